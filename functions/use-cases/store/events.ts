/** The events of a decision, written in its own transaction for systems that want to be told. */
import { clinicPk, type Key, keys } from '../../core/keys.ts'
import { type Change, eventsOf } from '../../core/webhooks/changes.ts'
import type { EventBatch, WebhookEvent } from '../../core/webhooks/event.ts'
import { type Webhook, wants } from '../../core/webhooks/webhook.ts'
import { type Clock, type Item, type Logs, MOST_WRITES, type Records, Unavailable, type Write } from '../ports.ts'
import { readAs, writeEventBatch } from './records.ts'

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`

/** Records that remember what was read of them: what a decision writes is compared with it. */
export type Recalling = {
  records: Records
  before(key: Key): Item | undefined
  /** The webhooks of a clinic, where the decision has read its settings. */
  webhooks(clinicId: string): Item[] | undefined
}

export function recalling(records: Records): Recalling {
  const items = new Map<string, Item>()
  const webhooks = new Map<string, Item[]>()
  const seen = (item: Item | undefined) => void (item && items.set(nameOf(item.key), item))
  return {
    before: (key) => items.get(nameOf(key)),
    webhooks: (clinicId) => webhooks.get(clinicPk(clinicId)),
    records: {
      ...records,
      async get(key) {
        const item = await records.get(key)
        seen(item)
        return item
      },
      async getAll(keys) {
        const found = await records.getAll(keys)
        for (const item of found) seen(item)
        return found
      },
      async list(pk, prefix, without) {
        const found = await records.list(pk, prefix, without)
        for (const item of found) seen(item)
        if (prefix === '')
          webhooks.set(
            pk,
            found.filter(({ key }) => key.sk.startsWith('WEBHOOK#')),
          )
        return found
      },
    },
  }
}

/**
 * The writes of a decision, with one more for its events where a webhook of the clinic wants one of them. It never stands
 * in a decision's way: where the webhooks cannot be read the events are written all the same, and are sorted out later.
 * A webhook is told of events from a second after it was added.
 */
export async function withEvents(deps: Clock & Logs, writes: readonly Write[], recall: Recalling): Promise<Write[]> {
  const changes = writes.flatMap((write) => changeOf(write, recall))
  const now = deps.now()
  const events = eventsOf(changes, now)
  const clinicId = changes[0]?.key.pk.split('#')[1]
  const [first, ...others] = await wanted(events, clinicId, recall)
  if (!first || !clinicId) return [...writes]
  if (writes.length >= MOST_WRITES) {
    deps.log.write({ event: 'events-left-out', clinic: clinicId, events: others.length + 1 })
    return [...writes]
  }
  const batch: EventBatch = { batchId: first.eventId, clinicId, events: [first, ...others], timers: { sort: now } }
  return [...writes, writeEventBatch(batch)]
}

/** Only what is of a clinic can be an event. */
function changeOf(write: Write, recall: Recalling): Change[] {
  if ((write.kind !== 'put' && write.kind !== 'update') || !write.key.pk.startsWith('CLINIC#')) return []
  const before = write.kind === 'update' ? recall.before(write.key) : undefined
  const version = write.kind === 'put' ? 1 : write.expects + 1
  return [{ key: write.key, version, after: write.value, ...(before ? { before: readAs(before).value } : {}) }]
}

async function wanted(
  events: readonly WebhookEvent[],
  clinicId: string | undefined,
  recall: Recalling,
): Promise<WebhookEvent[]> {
  if (events.length === 0 || clinicId === undefined) return []
  try {
    const items =
      recall.webhooks(clinicId) ?? (await recall.records.listRecent(clinicPk(clinicId), keys.webhook(clinicId, '').sk))
    const webhooks = items.map((item) => readAs<Webhook>(item).value)
    return events.filter(({ type }) => webhooks.some((webhook) => wants(webhook, type)))
  } catch (error) {
    if (error instanceof Unavailable) return [...events]
    throw error
  }
}
