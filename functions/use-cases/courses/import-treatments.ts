import { canonical } from '../../core/canonical.ts'
import { type Agreement, agreementText } from '../../core/courses/agreement.ts'
import { type ImportJob, stateOf } from '../../core/courses/import-job.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Key, keys } from '../../core/keys.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import { rowFault } from '../../core/row-facts.ts'
import { clinicTime, type Instant, plusHours, plusMinutes } from '../../core/time.ts'
import { rotaForbidsCourses } from '../on-call/change-rota.ts'
import type { Clock, Hashing, Queueing, Reads, Store, Templates, Write } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { writeChange } from '../store/change-log.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { read, readAll, write, writeImport } from '../store/records.ts'
import { checkRequest, type TreatmentRequest } from './validate-treatment.ts'

/**
 * Rows logged in a minute. Each may plan two messages that leave at once, and forty routine messages of a clinic may
 * leave in a minute: a quarter is left for check-ins that are due meanwhile. (docs/architecture.md, "Rate")
 */
export const ROWS_A_MINUTE = 15
/** Rows kept in one item, of which DynamoDB takes 400 KB. */
const ROWS_A_PART = 60
/** What a job says is kept as long as a row may still be repeated. */
const KEPT_HOURS = 24 * 30

/**
 * A row that can be logged, or why it cannot; `rest`: what of it is no fault, to be checked as a request. `agreed`: its consent is
 * the import's agreement.
 */
export type ImportRow = { line: number } & (
  | { request: TreatmentRequest; agreed?: boolean }
  | { errors: FieldError[]; rest?: TreatmentRequest }
)

/** All faults of a row that a schema refused: those of its other fields too. */
export function faultsOfRow(
  { errors, rest }: { errors: readonly FieldError[]; rest?: TreatmentRequest },
  { clinic }: ClinicSnapshot,
  deps: Clock & Templates,
): FieldError[] {
  const checked = rest && checkRequest(rest, clinic, deps)
  const isNamed = (pointer: string) =>
    errors.some((named) => `${named.pointer}/`.startsWith(`${pointer}/`) || pointer.startsWith(`${named.pointer}/`))
  return [
    ...errors,
    ...(checked && 'faults' in checked ? checked.faults : []).filter(({ pointer }) => !isNamed(pointer)),
  ]
}

export type RowResult = {
  line: number
} /** `withoutMessages`: by an agreement, of a patient who had said no before. */ & (
  | { result: 'created'; treatmentId: string; patientId: string; withoutMessages?: true }
  | { result: 'repeated'; treatmentId: string; patientId: string }
  | { result: 'invalid'; errors: FieldError[] }
  /** A fault of ours; the other rows went on. */
  | { result: 'failed' }
)

/** Rows still to be logged; they go once they are. */
export type ImportPart = { rows: ImportRow[] }

/** What became of a part's rows. */
export type ImportResults = { results: RowResult[] }

export const partOf = (job: ImportJob): number => Math.floor(job.done / ROWS_A_PART)

/** `name`: of the person who states the agreement, for the clinic's log. */
export type Stated = { agreement: Agreement; name: string }

/**
 * Takes a file's rows, all or none: the job, which makes them due, is written last. The same file again by the same agreement is
 * the same import, as far as it has come.
 */
export async function beginImport(
  deps: Store & Queueing & Hashing,
  given: { clinicId: string; by: string; text: string; rows: readonly ImportRow[]; stated?: Stated | undefined },
): Promise<ImportJob> {
  const { clinicId, by, text, rows, stated } = given
  const importId = await importIdOf(deps, clinicId, stated ? `${canonical(stated.agreement)}\n${text}` : text)
  const key = keys.importJob(clinicId, importId)
  const before = await read<ImportJob>(deps.records, key)
  if (before) return before.value
  const now = deps.now()
  const expiresAt = plusHours(now, KEPT_HOURS)
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS_A_PART) }, (_, part) =>
    rows.slice(part * ROWS_A_PART, (part + 1) * ROWS_A_PART),
  )
  for (const [number, ofPart] of parts.entries()) {
    const part: ImportPart = { rows: ofPart }
    await once(deps, keys.importPart(clinicId, importId, number), async (_, partKey) => [
      write(partKey, part, 0, { expiresAt }),
    ])
  }
  const counts = { rows: rows.length, done: 0 }
  const job: ImportJob = {
    ...{ importId, clinicId, by, startedAt: now, ...counts, timers: { work: now }, expiresAt },
    ...(stated ? { agreement: stated.agreement } : {}),
  }
  const listed = write(keys.importListed(clinicId, now, importId), { importId }, 0, { expiresAt })
  await once(deps, key, async (deps) => {
    if (!stated) return [writeImport(job), listed]
    const changes = [{ field: `imports/${importId}/agreement`, to: agreementText(stated.agreement) }]
    const line = { at: now, by: { id: by, name: stated.name }, changes }
    return [writeImport(job), listed, await writeChange(deps, clinicId, line)]
  })
  await deps.queues.put('intake', [key])
  return job
}

