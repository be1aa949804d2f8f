import type { Patient } from '../../core/patients/patient.ts'
import type { Clock, Ids, Write } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { type Versioned, writePatient } from '../store/records.ts'

/** The writes that unsubscribe a person from e-mail: after one click, a complaint or a dead mailbox. */
export const unsubscribeEmail = (deps: Clock & Ids, { value: person, version }: Versioned<Patient>): Write[] => [
  writePatient({ ...person, consent: { ...person.consent, email: false } }, version),
  unsubscribedEntry(deps, person),
]

/** The register's line about an unsubscribe, for callers that write the person themselves. */
export function unsubscribedEntry(deps: Clock & Ids, { clinicId, personId }: Patient): Write {
  return writeEntry(clinicId, { kind: 'mail-ended', id: `${personId}.${deps.newId()}`, at: deps.now(), personId })
}
