/** One event on its way to one webhook: planned, claimed, delivered or failed. */
import type { Instant } from '../time.ts'
import { earliest, plusMinutes, plusSeconds } from '../time.ts'
import type { WebhookEvent } from './event.ts'

/** What came of one call. `status`: the receiver's answer, whatever it was. */
export type Called =
  | { kind: 'answered'; status: number }
  | { kind: 'no-answer'; because: 'time-out' | 'no-connection' }
  /** The host's addresses are not public, or not all of them: nothing was sent. */
  | { kind: 'refused'; because: 'private-address' | 'unknown-host' }
  /** Slack's own code, such as `channel_not_found`. */
  | { kind: 'rejected'; because: string }

export type Attempt = { at: Instant } & (Called | { kind: 'sender-stopped' })

/** Why an attempt at a webhook has no answer, by its reason or else its kind. */
export type NoAnswer = Extract<Attempt, { kind: 'no-answer' | 'refused' }>['because'] | 'sender-stopped'

export type DeliveryState = 'planned' | 'claimed' | 'delivered' | 'failed' | 'cancelled'

export type Delivery = {
  deliveryId: string
  clinicId: string
  webhookId: string
  event: WebhookEvent
  state: DeliveryState
  createdAt: Instant
  /** Attempts since it was planned or replayed: how far the back-off has come. */
  tries: number
  /** Oldest first, the last twenty. */
  attempts: Attempt[]
  /** `send`: call now; `claimExpires`: the caller's deadline to record the result. */
  timers: { send?: Instant; claimExpires?: Instant }
  claimedBy?: string
  deliveredAt?: Instant
}

/** Minutes from an attempt to the next one: three days in all (Standard Webhooks, "Deliverability and reliability"). */
export const BACK_OFF_MINUTES = [5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440] as const

/** Seconds for one call, from the look-up of the address to the head of the answer. */
export const CALL_SECONDS = 15
/** A claim outlives the function that holds it. */
const CLAIM_SECONDS = 60

const ATTEMPTS_KEPT = 20

/** The day comes first, so that the log of a day is one read. */
export const deliveryId = (event: WebhookEvent): string => `${event.timestamp.slice(0, 10)}.${event.eventId}`

/** The day of an id (`2026-11-23`), or undefined for what is no such id. */
export const dayOf = (id: string): string | undefined => /^(\d{4}-\d{2}-\d{2})\../.exec(id)?.[1]

export const plannedDelivery = (
  event: WebhookEvent,
  { clinicId, webhookId }: Pick<Delivery, 'clinicId' | 'webhookId'>,
  now: Instant,
): Delivery => ({
  ...{ deliveryId: deliveryId(event), clinicId, webhookId, event, createdAt: now },
  ...{ state: 'planned', tries: 0, attempts: [], timers: { send: now } },
})

export const deliveryWakesAt = ({ timers }: Pick<Delivery, 'timers'>): Instant | undefined =>
  earliest([timers.send, timers.claimExpires])

/** From planned, or from a claim that ran out; `undefined` when nothing is due. */
export function claimed(delivery: Delivery, by: string, now: Instant): Delivery | undefined {
  const due = deliveryWakesAt(delivery)
  if (due === undefined || due > now) return undefined
  const lost = delivery.state === 'claimed' ? noted(delivery, { at: now, kind: 'sender-stopped' }) : delivery
  return { ...lost, state: 'claimed', claimedBy: by, timers: { claimExpires: plusSeconds(now, CLAIM_SECONDS) } }
}

/** After a call: delivered by any 2xx; failed for good by 410 or with the last of the back-off; else planned again. */
export function afterCall(delivery: Delivery, called: Called, now: Instant): Delivery {
  const { claimedBy: _, ...rest } = noted(delivery, { at: now, ...called })
  if (called.kind === 'answered' && called.status >= 200 && called.status < 300)
    return { ...rest, state: 'delivered', deliveredAt: now, timers: {} }
  const wait = isGone(called) ? undefined : BACK_OFF_MINUTES[rest.tries - 1]
  if (wait === undefined) return { ...rest, state: 'failed', timers: {} }
  return { ...rest, state: 'planned', timers: { send: plusMinutes(now, wait) } }
}

/** The receiver says that it is there no more. */
export const isGone = (called: Called): boolean => called.kind === 'answered' && called.status === 410

/** The webhook was taken away or disabled meanwhile. */
export const cancelledDelivery = ({ claimedBy: _, ...delivery }: Delivery): Delivery => ({
  ...delivery,
  state: 'cancelled',
  timers: {},
})

/** Somebody asks for it once more: the same event under the same id, with the whole back-off before it. */
export const replayed = ({ deliveredAt: _, ...delivery }: Delivery, now: Instant): Delivery => ({
  ...delivery,
  state: 'planned',
  tries: 0,
  timers: { send: now },
})

const noted = (delivery: Delivery, attempt: Attempt): Delivery => ({
  ...delivery,
  tries: delivery.tries + 1,
  attempts: [...delivery.attempts, attempt].slice(-ATTEMPTS_KEPT),
})
