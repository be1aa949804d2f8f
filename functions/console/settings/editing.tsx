import type { ComponentChildren } from 'preact'
import type { PageAnswer, PageRequest } from '../shared/page.ts'
import { settingsWords } from '../words/settings.ts'
import { framed } from './frame.tsx'
import type { Showing } from './save-settings.ts'

type Editing = Omit<Showing, 'form'> & { title: string; children: ComponentChildren }

/** A page whose form saves settings: what came of saving stands above it, and with what was typed nothing is lost. */
export function editing(
  request: PageRequest,
  { title, faults = [], overtaken = false, children }: Editing,
): PageAnswer {
  const words = settingsWords(request.language)
  return framed(request, {
    title,
    said: request.query.has('saved') ? words.saved : undefined,
    status: overtaken ? 409 : faults.length > 0 ? 422 : undefined,
    children: (
      <>
        {overtaken && (
          <p class="warning" role="alert">
            {words.overtaken}
          </p>
        )}
        {children}
      </>
    ),
  })
}
