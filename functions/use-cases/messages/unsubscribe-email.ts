import type { Person } from '../../core/patients/patient.ts'
import type { Deps, Write } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { type Read, writePerson } from '../store/records.ts'

/** The writes that end mails to a person: by one click, a complaint or a dead mailbox. */
export const endMails = (deps: Pick<Deps, 'now' | 'newId'>, { value: person, version }: Read<Person>): Write[] => [
  writePerson({ ...person, consent: { ...person.consent, email: false } }, version),
  mailsEnded(deps, person),
]

/** The line of the register that tells of it, for whoever writes the person anyway. */
export function mailsEnded(deps: Pick<Deps, 'now' | 'newId'>, { clinicId, personId }: Person): Write {
  return writeEntry(clinicId, { kind: 'mail-ended', id: `${personId}.${deps.newId()}`, at: deps.now(), personId })
}
