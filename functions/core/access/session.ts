import type { Role } from '../clinic/clinic.ts'
import { type Instant, plusHours, plusMinutes, sooner } from '../time.ts'

/** Somebody of a clinic who is signed in at the console, in one browser. */
export type Session = {
  clinicId: string
  role: Role
  staffId: string
  name: string
  startedAt: Instant
  seenAt: Instant
  /** As the clinic's staff knew the person when the session began. */
  staffRole?: Role | 'none'
}

/** A sign-in that has begun: what only the browser that began it, and we, know. */
export type Begun = { state: string; nonce: string; verifier: string; returnTo: string }

/** A shared tablet is left alone (45 CFR 164.312(a)(2)(iii), automatic logoff); a working day is longer than a shift. */
const IDLE_MINUTES = 30
const LONGEST_HOURS = 12
export const SIGN_IN_MINUTES = 10

/** `seenAt` is written at most this often. */
const SEEN_EVERY_MINUTES = 1

/** When the session ends unless it is used again. */
export const endsAt = ({ startedAt, seenAt }: Session): Instant =>
  sooner(plusMinutes(seenAt, IDLE_MINUTES), plusHours(startedAt, LONGEST_HOURS))

export const isDueToBeSeen = ({ seenAt }: Session, now: Instant): boolean =>
  plusMinutes(seenAt, SEEN_EVERY_MINUTES) <= now