/**
 * A file that has come before, and that was cancelled or in which a row failed through no fault of its own, is worked through
 * once more.
 */
const MOST_TIMES = 20

async function importIdOf(deps: Reads & Hashing, clinicId: string, text: string): Promise<string> {
  for (let time = 0; ; time++) {
    const importId = deps.sha256(time === 0 ? text : `${text}\n${time}`).slice(0, 16)
    const before = time < MOST_TIMES ? await getImport(deps, clinicId, importId) : undefined
    if (!before || stateOf(before.job) === 'working') return importId
    if (stateOf(before.job) === 'done' && !before.results.some(mayGoBetter)) return importId
  }
}

const mayGoBetter = (row: RowResult): boolean =>
  row.result === 'failed' ||
  (row.result === 'invalid' && row.errors.some(({ pointer }) => pointer === '' || pointer === '/performedAt'))

export type Tried = { line: number } & ({ result: 'ready' } | { result: 'invalid'; errors: FieldError[] })

/** What would become of every row, without writing anything: all faults of all rows at once. */
export async function tryImport(
  deps: Reads & Clock & Templates,
  clinicId: string,
  rows: readonly ImportRow[],
): Promise<Tried[]> {
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!clinicNow) throw new Error('a token of a clinic that is not set up')
  const gap = rotaForbidsCourses(clinicNow, deps.now())
  const unpaged = gap ? [unpagedFault(gap, clinicNow)] : []
  return rows.map((row): Tried => {
    const { line } = row
    if ('errors' in row) return { line, result: 'invalid', errors: faultsOfRow(row, clinicNow, deps) }
    const checked = checkRequest(row.request, clinicNow.clinic, deps)
    const errors = [...('faults' in checked ? checked.faults : []), ...(row.request.consent.declined ? [] : unpaged)]
    return errors.length > 0 ? { line, result: 'invalid', errors } : { line, result: 'ready' }
  })
}

/** Why no row that gets messages is logged now. */
export const unpagedFault = (
  { from, to }: Pick<Gap, 'from' | 'to'>,
  { clinic }: ClinicSnapshot,
  again = false,
): FieldError => rowFault('', { kind: 'unpaged', from: clinicTime(from, clinic), to: clinicTime(to, clinic), again })

/** Writes an item that may have been written before, by this request or by one that ended in its middle. */
const once = (deps: Store, key: Key, put: (deps: Reads, key: Key) => Promise<Write[]>): Promise<void> =>
  attempt(deps, async (deps) => ({
    writes: (await deps.records.get(key)) ? [] : await put(deps, key),
    answer: undefined,
  }))

/** When the last row will have been logged. */
export const importDoneBy = (job: ImportJob, now: Instant): Instant =>
  plusMinutes(now, Math.ceil((job.rows - job.done) / ROWS_A_MINUTE))

export type ImportView = { job: ImportJob; results: RowResult[] }

export async function getImport(deps: Reads, clinicId: string, importId: string): Promise<ImportView | undefined> {
  const key = keys.importJob(clinicId, importId)
  const job = await read<ImportJob>(deps.records, key)
  if (!job) return undefined
  const parts = await readAll<ImportResults>(deps.records, key.pk, 'RESULT#')
  return { job: job.value, results: parts.flatMap(({ value }) => value.results) }
}
