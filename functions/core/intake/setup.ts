/** How one booking system of one clinic is connected. */
import { type Agreement, agreementFaults } from '../courses/agreement.ts'
import type { FieldError } from '../fault.ts'
import type { Instant } from '../time.ts'
import { type Agreed, valueAt } from './event.ts'
import type { Fields } from './read-generic.ts'
import type { ServiceRow } from './services.ts'
import { setupFault } from './setup-facts.ts'
import { standardKey } from './signature.ts'
import type { Source } from './source.ts'

/** The field of an event by which the patient agreed to a channel: what stands at a JSON pointer is exactly this. */
export type ConsentField = { at: string; is: string | number | boolean }

/** `statement`: the wording that the booking system showed. */
export type ConsentMapping = { sms?: ConsentField; email?: ConsentField; statement: string }

export type IntakeSetup = {
  clinicId: string
  source: Source
  secret: string
  /** The secret before, which is taken beside the present one until then. */
  former?: { secret: string; until: Instant }
  services: ServiceRow[]
  /** Without one, consent is asked for at the desk. */
  consent?: ConsentMapping
  /** By which patients whose events say nothing of consent have agreed. */
  agreement?: Agreement
  /** Where the generic hook finds what. */
  fields?: Fields
  changedAt: Instant
  changedBy: string
}

/** The secrets by which an event may be signed at `now`, the present one first. */
export const secretsAt = ({ secret, former }: IntakeSetup, now: Instant): string[] =>
  former && former.until > now ? [secret, former.secret] : [secret]

/** Consent is what a mapped field says in so many words, and nothing else. */
export function agreedIn(event: unknown, consent: ConsentMapping | undefined): Agreed {
  const says = (field: ConsentField | undefined) => field !== undefined && valueAt(event, field.at) === field.is
  const isSilent = (field: ConsentField | undefined) =>
    field === undefined || [undefined, null, ''].includes(valueAt(event, field.at) as undefined)
  const agreed = { sms: says(consent?.sms), email: says(consent?.email) }
  return isSilent(consent?.sms) && isSilent(consent?.email) ? { ...agreed, silent: true } : agreed
}

/** What the patient agreed to: by the event, else by the clinic's agreement. */
export function agreedBy(
  agreed: Agreed,
  { agreement }: Pick<IntakeSetup, 'agreement'>,
): Agreed & { agreement?: Agreement } {
  if (!agreed.silent || !agreement) return agreed
  return { sms: agreement.sms, email: agreement.email, agreement }
}

/** What is shorter could be tried out: the address is open to everybody. */
const SHORTEST_SECRET = 8

/** What is wrong with a setup apart from its services. */
export function setupFaults({
  source,
  secret,
  consent,
  agreement,
  fields,
}: Omit<IntakeSetup, 'services'>): FieldError[] {
  const faults: FieldError[] = []
  if (source === 'generic' && !standardKey(secret)) faults.push(setupFault('/secret', { kind: 'hook-secret' }))
  if (source !== 'generic' && secret.length < SHORTEST_SECRET)
    faults.push(setupFault('/secret', { kind: 'short-secret', least: SHORTEST_SECRET, source }))
  if (source !== 'generic' && fields !== undefined) faults.push(setupFault('/fields', { kind: 'own-fields' }))
  if (consent && !consent.sms && !consent.email) faults.push(setupFault('/consent', { kind: 'no-consent-field' }))
  if (agreement)
    faults.push(...agreementFaults(agreement, { statement: '/agreement/statement', channels: '/agreement' }))
  return faults
}
