import { type Key, keys } from '../../core/keys.ts'
import {
  afterCall,
  type Called,
  cancelledDelivery,
  claimed,
  type Delivery,
  isGone,
} from '../../core/webhooks/delivery.ts'
import { bodyOf, type WebhookEvent } from '../../core/webhooks/event.ts'
import { secretsAt, type Webhook } from '../../core/webhooks/webhook.ts'
import type { Ids, Links, SlackCaller, Store, WebhookCaller, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeDelivery, writeWebhook } from '../store/records.ts'
import { tellChat } from './tell-chat.ts'

export type DeliveryResult =
  | { kind: 'nothing-due' }
  | { kind: 'cancelled' }
  | { kind: 'called'; called: Called['kind'] }

type Begun = { kind: 'nothing-due' } | { kind: 'cancelled' } | { kind: 'claimed'; delivery: Delivery; webhook: Webhook }

/**
 * Makes the next attempt at a delivery. Safe to repeat and to run twice at once: only who claims it calls. A sender that dies
 * between the call and its record leaves a claim that runs out; then the same event goes out again under its id.
 */
export async function deliver(
  deps: Store & Ids & Links & WebhookCaller & SlackCaller,
  key: Key,
): Promise<DeliveryResult> {
  const by = deps.newId()
  const begun = await attempt(deps, async (deps): Promise<Decision<Begun>> => {
    const found = await read<Delivery>(deps.records, key)
    if (!found) return { writes: [], answer: { kind: 'nothing-due' } }
    const { value: delivery, version } = found
    const webhook = await read<Webhook>(deps.records, keys.webhook(delivery.clinicId, delivery.webhookId))
    if (webhook && delivery.state === 'claimed' && delivery.claimedBy === by)
      return { writes: [], answer: { kind: 'claimed', delivery, webhook: webhook.value } }
    const mine = claimed(delivery, by, deps.now())
    if (!mine) return { writes: [], answer: { kind: 'nothing-due' } }
    if (!webhook || webhook.value.disabled)
      return { writes: [writeDelivery(cancelledDelivery(mine), version)], answer: { kind: 'cancelled' } }
    return {
      writes: [writeDelivery(mine, version)],
      answer: { kind: 'claimed', delivery: mine, webhook: webhook.value },
    }
  })
  if (begun.kind !== 'claimed') return begun
  const { delivery, webhook } = begun
  const called = await (webhook.chat
    ? tellChat(deps, webhook, webhook.chat, delivery.event)
    : callReceiver(deps, webhook, delivery.event))
  await record(deps, key, by, called)
  return { kind: 'called', called: called.kind }
}

function callReceiver(deps: Store & WebhookCaller, webhook: Webhook, event: WebhookEvent): Promise<Called> {
  const at = deps.now()
  const secrets = secretsAt(webhook, at)
  return deps.callWebhook({ url: webhook.url, eventId: event.eventId, at, body: bodyOf(event), secrets })
}

async function record(deps: Store, key: Key, by: string, called: Called): Promise<void> {
  await attempt(deps, async (deps): Promise<Decision<null>> => {
    const found = await read<Delivery>(deps.records, key)
    if (found?.value.state !== 'claimed' || found.value.claimedBy !== by) return { writes: [], answer: null }
    const next = afterCall(found.value, called, deps.now())
    const { clinicId: clinic, webhookId, deliveryId, state, tries } = next
    const status = called.kind === 'answered' ? called.status : undefined
    deps.log.write({
      event: 'webhook-called',
      clinic,
      webhookId,
      deliveryId,
      state,
      tries,
      called: called.kind,
      status,
    })
    const disabled = isGone(called) ? await disable(deps, next) : []
    return { writes: [writeDelivery(next, found.version), ...disabled], answer: null }
  })
}

/** 410: the receiver wants nothing more. What waits for it is cancelled as it falls due. */
async function disable(deps: Pick<Store, 'records' | 'now'>, { clinicId, webhookId }: Delivery): Promise<Write[]> {
  const found = await read<Webhook>(deps.records, keys.webhook(clinicId, webhookId))
  if (!found || found.value.disabled) return []
  return [writeWebhook({ ...found.value, disabled: { at: deps.now(), because: 'gone' } }, found.version)]
}
