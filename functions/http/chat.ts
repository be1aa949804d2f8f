/** How a clinic's alerts come to Slack or Teams: set up by an admin, with secrets that are never shown again. */
import * as z from 'zod/mini'
import { keys } from '../core/keys.ts'
import type { Webhook } from '../core/webhooks/webhook.ts'
import type { Deps } from '../use-cases/ports.ts'
import { findWebhook } from '../use-cases/webhooks/manage-webhooks.ts'
import { type ChatAsked, setUpChat } from '../use-cases/webhooks/set-up-chat.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Route, route } from './route.ts'

const matching = (pattern: RegExp, error: string) => z.string().check(z.regex(pattern, { error }))

export const slack = z.strictObject({
  token: z.optional(matching(/^xoxb-[\w-]{10,250}$/, 'A bot token of Slack, which begins with xoxb-.')),
  channel: matching(/^[CG][A-Z0-9]{5,20}$/, 'The id of a channel such as C0123456789, not its name.'),
  signingSecret: z.optional(matching(/^[0-9a-f]{32}$/, 'The signing secret of the app: 32 digits and letters a to f.')),
  people: z
    .array(
      z.strictObject({
        chatUser: matching(/^[UW][A-Z0-9]{5,20}$/, 'The member id of a person such as U0123456789.'),
        staffId: z.string().check(z.minLength(1), z.maxLength(100)),
      }),
    )
    .check(z.maxLength(200)),
})
const teams = z.strictObject({ url: z.string() })

const showSlack = (deps: Deps, { clinicId, chat, createdAt, createdBy }: Webhook): Answer =>
  chat?.kind === 'slack'
    ? ok({
        ...{ webhookId: 'slack', channel: chat.channel, people: chat.people },
        address: `${deps.linkBase}/chat/slack/${encodeURIComponent(clinicId)}`,
        ...{ changedAt: createdAt, changedBy: createdBy },
      })
    : refuse(404, 'Slack is not connected. PUT /v1/chat/slack connects it.')

async function setUp(deps: Deps, { clinicId, id }: Caller, asked: ChatAsked): Promise<Answer> {
  const result = await setUpChat(deps, { clinicId, by: id, asked })
  switch (result.kind) {
    case 'invalid':
      return invalid(result.faults)
    case 'too-many':
      return refuse(409, `A clinic has at most ${result.most} webhooks, chats included: remove one first.`)
    case 'overtaken':
      return refuse(409, 'It was changed meanwhile: read it again.')
    case 'set-up': {
      const { url, createdAt, createdBy } = result.webhook
      if (asked.kind === 'slack') return showSlack(deps, result.webhook)
      return ok({ webhookId: 'teams', url, changedAt: createdAt, changedBy: createdBy })
    }
  }
}

const roles = PERMISSIONS.administer
const edits: Route['edits'] = ({ caller }) => keys.webhook(caller.clinicId, 'slack')

export const chatRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/chat/slack',
    summary: 'How Slack is connected, without its secrets',
    roles,
    edits,
    answers: { 200: 'The connection; `address` is the Request URL of interactivity', 404: 'Not connected' },
    async respond(deps, { caller }) {
      const webhook = await findWebhook(deps, caller.clinicId, 'slack')
      return webhook ? showSlack(deps, webhook) : refuse(404, 'Slack is not connected. PUT /v1/chat/slack connects it.')
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/chat/slack',
    summary: 'Connect Slack: alerts become threads of a channel, with buttons',
    description:
      'Without a token or a signing secret the present one stays. `people` is the whole table of who in Slack is who of the staff. It is the webhook `slack`: test, log, replay and removal are calls of /v1/webhooks/slack.',
    roles,
    body: slack,
    edits,
    answers: { 200: 'Connected', 409: 'There are as many webhooks as a clinic may have', 422: 'A field is not valid' },
    respond: (deps, { caller, body }) => setUp(deps, caller, { kind: 'slack', ...body } as ChatAsked),
  }),
  route({
    method: 'PUT',
    path: '/v1/chat/teams',
    summary: 'Connect Teams: alerts become cards of a channel, which lead to the console',
    description: 'It is the webhook `teams`: test, log, replay and removal are calls of /v1/webhooks/teams.',
    roles,
    body: teams,
    edits: ({ caller }) => keys.webhook(caller.clinicId, 'teams'),
    answers: {
      200: 'Connected',
      409: 'There are as many webhooks as a clinic may have',
      422: 'The address is not valid',
    },
    respond: (deps, { caller, body }) => setUp(deps, caller, { kind: 'teams', ...body }),
  }),
]
