import type { ImportJob } from '../../core/courses/import-job.ts'
import { importsPk, keys } from '../../core/keys.ts'
import type { Reads } from '../ports.ts'
import { readAll, readMany } from '../store/records.ts'

/** The clinic's imports of the last thirty days, oldest first. Those that an earlier version took are not among them. */
export async function importsOf(deps: Reads, clinicId: string): Promise<ImportJob[]> {
  const listed = await readAll<{ importId: string }>(deps.records, importsPk(clinicId), 'IMPORT#')
  const jobs = await readMany<ImportJob>(
    deps.records,
    listed.map(({ value }) => keys.importJob(clinicId, value.importId)),
  )
  return jobs.flatMap((job) => (job ? [job.value] : []))
}
