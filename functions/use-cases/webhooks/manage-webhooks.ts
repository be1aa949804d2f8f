import type { FieldError } from '../../core/fault.ts'
import { clinicPk, keys } from '../../core/keys.ts'
import { checkUrl } from '../../core/webhooks/address.ts'
import { addressFault, hostFact } from '../../core/webhooks/address-facts.ts'
import type { EventType } from '../../core/webhooks/event.ts'
import { MOST_WEBHOOKS, rotated, secretOf, type Webhook } from '../../core/webhooks/webhook.ts'
import type { Ids, Reads, Store, WebhookSetup } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, writeWebhook } from '../store/records.ts'

export type WebhookAdded =
  /** The only answers that hold the secret are this one and that of a rotation. */
  | { kind: 'added'; webhook: Webhook; secret: string }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'too-many'; most: number }

export type NewWebhook = { clinicId: string; by: string; url: string; events: readonly EventType[] }

/** A webhook at an address of the public internet. Its host is looked up now, and again at each call. */
export async function addWebhook(deps: Store & Ids & WebhookSetup, asked: NewWebhook): Promise<WebhookAdded> {
  const { clinicId, by, events } = asked
  const checked = checkUrl(asked.url, { loopback: deps.loopbackAllowed })
  if (checked.kind === 'invalid') return { kind: 'invalid', faults: [addressFault(checked.fact)] }
  const host = await deps.hostKind(checked.host)
  if (host !== 'callable') return { kind: 'invalid', faults: [addressFault(hostFact(host))] }
  const webhookId = deps.newId()
  const secret = secretOf(deps.randomKey())
  return attempt(deps, async (deps): Promise<Decision<WebhookAdded>> => {
    const known = await listWebhooks(deps, clinicId)
    const before = known.find((webhook) => webhook.webhookId === webhookId)
    if (before) return { writes: [], answer: { kind: 'added', webhook: before, secret } }
    if (known.length >= MOST_WEBHOOKS) return { writes: [], answer: { kind: 'too-many', most: MOST_WEBHOOKS } }
    const now = deps.now()
    const webhook: Webhook = {
      ...{ webhookId, clinicId, url: checked.url, events: [...new Set(events)], createdAt: now, createdBy: by },
      secrets: [{ secret, createdAt: now }],
    }
    return { writes: [writeWebhook(webhook)], answer: { kind: 'added', webhook, secret } }
  })
}

/** A clinic's webhooks, oldest first. */
export async function listWebhooks(deps: Reads, clinicId: string): Promise<Webhook[]> {
  const found = await readAll<Webhook>(deps.records, clinicPk(clinicId), keys.webhook(clinicId, '').sk)
  return found.map(({ value }) => value).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

export async function findWebhook(deps: Reads, clinicId: string, webhookId: string): Promise<Webhook | undefined> {
  return (await read<Webhook>(deps.records, keys.webhook(clinicId, webhookId)))?.value
}

/** Takes a webhook away; what waits for it is cancelled as it falls due. `false` where there is none. */
export async function removeWebhook(deps: Store, clinicId: string, webhookId: string): Promise<boolean> {
  const key = keys.webhook(clinicId, webhookId)
  let tried = false
  return attempt(deps, async (deps): Promise<Decision<boolean>> => {
    const found = await read<Webhook>(deps.records, key)
    if (!found) return { writes: [], answer: tried }
    tried = true
    return { writes: [{ kind: 'delete', key, expects: found.version }], answer: true }
  })
}

/** A new secret; the old one signs too for 24 hours. */
export async function rotateSecret(
  deps: Store & WebhookSetup,
  clinicId: string,
  webhookId: string,
): Promise<{ webhook: Webhook; secret: string } | undefined> {
  const secret = secretOf(deps.randomKey())
  return attempt(deps, async (deps): Promise<Decision<{ webhook: Webhook; secret: string } | undefined>> => {
    const found = await read<Webhook>(deps.records, keys.webhook(clinicId, webhookId))
    // What signs a chat's calls is that chat's own secret.
    if (!found || found.value.chat) return { writes: [], answer: undefined }
    if (found.value.secrets[0]?.secret === secret) return { writes: [], answer: { webhook: found.value, secret } }
    const webhook = rotated(found.value, secret, deps.now())
    return { writes: [writeWebhook(webhook, found.version)], answer: { webhook, secret } }
  })
}
