import type { Delivery, DeliveryState } from '../../functions/core/webhooks/delivery.ts'
import type { WebhookCall, Write } from '../../functions/use-cases/ports.ts'
import { itemName, type Report } from './known.ts'
import type { Run } from './run.ts'

/** From which state a delivery may come into which (docs/webhooks.md). */
const MAY_BECOME: Record<DeliveryState | 'new', readonly DeliveryState[]> = {
  new: ['planned'],
  planned: ['claimed', 'cancelled'],
  claimed: ['claimed', 'planned', 'delivered', 'failed', 'cancelled'],
  delivered: [],
  failed: [],
  cancelled: [],
}
/** Attempts over three days before a delivery is given up. */
const LEAST_TRIES = 10

/** What receivers were told: each event of a clinic to its own receiver, until it has been taken, and always in the same words. */
export class WebhookJudge {
  /** Calls that a receiver took or refused, and events taken, for the counts of a run. */
  calls = 0
  readonly taken = new Set<string>()
  private readonly opened = new Set<string>()
  private readonly bodies = new Map<string, string>()
  private readonly deliveries = new Map<string, Delivery>()

  judge(writes: readonly Write[], report: Report): void {
    for (const write of writes) {
      if (!write.key.sk.startsWith('DELIVERY#') || (write.kind !== 'put' && write.kind !== 'update')) continue
      const delivery = write.value as unknown as Delivery
      const name = itemName(write.key)
      const { deliveryId, state, tries, event } = delivery
      const from = this.deliveries.get(name)?.state ?? 'new'
      if (!MAY_BECOME[from].includes(state)) report(10, `${deliveryId} went from ${from} to ${state}`)
      if (state === 'delivered' && !this.taken.has(event.eventId))
        report(10, `${deliveryId} counts as delivered, and no receiver took it`)
      if (state === 'failed' && tries < LEAST_TRIES) report(1, `${deliveryId} was given up after ${tries} attempts`)
      this.deliveries.set(name, delivery)
      if (event.type === 'alert.opened') this.opened.add(event.data.alertId ?? '')
    }
  }

  called({ url, eventId, body, secrets }: WebhookCall, { about }: Run, isTaken: boolean, report: Report): void {
    this.calls++
    const delivery = about.kind === 'key' ? this.deliveries.get(itemName(about)) : undefined
    if (delivery?.state !== 'claimed' || delivery.event.eventId !== eventId) {
      report(4, `the event ${eventId} was sent without a claim`)
      return
    }
    if (url !== `https://${delivery.clinicId}.example/events`)
      report(9, `an event of ${delivery.clinicId} went to ${url}`)
    if (secrets.length === 0) report(9, `the event ${eventId} was sent unsigned`)
    if ((this.bodies.get(eventId) ?? body) !== body) report(10, `the event ${eventId} was told in other words again`)
    this.bodies.set(eventId, body)
    if (isTaken) this.taken.add(eventId)
  }

  /** Whether the clinic's receiver is told, or will be, that an alert opened. */
  tells(alertId: string): boolean {
    return this.opened.has(alertId)
  }
}
