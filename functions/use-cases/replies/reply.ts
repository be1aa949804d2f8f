import type { PhoneProfile } from '../../core/patients/patient.ts'
import type { Gathering } from '../alerts/gather-strangers.ts'
import type { Incoming } from '../messages/incoming.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import type { PatientRecord } from '../store/read-patient.ts'
import type { Versioned } from '../store/records.ts'

/** What a patient wrote, with everything on record about the people who share the phone. */
export type Reply = {
  incoming: Incoming
  clinicNow: ClinicSnapshot
  /** Of the patient's phone, where they have one. */
  profile: Versioned<PhoneProfile> | undefined
  people: PatientRecord[]
  /** Patients whose number this was before a correction: a question sent there may be answered from there. */
  formerly?: PatientRecord[]
  /** Of a number that nobody knows: the alert that such numbers share at the moment. */
  gathering?: Gathering
}
