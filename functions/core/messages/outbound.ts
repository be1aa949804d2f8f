import type { Key } from '../keys.ts'
import type { Instant } from '../time.ts'
import { earliest, plusMinutes, plusSeconds } from '../time.ts'
import type { Tier } from '../triage/verdict.ts'
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
  history: { at: Instant; state: OutboundState; because?: string }[]
}

export const outboundKey = (item: Pick<Outbound, 'place' | 'outboundId'>): Key => ({
  pk: item.place,
  sk: `OUT#${item.outboundId}`,
})

/** What a sender says of one attempt. */
export type Sent =
  | { kind: 'sent'; providerId: string }
  /** Refused for now, certainly not sent: throttled, quota, service down before it accepted. */
  | { kind: 'try-again'; because: string }
  /** Refused for good, certainly not sent: no such number, opted out at the carrier, address rejected. */
  | { kind: 'undeliverable'; because: string }
  /** It may have been sent: time-out, reset, 5xx or an unreadable answer. */
  | { kind: 'uncertain'; because: string }

/** A claim lives for twice the sending function's time-out (10 s); after it the sender is certainly dead. */
export const CLAIM_SECONDS = 20

/** Refusals after which an item is parked as failed; the last wait is an hour. */
export const MOST_REFUSALS = 8

const HISTORY_LENGTH = 20
const HOLD_RECHECK_MINUTES = 30
/** Never twice, but for what an alert sends, where twice is harmless and never is not (invariant 4). */
const REPEATABLE: readonly Purpose[] = ['page', 'safety-answer', 'staff-reminder', 'notice']
const MOST_REPEATS = 3

/** Messages that keep the quiet hours; answers, pages and confirmations do not (invariant 6). */
export const isRoutine = (item: Pick<Outbound, 'purpose'>): boolean =>
  item.purpose === 'follow-up' || item.purpose === 'reminder'

export const priorityOf = (item: Pick<Outbound, 'purpose'>): 'urgent' | 'routine' =>
  isRoutine(item) ? 'routine' : 'urgent'

/** The instant at which the item has to be looked at again: the earliest of its timers; none when it is final. */
export const wakesAt = (item: Pick<Outbound, 'timers'>): Instant | undefined => earliest(Object.values(item.timers))

function become(item: Outbound, state: OutboundState, now: Instant, because?: string): Outbound {
  const entry = because === undefined ? { at: now, state } : { at: now, state, because }
  return { ...item, state, history: [...item.history, entry].slice(-HISTORY_LENGTH) }
}

/** A new message that leaves at `plannedFor`. */
export function planned(fields: Omit<Outbound, 'state' | 'timers' | 'attempts' | 'history'>, now: Instant): Outbound {
  const item = { ...fields, state: 'planned', timers: { send: fields.plannedFor }, attempts: 0, history: [] } as const
  return become({ ...item, history: [] }, 'planned', now)
}

/** An unsent or cancelled item that leaves after all, as `next` says; its history goes on. */
export const plannedAgain = (item: Outbound, next: Outbound, because: string, now: Instant): Outbound =>
  become({ ...next, timers: { send: next.plannedFor }, attempts: 0, history: item.history }, 'planned', now, because)

export type Due =
  | { kind: 'nothing' }
  | { kind: 'send' }
  | { kind: 'expire' }
  | { kind: 'claim-ran-out' }
  | { kind: 'remind' }
  | { kind: 'silence' }

/** What has to be done with the item now. One thing at a time: whoever does it commits and asks again. */
export function dueNow(item: Outbound, now: Instant): Due {
  const passed = (timer?: Instant) => timer !== undefined && timer <= now
  if (passed(item.timers.claimExpires)) return { kind: 'claim-ran-out' }
  if (passed(item.timers.send)) return item.expiresAt <= now ? { kind: 'expire' } : { kind: 'send' }
  if (passed(item.timers.remind)) return { kind: 'remind' }
  if (passed(item.timers.silence)) return { kind: 'silence' }
  return { kind: 'nothing' }
}

/** From planned or held: whoever has the claim sends it, and records so before the claim runs out (CLAIM_SECONDS). */
export const claim = (item: Outbound, by: string, now: Instant): Outbound => ({
  ...become(item, 'claimed', now),
  claimedBy: by,
  timers: { claimExpires: plusSeconds(now, CLAIM_SECONDS) },
})

