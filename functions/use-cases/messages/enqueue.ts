import { type Outbound, outboundKey, priorityOf } from '../../core/messages/outbound.ts'
import type { Clock, Queueing } from '../ports.ts'

/** Puts what leaves at once on its queue. What fails here is found by the next tick: the items are already written. */
export async function enqueue(deps: Clock & Queueing, items: readonly Outbound[]): Promise<void> {
  const now = deps.now()
  const ready = items.filter((item) => item.timers.send !== undefined && item.timers.send <= now)
  for (const lane of ['urgent', 'routine'] as const) {
    const ofLane = ready.filter((item) => priorityOf(item) === lane)
    if (ofLane.length > 0) await deps.queues.put(lane, ofLane.map(outboundKey))
  }
}
