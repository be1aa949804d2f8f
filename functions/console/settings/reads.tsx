/** Who read which record: by day, by reader and by patient; addresses hold ids alone. */
import type { RecordRead } from '../../core/access/record-read.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import { isErased, type Patient } from '../../core/patients/patient.ts'
import { wallTime } from '../../core/time.ts'
import { readsCsv, spanOf } from '../../http/record-reads.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { findReads } from '../../use-cases/access/find-reads.ts'
import { readMany } from '../../use-cases/store/records.ts'
import { Choice, staffName, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { ScrollableTable, Table } from '../shared/table.tsx'
import { type PrivacyWords, privacyWords } from '../words/privacy.ts'
import { framed } from './frame.tsx'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/reads`
const MOST_SHOWN = 200

type Words = PrivacyWords['reads']
type Asked = { patientId?: string; staffId?: string; from?: string; to?: string }

const askedIn = (query: URLSearchParams): Asked =>
  Object.fromEntries(
    (['patientId', 'staffId', 'from', 'to'] as const).flatMap((name) => {
      const value = formValue(query, name)
      return value ? [[name, value]] : []
    }),
  )

/** The readings that are asked for; undefined where the days are none. */
async function found(deps: ConsoleDeps, clinic: Clinic, asked: Asked): Promise<RecordRead[] | undefined> {
  const span = spanOf(asked, wallTime(deps.now(), clinic.zone).date, clinic.zone)
  if ('fault' in span) return undefined
  return findReads(deps, clinic.clinicId, { patientId: asked.patientId, by: asked.staffId, ...span })
}

async function readsPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, language, query } = request
  const { clinic, rota } = await clinicNowOf(deps, caller)
  const words = privacyWords(language).reads
  const asked = askedIn(query)
  const reads = await found(deps, clinic, asked)
  const shown = (reads ?? []).slice(-MOST_SHOWN).reverse()
  const ids = [...shown.map(({ patientId }) => patientId), ...(asked.patientId ? [asked.patientId] : [])]
  const names = await namesOf(deps, clinic, [...new Set(ids)], words)
  const rows = shown.map((read) => rowOf(read, { clinic, staff: rota.staff, names, words }))
  return framed(request, {
    title: words.label,
    status: reads ? undefined : 422,
    children: (
      <>
        <p>{words.intro}</p>
        <Filters {...{ asked, words, staff: rota.staff }} today={wallTime(deps.now(), clinic.zone).date} />
        {asked.patientId && (
          <p>
            {words.patient} <strong>{names.get(asked.patientId)}</strong>. <a href={PATH}>{words.anyPatient}</a>
          </p>
        )}
        {!reads && (
          <p class="warning" role="alert">
            {words.wrongDay}
          </p>
        )}
        {reads && reads.length === 0 && <p>{words.none}</p>}
        {reads && reads.length > MOST_SHOWN && <p>{words.more(MOST_SHOWN)}</p>}
        {rows.length > 0 && (
          <ScrollableTable label={words.label}>
            <Table caption={words.label} unseen columns={words.columns} rows={rows} />
          </ScrollableTable>
        )}
        {reads && reads.length > 0 && (
          <p>
            <a class="button quiet" href={`${PATH}.csv?${new URLSearchParams(asked)}`}>
              {words.file}
            </a>
          </p>
        )}
      </>
    ),
  })
}

type FiltersGiven = { asked: Asked; words: Words; staff: readonly Staff[]; today: string }

const Filters = ({ asked, words, staff, today }: FiltersGiven) => (
  <form method="get" action={PATH} class="row">
    {asked.patientId && <input type="hidden" name="patientId" value={asked.patientId} />}
    <label>
      {words.day} <input type="date" name="from" value={asked.from ?? (asked.patientId ? '' : today)} max={today} />
    </label>
    <label>
      {words.to} <input type="date" name="to" value={asked.to ?? ''} max={today} />
    </label>
    <label>
      {words.reader}{' '}
      <Choice
        name="staffId"
        options={[
          { value: '', label: words.everybody },
          ...staff.map(({ staffId, name }) => ({ value: staffId, label: name })),
        ]}
        chosen={asked.staffId ?? ''}
      />
    </label>
    <button type="submit">{words.show}</button>
  </form>
)

type RowGiven = { clinic: Clinic; staff: readonly Staff[]; names: ReadonlyMap<string, string>; words: Words }

function rowOf({ at, by, name, via, what, listed, patientId }: RecordRead, { clinic, staff, names, words }: RowGiven) {
  const reader = by === 'card' ? words.card : (name ?? staff.find(({ staffId }) => staffId === by)?.name ?? by)
  const said = words.what[what] ?? what
  return [
    <When at={at} zone={clinic.zone} />,
    <bdi>{reader}</bdi>,
    words.doors[via],
    listed ? `${said} (${words.listed})` : said,
    <a href={`${PATH}?patientId=${encodeURIComponent(patientId)}`}>{names.get(patientId) ?? patientId}</a>,
  ] as const
}

/** Read as a list, and so noted as one: the person who looks at the log sees these names too. */
async function namesOf(deps: ConsoleDeps, { clinicId }: Clinic, ids: readonly string[], words: Words) {
  const people = await readMany<Patient>(
    deps.records,
    ids.map((id) => keys.patient(clinicId, id)),
  )
  return new Map(
    ids.map((id, i) => {
      const person = people[i]?.value
      return [id, person && !isErased(person) ? staffName(person) : words.gone]
    }),
  )
}

async function readsFile(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, request.caller)
  const reads = await found(deps, clinic, askedIn(request.query))
  if (!reads) return readsPage(deps, request)
  return { kind: 'file', type: 'text/csv', name: 'readings.csv', content: readsCsv(reads, clinic.zone) }
}

const roles = PERMISSIONS.administer

export const readsPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: readsPage },
  { method: 'GET', path: `${PATH}.csv`, roles, respond: readsFile },
]
