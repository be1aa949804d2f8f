/** What a run is about, as plain data: who comes when, what they say and when. The rest follows from the seed. */
import type { SpecialDays } from '../../functions/core/clinic/opening-hours.ts'
import type { Instant } from '../../functions/core/time.ts'
import type { Fault } from './faults.ts'
import type { Saying } from './words.ts'

/** How a patient answers a check-in. */
export const HABITS = ['soon', 'late', 'twice', 'at-night', 'never'] as const
export type Habit = (typeof HABITS)[number]

export type Said = {
  at: Instant
  says: Saying
  text: string /** From another phone than the one on record. */
  from?: string
}

export type Visit = { plan: string; areas: string[] }[]

export type PatientStory = {
  /** Its luck and the ids of its texts follow from this, whoever else is in the story. */
  id: string
  clinic: string
  name: string
  phone: string
  email?: string
  language: 'en' | 'es'
  zone: string
  comesAt: Instant
  procedures: Visit
  habit: Habit
  /** Texts of the patient's own accord. */
  texts: readonly Said[]
  /** Another visit, on which the front desk logs another treatment. */
  comesAgain?: { at: Instant; procedures: Visit }
  /** Visits of the months after. */
  returns?: readonly { at: Instant; procedures: Visit }[]
  /** The front desk notes another number. */
  newPhone?: { at: Instant; phone: string }
  /** The visit is logged with the day's others, from a file. */
  byFile?: true
  /** The patient wants to be forgotten. */
  erasedAt?: Instant
}

export type Story = {
  seed: number
  startsAt: Instant
  days: number
  faults: readonly Fault[]
  /** Days on which all clinics are closed. */
  closedDays?: readonly SpecialDays[]
  patients: readonly PatientStory[]
}
