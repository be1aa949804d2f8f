import type { ImportJob } from '../../core/courses/import-job.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Key, keys } from '../../core/keys.ts'
import { type Instant, plusHours, plusMinutes } from '../../core/time.ts'
import type { Hashing, Queueing, Reads, Store, Write } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { read, readAll, write, writeImport } from '../store/records.ts'
import type { TreatmentRequest } from './validate-treatment.ts'

/**
 * Rows logged in a minute. Each may plan two messages that leave at once, and forty routine messages of a clinic may
 * leave in a minute: a quarter is left for check-ins that are due meanwhile. (docs/architecture.md, "Rate")
 */
export const ROWS_A_MINUTE = 15
/** Rows kept in one item, of which DynamoDB takes 400 KB. */
const ROWS_A_PART = 60
/** What a job says is kept as long as a row may still be repeated. */
const KEPT_HOURS = 24 * 30

/** A row that can be logged, or why it cannot. */
export type ImportRow = { line: number } & ({ request: TreatmentRequest } | { errors: FieldError[] })

export type RowResult = { line: number } & (
  | { result: 'created' | 'repeated'; treatmentId: string; patientId: string }
  | { result: 'invalid'; errors: FieldError[] }
  /** A fault of ours; the other rows went on. */
  | { result: 'failed' }
)

/** Rows still to be logged; they go once they are. */
export type ImportPart = { rows: ImportRow[] }

/** What became of a part's rows. */
export type ImportResults = { results: RowResult[] }

export const partOf = (job: ImportJob): number => Math.floor(job.done / ROWS_A_PART)

/**
 * Takes a file's rows, all or none: the job, which makes them due, is written last. The same file again is the same
 * import, as far as it has come.
 */
export async function beginImport(
  deps: Store & Queueing & Hashing,
  given: { clinicId: string; by: string; text: string; rows: readonly ImportRow[] },
): Promise<ImportJob> {
  const { clinicId, by, text, rows } = given
  const importId = deps.sha256(text).slice(0, 16)
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
    await once(deps, keys.importPart(clinicId, importId, number), (partKey) => write(partKey, part, 0, { expiresAt }))
  }
  const counts = { rows: rows.length, done: 0 }
  const job: ImportJob = { importId, clinicId, by, startedAt: now, ...counts, timers: { work: now }, expiresAt }
  await once(deps, key, () => writeImport(job))
  await deps.queues.put('routine', [key])
  return job
}

/** Writes an item that may have been written before, by this request or by one that ended in its middle. */
const once = (deps: Store, key: Key, put: (key: Key) => Write): Promise<void> =>
  attempt(deps, async (deps) => ({ writes: (await deps.records.get(key)) ? [] : [put(key)], answer: undefined }))

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
