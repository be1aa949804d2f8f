import { type Key, keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { delivered, fail } from '../../core/messages/sending-result.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { plusHours } from '../../core/time.ts'
import type { Clock, Composing, Ids, Queueing, Reads, Store, Write } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { read, readAs, write, writeOutbound } from '../store/records.ts'
import { afterSending, writesAfter } from './after-sending.ts'
import { enqueue } from './enqueue.ts'
import { unsubscribeEmail } from './unsubscribe-email.ts'

/** What a carrier or a mail service says became of a message. */
export type Receipt = {
  providerId: string
  /** `complained`: it arrived, and was called unwanted. */
  result: 'delivered' | 'failed' | 'complained'
  because: string
  /** A permanent bounce or a complaint: no further mail goes to this patient. */
  endsMail?: true
}

const EARLY_RECEIPT_HOURS = 24 * 7

/**
 * Records a receipt. Receipts come late, twice, out of order, and before the sending itself is recorded: one that comes
 * before is stored, and applied by the later of the two.
 */
export async function recordReceipt(deps: Store & Queueing & Composing, receipt: Receipt): Promise<void> {
  const target = await recentTarget(deps, receipt.providerId)
  if (target && (await isApplied(deps, target, receipt))) return
  await attempt(deps, async (deps) => {
    const known = await read<Receipt>(deps.records, keys.receiptEarly(receipt.providerId))
    if (known && (known.value.result === receipt.result || known.value.result !== 'delivered'))
      return { writes: [], answer: null }
    const expiresAt = plusHours(deps.now(), EARLY_RECEIPT_HOURS)
    return {
      writes: [write(keys.receiptEarly(receipt.providerId), receipt, known?.version ?? 0, { expiresAt })],
      answer: null,
    }
  })
  await applyReceipt(deps, receipt.providerId)
}

/** Applies a stored receipt to the item it is about, where both are known. A missing receipt is never a failure. */
export async function applyReceipt(deps: Store & Queueing & Composing, providerId: string): Promise<void> {
  const receipt = (await read<Receipt>(deps.records, keys.receiptEarly(providerId)))?.value
  const target = receipt && (await targetOf(deps, providerId))
  if (target) await isApplied(deps, target, receipt)
}

/** For half the price, and mostly there: where it is missing the receipt is kept first, and then looked for for certain. */
async function recentTarget({ records }: Reads, providerId: string): Promise<Key | undefined> {
  const { pk, sk } = keys.receiptTarget(providerId)
  const [found] = await records.listRecent(pk, sk)
  return found && readAs<Key>(found).value
}

const targetOf = async (deps: Reads, providerId: string): Promise<Key | undefined> =>
  (await read<Key>(deps.records, keys.receiptTarget(providerId)))?.value

/** Applies it; `false` where the item is not recorded as sent under this id: not yet, or no longer. */
async function isApplied(deps: Store & Queueing & Composing, target: Key, receipt: Receipt): Promise<boolean> {
  const planned = await attempt(deps, async (deps) => {
    const found = await read<Outbound>(deps.records, target)
    if (!found || found.value.providerId !== receipt.providerId) return { writes: [], answer: undefined }
    const { value: item, version } = found
    const now = deps.now()
    const ended = receipt.endsMail ? await mailEnded(deps, item) : []
    if (receipt.result !== 'failed') {
      const next = delivered(item, now)
      return { writes: [...(next === item ? [] : [writeOutbound(next, version)]), ...ended], answer: [] }
    }
    if (item.state !== 'sent' && item.state !== 'delivered') return { writes: ended, answer: [] }
    const failed = fail(item, receipt.because, now)
    const consequence = await afterSending(deps, failed)
    const writes = [writeOutbound(failed, version), ...ended, ...writesAfter(consequence)]
    return { writes, answer: consequence.planned }
  })
  if (planned) await enqueue(deps, planned)
  return planned !== undefined
}

/** What goes to a dead or unwilling mailbox costs every clinic's mail its name: consent for mail ends. */
async function mailEnded(deps: Reads & Clock & Ids, { clinicId, personId, staffId }: Outbound): Promise<Write[]> {
  if (personId === undefined || staffId !== undefined) return []
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  if (!person?.value.consent.email) return []
  return unsubscribeEmail(deps, person)
}
