/** Further items about what one item says: by another channel, in other words, or once more. */
import { type Instant, plusSeconds } from '../time.ts'
import { type Channel, type Outbound, type Purpose, planned } from './outbound.ts'

/** Only messages about an alert may be sent twice: there a repeat is harmless and an omission is not (invariant 4). */
const REPEATABLE: readonly Purpose[] = ['page', 'safety-answer', 'staff-reminder', 'notice']
const MOST_REPEATS = 3

/**
 * A new item with the same content, on another channel or in other words. It does not inherit the old item's sending
 * result, or its alternatives (the e-mail, the item in its place).
 */
export function another(item: Outbound, changes: Partial<Outbound> & { outboundId: string }, now: Instant): Outbound {
  const { claimedBy: _by, providerId: _provider, sentAt: _sent, elsewhere: _elsewhere, ...about } = item
  const { repeats: _repeats, insteadOf: _insteadOf, ...rest } = about
  const { link: _link, subject: _subject, html: _html, fallback: _fallback, ...content } = rest
  return planned({ ...content, plannedFor: now, ...changes }, now)
}

/** The same by another channel, in place of the item. */
export const byChannel = (item: Outbound, channel: Channel, changes: Partial<Outbound>, now: Instant): Outbound =>
  another(item, { ...changes, channel, outboundId: `${item.outboundId}.${channel}`, insteadOf: item.outboundId }, now)

/** The next attempt of an uncertain item that may be sent twice; none for other items or after three attempts. */
export function repeatOf(item: Outbound, now: Instant): Outbound | undefined {
  const attempt = item.attempt ?? 1
  if (!REPEATABLE.includes(item.purpose) || attempt >= MOST_REPEATS) return undefined
  const { repeats = item.outboundId, insteadOf, subject, html } = item
  const outboundId = `${repeats}.again${attempt + 1}`
  const asMail = { ...(subject ? { subject } : {}), ...(html ? { html } : {}) }
  const about = { outboundId, repeats, ...(insteadOf ? { insteadOf } : {}), ...asMail }
  const again = another(item, { ...about, attempt: attempt + 1, plannedFor: plusSeconds(now, 45) }, now)
  return again.plannedFor < again.expiresAt ? again : undefined
}
