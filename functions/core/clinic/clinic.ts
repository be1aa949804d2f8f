import type { Instant } from '../time.ts'
import type { Logo } from './logo.ts'
import type { Offer } from './offers.ts'
import type { OpeningHours } from './opening-hours.ts'
import type { SavedReply } from './saved-reply.ts'

/** A clinic's settings. Phone numbers are E.164. */
export type Clinic = {
  clinicId: string
  name: string
  /** IANA zone of the clinic's wall clock. */
  zone: string
  /** ISO 3166 country, the default for phone numbers typed without a prefix. */
  country: string
  /** Countries whose numbers are texted (ISO 3166); the clinic's own where none are named. */
  textsTo?: string[]
  /** Whose texting hours count, such as `US-TX`; the federal ones without it. */
  jurisdiction?: string
  /** Number that patients text with. */
  textingNumber: string
  /** Number that pages leave from; may be the texting number. */
  pagingNumber: string
  frontDeskPhone: string
  /** Answered by a person day and night. */
  onCallPhone: string
  /** Interpreters for staff who call a patient of another language. */
  interpreterPhone?: string
  /** What a patient dials in an emergency: 911, 112, 999. */
  emergencyNumber: string
  /** Address that e-mail leaves from. */
  mailFrom: string
  /** Where a patient is looked at during the night: place and phone. */
  nightPlace?: string
  /** What somebody hears who calls the texting number, which has to lead to the on-call line. */
  voiceAnswer?: string
  /** Numbers of the clinic's whose texts arrive here: attached by `npm run clinic`. */
  attachedNumbers?: string[]
  languages: string[]
  /** What the clinic does; every care plan where it has not said. */
  offers?: Offer[]
  /** What staff send often: filled in with the patient's name, and edited before it is sent. */
  savedReplies?: SavedReply[]
  /** When people are at the clinic; absent: nothing says that it is open or closed. */
  openingHours?: OpeningHours
  /** Texts in the clinic's own words that two people have signed, by text and language. */
  words?: { [message: string]: Record<string, string> | undefined }
  /** Whether the second reader is asked; absent: it is not, whatever the stage has. */
  secondReader?: SecondReaderMode
  /** Pages of the booking system that may fill in checkout: `https://app.booking.example`. */
  checkoutOrigins?: string[]
  /** Patients may subscribe to a calendar of their check-ins. */
  patientCalendars?: boolean
  /** Of buttons and links on what patients read, `#6d3560`; ours without it. */
  brandColor?: string
  /** Above what patients read. */
  logo?: Logo
}

/** What patients see of whose clinic it is; without color and logo they see what they always saw. */
export type Brand = Pick<Clinic, 'clinicId' | 'name' | 'brandColor' | 'logo'>

export const SECOND_READER_MODES = ['shadow', 'live'] as const
/** `shadow`: what the second reader would page becomes a task. `live`: it pages. */
export type SecondReaderMode = (typeof SECOND_READER_MODES)[number]

export const ROLES = ['system', 'front-desk', 'nurse', 'clinician', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Roles. Software raises a tier, only a named clinician or admin lowers one (invariant 12). */
export const MAY_LOWER_A_TIER: readonly Role[] = ['clinician', 'admin']

export type Staff = {
  staffId: string
  name: string
  role: Role
  phone?: string
  email?: string
}

/** Who is meant by a step of the paging policy. `fallback` is the clinic's owner of last resort. */
export const DUTIES = ['on-call', 'backup', 'fallback'] as const
export type Duty = (typeof DUTIES)[number]

/** A weekly shift on the clinic's wall clock. `to` of `24:00` is midnight; a `to` at or before `from` ends next day. */
export type Shift = {
  shiftId: string
  duty: Duty
  staffId: string
  /** Days on which the shift begins, 1 = Monday … 7 = Sunday. */
  days: number[]
  from: string
  to: string
}

/** A one-off change of the rota: from `startsAt` until `endsAt`, `staffId` has the duty; nobody has it without one. */
export type Override = {
  overrideId: string
  duty: Duty
  staffId?: string
  startsAt: Instant
  endsAt: Instant
  /** It came with a calendar file: the next file replaces it, and what people agree on by hand wins over it. */
  imported?: true
  /** Who made it, by name, and when. */
  by?: string
  at?: Instant
}

export type Rota = { zone: string; staff: Staff[]; shifts: Shift[]; overrides: Override[] }
