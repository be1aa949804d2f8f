import { deliveriesPk, keys } from '../../core/keys.ts'
import { type Delivery, dayOf, plannedDelivery, replayed } from '../../core/webhooks/delivery.ts'
import { TEST_EVENT, type WebhookEvent } from '../../core/webhooks/event.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import type { Ids, Queueing, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, writeDelivery } from '../store/records.ts'

export type DeliveryAsked =
  | { kind: 'planned'; delivery: Delivery }
  | { kind: 'unknown' }
  /** The receiver answered 410: nothing is sent there. */
  | { kind: 'disabled' }

/** The log of one day (UTC, `2026-11-23`): what happened that day, in that order, whenever it was delivered. */
export async function deliveriesOf(deps: Reads, clinicId: string, webhookId: string, day: string): Promise<Delivery[]> {
  const found = await readAll<Delivery>(deps.records, deliveriesPk(clinicId, webhookId, day), 'DELIVERY#')
  return found
    .map(({ value }) => value)
    .sort((a, b) =>
      a.event.timestamp < b.event.timestamp || (a.event.timestamp === b.event.timestamp && a.deliveryId < b.deliveryId)
        ? -1
        : 1,
    )
}

/** Delivers an event of its own to one webhook, whatever it asked for: is everything set up? */
export async function sendTestEvent(
  deps: Store & Ids & Queueing,
  clinicId: string,
  webhookId: string,
): Promise<DeliveryAsked> {
  const testId = deps.newId()
  return planning(deps, clinicId, webhookId, async ({ records, now: clock }) => {
    const event: WebhookEvent = {
      eventId: `evt_test_${testId}`,
      type: TEST_EVENT,
      timestamp: clock(),
      data: { webhookId },
    }
    const delivery = plannedDelivery(event, { clinicId, webhookId }, event.timestamp)
    const before = await read<Delivery>(records, keys.delivery(clinicId, webhookId, delivery.deliveryId))
    return before ? { kind: 'written', delivery: before.value } : { kind: 'write', delivery, version: 0 }
  })
}

/** Delivers an event again, under its id, whatever became of it. One that waits leaves now. */
export async function replay(
  deps: Store & Queueing,
  clinicId: string,
  webhookId: string,
  deliveryId: string,
): Promise<DeliveryAsked> {
  if (!dayOf(deliveryId)) return { kind: 'unknown' }
  return planning(deps, clinicId, webhookId, async ({ records, now }) => {
    const found = await read<Delivery>(records, keys.delivery(clinicId, webhookId, deliveryId))
    if (!found) return undefined
    const { value, version } = found
    // It is on its way at this moment.
    if (value.state === 'claimed') return { kind: 'written', delivery: value }
    return { kind: 'write', delivery: replayed(value, now()), version }
  })
}

type Planned = { kind: 'written'; delivery: Delivery } | { kind: 'write'; delivery: Delivery; version: number }

async function planning(
  deps: Store & Queueing,
  clinicId: string,
  webhookId: string,
  plan: (deps: Pick<Store, 'records' | 'now'>) => Promise<Planned | undefined>,
): Promise<DeliveryAsked> {
  const asked = await attempt(deps, async (deps): Promise<Decision<DeliveryAsked>> => {
    const webhook = await read<Webhook>(deps.records, keys.webhook(clinicId, webhookId))
    const planned = webhook && (await plan(deps))
    if (!planned) return { writes: [], answer: { kind: 'unknown' } }
    if (webhook.value.disabled) return { writes: [], answer: { kind: 'disabled' } }
    const writes = planned.kind === 'write' ? [writeDelivery(planned.delivery, planned.version)] : []
    return { writes, answer: { kind: 'planned', delivery: planned.delivery } }
  })
  if (asked.kind === 'planned')
    await deps.queues.put('webhooks', [keys.delivery(clinicId, webhookId, asked.delivery.deliveryId)])
  return asked
}
