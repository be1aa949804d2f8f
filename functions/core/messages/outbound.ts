import type { Key } from '../keys.ts'
import type { Instant } from '../time.ts'
import { earliest, plusMinutes, plusSeconds } from '../time.ts'
import type { Tier } from '../triage/verdict.ts'
import type { OutboundCause } from './cause.ts'
import type { Link } from './link.ts'

export type Channel = 'sms' | 'email' | 'voice'

/** What an outbound item is for; decides its lane, what may forbid it and what happens when its sending is uncertain. */
export const PURPOSES = [
  'follow-up',
  'reminder',
  'answer',
  'personal',
  'safety-answer',
  'confirmation',
  'notice',
  'page',
  'staff-answer',
  'staff-reminder',
  'staff-notice',
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
  /** `send`: leave now; `claimExpires`: the claimant's deadline to record the result; `remind`, `silence`: no answer. */
  timers: { send?: Instant; claimExpires?: Instant; remind?: Instant; silence?: Instant }
  claimedBy?: string
  /** Claimed: since when it was due, which is where it stays in the due index. */
  dueSince?: Instant
  attempts: number
  providerId?: string
  sentAt?: Instant
  /** Follow-ups: the plan's step, whether an answer is expected, whether the step is about safety. */
  step?: string
  treatmentId?: string
  expectsAnswer?: boolean
  safety?: boolean
  priority?: number
  /** Follow-ups: minutes after sending at which silence is followed by one reminder, and by a task. */
  silence?: { remindAfterMinutes: number; taskAfterMinutes: number }
  /** What to send by e-mail when the text cannot be delivered. */
  fallback?: { to: string; subject: string; text: string; html?: string }
  /** Answers: the tier that was answered, or `clarify`. */
  answers?: Tier | 'clarify'
  /** Pages: the alert, its round and which repetition of the same page this is. */
  alertId?: string
  round?: number
  attempt?: number
  /** The item whose repetition this is, where it is one. */
  repeats?: string
  /** The item by another channel in whose place this one leaves. */
  insteadOf?: string
  /** Answers and confirmations: the message that they answer. */
  messageId?: string
  /** Pages: it went out by another channel too, since the first one refused. */
  elsewhere?: true
  /** Personal messages: who wrote it. */
  writtenBy?: string
  /** Mails: where one click ends them. */
  unsubscribe?: string
  replyTo?: string
  /** What the link in the text opens; written with the item. */
  link?: Link
  /** Machine transitions, oldest first, the last twenty. */
  history: ItemEntry[]
}

export type ItemEntry = { at: Instant; state: OutboundState; cause?: OutboundCause }

export const outboundKey = (item: Pick<Outbound, 'place' | 'outboundId'>): Key => ({
  pk: item.place,
  sk: `OUT#${item.outboundId}`,
})

/** The id of a person's page by one channel: one in each round of an alert. */
export const pageId = (page: { alertId: string; round: number; staffId: string; channel: Channel }): string =>
  `${page.alertId}.r${page.round}.${page.staffId}.${page.channel}`

/** A claim lives for twice the sending function's time-out (10 s); after it the sender is certainly dead. */
export const CLAIM_SECONDS = 20

const HISTORY_LENGTH = 20
const HOLD_RECHECK_MINUTES = 30

/** Messages that keep the quiet hours; answers, pages and confirmations do not (invariant 6). */
export const isRoutine = (item: Pick<Outbound, 'purpose'>): boolean =>
  item.purpose === 'follow-up' || item.purpose === 'reminder'

export const priorityOf = (item: Pick<Outbound, 'purpose'>): 'urgent' | 'routine' =>
  isRoutine(item) ? 'routine' : 'urgent'

/** The item's priority when many are due; among routine items, safety steps come first. */
export const laneOf = (item: Pick<Outbound, 'purpose' | 'safety'>): 'urgent' | 'safety' | 'routine' =>
  item.purpose === 'follow-up' && item.safety ? 'safety' : priorityOf(item)

