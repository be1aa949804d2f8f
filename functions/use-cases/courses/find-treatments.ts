import { keys, patientPk } from '../../core/keys.ts'
import { isErased, type Patient, type Treatment } from '../../core/patients/patient.ts'
import { byExternalId } from '../patients/directory.ts'
import type { Reads } from '../ports.ts'
import { read, readAll } from '../store/records.ts'

/** The treatments of a patient in the order in which they were logged; undefined where the clinic has no such patient. */
export async function treatmentsOf(deps: Reads, clinicId: string, personId: string): Promise<Treatment[] | undefined> {
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  if (!person || isErased(person.value)) return undefined
  const found = await readAll<Treatment>(deps.records, patientPk(clinicId, personId), 'TREATMENT#')
  return found.map(({ value }) => value).sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : 1))
}

/** The treatment with an id of the clinic's own; none where no treatment has it. */
export async function treatmentsByExternalId(deps: Reads, clinicId: string, externalId: string): Promise<Treatment[]> {
  const treatmentId = await byExternalId(deps, clinicId, 'treatment', externalId)
  const found = treatmentId && (await read<Treatment>(deps.records, keys.treatment(clinicId, treatmentId)))
  return found ? [found.value] : []
}
