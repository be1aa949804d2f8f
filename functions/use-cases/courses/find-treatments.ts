import { keys, patientPk } from '../../core/keys.ts'
import { isErased, type Patient, type Treatment } from '../../core/patients/patient.ts'
import type { Reads } from '../ports.ts'
import { read, readAll } from '../store/records.ts'

/** The treatments of a patient in the order in which they were logged; undefined where the clinic has no such patient. */
export async function treatmentsOf(deps: Reads, clinicId: string, personId: string): Promise<Treatment[] | undefined> {
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  if (!person || isErased(person.value)) return undefined
  const found = await readAll<Treatment>(deps.records, patientPk(clinicId, personId), 'TREATMENT#')
  return found.map(({ value }) => value).sort((a, b) => (a.loggedAt < b.loggedAt ? -1 : 1))
}
