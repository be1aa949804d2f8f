/** A list of visits from a file: checked as a whole first, then logged at a pace that leaves room for what is due. */
import { columnOf } from '../../core/courses/table-columns.ts'
import { readTreatmentFile } from '../../core/courses/treatment-file.ts'
import type { FieldError } from '../../core/fault.ts'
import { rowOf } from '../../http/import-rows.ts'
import { PERMISSIONS } from '../../http/route.ts'
import {
  beginImport,
  getImport,
  type ImportView,
  importDoneBy,
  type RowResult,
  type Tried,
  tryImport,
} from '../../use-cases/courses/import-treatments.ts'
import { Faults, Hidden, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'

const PATH = '/console/checkout/import'
/** Rows with faults that one page shows; the others come up once these are right. */
const MOST_SHOWN = 100

type Faulty = { line: number; errors: FieldError[] }
type Showing = {
  text: string
  faults?: readonly FieldError[]
  tried?: readonly Tried[]
  seen?: string
  status?: number
}

const faultyOf = (rows: readonly (Tried | RowResult)[]): Faulty[] =>
  rows.flatMap((row) => (row.result === 'invalid' ? [{ line: row.line, errors: row.errors }] : []))

const Faulty = ({ rows }: { rows: readonly Faulty[] }) =>
  rows.length === 0 ? null : (
    <Table
      caption="Rows to fix: change them in your file, then send it again"
      columns={['Line', 'Column', 'What is wrong']}
      rows={rows
        .slice(0, MOST_SHOWN)
        .flatMap(({ line, errors }) =>
          errors.map(({ pointer, detail }) => [line, columnOf(pointer) ?? 'the whole row', detail] as const),
        )}
    />
  )

function importPage({ text, faults = [], tried, seen, status }: Showing): PageAnswer {
  const ready = tried?.filter(({ result }) => result === 'ready').length ?? 0
  return {
    kind: 'page',
    title: 'Visits from a file',
    ...(status ? { status } : {}),
    body: (
      <form method="post" action={PATH} class="card" data-once data-draft={text ? 'filled' : ''}>
        <p class="hint">
          A CSV file as spreadsheets save it, with a header: name, phone or email, performed_at, procedures, consent_sms
          or consent_email. First every row is checked, and nothing is saved.
        </p>
        <Faults faults={faults} />
        <label class="if-script" hidden>
          File
          <input type="file" accept=".csv,text/csv" data-read-into="rows" />
        </label>
        <label>
          The file's text
          <textarea name="rows" id="rows" rows={8} spellcheck={false} class="code">
            {text}
          </textarea>
        </label>
        {tried && (
          <p>
            {ready} of {tried.length} {tried.length === 1 ? 'row' : 'rows'} can be logged. Nothing is saved yet.
          </p>
        )}
        {tried && <Faulty rows={faultyOf(tried)} />}
        {seen && <Hidden name="seen" value={seen} />}
        <p class="buttons">
          <button type="submit" name="do" value="try" class={ready > 0 ? 'quiet' : ''}>
            Check every row
          </button>
          {ready > 0 && (
            <button type="submit" name="do" value="log">
              Log {ready} {ready === 1 ? 'visit' : 'visits'}
            </button>
          )}
        </p>
      </form>
    ),
  }
}

async function submitted(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form } = request
  const text = formValue(form, 'rows')
  const refused = (faults: readonly FieldError[]) => importPage({ text, faults, status: 422 })
  if (!text) return refused([{ pointer: '', detail: 'Choose a file, or paste its text.' }])
  const file = readTreatmentFile(text)
  if ('faults' in file) return refused(file.faults)
  const { clinic } = await clinicNowOf(deps, caller)
  const rows = file.rows.map((row) => rowOf(row, clinic))
  const seen = deps.sha256(text)
  // What was changed since it was checked is checked again first.
  if (formValue(form, 'do') !== 'log' || formValue(form, 'seen') !== seen)
    return importPage({ text, tried: await tryImport(deps, caller.clinicId, rows), seen })
  const { importId } = await beginImport(deps, { clinicId: caller.clinicId, by: caller.id, text, rows })
  return { kind: 'go', to: `${PATH}/${importId}` }
}

async function progressPage(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, caller)
  const found = await getImport(deps, caller.clinicId, params.id ?? '')
  if (!found)
    return { kind: 'page', title: 'No such file', status: 404, body: <p>No such file was sent at this clinic.</p> }
  return { kind: 'page', title: 'Visits from a file', body: <Progress {...{ found, deps, zone: clinic.zone }} /> }
}

const Progress = ({ found: { job, results }, deps, zone }: { found: ImportView; deps: ConsoleDeps; zone: string }) => {
  const count = (...wanted: RowResult['result'][]) => results.filter(({ result }) => wanted.includes(result)).length
  return (
    <section data-forget={PATH}>
      <p>
        {job.done} of {job.rows} rows are done: {count('created')} logged, {count('repeated')} logged before,{' '}
        {count('invalid', 'failed')} not logged.
      </p>
      {job.done < job.rows && (
        <p>
          All rows are done by <When at={importDoneBy(job, deps.now())} zone={zone} />. Reload this page to see
          progress.
        </p>
      )}
      <Faulty rows={faultyOf(results)} />
      <p>
        <a href={PATH}>Send another file, or the corrected one</a>
      </p>
    </section>
  )
}

export const importPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles: PERMISSIONS.tasks, respond: async () => importPage({ text: '' }) },
  { method: 'POST', path: PATH, roles: PERMISSIONS.tasks, respond: submitted },
  { method: 'GET', path: `${PATH}/{id}`, roles: PERMISSIONS.tasks, respond: progressPage },
]
