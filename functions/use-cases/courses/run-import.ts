import { canonical } from '../../core/canonical.ts'
import type { ImportJob } from '../../core/courses/import-job.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Key, keys } from '../../core/keys.ts'
import { shortFact } from '../../core/row-facts.ts'
import { plusMinutes } from '../../core/time.ts'
import { type Composing, type Hashing, type Queueing, type Secret, type Store, Unavailable } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, write, writeImport } from '../store/records.ts'
import {
  faultsOfRow,
  type ImportPart,
  type ImportResults,
  type ImportRow,
  partOf,
  ROWS_A_MINUTE,
  type RowResult,
  unpagedFault,
} from './import-treatments.ts'
import { logTreatment } from './log-treatment.ts'

export type ImportResult = { kind: 'nothing-due' } | { kind: 'imported'; rows: number }

/**
 * Logs the next rows of an import. Safe to repeat and to run twice at once: each row is logged under a key of its own,
 * and progress is one commit after it. Where that fails, or the process ends in the middle, the job is still due, and
 * finds its rows logged.
 */
export async function runImport(
  deps: Store & Queueing & Composing & Hashing & Secret,
  key: Key,
): Promise<ImportResult> {
  const found = await read<ImportJob>(deps.records, key)
  const work = found?.value.timers.work
  if (!found || work === undefined || work > deps.now()) return { kind: 'nothing-due' }
  const { value: job } = found
  const { clinicId, importId, expiresAt } = job
  const partKey = keys.importPart(clinicId, importId, partOf(job))
  const resultsKey = keys.importResults(clinicId, importId, partOf(job))
  const part = await read<ImportPart>(deps.records, partKey)
  // Cancelled since it was read.
  if (!part) return { kind: 'nothing-due' }
  const rows = part.value.rows.slice(0, ROWS_A_MINUTE)
  const results: RowResult[] = []
  for (const row of rows) results.push(await importRow(deps, job, row))
  await attempt(deps, async (deps): Promise<Decision<void>> => {
    const now = await read<ImportJob>(deps.records, key)
    // Another run has dealt with the same rows.
    if (!now || now.value.done !== job.done) return { writes: [], answer: undefined }
    const done = job.done + rows.length
    const isOver = now.value.cancelled !== undefined || done >= job.rows
    const next: ImportJob = { ...now.value, done, timers: isOver ? {} : { work: plusMinutes(deps.now(), 1) } }
    const left = await read<ImportPart>(deps.records, partKey)
    const rest: ImportPart = { ...part.value, rows: part.value.rows.slice(rows.length) }
    const before = await read<ImportResults>(deps.records, resultsKey)
    const sofar: ImportResults = { ...before?.value, results: [...(before?.value.results ?? []), ...results] }
    return {
      writes: [
        writeImport(next, now.version),
        // Deleted where the import was cancelled meanwhile.
        ...(left ? [write(partKey, rest, left.version, { expiresAt })] : []),
        write(resultsKey, sofar, before?.version ?? 0, { expiresAt }),
      ],
      answer: undefined,
    }
  })
  return { kind: 'imported', rows: rows.length }
}

/** What is kept for a month about a row quotes nothing of a patient: no erasure would find it. */
const withoutWords = (errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ pointer, detail, fact }) => ({
    pointer,
    detail: /^\/(patient|guardian|performedAt|consent)\b/.test(pointer) ? detail.replace(/"[^"]*"/g, 'This') : detail,
    ...(fact ? { fact: shortFact(fact) } : {}),
  }))

async function importRow(
  deps: Store & Queueing & Composing & Hashing & Secret,
  { clinicId, importId, by, agreement }: ImportJob,
  row: ImportRow,
): Promise<RowResult> {
  const { line } = row
  if ('errors' in row) {
    const clinicNow = await readClinic(deps.records, clinicId)
    const errors = clinicNow ? faultsOfRow(row, clinicNow, deps) : row.errors
    return { line, result: 'invalid', errors: withoutWords(errors) }
  }
  const statement = row.agreed && agreement ? { statement: agreement.statement } : {}
  const request = { ...row.request, consent: { ...row.request.consent, ...statement } }
  // A space: no caller's own Idempotency-Key can be this one. By another agreement a visit is the same visit.
  const idempotencyKey = `row ${deps.sha256(canonical(row.agreed ? { ...request, consent: {} } : request))}`
  const fingerprint = `${importId} ${line}`
  try {
    const logged = await logTreatment(deps, {
      ...{ clinicId, by, request, idempotencyKey, fingerprint },
      ...{ paced: true, byAgreement: row.agreed === true },
    })
    switch (logged.kind) {
      case 'logged':
      case 'repeated':
        return {
          ...{ line, result: 'created', treatmentId: logged.answer.treatmentId, patientId: logged.answer.patientId },
          ...(logged.withoutMessages ? { withoutMessages: true } : {}),
        }
      case 'key-reused':
        return { line, result: 'repeated', treatmentId: logged.answer.treatmentId, patientId: logged.answer.patientId }
      case 'invalid':
        return { line, result: 'invalid', errors: withoutWords(logged.faults) }
      case 'too-many':
        throw new Error('a file has a pace of its own, and no limit')
      case 'rota-gap': {
        const clinicNow = await readClinic(deps.records, clinicId)
        const fault = clinicNow
          ? unpagedFault(logged.gap, clinicNow, true)
          : { pointer: '', detail: 'No one is on call.' }
        return { line, result: 'invalid', errors: [fault] }
      }
    }
  } catch (error) {
    if (error instanceof Unavailable) throw error
    deps.log.write({ event: 'import-row-failed', importId, line, error: error instanceof Error ? error.name : 'none' })
    return { line, result: 'failed' }
  }
}
