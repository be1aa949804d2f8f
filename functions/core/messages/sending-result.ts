/** The next state of an item after an attempt to send it. */
import type { Instant } from '../time.ts'
import { plusMinutes, plusSeconds } from '../time.ts'
import type { OutboundCause } from './cause.ts'
import { become, type Outbound, postpone } from './outbound.ts'

/** What a sender says of one attempt. */
export type Sent =
  | { kind: 'sent'; providerId: string }
  /** Refused for now, certainly not sent: throttled, quota, service down before it accepted. */
  | { kind: 'try-again'; because: string }
  /** Refused for good, certainly not sent: no such number, opted out at the carrier, address rejected. */
  | { kind: 'undeliverable'; because: string }
  /** It may have been sent: time-out, reset, 5xx or an unreadable answer. */
  | { kind: 'uncertain'; because: string }

/** Refusals after which an item is parked as failed; the last wait is an hour. */
export const MOST_REFUSALS = 8

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
      if (attempts >= MOST_REFUSALS) return { ...fail(item, sent.because, now, attempts), attempts }
      const elsewhere = item.purpose === 'page' && item.channel !== 'email' ? ({ elsewhere: true } as const) : {}
      return {
        ...postpone(item, plusSeconds(now, backOffSeconds(attempts)), { kind: 'provider', said: sent.because }, now),
        attempts,
        ...elsewhere,
      }
    }
    case 'undeliverable':
      return fail(item, sent.because, now)
    case 'uncertain':
      return uncertain(item, { kind: 'provider', said: sent.because }, now)
  }
}

/** 30 s, 1, 2, 4 … minutes, at most an hour. */
const backOffSeconds = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 3600)

/** From claimed: it may have left. Every timer goes. */
export const uncertain = (item: Outbound, cause: OutboundCause, now: Instant): Outbound => ({
  ...become(item, 'uncertain', now, cause),
  timers: {},
})

/** From claimed, or from sent and delivered by a receipt: it did not arrive, as the provider `said`. Every timer goes. */
export const fail = (item: Outbound, said: string, now: Instant, refusals?: number): Outbound => ({
  ...become(item, 'failed', now, { kind: 'provider', said, ...(refusals ? { refusals } : {}) }),
  timers: {},
})

/** A receipt said that it arrived. Only a sent item can: a receipt never brings anything back. */
export const delivered = (item: Outbound, now: Instant): Outbound =>
  item.state === 'sent' || item.state === 'uncertain' ? { ...become(item, 'delivered', now) } : item
