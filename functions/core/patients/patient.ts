import type { Keyword } from '../messages/keywords.ts'
import { hoursBetween, type Instant } from '../time.ts'
import type { Verdict } from '../triage/verdict.ts'
import type { OwnData } from './own-data.ts'

/** Somebody who texts with a clinic: a patient enrolled at checkout, or a stranger whose number nobody knows (yet). */
export type Patient = OwnData & {
  personId: string
  clinicId: string
  known: boolean
  name: string
  /** E.164; absent where the patient gave only an e-mail address. */
  phone?: string
  /** Numbers that were this person's until they were corrected. They lead here no more, and are erased with the rest. */
  formerPhones?: string[]
  email?: string
  /** Of a minor: who agreed, and whose phone and address these are. */
  guardian?: string
  language: string
  /** IANA zone the patient lives in, given at checkout; the clinic's where none was given. */
  zone: string
  /** Channels this person agreed to. */
  consent: { sms: boolean; email: boolean }
  /** The one alert that may be open for a person. */
  openAlertId?: string
  /** When the person last wrote to us. */
  lastReplyAt?: Instant
  /** How often the person has written; absent for a person of an earlier version until they write again. */
  replies?: number
  /** What the latest outcome that spoke of it says of the courses there were then (`haltOf`): on hold, or ended. */
  course?: 'hold' | 'end'
  /** Incidents about this person; while one is held, nothing of the record may be erased. */
  incidents?: { incidentId: string; held: boolean }[]
  /** A legal hold of the patient's: while it lasts, nothing of the record may be erased. */
  hold?: LegalHold
  createdAt: Instant
}

/** Who placed a hold, and why. */
export type LegalHold = { at: Instant; by: string; name: string; because: string }

/** The person at another number; the one before is remembered, so that erasure finds it. */
export function withPhone(person: Patient, phone: string): Patient {
  if (person.phone === phone) return person
  const former = new Set([...(person.formerPhones ?? []), ...(person.phone ? [person.phone] : [])])
  former.delete(phone)
  return { ...person, phone, formerPhones: [...former] }
}

/** The person once they have written to us. */
export const whoWrote = (person: Patient, at: Instant): Patient => ({
  ...person,
  lastReplyAt: at,
  replies: (person.replies ?? 0) + 1,
})

/** What is left of somebody who was erased has no number, as the record that holds a shared alert; a stranger has one. */
export const isErased = ({ known, phone }: Patient): boolean => !known && phone === undefined

const CONVERSATION_HOURS = 24

/** Whether the person wrote to us within a day: a person of the clinic may answer then. */
export const wroteLately = ({ lastReplyAt }: Patient, now: Instant): boolean =>
  lastReplyAt !== undefined && hoursBetween(lastReplyAt, now) < CONVERSATION_HOURS

/** Whether a text of a person of the clinic may leave at any hour: in a conversation, or while an alert is open. */
export const mayBeTextedAtNight = (person: Patient, now: Instant): boolean =>
  wroteLately(person, now) || person.openAlertId !== undefined

export type Procedure = { plan: string; areas: string[]; product?: string; injector?: string }

/** What the front desk asks because it changes the course, or how a reply is to be heard (FDA label, Medication Guide). */
export const RISKS = {
  neuromuscular: 'A muscle or nerve disease (ALS, myasthenia gravis, Lambert-Eaton)',
  'swallowing-or-breathing': 'Trouble swallowing or breathing before',
  'high-dose': 'High dose',
  pregnancy: 'Pregnant or breastfeeding',
  'blood-thinners': 'Takes blood thinners',
  'first-treatment': 'First treatment of this kind',
  'shared-phone': 'Someone else reads or answers this phone too',
} as const
export type Risk = keyof typeof RISKS

export type Treatment = OwnData & {
  treatmentId: string
  personId: string
  clinicId: string
  performedAt: Instant
  loggedAt: Instant
  procedures: Procedure[]
  risks?: Risk[]
  /** The Idempotency-Key it was logged by, whose kept answer is emptied with an erasure. */
  request?: string
  /** Cancelled: it was logged by mistake and not done. */
  state: 'running' | 'cancelled'
}

/** Of treatments with the latest first: the last that was done before the instant. */
export const lastBefore = (treatments: readonly Treatment[], at: Instant): Treatment | undefined =>
  treatments.find(({ performedAt }) => performedAt <= at)

/** Proof of an agreement: what was shown, how and when it was given, and for which number or address. */
export type Consent = {
  consentId: string
  personId: string
  clinicId: string
  sms: boolean
  email: boolean
  declined: boolean
  statement: string
  method: string
  capturedAt: Instant
  recordedBy: string
  /** The guardian of a minor. */
  givenBy?: string
  phone?: string
  emailAddress?: string
}

/** The state of one number that texts with one of ours. Opting out belongs to the number, not to the person. */
export type PhoneProfile = {
  ours: string
  theirs: string
  /** Arrival time of the latest STOP or START that took effect; an older one changes nothing. */
  changedAt: Instant
  optedOut: boolean
}

/** A text from a patient, kept word for word. */
export type InboundMessage = {
  messageId: string
  personId: string
  clinicId: string
  from: string
  to: string
  text: string
  receivedAt: Instant
  verdict: Verdict
  /** Set when the text joined or opened an alert. */
  alertId?: string
  /** What the text asked of the service besides its meaning: opting out or in, help. */
  keyword?: Keyword
  /** Photos that came with it, by a link of ours. */
  photoIds?: string[]
}
