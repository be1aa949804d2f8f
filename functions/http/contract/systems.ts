import * as z from 'zod/mini'
import { FIELDS } from '../../core/intake/read-generic.ts'
import { SOURCES } from '../../core/intake/source.ts'
import { EVENT_TYPES } from '../../core/webhooks/event.ts'
import { as, at, type Call, id, next, texts } from './common.ts'

const shown = {
  webhookId: id,
  url: z.string(),
  events: z.array(z.enum(EVENT_TYPES)),
  createdAt: at,
  createdBy: z.string(),
  secretCreatedAt: at,
  disabled: z.nullable(z.strictObject({ at, because: z.literal('gone') })),
}
const webhook = as('Webhook', z.strictObject(shown), '`disabled`: since when, and why, nothing is sent there any more.')
const secret = z.string().check(z.startsWith('whsec_'))
const delivery = as(
  'Delivery',
  z.strictObject({
    deliveryId: id,
    webhookId: id,
    state: z.enum(['planned', 'claimed', 'delivered', 'failed', 'cancelled']),
    event: z.strictObject({ id, type: z.string(), timestamp: at, data: texts }),
    attempts: z.array(z.strictObject({ at, status: z.optional(z.int()), because: z.optional(z.string()) })),
    nextAttemptAt: z.nullable(at),
    deliveredAt: z.nullable(at),
  }),
  'One event on its way to one webhook.',
)

const consentField = z.strictObject({ at: z.string(), is: z.union([z.string(), z.number(), z.boolean()]) })
const intake = as(
  'Intake',
  z.strictObject({
    source: z.enum(SOURCES),
    address: z.string(),
    services: z.array(
      z.strictObject({
        service: z.string(),
        plan: z.optional(z.string()),
        areas: z.optional(z.array(z.string())),
        product: z.optional(z.string()),
        aftercare: z.optional(z.boolean()),
      }),
    ),
    consent: z.optional(
      z.strictObject({ sms: z.optional(consentField), email: z.optional(consentField), statement: z.string() }),
    ),
    agreement: z.optional(z.strictObject({ statement: z.string(), sms: z.boolean(), email: z.boolean() })),
    fields: z.optional(z.partialRecord(z.enum(Object.keys(FIELDS)), z.string())),
    oldSecretUntil: z.nullable(at),
    changedAt: at,
    changedBy: z.string(),
  }),
  'How a booking system is connected; `address` is what it calls.',
)

const begun = as('Export', z.strictObject({ exportId: id, startedAt: at, by: z.string() }), '`by`: the admin.')
const exportedItem = as(
  'ExportedItem',
  z.strictObject({
    key: z.strictObject({ pk: z.string(), sk: z.string() }),
    value: z.record(z.string(), z.unknown()),
    found: z.strictObject({
      due: z.optional(z.strictObject({ lane: z.string(), at })),
      open: z.optional(z.strictObject({ clinicId: id, since: at })),
      expiresAt: z.optional(at),
    }),
  }),
  'A record as it is stored; `found`: when it is due, listed as open, or forgotten.',
)

const changed = { changedAt: at, changedBy: z.string() }
const slack = as(
  'Slack',
  z.strictObject({
    webhookId: z.literal('slack'),
    channel: z.string(),
    people: z.array(z.strictObject({ chatUser: z.string(), staffId: id })),
    address: z.string(),
    ...changed,
  }),
  'How Slack is connected; `address` is the Request URL of its interactivity.',
)

/** What the hook of booking systems answers: 202 at first, 200 when the event comes again. */
export const intakeTaken = z.strictObject({ intakeId: id })

const call = (operationId: string, answers: Call['answers']): Call => ({ operationId, tag: 'Systems', answers })
const path = '/v1/webhooks'

export const systemCalls: Record<string, Call> = {
  [`POST ${path}`]: call('addWebhook', { 201: z.strictObject({ ...shown, secret }) }),
  [`GET ${path}`]: call('listWebhooks', { 200: z.strictObject({ webhooks: z.array(webhook), next }) }),
  [`GET ${path}/{id}`]: call('getWebhook', { 200: webhook }),
  [`DELETE ${path}/{id}`]: call('removeWebhook', { 200: z.strictObject({ webhookId: id, removed: z.literal(true) }) }),
  [`POST ${path}/{id}/rotate`]: call('rotateWebhookSecret', {
    200: z.strictObject({ ...shown, secret, oldSecretUntil: z.nullable(at) }),
  }),
  [`POST ${path}/{id}/test`]: call('testWebhook', { 202: delivery }),
  [`GET ${path}/{id}/deliveries`]: call('listDeliveries', {
    200: z.strictObject({ deliveries: z.array(delivery), next }),
  }),
  [`POST ${path}/{id}/deliveries/{deliveryId}/replay`]: call('replayDelivery', { 202: delivery }),
  'POST /v1/exports': call('beginExport', { 201: begun }),
  'GET /v1/exports': call('listExports', { 200: z.strictObject({ exports: z.array(begun), next }) }),
  'GET /v1/exports/{id}/items': call('getExportPage', { 200: z.strictObject({ items: z.array(exportedItem), next }) }),
  'GET /v1/chat/slack': call('getSlack', { 200: slack }),
  'PUT /v1/chat/slack': call('setUpSlack', { 200: slack }),
  'PUT /v1/chat/teams': call('setUpTeams', {
    200: z.strictObject({ webhookId: z.literal('teams'), url: z.string(), ...changed }),
  }),
  'GET /v1/intake/{source}': call('getIntake', { 200: intake }),
  'PUT /v1/intake/{source}': call('setUpIntake', { 200: intake }),
  'DELETE /v1/intake/{source}': call('removeIntake', {
    200: z.strictObject({ source: z.enum(SOURCES), removed: z.literal(true) }),
  }),
}
