import type { Clinic, Duty, Rota } from '../clinic/clinic.ts'
import { SIGNATURES } from '../clinic/signatures.ts'
import type { Instant } from '../time.ts'
import { gaps, unattended } from './gaps.ts'

/** Problems to solve before the clinic's first patient. */
export type Blocker =
  /** Nobody has the duty for a stretch of the coming days; `everyDuty`: nobody has any. */
  | { kind: 'rota-gap'; duty: Duty; from: Instant; to: Instant; everyDuty: boolean }
  /** A number of the clinic's whose texts do not arrive here yet. */
  | { kind: 'number-not-attached'; number: string }
  /** Somebody with a duty whose phone has never answered a test page. */
  | { kind: 'phone-not-tested'; staffId: string; name: string }
  /** The on-call line is the front desk or the texting number, where nobody answers at night. */
  | { kind: 'no-on-call-line'; because: 'is-front-desk' | 'is-texting-number' }
  /** The front desk's phone is the texting number, at which no person answers. */
  | { kind: 'no-front-desk-phone' }
  /** A patient who has to be looked at during the night has nowhere to go (docs/clinical-safety.md). */
  | { kind: 'no-night-place' }
  /** Nobody answers calls to the texting number. */
  | { kind: 'no-voice-answer' }
  | { kind: 'no-clinician' }
  | { kind: 'no-consent-wording'; language: string }
  /** So many people of the clinic have signed what its patients read. */
  | { kind: 'words-not-signed'; signatures: number }
  | { kind: 'content-not-approved'; content: string; approvals: number }

export type Ground = {
  clinic: Clinic
  rota: Rota
  /** Staff by id, and when each last answered a test page. */
  tested: Record<string, Instant>
  /** Languages in which the consent's wording exists. */
  consentIn: readonly string[]
  /** How many people of the clinic have signed the words that its patients read now. */
  signatures: number
  /** Content that fewer than two clinicians have signed, and how many have. */
  unapproved: readonly { content: string; approvals: number }[]
  /** Numbers text only where a carrier has been told to hand them over; on one machine all of them do. */
  numbersNeedAttaching: boolean
  now: Instant
}

const DAYS_AHEAD = 14

/** Every problem to solve before the clinic may enrol a patient; empty if there is none. */
export function blockers(ground: Ground): Blocker[] {
  const { clinic, rota, tested, consentIn, signatures, unapproved, now } = ground
  const alone = unattended(rota, now, DAYS_AHEAD)
  const onDuty = new Set([...rota.shifts, ...rota.overrides].map(({ staffId }) => staffId))
  return [
    ...gaps(rota, now, DAYS_AHEAD).map(({ duty, from, to }): Blocker => {
      const everyDuty = alone.some((each) => each.from < to && from < each.to)
      return { kind: 'rota-gap', duty, from, to, everyDuty }
    }),
    ...notAttached(ground),
    ...rota.staff
      .filter(({ staffId }) => onDuty.has(staffId) && tested[staffId] === undefined)
      .map(({ staffId, name }): Blocker => ({ kind: 'phone-not-tested', staffId, name })),
    ...(clinic.frontDeskPhone === clinic.textingNumber ? [{ kind: 'no-front-desk-phone' as const }] : []),
    ...onCallLine(clinic),
    ...(clinic.nightPlace ? [] : [{ kind: 'no-night-place' as const }]),
    ...(clinic.voiceAnswer ? [] : [{ kind: 'no-voice-answer' as const }]),
    ...(rota.staff.some(({ role }) => role === 'clinician') ? [] : [{ kind: 'no-clinician' as const }]),
    ...clinic.languages
      .filter((language) => !consentIn.includes(language))
      .map((language): Blocker => ({ kind: 'no-consent-wording', language })),
    ...(signatures < SIGNATURES ? [{ kind: 'words-not-signed' as const, signatures }] : []),
    ...unapproved.map((each): Blocker => ({ kind: 'content-not-approved', ...each })),
  ]
}

function notAttached({ clinic, numbersNeedAttaching }: Ground): Blocker[] {
  if (!numbersNeedAttaching) return []
  const ours = [...new Set([clinic.textingNumber, clinic.pagingNumber])]
  return ours
    .filter((number) => !clinic.attachedNumbers?.includes(number))
    .map((number) => ({ kind: 'number-not-attached', number }))
}

function onCallLine({ onCallPhone, frontDeskPhone, textingNumber }: Clinic): Blocker[] {
  if (onCallPhone === textingNumber) return [{ kind: 'no-on-call-line', because: 'is-texting-number' }]
  if (onCallPhone === frontDeskPhone) return [{ kind: 'no-on-call-line', because: 'is-front-desk' }]
  return []
}
