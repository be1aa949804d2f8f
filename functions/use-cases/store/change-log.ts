import type { ClinicChange, FieldChange } from '../../core/clinic/clinic-change.ts'
import { clinicChangesPk, keys } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import type { Reads, Write } from '../ports.ts'
import { readAll, write } from './records.ts'

/** Who changes a clinic. */
export type Author = { id: string; name: string }

/** The person who runs the service and changes a clinic from a command line. */
export const OPERATOR: Author = { id: 'operator', name: 'Service operator' }

/** A line of the clinic's log, written in the transaction of the change that it tells of. */
export async function writeChange(
  { records }: Reads,
  clinicId: string,
  { at, by, changes }: { at: Instant; by: Author; changes: FieldChange[] },
): Promise<Write> {
  const before = await records.list(clinicChangesPk(clinicId), keys.clinicChange(clinicId, at, '').sk)
  const line: ClinicChange = { at, by: by.id, name: by.name, changes }
  return write(keys.clinicChange(clinicId, at, String(before.length)), line, 0)
}

/** Every change of a month of UTC such as `2026-11`, newest first. */
export async function changesOf({ records }: Reads, clinicId: string, month: string): Promise<ClinicChange[]> {
  const found = await readAll<ClinicChange>(records, clinicChangesPk(clinicId), `CHANGE#${month}`)
  return found.map(({ value }) => value).reverse()
}
