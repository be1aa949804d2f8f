/** A clinic's own system in a story: a webhook at the clinic, and what it was told. */
import { EVENT_TYPES, type EventType } from '../../functions/core/webhooks/event.ts'
import type { WebhookCall } from '../../functions/use-cases/ports.ts'
import { addWebhook } from '../../functions/use-cases/webhooks/manage-webhooks.ts'
import type { World } from './world.ts'

export const RECEIVER = 'https://systems.example/aftercare'

export type Told = { id: string; type: EventType; timestamp: string; data: Record<string, string> }

export const toldBy = ({ eventId, body }: WebhookCall): Told => ({ id: eventId, ...JSON.parse(body) })

/** Registers a receiver; `told` answers what it got since the last look, once a minute has passed. */
export async function aReceiver(
  world: World,
  {
    events = EVENT_TYPES,
    url = RECEIVER,
    clinicId = 'demo',
  }: { events?: readonly EventType[]; url?: string; clinicId?: string } = {},
) {
  const added = await addWebhook(world.deps, { clinicId, by: 'dr-hale', url, events })
  if (added.kind !== 'added') throw new Error(`no webhook: ${JSON.stringify(added)}`)
  let seen = world.webhookCalls.length
  return {
    webhookId: added.webhook.webhookId,
    secret: added.secret,
    async told(): Promise<Told[]> {
      await world.advance(1)
      const fresh = world.webhookCalls.slice(seen).filter((call) => call.url === url)
      seen = world.webhookCalls.length
      return fresh.map(toldBy)
    },
  }
}
