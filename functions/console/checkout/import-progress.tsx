/** How far an import has come, kept fresh; and its end before all rows are logged. */
import { stateOf } from '../../core/courses/import-job.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { cancelImport } from '../../use-cases/courses/cancel-import.ts'
import { getImport, type ImportView, importDoneBy, type RowResult } from '../../use-cases/courses/import-treatments.ts'
import { ActionButton, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { type ImportWords, importWords } from '../words/import.ts'
import { FaultyRows, faultyOf, IMPORT } from './import-faults.tsx'

type Shown = { found: ImportView; now: string; zone: string; words: ImportWords; language: ConsoleLanguage }

async function shownOf(deps: ConsoleDeps, { caller, params, language }: PageRequest): Promise<Shown | undefined> {
  const { clinic } = await clinicNowOf(deps, caller)
  const found = await getImport(deps, caller.clinicId, params.id ?? '')
  return found && { found, now: deps.now(), zone: clinic.zone, words: importWords(language), language }
}

function notFound({ language }: PageRequest): PageAnswer {
  const { title, text } = importWords(language).noFile
  return { kind: 'page', language, title, status: 404, body: <p>{text}</p> }
}

async function progressPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const shown = await shownOf(deps, request)
  if (!shown) return notFound(request)
  const { importId } = shown.found.job
  return {
    kind: 'page',
    language: request.language,
    title: shown.words.title,
    body: (
      <section data-forget={IMPORT}>
        <div data-live={`${IMPORT}/${importId}/progress`}>
          <Progress {...shown} />
        </div>
        <p>
          <a href={IMPORT}>{shown.words.another}</a>
        </p>
      </section>
    ),
  }
}

const Progress = ({ found: { job, results }, now, zone, words, language }: Shown) => {
  const count = (...wanted: RowResult['result'][]) => results.filter(({ result }) => wanted.includes(result)).length
  const state = stateOf(job)
  const unsent = results.filter((row) => row.result === 'created' && row.withoutMessages).length
  return (
    <div data-count={job.done}>
      <p>
        {words.done(job.done, job.rows, {
          ...{ created: count('created'), repeated: count('repeated'), failed: count('invalid', 'failed') },
        })}
      </p>
      {job.agreement && (
        <p>
          {words.agreement.stated} <q>{job.agreement.statement}</q>
        </p>
      )}
      {unsent > 0 && <p>{words.agreement.unsent(unsent)}</p>}
      <progress max={job.rows} value={job.done} aria-label={words.progress} />
      {state === 'working' && (
        <>
          <p>
            {words.doneBy} <When at={importDoneBy(job, now)} zone={zone} />.
          </p>
          <ActionButton to={`${IMPORT}/${job.importId}/cancel`} label={words.cancel} of={words.cancelOf} quiet />
        </>
      )}
      {job.cancelled && (
        <p class="warning">
          {words.cancelled} <When at={job.cancelled.at} zone={zone} />. {words.afterCancel}
        </p>
      )}
      <FaultyRows rows={faultyOf(results, language)} words={words} />
    </div>
  )
}

export const progressPages: readonly Page[] = [
  { method: 'GET', path: `${IMPORT}/{id}`, roles: PERMISSIONS.tasks, respond: progressPage },
  {
    method: 'GET',
    path: `${IMPORT}/{id}/progress`,
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const shown = await shownOf(deps, request)
      return shown ? { kind: 'part', body: <Progress {...shown} /> } : notFound(request)
    },
  },
  {
    method: 'POST',
    path: `${IMPORT}/{id}/cancel`,
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const { caller, params } = request
      const id = params.id ?? ''
      const ended = await cancelImport(deps, { clinicId: caller.clinicId, importId: id, by: caller.id })
      return ended.kind === 'unknown' ? notFound(request) : { kind: 'go', to: `${IMPORT}/${id}` }
    },
  },
]
