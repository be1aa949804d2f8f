/** What a request to log a treatment holds, and what can be wrong with it that no schema sees. */

import type { Clinic } from '../../core/clinic/clinic.ts'
import { isOwnNumber, notTextable } from '../../core/clinic/textable.ts'
import { withKnownAreas } from '../../core/courses/areas.ts'
import { planNamed } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { OwnData } from '../../core/patients/own-data.ts'
import type { Procedure, Risk } from '../../core/patients/patient.ts'
import { type ParsedPhone, parsePhone } from '../../core/phone.ts'
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
    faults.push({
      pointer: '/guardian',
      detail: "Under 18: add a parent's or guardian's name and phone or e-mail.",
    })
  if (patient.timeZone !== undefined && !isZone(patient.timeZone))
    faults.push({
      pointer: '/patient/timeZone',
      detail: `"${patient.timeZone}" is not a time zone. Write it by its city, like America/Los_Angeles.`,
    })
  if (patient.language !== undefined && !clinic.languages.includes(patient.language))
    faults.push({ pointer: '/patient/language', detail: `${clinic.name} writes in ${clinic.languages.join(', ')}.` })
  faults.push(...whenFaults(performedAt, deps.now()))
  for (const [i, { plan }] of request.procedures.entries())
    if (!planNamed(deps.content().plans, plan))
      faults.push({
        pointer: `/procedures/${i}/plan`,
        detail: `There is no care plan "${plan}". Choose one of ${Object.keys(deps.content().plans).join(', ')}.`,
      })
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
export function phoneFault(typed: ParsedPhone, clinic: Clinic, isTexted: boolean): string | undefined {
  if (typed.kind === 'not-a-phone') return typed.because
  return isTexted || isOwnNumber(typed.e164, clinic) ? notTextable(typed.e164, clinic) : undefined
}

/** The fault of a number; one whose digits may be right all the same says which field confirms it. */
export const unfitPhone = (pointer: string, detail: string, typed: ParsedPhone | undefined): FieldError => ({
  ...{ pointer, detail },
  ...(typed?.kind === 'not-a-phone' && typed.confirmable ? { confirm: `${pointer}Confirmed` } : {}),
})

/** What is wrong with the time of a treatment. */
export function whenFaults(performedAt: Instant, now: Instant): FieldError[] {
  const fault = (detail: string) => [{ pointer: '/performedAt', detail }]
  if (minutesBetween(now, performedAt) > MOST_MINUTES_AHEAD)
    return fault('This is in the future. Enter the time at which the treatment was done.')
  if (hoursBetween(performedAt, now) > MOST_DAYS_AGO * 24)
    return fault(`This is more than ${MOST_DAYS_AGO} days ago; follow-ups would come too late.`)
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
    if (consent.sms || consent.email)
      return [
        {
          pointer: '/consent/declined',
          detail: 'The patient cannot both decline messages and agree to texts or e-mail. Choose one.',
        },
      ]
    return []
  }
  if (!consent.sms && !consent.email)
    return [
      {
        pointer: '/consent',
        detail: 'Choose texts, e-mail or no messages.',
        confirm: '/consent/declined',
      },
    ]
  if ((consent.sms && contact.phone) || (consent.email && contact.email)) return []
  return [
    consent.sms
      ? { pointer: `${holder}/phone`, detail: 'The patient agreed to texts: enter a phone number.' }
      : { pointer: `${holder}/email`, detail: 'The patient agreed to e-mail: enter an e-mail address.' },
  ]
}
