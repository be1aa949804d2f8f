/** For how long the clinic keeps what: seen and changed by an admin, within what the law asks. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { type KindShown, type Periods, RETENTION_KINDS } from '../../core/review/retention.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { getRetention, type PeriodsChange, setRetention } from '../../use-cases/review/retention-settings.ts'
import { Faults, When } from '../shared/components.tsx'
import { clinicOf } from '../shared/current-clinic.ts'
import { Field } from '../shared/fields.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'
import { type PrivacyWords, privacyWords } from '../words/privacy.ts'
import { settingsWords } from '../words/settings.ts'
import { framed } from './frame.tsx'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/retention`

type Words = PrivacyWords['retention']
type Showing = { form?: URLSearchParams; faults?: readonly FieldError[] }

async function retentionPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form, faults = [] }: Showing = {},
): Promise<PageAnswer> {
  const { caller, language, query } = request
  const clinic = await clinicOf(deps, caller)
  const { kinds, minors, changes } = await getRetention(deps, clinic)
  const words = privacyWords(language).retention
  const typed = form ?? new URLSearchParams(kinds.map(({ kind, period }) => [kind, String(period)]))
  return framed(request, {
    title: words.label,
    said: query.has('saved') ? settingsWords(language).saved : undefined,
    status: faults.length > 0 ? 422 : undefined,
    children: (
      <>
        <p>{words.intro}</p>
        <p>{words.hold}</p>
        <form method="post" action={PATH} class="settings" data-once>
          <Faults faults={faults} />
          <section class="card">
            {kinds.map(({ kind, unit, least, most }) => (
              <Field
                key={kind}
                form={typed}
                faults={faults}
                name={kind}
                at={`/periods/${kind}`}
                label={`${words.kinds[kind].label} (${words.units[unit]})`}
                hint={`${words.kinds[kind].hint} ${words.bounds(least, most, words.units[unit])}`}
                inputmode="numeric"
                required
              />
            ))}
            <p>{words.minors(minors.years)}</p>
          </section>
          <button type="submit">{settingsWords(language).save}</button>
        </form>
        <Sources {...{ kinds, words }} minors={minors.source} />
        <Changes {...{ changes, words, clinic }} />
      </>
    ),
  })
}

const Sources = ({ kinds, words, minors }: { kinds: readonly KindShown[]; words: Words; minors: string }) => (
  <details class="card">
    <summary>{words.sources}</summary>
    <dl>
      {kinds.map(({ kind, source }) => (
        <>
          <dt>{words.kinds[kind].label}</dt>
          <dd lang="en">{source}</dd>
        </>
      ))}
    </dl>
    <p lang="en">{minors}</p>
  </details>
)

const Changes = ({ changes, words, clinic }: { changes: readonly PeriodsChange[]; words: Words; clinic: Clinic }) => (
  <section aria-labelledby="changes">
    <h2 id="changes">{words.changes}</h2>
    {changes.length === 0 && <p>{words.never}</p>}
    {changes.length > 0 && (
      <Table
        caption={words.changes}
        unseen
        columns={words.columns}
        rows={[...changes]
          .reverse()
          .map(({ at, name, before, after }) => [
            <When at={at} zone={clinic.zone} />,
            <bdi>{name}</bdi>,
            said(before, after, words),
          ])}
      />
    )}
  </section>
)

/** `Alerts 12 (before: 10)`, of each kind that is another one now. */
const said = (before: Partial<Periods>, after: Periods, words: Words): string =>
  RETENTION_KINDS.filter((kind) => before[kind] !== after[kind])
    .map((kind) => {
      const old = before[kind] === undefined ? '' : ` (${words.from} ${before[kind]})`
      return `${words.kinds[kind].label} ${after[kind]}${old}`
    })
    .join(', ')

const WHOLE = /^\d{1,6}$/

async function saved(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = privacyWords(language).retention
  const wrong = RETENTION_KINDS.filter((kind) => !WHOLE.test(formValue(form, kind)))
  if (wrong.length > 0) {
    const faults = wrong.map((kind) => ({ pointer: `/periods/${kind}`, detail: words.whole }))
    return retentionPage(deps, request, { form, faults })
  }
  const clinic = await clinicOf(deps, caller)
  const periods = Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, Number(formValue(form, kind))])) as Periods
  const set = await setRetention(deps, clinic, periods, { by: caller.id, name: caller.name })
  if (set.kind === 'set') return { kind: 'go', to: `${PATH}?saved=yes` }
  const { kinds } = await getRetention(deps, clinic)
  return retentionPage(deps, request, {
    form,
    faults: set.faults.map((fault) => inWords(fault, kinds, periods, words)),
  })
}

/** The fault in the page's language, without the law's source, which stands below. */
function inWords(fault: FieldError, kinds: readonly KindShown[], periods: Periods, words: Words): FieldError {
  const found = kinds.find(({ kind }) => fault.pointer === `/periods/${kind}`)
  if (!found) return fault
  const { kind, least, most, unit } = found
  const isShort = periods[kind] < least
  const highest = periods[kind] > most ? most : periods.record
  const detail = isShort ? words.atLeast(least, words.units[unit]) : words.atMost(highest, words.units[unit])
  return { pointer: fault.pointer, detail: `${words.kinds[kind].label}: ${detail}` }
}

const roles = PERMISSIONS.administer

export const retentionPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: (deps, request) => retentionPage(deps, request) },
  { method: 'POST', path: PATH, roles, respond: saved },
]
