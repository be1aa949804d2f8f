/** A list of visits from a file: checked as a whole first, then logged at a pace that leaves room for what is due. */
import { canonical } from '../../core/canonical.ts'
import { agreementFaults, coversNone } from '../../core/courses/agreement.ts'
import type { UnknownHeader } from '../../core/courses/treatment-file.ts'
import type { FieldError } from '../../core/fault.ts'
import { type ImportFile, importFile, type Silent } from '../../http/import-file.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { MOST_LAYOUTS, setLayout } from '../../use-cases/courses/import-layouts.ts'
import { beginImport, type Tried, tryImport } from '../../use-cases/courses/import-treatments.ts'
import { AgreementFields, agreementIn, keptAgreement } from '../shared/agreement-fields.tsx'
import { Faults, Hidden } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { SERVICES } from '../shared/services-path.ts'
import { importWords } from '../words/import.ts'
import { faultIn } from '../words/row-faults.ts'
import { Columns, columnsIn } from './import-columns.tsx'
import { FaultyRows, faultyOf, IMPORT } from './import-faults.tsx'
import { progressPages } from './import-progress.tsx'

/** Where faults of the agreement stand. */
const AT = { statement: '/agreement', channels: '/agreement-for' }

type Showing = {
  form: URLSearchParams
  text: string
  faults?: readonly FieldError[]
  unknown?: UnknownHeader | undefined
  tried?: readonly Tried[]
  skipped?: number
  /** Rows without a consent cell, where an agreement covers them. */
  silent?: Silent | undefined
  /** The faulty rows as a file. */
  corrected?: string
  seen?: string
  status?: number
}

function importPage({ language, caller }: PageRequest, showing: Showing): PageAnswer {
  const words = importWords(language)
  const { form, text, unknown, tried, skipped = 0, silent, corrected, seen, status } = showing
  const faults = (showing.faults ?? []).map(faultIn(language))
  const ready = tried?.filter(({ result }) => result === 'ready').length ?? 0
  // Columns that are not known are asked about below.
  const told = unknown ? faults.filter(({ fact }) => fact?.kind !== 'no-column') : faults
  return {
    kind: 'page',
    language,
    title: words.title,
    ...(status ? { status } : {}),
    body: (
      <>
        <form method="post" action={IMPORT} class="card" data-once data-draft={text ? 'filled' : ''}>
          <p class="hint">{words.hint}</p>
          <Faults faults={told} />
          <label class="if-script" hidden>
            {words.file}
            <input type="file" accept=".csv,text/csv" data-read-into="rows" />
          </label>
          <label>
            {words.text}
            <textarea name="rows" id="rows" rows={8} spellcheck={false} class="code">
              {text}
            </textarea>
          </label>
          <AgreementFields {...{ form, faults }} words={words.agreement} at={AT} />
          {unknown && <Columns header={unknown} form={form} words={words} />}
          {tried && (
            <p>
              {words.ready(ready, tried.length)}
              {skipped > 0 && ` ${words.skipped(skipped)}`}
            </p>
          )}
          {silent && <p>{words.agreement.covers(silent.rows, silent.byVisitDay)}</p>}
          {tried && <FaultyRows rows={faultyOf(tried, language)} words={words} />}
          {tried && ready < tried.length && PERMISSIONS.administer.some((role) => role === caller.role) && (
            <p>
              <a href={SERVICES}>{words.services}</a>
            </p>
          )}
          {seen && <Hidden name="seen" value={seen} />}
          <p class="buttons">
            {unknown && (
              <button type="submit" name="do" value="columns">
                {words.remember}
              </button>
            )}
            <button type="submit" name="do" value="try" class={ready > 0 || unknown ? 'quiet' : ''}>
              {words.check}
            </button>
            {ready > 0 && (
              <button type="submit" name="do" value="log">
                {words.log(ready)}
              </button>
            )}
          </p>
        </form>
        {corrected && (
          <form method="post" action={`${IMPORT}/corrected`} class="card">
            <Hidden name="corrected" value={corrected} />
            <p class="hint">{words.corrected}</p>
            <button type="submit" class="quiet">
              {words.download}
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
    return importPage(request, {
      form,
      text,
      faults: [{ pointer: '', detail: importWords(request.language).choose }],
      status: 422,
    })
  const agreement = agreementIn(form)
  const unfit = agreement ? agreementFaults(agreement, AT) : []
  const refused = (faults: FieldError[]) => importPage(request, { form, text, faults, status: 422 })
  if (unfit.length > 0) return refused(unfit)
  const file = await importFile(deps, clinicId, text, agreement)
  if (file.kind === 'refused') return asked(deps, request, text, file)
  const { rows, skipped, silent } = file
  if (agreement && silent.rows === 0) return refused([coversNone(AT.statement)])
  const seen = deps.sha256(agreement ? `${canonical(agreement)}\n${text}` : text)
  // What was changed since it was checked is checked again first.
  if (formValue(form, 'do') !== 'log' || formValue(form, 'seen') !== seen) {
    const tried = await tryImport(deps, clinicId, rows)
    const isFaulty = tried.some(({ result }) => result === 'invalid')
    const corrected = isFaulty ? { corrected: file.corrected(tried.map(toldIn(request.language))) } : {}
    const covered = agreement ? { silent } : {}
    return importPage(request, { form, text, tried, skipped: skipped.length, seen, ...covered, ...corrected })
  }
  const stated = agreement && { agreement, name: caller.name }
  const { importId } = await beginImport(deps, { clinicId, by: caller.id, text, rows, stated })
  return { kind: 'go', to: `${IMPORT}/${importId}` }
}

/** A row with what is wrong with it in the language of the page, for the file that is downloaded. */
const toldIn =
  (language: ConsoleLanguage) =>
  (row: Tried): Tried =>
    row.result === 'invalid' ? { ...row, errors: row.errors.map(faultIn(language)) } : row

/** Where the header is not known, what each column is; said, it is remembered and the file is checked. */
async function asked(
  deps: ConsoleDeps,
  request: PageRequest,
  text: string,
  { faults, unknown }: Extract<ImportFile, { kind: 'refused' }>,
): Promise<PageAnswer> {
  const { caller, form } = request
  const refused = (faults: readonly FieldError[]) => importPage(request, { form, text, faults, unknown, status: 422 })
  if (!unknown || formValue(form, 'do') !== 'columns') return refused(faults)
  const columns = columnsIn(form, unknown)
  const set = await setLayout(deps, { clinicId: caller.clinicId, by: caller.id, columns })
  switch (set.kind) {
    case 'set': {
      const checked = new URLSearchParams([...keptAgreement(form), ['rows', text], ['do', 'try']])
      return submitted(deps, { ...request, form: checked })
    }
    case 'invalid':
      return refused(set.faults)
    case 'too-many':
      return refused([{ pointer: '', detail: importWords(request.language).tooMany(MOST_LAYOUTS) }])
  }
}

export const importPages: readonly Page[] = [
  {
    method: 'GET',
    path: IMPORT,
    roles: PERMISSIONS.tasks,
    respond: async (_, request) => importPage(request, { form: new URLSearchParams(), text: '' }),
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
