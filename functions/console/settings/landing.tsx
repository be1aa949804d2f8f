/** Settings: the pages with which an admin runs the clinic, and whether something is missing. */
import { PERMISSIONS } from '../../http/route.ts'
import { readinessOf } from '../../use-cases/clinic/readiness.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { settingsWords } from '../words/settings.ts'
import { framed } from './frame.tsx'
import { SECTIONS, SETTINGS_PATH } from './sections.ts'

async function landingPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { language, caller } = request
  const missing = await readinessOf(deps, await clinicNowOf(deps, caller))
  const words = settingsWords(language)
  return framed(request, {
    title: words.title,
    children: (
      <>
        <p class={missing.length > 0 ? 'warning' : 'good'}>
          {missing.length > 0 ? words.missing(missing.length) : `✓ ${words.ready}`}
        </p>
        <ul class="plain sections">
          {SECTIONS.map(({ to, say }) => (
            <li key={to} class="card">
              <h2>
                <a href={to}>{say(language).label}</a>
              </h2>
              <p>{say(language).hint}</p>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

export const settingsPages: readonly Page[] = [
  { method: 'GET', path: SETTINGS_PATH, roles: PERMISSIONS.administer, respond: landingPage },
]
