/** What a request to log a treatment holds, and what can be wrong with it that no schema sees. */

import type { Clinic } from '../../core/clinic/clinic.ts'
import { isOwnNumber, notTextable } from '../../core/clinic/textable.ts'
import { withKnownAreas } from '../../core/courses/areas.ts'
import { planNamed } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { OwnData } from '../../core/patients/own-data.ts'
import type { Procedure, Risk } from '../../core/patients/patient.ts'
import { type ParsedPhone, parsePhone } from '../../core/phone.ts'
import { type RowFact, rowFault } from '../../core/row-facts.ts'
import { hoursBetween, type Instant, isZone, minutesBetween, toInstant } from '../../core/time.ts'
import type { Clock, Templates } from '../ports.ts'

export type TreatmentRequest = OwnData & {
  patient: {
    name: string
    phone?: string
    /** A person has read the number back: it is kept although no such number is known to exist. */
    phoneConfirmed?: boolean
    email?: string
    language?: string
    timeZone?: string
    /** `2009-05-31`: given where it may matter. */
    dateOfBirth?: string
  } & OwnData
  /** Who gets the messages of a minor, and agreed to them. */
  guardian?: { name: string; phone?: string; phoneConfirmed?: boolean; email?: string }
  /** As it was written, in any offset; so is `capturedAt`. */
  performedAt: string
  procedures: Procedure[]
  risks?: Risk[]
  consent: {
    sms?: boolean
    email?: boolean
    declined?: boolean
    statement?: string
    method?: string
    capturedAt?: string
  }
}

const MOST_MINUTES_AHEAD = 5
const MOST_DAYS_AGO = 30

/** `procedures`: with every area as the care plans spell it. */
type Checked = { phone?: string; email?: string; performedAt: Instant; procedures: Procedure[] }

/** The request's contact and time as they are kept, or all that is wrong with it. */
export function checkRequest(
  request: TreatmentRequest,
  clinic: Clinic,
  deps: Clock & Templates,
): Checked | { faults: FieldError[] } {
  const faults: FieldError[] = []
  const { patient, guardian, consent } = request
  const contact = guardian ?? patient
  const holder = guardian ? '/guardian' : '/patient'
  const performedAt = toInstant(Date.parse(request.performedAt))
  const confirmed = contact.phoneConfirmed === true
  const typed = contact.phone ? parsePhone(contact.phone, clinic.country, { confirmed }) : undefined
  const unfit = typed && phoneFault(typed, clinic, consent.sms === true)
  if (unfit) faults.push(unfitPhone(`${holder}/phone`, unfit, typed))
  if (!guardian && patient.dateOfBirth !== undefined && isMinor(patient.dateOfBirth, performedAt))
    faults.push(rowFault('/guardian', { kind: 'minor' }))
  if (patient.timeZone !== undefined && !isZone(patient.timeZone))
    faults.push(rowFault('/patient/timeZone', { kind: 'zone', said: patient.timeZone }))
  if (patient.language !== undefined && !clinic.languages.includes(patient.language))
    faults.push(rowFault('/patient/language', { kind: 'languages', clinic: clinic.name, languages: clinic.languages }))
  faults.push(...whenFaults(performedAt, deps.now()))
  for (const [i, { plan }] of request.procedures.entries())
    if (!planNamed(deps.content().plans, plan))
      faults.push(
        rowFault(`/procedures/${i}/plan`, { kind: 'no-plan', said: plan, plans: Object.keys(deps.content().plans) }),
      )
  const areas = withKnownAreas(deps.content().plans, request.procedures)
  if ('faults' in areas) faults.push(...areas.faults)
  faults.push(...checkConsent(contact, consent, holder))
  if (faults.length > 0 || 'faults' in areas) return { faults }
  return {
    performedAt,
    procedures: areas.procedures,
    ...(typed?.kind === 'phone' ? { phone: typed.e164 } : {}),
    ...(contact.email ? { email: contact.email } : {}),
  }
}

/** What is wrong with a number of a patient. One that is not texted may still be called. */
export function phoneFault(typed: ParsedPhone, clinic: Clinic, isTexted: boolean): RowFact | undefined {
  if (typed.kind === 'not-a-phone') return typed.fact
  return isTexted || isOwnNumber(typed.e164, clinic) ? notTextable(typed.e164, clinic) : undefined
}

/** The fault of a number; one whose digits may be right all the same says which field confirms it. */
export const unfitPhone = (pointer: string, fact: RowFact, typed: ParsedPhone | undefined): FieldError => ({
  ...rowFault(pointer, fact),
  ...(typed?.kind === 'not-a-phone' && typed.confirmable ? { confirm: `${pointer}Confirmed` } : {}),
})

/** What is wrong with the time of a treatment. */
export function whenFaults(performedAt: Instant, now: Instant): FieldError[] {
  const fault = (fact: RowFact) => [rowFault('/performedAt', fact)]
  if (minutesBetween(now, performedAt) > MOST_MINUTES_AHEAD) return fault({ kind: 'future' })
  if (hoursBetween(performedAt, now) > MOST_DAYS_AGO * 24) return fault({ kind: 'long-ago', days: MOST_DAYS_AGO })
  return []
}

const OF_AGE_YEARS = 18

const isMinor = (dateOfBirth: string, at: Instant): boolean =>
  `${Number(dateOfBirth.slice(0, 4)) + OF_AGE_YEARS}${dateOfBirth.slice(4)}` > at.slice(0, 10)

function checkConsent(
  contact: { phone?: string; email?: string },
  consent: TreatmentRequest['consent'],
  holder: string,
): FieldError[] {
  if (consent.declined) {
    if (consent.sms || consent.email) return [rowFault('/consent/declined', { kind: 'declined-and-agreed' })]
    return []
  }
  if (!consent.sms && !consent.email)
    return [{ ...rowFault('/consent', { kind: 'no-consent' }), confirm: '/consent/declined' }]
  if ((consent.sms && contact.phone) || (consent.email && contact.email)) return []
  return [
    consent.sms
      ? rowFault(`${holder}/phone`, { kind: 'texts-without-phone' })
      : rowFault(`${holder}/email`, { kind: 'email-without-address' }),
  ]
}
