import type { Key } from './keys.ts'
import type { Instant } from './time.ts'

export type Channel = 'sms' | 'email' | 'voice'

/** What an outbound item is for; decides its lane, what may forbid it and what happens when its sending is uncertain. */
export const PURPOSES = [
  'follow-up',
  'reminder',
  'answer',
  'safety-answer',
  'confirmation',
  'notice',
  'page',
  'staff-answer',
  'staff-reminder',
] as const
export type Purpose = (typeof PURPOSES)[number]

export type OutboundState =
  | 'planned'
  | 'claimed'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'uncertain'
  | 'expired'
  | 'cancelled'
  | 'held'

/** One message to one person by one channel, from its planning to its end. docs/architecture.md draws its states. */
export type Outbound = {
  outboundId: string
  clinicId: string
  /** Partition of the person (or staff member) it belongs to. */
  place: string
  personId?: string
  staffId?: string
  purpose: Purpose
  channel: Channel
  to: string
  from: string
  text: string
  subject?: string
  html?: string
  state: OutboundState
  /** When it was meant to leave when it was planned. */
  plannedFor: Instant
  /** Past this it is expired and reported, never sent. */
  expiresAt: Instant
  /** `send`: leave now; `claimExpires`: whoever claimed it must have recorded by then; `remind`, `silence`: no answer. */
  timers: { send?: Instant; claimExpires?: Instant; remind?: Instant; silence?: Instant }
  claimedBy?: string
  attempts: number
  providerId?: string
  sentAt?: Instant
  /** Follow-ups: the plan's step, whether an answer is expected, whether the step is about safety. */
  step?: string
  treatmentId?: string
  expectsAnswer?: boolean
  safety?: boolean
  /** Follow-ups: minutes after sending at which silence is followed by one reminder, and by a task. */
  silence?: { remindAfterMinutes: number; taskAfterMinutes: number }
  /** What to send by e-mail when the text cannot be delivered. */
  fallback?: { to: string; subject: string; text: string; html?: string }
  /** Pages: the alert, its round and which repetition of the same page this is. */
  alertId?: string
  round?: number
  attempt?: number
  /** Machine transitions, oldest first, the last twenty. */
  history: { at: Instant; state: OutboundState; because?: string }[]
}

export const outboundKey = (item: Pick<Outbound, 'place' | 'outboundId'>): Key => ({
  pk: item.place,
  sk: `OUT#${item.outboundId}`,
})