/** Gives a claim back, or moves a planned item: it leaves at `until` unless it expires before. */
export const postpone = (item: Outbound, until: Instant, because: string, now: Instant): Outbound =>
  until >= item.expiresAt
    ? expire(item, now, because)
    : { ...become(item, 'planned', now, because), timers: { send: until } }

/** Waits for as long as `because` holds; looked at again every half hour. */
export function hold(item: Outbound, because: string, now: Instant): Outbound {
  const next = plusMinutes(now, HOLD_RECHECK_MINUTES)
  const held = item.state === 'held' ? item : become(item, 'held', now, because)
  return { ...held, timers: { send: earliest([next, item.expiresAt]) ?? next } }
}

/** From any state before it was sent: never sent late. */
export const expire = (item: Outbound, now: Instant, because = 'its time had passed'): Outbound => ({
  ...become(item, 'expired', now, because),
  timers: {},
})

/** From planned, held or claimed: something forbids it. Every timer goes. */
export const cancel = (item: Outbound, because: string, now: Instant): Outbound => ({
  ...become(item, 'cancelled', now, because),
  timers: {},
})

/** The item after an attempt to send it. */
export function recordSending(item: Outbound, sent: Sent, now: Instant): Outbound {
  switch (sent.kind) {
    case 'sent': {
      const awaits = item.expectsAnswer && item.silence
      const timers = awaits
        ? {
            remind: plusMinutes(now, awaits.remindAfterMinutes),
            silence: plusMinutes(now, awaits.taskAfterMinutes),
          }
        : {}
      return { ...become(item, 'sent', now), providerId: sent.providerId, sentAt: now, timers }
    }
    case 'try-again': {
      const attempts = item.attempts + 1
      if (attempts >= MOST_REFUSALS)
        return { ...fail(item, `refused ${attempts} times: ${sent.because}`, now), attempts }
      const elsewhere = item.purpose === 'page' && item.channel !== 'email' ? ({ elsewhere: true } as const) : {}
      return {
        ...postpone(item, plusSeconds(now, backOffSeconds(attempts)), sent.because, now),
        attempts,
        ...elsewhere,
      }
    }
    case 'undeliverable':
      return fail(item, sent.because, now)
    case 'uncertain':
      return { ...become(item, 'uncertain', now, sent.because), timers: {} }
  }
}

/** 30 s, 1, 2, 4 … minutes, at most an hour. */
const backOffSeconds = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 3600)

/** From claimed, or from sent and delivered by a receipt: it did not arrive. Every timer goes. */
export const fail = (item: Outbound, because: string, now: Instant): Outbound => ({
  ...become(item, 'failed', now, because),
  timers: {},
})

/** A receipt said that it arrived. Only a sent item can: a receipt never brings anything back. */
export const delivered = (item: Outbound, now: Instant): Outbound =>
  item.state === 'sent' || item.state === 'uncertain' ? { ...become(item, 'delivered', now) } : item

/**
 * A new item about the same thing, by another way or in other words: what came of the sending of the old one stays behind,
 * and so does all that says its words once more (as a mail, or in its place).
 */
export function another(item: Outbound, changes: Partial<Outbound> & { outboundId: string }, now: Instant): Outbound {
  const { claimedBy: _by, providerId: _provider, sentAt: _sent, elsewhere: _elsewhere, ...about } = item
  const { link: _link, subject: _subject, html: _html, fallback: _fallback, ...content } = about
  return planned({ ...content, plannedFor: now, ...changes }, now)
}

/** The next attempt of what may arrive twice and whose sending is uncertain; none for anything else or after three. */
export function repeatOf(item: Outbound, now: Instant): Outbound | undefined {
  const attempt = item.attempt ?? 1
  if (!REPEATABLE.includes(item.purpose) || attempt >= MOST_REPEATS) return undefined
  const outboundId = `${item.outboundId.replace(/\.again\d+$/, '')}.again${attempt + 1}`
  const { subject, html } = item
  const asMail = { ...(subject ? { subject } : {}), ...(html ? { html } : {}) }
  const again = another(item, { ...asMail, outboundId, attempt: attempt + 1, plannedFor: plusSeconds(now, 45) }, now)
  return again.plannedFor < again.expiresAt ? again : undefined
}
