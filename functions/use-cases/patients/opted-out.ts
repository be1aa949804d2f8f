import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Patient, PhoneProfile } from '../../core/patients/patient.ts'
import type { Reads } from '../ports.ts'
import { read } from '../store/records.ts'

/** Whether the patient's number has said STOP to the clinic: then no text goes there, whatever the patient agreed to before. */
export async function hasOptedOut({ records }: Reads, { clinicId, phone }: Patient): Promise<boolean> {
  if (phone === undefined) return false
  const clinic = await read<Clinic>(records, keys.clinic(clinicId))
  if (!clinic) return false
  const profile = await read<PhoneProfile>(records, keys.phoneProfile(clinic.value.textingNumber, phone))
  return profile?.value.optedOut ?? false
}
