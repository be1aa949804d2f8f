import type { Alert } from '../../core/alerts/alert.ts'
import { keys } from '../../core/keys.ts'
import { plusHours } from '../../core/time.ts'
import type { Chat, ChatThread } from '../../core/webhooks/chat.ts'
import { DAYS_OF_A_THREAD } from '../../core/webhooks/chat.ts'
import { type AlertTold, alertTold, eventTold } from '../../core/webhooks/chat-words.ts'
import type { Called } from '../../core/webhooks/delivery.ts'
import { type EventType, TEST_EVENT, type WebhookEvent } from '../../core/webhooks/event.ts'
import { slackMessage } from '../../core/webhooks/slack-message.ts'
import { teamsMessage } from '../../core/webhooks/teams-message.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import type { Links, SlackCalled, SlackCaller, Store, WebhookCaller } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read } from '../store/records.ts'
import { clockTime } from '../wording/clock-time.ts'

type Deps = Store & Links & WebhookCaller & SlackCaller
type Slack = Extract<Chat, { kind: 'slack' }>
type About = { alert: Alert | undefined; told: AlertTold; page: string; clock: (at: string) => string }

/**
 * Tells a chat of one event by how its alert stands now, so events in any order end in the same message. Safe to repeat: the
 * alert's message is changed in place, and a line that is written twice carries the same event id.
 */
export async function tellChat(deps: Deps, webhook: Webhook, chat: Chat, event: WebhookEvent): Promise<Called> {
  const about = await aboutOf(deps, webhook.clinicId, event)
  if (chat.kind === 'slack') return tellSlack(deps, webhook, chat, { event, about })
  const body = teamsMessage(about.told, about.page)
  const { eventId } = event
  return deps.callWebhook({
    url: webhook.url,
    eventId,
    at: deps.now(),
    body,
    secrets: [webhook.secrets[0]?.secret ?? ''],
  })
}

async function aboutOf(deps: Deps, clinicId: string, { type, data }: WebhookEvent): Promise<About> {
  const snapshot = await readClinic(deps.records, clinicId)
  const zone = snapshot?.clinic.zone ?? 'UTC'
  const name = snapshot?.clinic.name ?? clinicId
  const clock = (at: string) => clockTime(at, zone, 'en')
  const alert = data.alertId ? (await read<Alert>(deps.records, keys.alert(clinicId, data.alertId)))?.value : undefined
  const page = `${deps.linkBase}/console${alert ? `/alerts/${encodeURIComponent(alert.alertId)}` : ''}`
  if (alert) return { alert, told: alertTold(alert, name, clock), page, clock }
  const standing = type === TEST_EVENT ? 'Alerts will appear here. No patient needs you.' : 'Its record was erased.'
  const headline = type === TEST_EVENT ? `Test message from ${name}` : `An alert at ${name}`
  return { alert, told: { headline, standing }, page, clock }
}

type Telling = { event: WebhookEvent; about: About }

async function tellSlack(deps: Deps, webhook: Webhook, chat: Slack, { event, about }: Telling): Promise<Called> {
  const { clinicId } = webhook
  const { alert, told, page, clock } = about
  const call = (method: 'chat.postMessage' | 'chat.update', body: object) =>
    deps.callSlack({ method, token: chat.token, body: { channel: chat.channel, ...body } })
  const metadata = { event_type: 'aftercare_event', event_payload: { event_id: event.eventId } }
  if (!alert) return asCalled(await call('chat.postMessage', { text: `${told.headline}. ${told.standing}`, metadata }))
  const message = slackMessage(alert, told, page)
  const key = keys.chatThread(clinicId, webhook.webhookId, alert.alertId)
  const thread = (await read<ChatThread>(deps.records, key))?.value
  if (thread?.channel !== chat.channel) {
    const posted = await call('chat.postMessage', { ...message, metadata })
    if (posted.kind === 'done')
      await keepThread(deps, key, {
        clinicId,
        alertId: alert.alertId,
        channel: chat.channel,
        ts: posted.ts,
        at: deps.now(),
      })
    return asCalled(posted)
  }
  const changed = await call('chat.update', { ...message, ts: thread.ts })
  if (changed.kind !== 'done' || event.type === 'alert.opened') return asCalled(changed)
  const text = eventTold(event.type as EventType, alert, clock(event.timestamp))
  return asCalled(await call('chat.postMessage', { text, thread_ts: thread.ts, metadata }))
}

/** Of two that were posted at once the later one is kept. */
const keepThread = (deps: Deps, key: ReturnType<typeof keys.chatThread>, thread: ChatThread): Promise<null> =>
  attempt(deps, async ({ records }): Promise<Decision<null>> => {
    const before = await read<ChatThread>(records, key)
    const found = { expiresAt: plusHours(thread.at, DAYS_OF_A_THREAD * 24) }
    const write = before
      ? ({ kind: 'update', key, value: thread, found, expects: before.version } as const)
      : ({ kind: 'put', key, value: thread, found } as const)
    return { writes: [write], answer: null }
  })

const asCalled = (called: SlackCalled): Called => (called.kind === 'done' ? { kind: 'answered', status: 200 } : called)
