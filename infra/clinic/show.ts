import { clinicFile } from '../../functions/use-cases/clinic/edit-clinic.ts'
import { type ClinicSnapshot, readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { Complaint } from './file.ts'
import type { Where } from './where.ts'

export async function clinicAt({ records }: Where, clinicId: string | undefined): Promise<ClinicSnapshot> {
  if (!clinicId) throw new Complaint('Which clinic? Give its id.')
  const found = await readClinic(records, clinicId)
  if (!found) throw new Complaint(`There is no clinic "${clinicId}" in this table.`)
  return found
}

/** Prints a clinic as a file for `edit` would have it, with its policy. */
export async function show(where: Where, [clinicId]: string[]): Promise<number> {
  const found = await clinicAt(where, clinicId)
  const { overrides } = found.rota
  const file = await clinicFile(where.records, found)
  console.log(
    JSON.stringify({ ...file, policy: found.policy, ...(overrides.length > 0 ? { overrides } : {}) }, null, 2),
  )
  return 0
}
