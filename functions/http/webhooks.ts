import * as z from 'zod/mini'
import { isDate } from '../core/time.ts'
import type { Attempt, Delivery } from '../core/webhooks/delivery.ts'
import { EVENT_TYPES } from '../core/webhooks/event.ts'
import type { Webhook } from '../core/webhooks/webhook.ts'
import type { Deps } from '../use-cases/ports.ts'
import { type DeliveryAsked, deliveriesOf, replay, sendTestEvent } from '../use-cases/webhooks/deliveries.ts'
import {
  addWebhook,
  findWebhook,
  listWebhooks,
  removeWebhook,
  rotateSecret,
} from '../use-cases/webhooks/manage-webhooks.ts'
import { listed, MOST_LISTED, PAGED } from './lists.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Route, route } from './route.ts'

/** Without secrets: those are shown once, to the person who makes them. */
const showWebhook = ({ webhookId, url, events, createdAt, createdBy, secrets, disabled }: Webhook) => ({
  ...{ webhookId, url, events, createdAt, createdBy },
  secretCreatedAt: secrets[0]?.createdAt,
  disabled: disabled ?? null,
})

const showAttempt = ({ at, ...attempt }: Attempt) =>
  attempt.kind === 'answered'
    ? { at, status: attempt.status }
    : { at, because: 'because' in attempt ? attempt.because : attempt.kind }

const showDelivery = ({ deliveryId, webhookId, event, state, attempts, timers, deliveredAt }: Delivery) => ({
  ...{ deliveryId, webhookId, state },
  event: { id: event.eventId, type: event.type, timestamp: event.timestamp, data: event.data },
  attempts: attempts.map(showAttempt),
  nextAttemptAt: timers.send ?? null,
  deliveredAt: deliveredAt ?? null,
})

const shownRotated = (webhook: Webhook, secret: string | undefined): Answer =>
  ok({ ...showWebhook(webhook), secret, oldSecretUntil: webhook.secrets[1]?.until ?? null })

function asked(answer: DeliveryAsked, unknown: string): Answer {
  switch (answer.kind) {
    case 'planned':
      return ok(showDelivery(answer.delivery), 202)
    case 'unknown':
      return refuse(404, unknown)
    case 'disabled':
      return refuse(
        409,
        'The receiver answered 410 (gone), so this webhook is disabled. Remove it and add another one.',
      )
  }
}

const NO_WEBHOOK = 'There is no such webhook at this clinic.'
const NO_DELIVERY = 'There is no such delivery at this clinic.'
const path = '/v1/webhooks'

/** An admin finds all webhooks of the clinic, a system those that it has added itself. */
async function webhookFor(deps: Deps, { clinicId, role, id }: Caller, webhookId: string): Promise<Webhook | undefined> {
  const webhook = await findWebhook(deps, clinicId, webhookId)
  return role === 'system' && webhook?.createdBy !== id ? undefined : webhook
}

const roles = PERMISSIONS.administer

