/** What opens something, shown on the answer that made it and nowhere else. */
import type { PageAnswer, PageRequest } from '../shared/page.ts'
import { framed } from './frame.tsx'

/** `of`: the address that it belongs to. `old`: what becomes of the one that it replaces. */
type Shown = {
  title: string
  of?: string
  hint: string
  secret: string
  old?: string
  back: { to: string; label: string }
}

export const secretPage = (request: PageRequest, { title, of, hint, secret, old, back }: Shown): PageAnswer =>
  framed(request, {
    title,
    status: 201,
    children: (
      <section class="card settings" aria-label={of ?? title}>
        {of && <p class="address">{of}</p>}
        <p>{hint}</p>
        <p class="address">
          <code>{secret}</code>
        </p>
        {old && <p>{old}</p>}
        <a class="button" href={back.to}>
          {back.label}
        </a>
      </section>
    ),
  })
