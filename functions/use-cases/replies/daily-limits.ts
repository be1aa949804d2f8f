/** What one person can make the service say or ask in a day; a flood from one number costs a few texts, and no warning. */
import type { Keyword } from '../../core/messages/keywords.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { PatientRecord } from '../store/read-patient.ts'

const MOST_A_DAY = 5
const DAY_HOURS = 24

const ofToday = (at: Instant, now: Instant): boolean => hoursBetween(at, now) < DAY_HOURS

/** Whether HELP or START is confirmed once more. STOP always is: its confirmation proves the opt-out. */
export const isConfirmed = ({ messages }: PatientRecord, keyword: Keyword, now: Instant): boolean =>
  (keyword !== 'help' && keyword !== 'start') ||
  messages.filter(({ value }) => value.keyword === keyword && ofToday(value.receivedAt, now)).length < MOST_A_DAY

/** Whether one more question becomes a task of its own; each is in the timeline anyway. */
export const isTask = ({ tasks }: PatientRecord, now: Instant): boolean =>
  tasks.filter(({ value }) => value.kind === 'question' && ofToday(value.createdAt, now)).length < MOST_A_DAY
