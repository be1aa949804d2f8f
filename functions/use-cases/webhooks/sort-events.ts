import { clinicPk, type Key, keys } from '../../core/keys.ts'
import { plannedDelivery } from '../../core/webhooks/delivery.ts'
import type { EventBatch } from '../../core/webhooks/event.ts'
import { MOST_WEBHOOKS, type Webhook, wants } from '../../core/webhooks/webhook.ts'
import { MOST_WRITES, type Queueing, type Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, writeDelivery, writeEventBatch } from '../store/records.ts'

export type Sorted = { kind: 'nothing-due' } | { kind: 'sorted'; deliveries: number }

/** Events whose deliveries fit into a transaction with the batch itself, though every webhook wants them. */
const EVENTS_AT_ONCE = Math.floor((MOST_WRITES - 1) / MOST_WEBHOOKS)

type Step = { planned: Key[]; more: boolean }

/**
 * Turns the events of a transaction into a delivery for each webhook that wants them. Safe to repeat and to run twice at
 * once: the deliveries are written together with the batch, whose version only one of two can expect. A batch of more
 * deliveries than a transaction holds is sorted in parts.
 */
export async function sortEvents(deps: Store & Queueing, key: Key): Promise<Sorted> {
  let deliveries = 0
  for (let more = true; more; ) {
    const step = await attempt(deps, async (deps): Promise<Decision<Step | undefined>> => {
      const found = await read<EventBatch>(deps.records, key)
      if (found?.value.timers.sort === undefined) return { writes: [], answer: undefined }
      const { value: batch, version } = found
      const { clinicId } = batch
      const webhooks = await readAll<Webhook>(deps.records, clinicPk(clinicId), keys.webhook(clinicId, '').sk)
      const [now, later] = [batch.events.slice(0, EVENTS_AT_ONCE), batch.events.slice(EVENTS_AT_ONCE)]
      const planned = now.flatMap((event) =>
        webhooks.flatMap(({ value }) => (wants(value, event.type) ? [plannedDelivery(event, value, deps.now())] : [])),
      )
      const rest = { ...batch, events: later, timers: later.length > 0 ? batch.timers : {} }
      return {
        writes: [
          writeEventBatch({ ...rest, events: later.length > 0 ? later : now }, version),
          ...planned.map((delivery) => writeDelivery(delivery)),
        ],
        answer: {
          planned: planned.map(({ clinicId, webhookId, deliveryId }) => keys.delivery(clinicId, webhookId, deliveryId)),
          more: later.length > 0,
        },
      }
    })
    if (!step) return deliveries > 0 ? { kind: 'sorted', deliveries } : { kind: 'nothing-due' }
    if (step.planned.length > 0) await deps.queues.put('webhooks', step.planned)
    deliveries += step.planned.length
    more = step.more
  }
  return { kind: 'sorted', deliveries }
}
