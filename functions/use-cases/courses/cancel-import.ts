import type { ImportJob } from '../../core/courses/import-job.ts'
import { keys } from '../../core/keys.ts'
import type { Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeImport } from '../store/records.ts'

export type ImportCancelled =
  | { kind: 'cancelled'; job: ImportJob }
  | { kind: 'over'; job: ImportJob }
  | { kind: 'unknown' }

/**
 * Ends an import that is on its way: no further row is logged, and the rows that waited are deleted. What was logged stays,
 * and a row that is being logged at this moment is. Cancelled again it stays as it is.
 */
export async function cancelImport(
  deps: Store,
  { clinicId, importId, by }: { clinicId: string; importId: string; by: string },
): Promise<ImportCancelled> {
  const key = keys.importJob(clinicId, importId)
  return attempt(deps, async (deps): Promise<Decision<ImportCancelled>> => {
    const found = await read<ImportJob>(deps.records, key)
    if (!found) return { writes: [], answer: { kind: 'unknown' } }
    const { value: job, version } = found
    if (job.cancelled) return { writes: [], answer: { kind: 'cancelled', job } }
    if (job.done >= job.rows) return { writes: [], answer: { kind: 'over', job } }
    const next: ImportJob = { ...job, timers: {}, cancelled: { at: deps.now(), by } }
    const waiting = await deps.records.list(key.pk, 'PART#')
    const deleted = waiting.map(({ key, version }): Write => ({ kind: 'delete', key, expects: version }))
    return { writes: [writeImport(next, version), ...deleted], answer: { kind: 'cancelled', job: next } }
  })
}
