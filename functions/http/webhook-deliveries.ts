/** A page of a webhook's log, as a query asks for it. */
import type { FieldError } from '../core/fault.ts'
import type { Delivery } from '../core/webhooks/delivery.ts'
import type { Clock, Reads } from '../use-cases/ports.ts'
import { deliveriesOf } from '../use-cases/webhooks/deliveries.ts'

const MOST_SHOWN = 100

export type DeliveryPage = { deliveries: Delivery[]; next: string | null } | { faults: FieldError[] }

/** `query`: `day`, `state`, `limit` and `cursor`, the id of the last delivery of the page before. */
export async function findDeliveries(
  deps: Reads & Clock,
  clinicId: string,
  webhookId: string,
  { day = deps.now().slice(0, 10), state, limit = String(MOST_SHOWN), cursor }: Record<string, string | undefined>,
): Promise<DeliveryPage> {
  const faults: FieldError[] = []
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) faults.push({ pointer: '/query/day', detail: 'A day such as 2026-11-23.' })
  const most = /^\d{1,3}$/.test(limit) ? Number(limit) : 0
  if (most < 1 || most > MOST_SHOWN)
    faults.push({ pointer: '/query/limit', detail: `A whole number from 1 to ${MOST_SHOWN}.` })
  if (faults.length > 0) return { faults }
  const all = await deliveriesOf(deps, clinicId, webhookId, day)
  const after = cursor === undefined ? 0 : all.findIndex(({ deliveryId }) => deliveryId === cursor) + 1
  if (cursor !== undefined && after === 0)
    return { faults: [{ pointer: '/query/cursor', detail: 'This is no cursor of this log.' }] }
  const left = all.slice(after).filter((delivery) => state === undefined || delivery.state === state)
  const deliveries = left.slice(0, most)
  return { deliveries, next: left.length > most ? (deliveries.at(-1)?.deliveryId ?? null) : null }
}
