/**
 * A standing agreement: what the sender of a file, or an admin for a booking system, says once of all patients who have signed
 * a form that the table does not tell of.
 */
import type { FieldError } from '../fault.ts'
import type { Consent, Patient } from '../patients/patient.ts'
import { rowFault } from '../row-facts.ts'

/** `statement`: the wording or the name of the form, and where it is kept; the channels are those that it covers. */
export type Agreement = { statement: string; sms: boolean; email: boolean }

/** How consent by an agreement was given, on its proof. */
export const BY_AGREEMENT = 'agreement'

export const SHORTEST_AGREEMENT = 10
export const LONGEST_AGREEMENT = 500

/** What covers what, as the API names it. */
export const AGREEMENT_FOR = ['sms', 'email', 'both'] as const

/** What is wrong with it, by the fields in which it was given. */
export function agreementFaults(
  { statement, sms, email }: Agreement,
  at: { statement: string; channels: string },
): FieldError[] {
  const isLong = statement.length >= SHORTEST_AGREEMENT && statement.length <= LONGEST_AGREEMENT
  return [
    ...(isLong
      ? []
      : [rowFault(at.statement, { kind: 'agreement-length', least: SHORTEST_AGREEMENT, most: LONGEST_AGREEMENT })]),
    ...(sms || email ? [] : [rowFault(at.channels, { kind: 'agreement-for' })]),
  ]
}

/** No row is without a consent cell. */
export const coversNone = (pointer: string): FieldError => rowFault(pointer, { kind: 'agreement-covers-none' })

/** As the clinic's log shows it. */
export const agreementText = ({ statement, sms, email }: Agreement): string =>
  `${[...(sms ? ['sms'] : []), ...(email ? ['email'] : [])].join(', ')}: ${statement}`

type Channel = 'sms' | 'email'
type Before = Pick<Patient, 'consent'>

/**
 * What a patient agrees to by an agreement. What is on record stays: a channel that the patient has agreed to, and one that the
 * patient has withdrawn, declined or left out. `covered`: whether it adds to the record, or says what stands there already.
 */
export function consentByAgreement(
  agreement: Pick<Agreement, Channel>,
  before: Before | undefined,
  proofs: readonly Consent[],
): { sms: boolean; email: boolean; covered: boolean } {
  const may = (channel: Channel) => agreement[channel] && !(before && hasRefused(channel, before, proofs))
  const has = (channel: Channel) => may(channel) || before?.consent[channel] === true
  return { sms: has('sms'), email: has('email'), covered: may('sms') || may('email') }
}

/** A person asked before and did not get a yes, or has taken it back since. An agreement that did not cover it asked nobody. */
function hasRefused(channel: Channel, { consent }: Before, proofs: readonly Consent[]): boolean {
  if (consent[channel]) return false
  return proofs.some((proof) => {
    const wasKnown = channel === 'sms' ? proof.phone !== undefined : proof.emailAddress !== undefined
    return proof.declined || proof[channel] || (wasKnown && proof.method !== BY_AGREEMENT)
  })
}
