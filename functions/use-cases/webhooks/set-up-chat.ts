import { canonical } from '../../core/canonical.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { checkUrl } from '../../core/webhooks/address.ts'
import { addressFault, hostFact } from '../../core/webhooks/address-facts.ts'
import { CHAT_EVENTS, type Chat, type ChatPerson } from '../../core/webhooks/chat.ts'
import { MOST_WEBHOOKS, secretOf, type Webhook } from '../../core/webhooks/webhook.ts'
import type { Store, WebhookSetup } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, writeWebhook } from '../store/records.ts'
import { listWebhooks } from './manage-webhooks.ts'

/** Without token or secret the present ones stay. */
export type ChatAsked =
  | { kind: 'slack'; token?: string; channel: string; signingSecret?: string; people: ChatPerson[] }
  | { kind: 'teams'; url: string }

export type ChatSetUp =
  | { kind: 'set-up'; webhook: Webhook }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'too-many'; most: number }
  /** It was changed since the caller saw it. */
  | { kind: 'overtaken' }

/** `seen`: when the connection that the caller saw was made or changed, empty for none; left out where nobody looked. */
type Given = { clinicId: string; by: string; asked: ChatAsked; seen?: string }

const SLACK_ADDRESS = 'https://slack.com/api/chat.postMessage'

/** Alerts in a clinic's Slack or Teams: a webhook of its own kind, whose deliveries are logged, tried again and replayed alike. */
export async function setUpChat(deps: Store & WebhookSetup, { clinicId, by, asked, seen }: Given): Promise<ChatSetUp> {
  const address = asked.kind === 'teams' ? await teamsAddress(deps, asked.url) : { url: SLACK_ADDRESS }
  if ('fault' in address) return { kind: 'invalid', faults: [address.fault] }
  const secret = secretOf(deps.randomKey())
  return attempt(deps, async (deps): Promise<Decision<ChatSetUp>> => {
    const before = await read<Webhook>(deps.records, keys.webhook(clinicId, asked.kind))
    if (before && isSame(before.value, by, asked))
      return { writes: [], answer: { kind: 'set-up', webhook: before.value } }
    if (seen !== undefined && seen !== (before?.value.createdAt ?? ''))
      return { writes: [], answer: { kind: 'overtaken' } }
    const faults = asked.kind === 'slack' ? await slackFaults(deps, clinicId, asked, before?.value.chat) : []
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    if (!before && (await listWebhooks(deps, clinicId)).length >= MOST_WEBHOOKS)
      return { writes: [], answer: { kind: 'too-many', most: MOST_WEBHOOKS } }
    const now = deps.now()
    const webhook: Webhook = {
      ...{ webhookId: asked.kind, clinicId, url: address.url, events: [...CHAT_EVENTS], createdAt: now, createdBy: by },
      secrets: before?.value.secrets ?? [{ secret, createdAt: now }],
      chat: chatOf(asked, before?.value.chat),
    }
    return { writes: [writeWebhook(webhook, before?.version)], answer: { kind: 'set-up', webhook } }
  })
}

/** A second try finds what the first has written. */
const isSame = ({ createdBy, chat, url }: Webhook, by: string, asked: ChatAsked): boolean =>
  createdBy === by &&
  canonical(chat) === canonical(chatOf(asked, chat)) &&
  (asked.kind === 'slack' || url === asked.url)

function chatOf(asked: ChatAsked, before: Chat | undefined): Chat {
  if (asked.kind === 'teams') return { kind: 'teams' }
  const { channel, people } = asked
  const kept = before?.kind === 'slack' ? before : undefined
  const [token, signingSecret] = [asked.token ?? kept?.token ?? '', asked.signingSecret ?? kept?.signingSecret ?? '']
  return { kind: 'slack', token, channel, signingSecret, people }
}

async function slackFaults(
  deps: Pick<Store, 'records'>,
  clinicId: string,
  asked: Extract<ChatAsked, { kind: 'slack' }>,
  before: Chat | undefined,
): Promise<FieldError[]> {
  const kept = before?.kind === 'slack'
  const missing = (['token', 'signingSecret'] as const).filter((name) => asked[name] === undefined && !kept)
  const staff = (await readClinic(deps.records, clinicId))?.rota.staff ?? []
  const clinical = staff.filter(({ role }) => role !== 'front-desk' && role !== 'system').map(({ staffId }) => staffId)
  const twice = (user: string) => asked.people.filter(({ chatUser }) => chatUser === user).length > 1
  return [
    ...missing.map((name) => ({ pointer: `/${name}`, detail: 'Needed when Slack is connected for the first time.' })),
    ...asked.people.flatMap(({ chatUser, staffId }, at) => [
      ...(clinical.includes(staffId)
        ? []
        : [
            { pointer: `/people/${at}/staffId`, detail: `Choose a clinician, nurse or admin: ${clinical.join(', ')}.` },
          ]),
      ...(twice(chatUser) ? [{ pointer: `/people/${at}/chatUser`, detail: 'Name each Slack user once.' }] : []),
    ]),
  ]
}

async function teamsAddress(deps: WebhookSetup, given: string): Promise<{ url: string } | { fault: FieldError }> {
  const checked = checkUrl(given, { loopback: deps.loopbackAllowed })
  if (checked.kind === 'invalid') return { fault: addressFault(checked.fact) }
  const host = await deps.hostKind(checked.host)
  return host === 'callable' ? { url: checked.url } : { fault: addressFault(hostFact(host)) }
}
