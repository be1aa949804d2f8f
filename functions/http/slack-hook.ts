/** Presses of buttons in Slack: no token, but Slack's signature; each act is that of the member of staff who pressed. */
import type { Staff } from '../core/clinic/clinic.ts'
import { keys } from '../core/keys.ts'
import type { Chat } from '../core/webhooks/chat.ts'
import { CHAT_OUTCOMES } from '../core/webhooks/chat-words.ts'
import { OUTCOME, REACHED, TAKE } from '../core/webhooks/slack-message.ts'
import { verifySlack } from '../core/webhooks/slack-signature.ts'
import type { Webhook } from '../core/webhooks/webhook.ts'
import { type AlertAction, actOnAlert } from '../use-cases/alerts/act-on-alert.ts'
import type { Deps, Signing, SlackCaller } from '../use-cases/ports.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { read } from '../use-cases/store/records.ts'
import { refusalOf } from './alert-actions.ts'

export type SlackDeps = Deps & Signing & SlackCaller
export type SlackRequest = {
  clinicId: string
  headers: Readonly<Record<string, string | undefined>>
  /** As it arrived. */
  body: string
}
export type SlackAnswer = { status: number; body: string }

/** The largest press that is read; Slack sends the message along, which is a few kilobytes. */
export const MOST_PRESS_BYTES = 100_000

const CLINIC_ID = /^[\w-]{1,40}$/

/** 200 without a body tells Slack that the press arrived; what came of it is said to the person alone. */
export async function answerSlack(deps: SlackDeps, { clinicId, headers, body }: SlackRequest): Promise<SlackAnswer> {
  const known = CLINIC_ID.test(clinicId) ? clinicId : '-'
  const webhook = (await read<Webhook>(deps.records, keys.webhook(known, 'slack')))?.value
  const chat = webhook?.chat?.kind === 'slack' ? webhook.chat : undefined
  // A clinic without Slack is refused like a wrong signature: nobody learns which clinics there are.
  const secret = chat?.signingSecret ?? deps.randomKey()
  const verified = verifySlack({ headers, body, secret, now: deps.now(), hmac: deps.sign })
  if (verified.kind === 'refused' || !chat) {
    deps.log.write({ event: 'slack-refused', clinic: known })
    return { status: 401, body: verified.kind === 'refused' ? verified.because : '' }
  }
  const press = pressIn(body)
  if (!press) return { status: 400, body: 'The payload is no press of a button of ours.' }
  const said = await carryOut(deps, known, chat, press)
  deps.log.write({ event: 'slack-pressed', clinic: known, action: press.action.kind, done: said.done })
  if (press.responseUrl) await deps.saySlack(press.responseUrl, said.text)
  return { status: 200, body: '' }
}

type Press = { user: string; alertId: string; action: AlertAction; responseUrl?: string }

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function pressIn(body: string): Press | undefined {
  const payload = parsed(new URLSearchParams(body).get('payload') ?? '')
  const { type, user, actions, response_url } = payload as {
    type?: unknown
    user?: { id?: unknown }
    actions?: { action_id?: unknown; block_id?: unknown; selected_option?: { value?: unknown } }[]
    response_url?: unknown
  }
  const [pressed] = Array.isArray(actions) ? actions : []
  const action = pressed && actionOf(pressed.action_id, pressed.selected_option?.value)
  if (type !== 'block_actions' || typeof user?.id !== 'string' || typeof pressed?.block_id !== 'string' || !action)
    return undefined
  const to = typeof response_url === 'string' ? { responseUrl: response_url } : {}
  return { user: user.id, alertId: pressed.block_id, action, ...to }
}

function actionOf(id: unknown, chosen: unknown): AlertAction | undefined {
  if (id === TAKE) return { kind: 'acknowledge' }
  if (id === REACHED) return { kind: 'contacted' }
  const outcome = id === OUTCOME ? CHAT_OUTCOMES.find((each) => each === chosen) : undefined
  return outcome && { kind: 'resolve', resolution: { outcome, note: '' } }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

type Said = { done: boolean; text: string }

async function carryOut(deps: SlackDeps, clinicId: string, chat: Chat, press: Press): Promise<Said> {
  const by = await staffOf(deps, clinicId, chat, press.user)
  if (!by)
    return {
      done: false,
      text: 'Nothing was done. Your Slack account is not linked to clinical staff. Ask an admin to link it.',
    }
  const acted = await actOnAlert(deps, clinicId, press.alertId, press.action, by)
  const refusal = refusalOf(acted)
  return refusal
    ? { done: false, text: `Nothing was done. ${refusal.detail}` }
    : { done: true, text: SAID[press.action.kind] ?? '' }
}

const SAID: Partial<Record<AlertAction['kind'], string>> = {
  acknowledge: 'You have this alert. Call the patient now, then record it, or paging restarts.',
  contacted: 'Call recorded. Now record the outcome.',
  resolve: 'Outcome recorded.',
}

/** Who of the staff pressed, if they may act on alerts today. */
async function staffOf(deps: SlackDeps, clinicId: string, chat: Chat, user: string): Promise<Staff | undefined> {
  const linked = chat.kind === 'slack' ? chat.people.find(({ chatUser }) => chatUser === user) : undefined
  const snapshot = linked && (await readClinic(deps.records, clinicId))
  return snapshot?.rota.staff.find(
    ({ staffId, role }) => staffId === linked?.staffId && role !== 'front-desk' && role !== 'system',
  )
}
