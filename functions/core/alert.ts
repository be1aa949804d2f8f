import type { PagingTier } from './policy.ts'
import type { Instant } from './time.ts'
import type { SignFound } from './triage/verdict.ts'

export type AlertState = 'paging' | 'acknowledged' | 'contacted' | 'resolved'

export const OUTCOMES = [
  'sent-to-emergency',
  'seen',
  'in-person-arranged',
  'advice-by-phone',
  'referred',
  'no-concern',
  'duplicate',
  'wrong-person',
  'declined-care',
  'unreachable',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Acknowledgement = { staffId: string; name: string; at: Instant; until: Instant }

/** A patient's warning sign that a person has to deal with. docs/architecture.md draws its states. */
export type Alert = {
  alertId: string
  clinicId: string
  personId: string
  /** What staff text back; short, unique among the clinic's alerts until 72 h after the outcome. */
  code: string
  tier: PagingTier
  signs: SignFound[]
  /** The patient's words; later texts that joined are added on lines of their own. */
  reply: string
  because: string
  messageIds: string[]
  state: AlertState
  openedAt: Instant
  contactBy: Instant
  /** When the present chain of pages began, and how many of its steps have been fired. */
  chain: { startedAt: Instant; fired: number }
  /** How many rounds of pages have been sent in all; part of every page's id. */
  round: number
  acknowledgedBy: Acknowledgement | null
  contactedUntil?: Instant
  /** Set once the patient has been told that nobody was reached. */
  patientToldAt?: Instant
  attempts: { at: Instant; by: string; kind: string }[]
  /** `page`: next round; `tell`: tell the patient; `remind`: remind the owner; `lapse`: acknowledgement or contact ends. */
  timers: { page?: Instant; tell?: Instant; remind?: Instant; lapse?: Instant }
  outcome?: { outcome: Outcome; note: string; by: string; name: string; at: Instant; [field: string]: unknown }
  history: { at: Instant; event: string; by?: string; because?: string }[]
}
