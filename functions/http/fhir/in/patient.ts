import { HL7 } from '../codes.ts'
import type { PatientSent } from './schemas.ts'

type Contact = { name: string; phone?: string; email?: string }
type Telecom = NonNullable<PatientSent['telecom']>

/** The parts of a request to log a treatment that a Patient says (`treatment` in http/treatments.ts checks them). */
export type PatientParts = {
  patient: Contact & { language?: string; timeZone?: string; dateOfBirth?: string }
  guardian?: Contact
}

/** The patient, and the guardian where a contact is one; then the messages are the guardian's. */
export function patientParts(sent: PatientSent): PatientParts {
  const own = contactOf(sent.name, sent.telecom)
  const language = (sent.communication?.find(({ preferred }) => preferred) ?? sent.communication?.[0])?.language
  const code = language?.coding?.find((each) => each.code)?.code?.split('-', 1)[0]
  const timeZone = sent.extension?.find(({ url }) => url === HL7.timeZone)?.valueCode
  const guardian = sent.contact?.find(({ relationship }) =>
    relationship?.some(({ coding }) => coding?.some((each) => each.system === HL7.roleCode && each.code === 'GUARD')),
  )
  const more = {
    ...(code ? { language: code } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(sent.birthDate ? { dateOfBirth: sent.birthDate } : {}),
  }
  if (!guardian) return { patient: { ...own, ...more } }
  const contact = contactOf(guardian.name ? [guardian.name] : [], guardian.telecom)
  // A child's phone and address are mostly those of the person who looks after the child.
  const { name, ...reached } = own
  return { patient: { name, ...more }, guardian: { ...reached, ...contact } }
}

function contactOf(names: PatientSent['name'], telecom: Telecom = []): Contact {
  const name = names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use !== 'old') ?? names[0]
  const written = name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ')
  const inUse = telecom.filter(({ use, value }) => use !== 'old' && value)
  const phones = inUse.filter(({ system }) => system === 'phone' || system === 'sms')
  const phone = (phones.find(({ system, use }) => system === 'sms' || use === 'mobile') ?? phones[0])?.value
  const email = inUse.find(({ system }) => system === 'email')?.value
  return { name: written, ...(phone ? { phone } : {}), ...(email ? { email } : {}) }
}