export const webhookRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path,
    summary: 'Tell a system of the clinic of events; the answer alone holds the secret that signs',
    description:
      'Deliveries follow Standard Webhooks (https://www.standardwebhooks.com): an https POST with `webhook-id`, `webhook-timestamp` and `webhook-signature`, and a body `{ "type", "timestamp", "data" }` of ids.',
    roles: PERMISSIONS.integrate,
    body: z.strictObject({
      url: z.string(),
      events: z.array(z.enum(EVENT_TYPES)).check(z.minLength(1)),
    }),
    async repeated(deps, { caller, body }) {
      const made = (await listWebhooks(deps, caller.clinicId)).findLast(
        ({ url, createdBy }) => url === body.url && createdBy === caller.id,
      )
      return made ? ok({ ...showWebhook(made), secret: made.secrets[0]?.secret }) : refuse(404, NO_WEBHOOK)
    },
    answers: {
      201: 'The webhook and its secret',
      409: 'There are as many as a clinic may have',
      422: 'The address is not on the public internet, or an event is unknown',
    },
    async respond(deps, { caller, body }) {
      const added = await addWebhook(deps, { clinicId: caller.clinicId, by: caller.id, ...body })
      switch (added.kind) {
        case 'added':
          return ok({ ...showWebhook(added.webhook), secret: added.secret }, 201)
        case 'invalid':
          return invalid(added.faults)
        case 'too-many':
          return refuse(409, `A clinic has at most ${added.most} webhooks: remove one first.`)
      }
    },
  }),
  route({
    method: 'GET',
    path,
    summary: 'The clinic’s webhooks, oldest first, without their secrets',
    roles,
    parameters: PAGED,
    answers: { 200: 'The webhooks' },
    async respond(deps, request) {
      return listed(deps, request, {
        name: 'webhooks',
        items: await listWebhooks(deps, request.caller.clinicId),
        placeOf: ({ createdAt, webhookId }) => `${createdAt} ${webhookId}`,
        show: showWebhook,
      })
    },
  }),
  route({
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'One webhook, without its secrets',
    roles: PERMISSIONS.integrate,
    answers: { 200: 'The webhook', 404: 'No such webhook at this clinic' },
    async respond(deps, { caller, params: { id = '' } }) {
      const webhook = await webhookFor(deps, caller, id)
      return webhook ? ok(showWebhook(webhook)) : refuse(404, NO_WEBHOOK)
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Remove a webhook; what waits for it is not sent any more',
    roles,
    answers: { 200: 'It is removed', 404: 'No such webhook at this clinic' },
    async respond(deps, { caller, params: { id = '' } }) {
      const removed = await removeWebhook(deps, caller.clinicId, id)
      return removed ? ok({ webhookId: id, removed: true }) : refuse(404, NO_WEBHOOK)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/{id}/rotate`,
    summary: 'A new secret; for 24 hours each delivery is signed by the old one too',
    roles,
    answers: { 200: 'The webhook and its new secret', 404: 'No such webhook at this clinic' },
    async repeated(deps, { caller, params: { id = '' } }) {
      const webhook = await findWebhook(deps, caller.clinicId, id)
      return webhook ? shownRotated(webhook, webhook.secrets[0]?.secret) : refuse(404, NO_WEBHOOK)
    },
    async respond(deps, { caller, params: { id = '' } }) {
      const next = await rotateSecret(deps, caller.clinicId, id)
      if (!next) return refuse(404, NO_WEBHOOK)
      return shownRotated(next.webhook, next.secret)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/{id}/test`,
    summary: 'Deliver an event `webhook.test` now, whatever the webhook asked for',
    roles: PERMISSIONS.integrate,
    answers: { 202: 'The delivery', 404: 'No such webhook at this clinic', 409: 'The webhook is disabled' },
    async respond(deps, { caller, params: { id = '' } }) {
      if (!(await webhookFor(deps, caller, id))) return refuse(404, NO_WEBHOOK)
      return asked(await sendTestEvent(deps, caller.clinicId, id), NO_WEBHOOK)
    },
  }),
  route({
    method: 'GET',
    path: `${path}/{id}/deliveries`,
    summary: 'The log of one day: each event, its attempts, and when the next one is',
    roles: PERMISSIONS.integrate,
    parameters: [
      {
        name: 'day',
        in: 'query',
        description: 'A day of UTC such as 2026-11-23; today unless given. Kept for 30 days.',
      },
      {
        name: 'state',
        in: 'query',
        description: 'Only deliveries in this state.',
        values: ['planned', 'claimed', 'delivered', 'failed', 'cancelled'],
      },
      ...PAGED,
    ],
    answers: { 200: 'The deliveries, in the order of their events', 404: 'No such webhook at this clinic' },
    async respond(deps, request) {
      const { clinicId } = request.caller
      const { id = '' } = request.params
      const { day = deps.now().slice(0, 10), state } = request.query
      if (!(await webhookFor(deps, request.caller, id))) return refuse(404, NO_WEBHOOK)
      if (!isDate(day)) return invalid([{ pointer: '/query/day', detail: 'A day such as 2026-11-23.' }])
      const found = await deliveriesOf(deps, clinicId, id, day)
      return listed(deps, request, {
        name: 'deliveries',
        items: found.filter((delivery) => state === undefined || delivery.state === state),
        placeOf: ({ event, deliveryId }) => `${event.timestamp} ${deliveryId}`,
        show: showDelivery,
        unasked: MOST_LISTED,
      })
    },
  }),
  route({
    method: 'POST',
    path: `${path}/{id}/deliveries/{deliveryId}/replay`,
    summary: 'Deliver an event again now, under the same webhook-id',
    roles,
    answers: { 202: 'The delivery', 404: 'No such delivery at this clinic', 409: 'The webhook is disabled' },
    async repeated(deps, { caller, params: { id = '', deliveryId = '' } }) {
      const log = await deliveriesOf(deps, caller.clinicId, id, deliveryId.slice(0, 10))
      const delivery = log.find((each) => each.deliveryId === deliveryId)
      return delivery ? ok(showDelivery(delivery), 202) : refuse(404, NO_DELIVERY)
    },
    async respond(deps, { caller, params: { id = '', deliveryId = '' } }) {
      return asked(await replay(deps, caller.clinicId, id, deliveryId), NO_DELIVERY)
    },
  }),
]
