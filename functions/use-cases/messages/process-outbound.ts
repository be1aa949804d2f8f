import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Key } from '../../core/keys.ts'
import { keys } from '../../core/keys.ts'
import type { OutboundCause } from '../../core/messages/cause.ts'
import { claim, dueNow, expire, type Outbound, outboundKey, postpone } from '../../core/messages/outbound.ts'
import { recordSending, type Sent, uncertain } from '../../core/messages/sending-result.ts'
import { plusHours } from '../../core/time.ts'
import type { Clock, Composing, Logs, Queueing, Reads, Sends, Store, Write } from '../ports.ts'
import { atOneInstant, attempt } from '../store/attempt.ts'
import { read, type Versioned, write, writeOutbound } from '../store/records.ts'
import { afterExpiry, afterSending, afterSilence, type Consequence, remindOf, writesAfter } from './after-sending.ts'
import { brandedEmail } from './branded-email.ts'
import { enqueue } from './enqueue.ts'
import { applyReceipt } from './record-receipt.ts'
import { checkSending, type SendCheck } from './sending-guard.ts'

export type OutboundResult =
  | { kind: 'nothing-due' }
  | { kind: 'expired' | 'claim-ran-out' | 'reminded' | 'silent' }
  | { kind: 'forbidden'; cause: OutboundCause }
  | { kind: 'attempted'; sent: Sent['kind'] }

/** Days for which a carrier may still send a receipt; AWS keeps at it for three (72 h). */
const RECEIPT_DAYS = 7

/**
 * Does what the timers of an outbound item ask for. Safe to repeat and to run twice at once: the claim is a conditional
 * write, and only who holds it sends. Order: claim, consistent re-read of what could forbid it, send at once, record.
 */
export async function processOutbound(deps: Store & Queueing & Composing & Sends, key: Key): Promise<OutboundResult> {
  const by = deps.newId()
  const first = await attempt(deps, (deps) => decideWake(deps, key, by))
  await enqueue(deps, first.planned)
  if (first.kind !== 'claimed') return first.woken
  const claimed = { value: first.item, version: first.version }
  const checked = await forbiddenOrGivenBack(deps, claimed)
  if (checked.kind !== 'allowed') return checked
  const { channel, to, from, text, subject, html, unsubscribe, replyTo } = first.item
  const sent = await deps.messenger.send({
    channel,
    to,
    from,
    text,
    ...(subject ? { subject } : {}),
    ...(html ? { html: htmlOf(first.item, html, checked.clinic, deps) } : {}),
    ...(unsubscribe ? { unsubscribe } : {}),
    ...(replyTo ? { replyTo } : {}),
  })
  await record(deps, claimed, sent)
  return { kind: 'attempted', sent: sent.kind }
}

/** As the clinic's brand is now; mails to staff have none. */
const htmlOf = ({ link }: Outbound, html: string, clinic: Clinic | undefined, { linkBase }: Composing): string =>
  clinic && link?.kind === 'mail' ? brandedEmail(html, clinic, linkBase) : html

type Decided = { planned: Outbound[] } & (
  | { kind: 'claimed'; item: Outbound; version: number }
  | { kind: 'done'; woken: OutboundResult }
)

const done = (woken: OutboundResult, writes: Write[] = [], planned: Outbound[] = []) => ({
  writes,
  answer: { kind: 'done', woken, planned } as Decided,
})

async function decideWake(
  deps: Reads & Logs & Composing,
  key: Key,
  by: string,
): Promise<{ writes: Write[]; answer: Decided }> {
  const found = await read<Outbound>(deps.records, key)
  if (!found) return done({ kind: 'nothing-due' })
  const { value: item, version } = found
  if (item.state === 'claimed' && item.claimedBy === by)
    return { writes: [], answer: { kind: 'claimed', item, version, planned: [] } }
  const now = deps.now()
  const due = dueNow(item, now)
  switch (due.kind) {
    case 'nothing':
      return done({ kind: 'nothing-due' })
    case 'send': {
      const claimed = claim(item, by, now)
      const answer: Decided = { kind: 'claimed', item: claimed, version: version + 1, planned: [] }
      return { writes: [writeOutbound(claimed, version)], answer }
    }
    case 'expire': {
      const expired = expire(item, now)
      return consequent({ kind: 'expired' }, expired, version, await afterExpiry(deps, expired))
    }
    case 'claim-ran-out': {
      const lost = uncertain(item, { kind: 'sender-stopped' }, now)
      return consequent({ kind: 'claim-ran-out' }, lost, version, await afterSending(deps, lost))
    }
    case 'remind': {
      const { remind: _, ...timers } = item.timers
      return consequent({ kind: 'reminded' }, { ...item, timers }, version, await remindOf(deps, item))
    }
    case 'silence':
      return consequent({ kind: 'silent' }, { ...item, timers: {} }, version, await afterSilence(deps, item))
  }
}

