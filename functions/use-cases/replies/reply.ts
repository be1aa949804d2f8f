import type { PhoneProfile } from '../../core/patients/patient.ts'
import type { Incoming } from '../messages/incoming.ts'
import type { ClinicNow } from '../store/read-clinic.ts'
import type { PersonRecord } from '../store/read-patient.ts'
import type { Read } from '../store/records.ts'

/** What a patient wrote, with everything on record about the people who share the phone. */
export type Reply = {
  incoming: Incoming
  clinicNow: ClinicNow
  /** Of the patient's phone, where they have one. */
  profile: Read<PhoneProfile> | undefined
  people: PersonRecord[]
  /** Whose the number was until it was corrected: what was asked there may be answered from there. */
  formerly?: PersonRecord[]
}