/** The instant at which the item has to be looked at again: the earliest of its timers; none when it is final. */
export const wakesAt = (item: Pick<Outbound, 'timers'>): Instant | undefined => earliest(Object.values(item.timers))

/**
 * Where the item stands in the due index. A claim, which mostly lasts a second, stays where it was: moving it there and
 * away again are two writes of the index. A run that finds it meanwhile reads its timers, and does nothing before they pass.
 */
export const dueAt = (item: Pick<Outbound, 'timers' | 'state' | 'dueSince'>): Instant | undefined => {
  const wakes = wakesAt(item)
  return item.state === 'claimed' && wakes ? earliest([item.dueSince, wakes]) : wakes
}

/** The item in its next state, and its history says so. */
export function become(item: Outbound, state: OutboundState, now: Instant, cause?: OutboundCause): Outbound {
  const { dueSince: _, ...rest } = item
  const entry = cause === undefined ? { at: now, state } : { at: now, state, cause }
  return { ...rest, state, history: [...item.history, entry].slice(-HISTORY_LENGTH) }
}

/** A new message that leaves at `plannedFor`. */
export function planned(fields: Omit<Outbound, 'state' | 'timers' | 'attempts' | 'history'>, now: Instant): Outbound {
  const item = { ...fields, state: 'planned', timers: { send: fields.plannedFor }, attempts: 0, history: [] } as const
  return become({ ...item, history: [] }, 'planned', now)
}

/** An unsent or cancelled item that leaves after all, as `next` says; its history goes on. */
export const plannedAgain = (item: Outbound, next: Outbound, cause: OutboundCause, now: Instant): Outbound =>
  become({ ...next, timers: { send: next.plannedFor }, attempts: 0, history: item.history }, 'planned', now, cause)

export type Due =
  | { kind: 'nothing' }
  | { kind: 'send' }
  | { kind: 'expire' }
  | { kind: 'claim-ran-out' }
  | { kind: 'remind' }
  | { kind: 'silence' }

/** The next step for the item. The caller carries out one step, commits, and asks again. */
export function dueNow(item: Outbound, now: Instant): Due {
  const passed = (timer?: Instant) => timer !== undefined && timer <= now
  if (passed(item.timers.claimExpires)) return { kind: 'claim-ran-out' }
  if (passed(item.timers.send)) return item.expiresAt <= now ? { kind: 'expire' } : { kind: 'send' }
  if (passed(item.timers.remind)) return { kind: 'remind' }
  if (passed(item.timers.silence)) return { kind: 'silence' }
  return { kind: 'nothing' }
}

/** From planned or held: the claimant sends the item, and records the result before the claim expires (CLAIM_SECONDS). */
export const claim = (item: Outbound, by: string, now: Instant): Outbound => ({
  ...become(item, 'claimed', now),
  claimedBy: by,
  dueSince: wakesAt(item) ?? now,
  timers: { claimExpires: plusSeconds(now, CLAIM_SECONDS) },
})

/** Gives a claim back, or moves a planned item: it leaves at `until` unless it expires before. */
export const postpone = (item: Outbound, until: Instant, cause: OutboundCause, now: Instant): Outbound =>
  until >= item.expiresAt
    ? expire(item, now, cause)
    : { ...become(item, 'planned', now, cause), timers: { send: until } }

/** Waits for as long as `cause` holds; looked at again every half hour. */
export function hold(item: Outbound, cause: OutboundCause, now: Instant): Outbound {
  const next = plusMinutes(now, HOLD_RECHECK_MINUTES)
  const held = item.state === 'held' ? item : become(item, 'held', now, cause)
  return { ...held, timers: { send: earliest([next, item.expiresAt]) ?? next } }
}

/** From any state before it was sent: never sent late. */
export const expire = (item: Outbound, now: Instant, cause: OutboundCause = { kind: 'too-late' }): Outbound => ({
  ...become(item, 'expired', now, cause),
  timers: {},
})

/** From planned, held or claimed: something forbids it. Every timer goes. */
export const cancel = (item: Outbound, cause: OutboundCause, now: Instant): Outbound => ({
  ...become(item, 'cancelled', now, cause),
  timers: {},
})
