import { type Outbound, outboundKey, priorityOf } from '../../core/messages/outbound.ts'
import type { Clock, Queueing } from '../ports.ts'

/** A page by text wakes somebody soonest; a call takes its time to ring, and says to read the text. */
const hasteOf = ({ purpose, channel }: Outbound): number => (purpose !== 'page' ? 1 : channel === 'sms' ? 0 : 2)

/** Puts what leaves at once on its queue, pages by text first. What fails here is found by the next tick: the items are already written. */
export async function enqueue(deps: Clock & Queueing, items: readonly Outbound[]): Promise<void> {
  const now = deps.now()
  const ready = items
    .filter((item) => item.timers.send !== undefined && item.timers.send <= now)
    .sort((a, b) => hasteOf(a) - hasteOf(b))
  for (const lane of ['urgent', 'routine'] as const) {
    const ofLane = ready.filter((item) => priorityOf(item) === lane)
    if (ofLane.length > 0) await deps.queues.put(lane, ofLane.map(outboundKey))
  }
}