function consequent(woken: OutboundResult, item: Outbound, version: number, consequence: Consequence) {
  return done(woken, [writeOutbound(item, version), ...writesAfter(consequence)], consequence.planned)
}

/** Re-reads, after the claim, what could forbid the sending. When even that fails the claim is given back. */
async function forbiddenOrGivenBack(
  deps: Store & Queueing & Composing,
  claimed: Versioned<Outbound>,
): Promise<OutboundResult | Extract<SendCheck, { kind: 'allowed' }>> {
  try {
    const verdict = await checkSending(atOneInstant(deps), claimed.value)
    if (verdict.kind === 'allowed') return verdict
    await changeClaimed(deps, claimed, async () => ({ item: verdict.item, consequence: verdict.consequence }))
    return { kind: 'forbidden', cause: verdict.cause }
  } catch (error) {
    await changeClaimed(deps, claimed, async (held) => ({
      item: postpone(held, deps.now(), { kind: 'not-checked' }, deps.now()),
    }))
    throw error
  }
}

/**
 * Records what came of the sending. Which item a receipt is about is written first, and alone: together they would cost twice.
 * Where that fails it is written with the record, as one. A receipt that comes between the two is kept as one that comes
 * before both: it writes itself and then looks for the record, which is written before it is looked for here.
 */
async function record(deps: Store & Queueing & Composing, claimed: Versioned<Outbound>, sent: Sent): Promise<void> {
  const target = sent.kind === 'sent' ? receiptTarget(claimed.value, sent.providerId, deps) : undefined
  const isKnown = target === undefined || (await isWritten(deps, target))
  await changeClaimed(deps, claimed, async (held, deps) => {
    const item = recordSending(held, sent, deps.now())
    const consequence = await afterSending(deps, item)
    // It may be there after all, by a write whose answer was lost.
    if (target === undefined || isKnown || (await deps.records.get(target.key))) return { item, consequence }
    return { item, consequence, target }
  })
  if (sent.kind === 'sent') await applyReceipt(deps, sent.providerId)
}

/** `taken`: an earlier try, whose answer was lost, has written it. */
async function isWritten(deps: Store, target: Write): Promise<boolean> {
  const { kind } = await deps.records.commit([target])
  return kind === 'committed' || kind === 'taken'
}

type Change = { item: Outbound; consequence?: Consequence; target?: Write | undefined }

/** Changes an item that this claim still holds. A claim that ran out meanwhile has been dealt with by its timer. */
async function changeClaimed(
  deps: Store & Queueing & Composing,
  claimed: Versioned<Outbound>,
  change: (held: Outbound, deps: Reads & Logs & Composing) => Promise<Change>,
): Promise<void> {
  const { claimedBy } = claimed.value
  // Nobody else writes the item while the claim lasts; only when the first try fails is it read again.
  let held: Versioned<Outbound> | undefined = claimed
  const planned = await attempt(deps, async (deps) => {
    const found = held ?? (await read<Outbound>(deps.records, outboundKey(claimed.value)))
    held = undefined
    if (found?.value.state !== 'claimed' || found.value.claimedBy !== claimedBy)
      return { writes: [], answer: [] as Outbound[] }
    const { item, consequence = { planned: [], tasks: [] }, target } = await change(found.value, deps)
    const writes = [writeOutbound(item, found.version), ...writesAfter(consequence), ...(target ? [target] : [])]
    return { writes, answer: consequence.planned }
  })
  await enqueue(deps, planned)
}

const receiptTarget = (item: Outbound, providerId: string, deps: Clock): Write =>
  write(keys.receiptTarget(providerId), outboundKey(item), 0, { expiresAt: plusHours(deps.now(), 24 * RECEIPT_DAYS) })
