/** How far an import has come, kept fresh; and its end before all rows are logged. */
import { stateOf } from '../../core/courses/import-job.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { cancelImport } from '../../use-cases/courses/cancel-import.ts'
import { getImport, type ImportView, importDoneBy, type RowResult } from '../../use-cases/courses/import-treatments.ts'
import { ActionButton, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { FaultyRows, faultyOf, IMPORT } from './import-faults.tsx'

type Shown = { found: ImportView; now: string; zone: string }

async function shownOf(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<Shown | undefined> {
  const { clinic } = await clinicNowOf(deps, caller)
  const found = await getImport(deps, caller.clinicId, params.id ?? '')
  return found && { found, now: deps.now(), zone: clinic.zone }
}

const notFound: PageAnswer = {
  kind: 'page',
  title: 'No such file',
  status: 404,
  body: <p>No such file was sent at this clinic.</p>,
}

async function progressPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const shown = await shownOf(deps, request)
  if (!shown) return notFound
  const { importId } = shown.found.job
  return {
    kind: 'page',
    title: 'Visits from a file',
    body: (
      <section data-forget={IMPORT}>
        <div data-live={`${IMPORT}/${importId}/progress`}>
          <Progress {...shown} />
        </div>
        <p>
          <a href={IMPORT}>Send another file, or the corrected one</a>
        </p>
      </section>
    ),
  }
}

const Progress = ({ found: { job, results }, now, zone }: Shown) => {
  const count = (...wanted: RowResult['result'][]) => results.filter(({ result }) => wanted.includes(result)).length
  const state = stateOf(job)
  return (
    <div data-count={job.done}>
      <p>
        {job.done} of {job.rows} rows are done: {count('created')} logged, {count('repeated')} logged before,{' '}
        {count('invalid', 'failed')} not logged.
      </p>
      <progress max={job.rows} value={job.done} aria-label="Rows that are done" />
      {state === 'working' && (
        <>
          <p>
            All rows are done by <When at={importDoneBy(job, now)} zone={zone} />.
          </p>
          <ActionButton to={`${IMPORT}/${job.importId}/cancel`} label="Cancel the rest" of="this file" quiet />
        </>
      )}
      {job.cancelled && (
        <p class="warning">
          Cancelled <When at={job.cancelled.at} zone={zone} />. What was logged stays; send the file again to log the
          rest.
        </p>
      )}
      <FaultyRows rows={faultyOf(results)} />
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
      return shown ? { kind: 'part', body: <Progress {...shown} /> } : notFound
    },
  },
  {
    method: 'POST',
    path: `${IMPORT}/{id}/cancel`,
    roles: PERMISSIONS.tasks,
    async respond(deps, { caller, params: { id = '' } }) {
      const ended = await cancelImport(deps, { clinicId: caller.clinicId, importId: id, by: caller.id })
      return ended.kind === 'unknown' ? notFound : { kind: 'go', to: `${IMPORT}/${id}` }
    },
  },
]
