/** A list of visits from a file: checked as a whole first, then logged at a pace that leaves room for what is due. */
import type { UnknownHeader } from '../../core/courses/treatment-file.ts'
import type { FieldError } from '../../core/fault.ts'
import { type ImportFile, importFile } from '../../http/import-file.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { MOST_LAYOUTS, setLayout } from '../../use-cases/courses/import-layouts.ts'
import { beginImport, type Tried, tryImport } from '../../use-cases/courses/import-treatments.ts'
import { Faults, Hidden } from '../shared/components.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { Columns, columnsIn } from './import-columns.tsx'
import { FaultyRows, faultyOf, IMPORT } from './import-faults.tsx'
import { progressPages } from './import-progress.tsx'

type Showing = {
  form: URLSearchParams
  text: string
  faults?: readonly FieldError[]
  unknown?: UnknownHeader | undefined
  tried?: readonly Tried[]
  skipped?: number
  /** The faulty rows as a file. */
  corrected?: string
  seen?: string
  status?: number
}

function importPage(showing: Showing): PageAnswer {
  const { form, text, faults = [], unknown, tried, skipped = 0, corrected, seen, status } = showing
  const ready = tried?.filter(({ result }) => result === 'ready').length ?? 0
  // Columns that are not known are asked about below.
  const told = unknown ? faults.filter(({ detail }) => !detail.startsWith('There is no column')) : faults
  return {
    kind: 'page',
    title: 'Visits from a file',
    ...(status ? { status } : {}),
    body: (
      <>
        <form method="post" action={IMPORT} class="card" data-once data-draft={text ? 'filled' : ''}>
          <p class="hint">
            A CSV file as spreadsheets and booking systems save it, with a header. First every row is checked, and
            nothing is saved. Columns that are not known are asked about once.
          </p>
          <Faults faults={told} />
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
          {unknown && <Columns header={unknown} form={form} />}
          {tried && (
            <p>
              {ready} of {tried.length} {tried.length === 1 ? 'row' : 'rows'} can be logged. Nothing is saved yet.
              {skipped > 0 &&
                ` ${skipped} more ${skipped === 1 ? 'is' : 'are'} left out: cancelled, or no aftercare needed.`}
            </p>
          )}
          {tried && <FaultyRows rows={faultyOf(tried)} />}
          {seen && <Hidden name="seen" value={seen} />}
          <p class="buttons">
            {unknown && (
              <button type="submit" name="do" value="columns">
                Remember these columns
              </button>
            )}
            <button type="submit" name="do" value="try" class={ready > 0 || unknown ? 'quiet' : ''}>
              Check every row
            </button>
            {ready > 0 && (
              <button type="submit" name="do" value="log">
                Log {ready} {ready === 1 ? 'visit' : 'visits'}
              </button>
            )}
          </p>
        </form>
        {corrected && (
          <form method="post" action={`${IMPORT}/corrected`} class="card">
            <Hidden name="corrected" value={corrected} />
            <p class="hint">
              The rows to fix as a file of their own, with what is wrong beside each. Fix it and send it.
            </p>
            <button type="submit" class="quiet">
              Download the rows to fix
            </button>
          </form>
        )}
      </>
    ),
  }
}

async function submitted(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form } = request
  const { clinicId } = caller
  const text = formValue(form, 'rows')
  if (!text)
    return importPage({
      form,
      text,
      faults: [{ pointer: '', detail: 'Choose a file, or paste its text.' }],
      status: 422,
    })
  const file = await importFile(deps, clinicId, text)
  if (file.kind === 'refused') return asked(deps, request, text, file)
  const { rows, skipped } = file
  const seen = deps.sha256(text)
  // What was changed since it was checked is checked again first.
  if (formValue(form, 'do') !== 'log' || formValue(form, 'seen') !== seen) {
    const tried = await tryImport(deps, clinicId, rows)
    const isFaulty = tried.some(({ result }) => result === 'invalid')
    const corrected = isFaulty ? { corrected: file.corrected(tried) } : {}
    return importPage({ form, text, tried, skipped: skipped.length, seen, ...corrected })
  }
  const { importId } = await beginImport(deps, { clinicId, by: caller.id, text, rows })
  return { kind: 'go', to: `${IMPORT}/${importId}` }
}

/** Where the header is not known, what each column is; said, it is remembered and the file is checked. */
async function asked(
  deps: ConsoleDeps,
  request: PageRequest,
  text: string,
  { faults, unknown }: Extract<ImportFile, { kind: 'refused' }>,
): Promise<PageAnswer> {
  const { caller, form } = request
  const refused = (faults: readonly FieldError[]) => importPage({ form, text, faults, unknown, status: 422 })
  if (!unknown || formValue(form, 'do') !== 'columns') return refused(faults)
  const columns = columnsIn(form, unknown)
  const set = await setLayout(deps, { clinicId: caller.clinicId, by: caller.id, columns })
  switch (set.kind) {
    case 'set': {
      const checked = new URLSearchParams({ rows: text, do: 'try' })
      return submitted(deps, { ...request, form: checked })
    }
    case 'invalid':
      return refused(set.faults)
    case 'too-many':
      return refused([{ pointer: '', detail: `A clinic remembers at most ${MOST_LAYOUTS} headers.` }])
  }
}

export const importPages: readonly Page[] = [
  {
    method: 'GET',
    path: IMPORT,
    roles: PERMISSIONS.tasks,
    respond: async () => importPage({ form: new URLSearchParams(), text: '' }),
  },
  { method: 'POST', path: IMPORT, roles: PERMISSIONS.tasks, respond: submitted },
  {
    method: 'POST',
    path: `${IMPORT}/corrected`,
    roles: PERMISSIONS.tasks,
    respond: async (_, { form }) => ({
      kind: 'file',
      type: 'text/csv',
      name: 'rows-to-fix.csv',
      content: form.get('corrected') ?? '',
    }),
  },
  ...progressPages,
]
