import type { Outbound, OutboundState } from '../../functions/core/messages/outbound.ts'
import type { Judged } from './judged.ts'
import { itemName, personName, phoneName } from './known.ts'

/** From which state an item may come into which (docs/architecture.md, "States"). */
const MAY_BECOME: Record<OutboundState | 'new', readonly OutboundState[]> = {
  new: ['planned'],
  planned: ['planned', 'claimed', 'held', 'expired', 'cancelled'],
  held: ['held', 'planned', 'claimed', 'expired', 'cancelled'],
  claimed: ['planned', 'held', 'sent', 'failed', 'uncertain', 'expired', 'cancelled'],
  sent: ['sent', 'delivered', 'failed'],
  uncertain: ['delivered'],
  delivered: ['delivered', 'failed'],
  cancelled: ['planned'],
  failed: [],
  expired: [],
}

const ROUTINE = ['follow-up', 'reminder']

/** Invariants 4, 5 and 10 of an outbound item as it is written: which way it went, with what history and consequence. */
export function judgeItem(item: Outbound, { known, written, run, now, report }: Judged): void {
  const name = itemName({ pk: item.place, sk: `OUT#${item.outboundId}` })
  const before = known.items.get(name)
  const from = before?.item.state ?? 'new'
  if (!MAY_BECOME[from].includes(item.state))
    report(
      before && ['sent', 'delivered'].includes(from) ? 4 : 10,
      `${item.outboundId} went from ${from} to ${item.state}`,
    )
  const last = item.history.at(-1)
  const grew = (before?.item.history.length ?? 0) < item.history.length || item.history.length === 20
  if (last?.state !== item.state || (from !== item.state && !grew))
    report(10, `${item.outboundId} went from ${from} to ${item.state} and its history does not say so`)
  const kept = before ?? { item, arrivals: 0, calls: 0 }
  known.items.set(name, kept)
  kept.item = item
  if (item.state === 'claimed') {
    const alert = item.alertId === undefined ? undefined : known.alerts.get(item.alertId)
    const person = known.persons.get(personName(item.clinicId, item.personId ?? ''))
    kept.claim = {
      run,
      at: now,
      ...(alert ? { alert } : {}),
      ...(person ? { person } : {}),
      optedOut: known.stopped.get(phoneName(item.from, item.to))?.optedOut ?? false,
    }
  }
  if (from === item.state || !ROUTINE.includes(item.purpose)) return
  const followed = written.tasks.length > 0 || written.items.length > 1
  if (item.state === 'expired' && item.expectsAnswer && !followed)
    report(5, `${item.outboundId} expired, and nobody is told`)
  if ((item.state === 'uncertain' || item.state === 'failed') && !followed)
    report(1, `${item.outboundId} is ${item.state}, and nobody is told`)
}
