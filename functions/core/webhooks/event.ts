import { canonical } from '../canonical.ts'
import type { Instant } from '../time.ts'

/** What a clinic's own systems can be told of. The names are part of the API and do not change. */
export const EVENT_TYPES = [
  'treatment.logged',
  'message.sent',
  'message.delivered',
  'message.failed',
  'reply.received',
  'alert.opened',
  'alert.acknowledged',
  'alert.acknowledgement-undone',
  'alert.contacted',
  'alert.resolved',
  'alert.reopened',
  'patient.opted-out',
  'task.opened',
  'task.done',
  'task.reopened',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Sent only when somebody asks for a test. */
export const TEST_EVENT = 'webhook.test'

/** Something that happened. `data` holds ids and nothing else: who may know more asks the API for it. */
export type WebhookEvent = {
  /** The `webhook-id` of every attempt to deliver it. */
  eventId: string
  type: EventType | typeof TEST_EVENT
  timestamp: Instant
  data: Record<string, string>
}

/** The same text at every attempt, since the signature covers it: a store may return the members in another order. */
export const bodyOf = ({ type, timestamp, data }: WebhookEvent): string =>
  `{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(timestamp)},"data":${canonical(data)}}`

/** The events of one transaction, which are sorted out to the webhooks that asked for them after it. */
export type EventBatch = {
  batchId: string
  clinicId: string
  events: WebhookEvent[]
  timers: { sort?: Instant }
}
