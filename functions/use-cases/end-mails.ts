import type { Person } from '../core/patient.ts'
import { type Read, writePerson } from './items.ts'
import type { Deps, Write } from './ports.ts'
import { writeEntry } from './register.ts'

/** The writes that end mails to a person: by one click, a complaint or a dead mailbox. */
export function endMails(deps: Pick<Deps, 'now' | 'newId'>, { value: person, version }: Read<Person>): Write[] {
  const { clinicId, personId, consent } = person
  const entry = { kind: 'mail-ended', id: `${personId}.${deps.newId()}`, at: deps.now(), personId } as const
  return [writePerson({ ...person, consent: { ...consent, email: false } }, version), writeEntry(clinicId, entry)]
}
