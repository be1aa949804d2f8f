/** Slack on this machine: one workspace with one channel, which checks what Slack checks and keeps what it was told. */
import { createHmac } from 'node:crypto'
import type { JsonObject } from '../template.ts'
import { slackBlocksFault } from './slack-blocks.ts'

/** What the clinic gets from its app's pages in Slack. */
export const SLACK_TOKEN = 'xoxb-000000000000-localharbor'
export const SLACK_CHANNEL = 'C0LOCAL0001'
export const SLACK_SIGNING_SECRET = '8f742231b10e8888abcd99000000085a'

export const SLACK_BEHAVIOURS = ['answer', 'throttle', 'fault'] as const

export type SlackShown = { ts: string; thread_ts?: string; text: string; blocks: JsonObject[]; edited: boolean }
type Answer = { status: number; body: JsonObject }

/** `signedAt`: seconds, another time than now; `secret`: another one than the app's. */
export type Press = { user: string; ts: string; action: string; value?: string; signedAt?: number; secret?: string }
export type Pressed = { kind: 'signed'; headers: Record<string, string>; body: string } | { kind: 'no-such-button' }

export class Slack {
  behaviour: (typeof SLACK_BEHAVIOURS)[number] = 'answer'
  readonly messages: SlackShown[] = []
  /** What was said to one person alone. */
  readonly said: string[] = []
  private readonly now: () => number
  private count = 0

  /** `now`: milliseconds since 1970. */
  constructor(now: () => number) {
    this.now = now
  }

  /** `chat.postMessage` and `chat.update`. */
  call(method: string, authorization: string, body: JsonObject): Answer {
    if (this.behaviour === 'throttle') return { status: 429, body: {} }
    if (this.behaviour === 'fault') return { status: 500, body: {} }
    const error = this.faultOf(method, authorization, body)
    if (error) return { status: 200, body: { ok: false, error } }
    const { text = '', blocks = [], thread_ts } = body as { text?: string; blocks?: JsonObject[]; thread_ts?: string }
    const before = this.messages.find(({ ts }) => ts === body.ts)
    if (before) Object.assign(before, { text, blocks, edited: true })
    const ts = before?.ts ?? `${Math.floor(this.now() / 1000)}.${String(++this.count).padStart(6, '0')}`
    if (!before) this.messages.push({ ts, ...(thread_ts ? { thread_ts } : {}), text, blocks, edited: false })
    return { status: 200, body: { ok: true, channel: SLACK_CHANNEL, ts } }
  }

  /** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
  private faultOf(method: string, authorization: string, body: JsonObject): string | undefined {
    const has = (ts: unknown) => this.messages.some((message) => message.ts === ts)
    if (!authorization.startsWith('Bearer ')) return 'not_authed'
    if (authorization !== `Bearer ${SLACK_TOKEN}`) return 'invalid_auth'
    if (method !== 'chat.postMessage' && method !== 'chat.update') return 'unknown_method'
    if (body.channel !== SLACK_CHANNEL) return 'channel_not_found'
    if (typeof body.text !== 'string' || body.text === '') return 'no_text'
    if (method === 'chat.update' && !has(body.ts)) return 'message_not_found'
    if (body.thread_ts !== undefined && !has(body.thread_ts)) return 'thread_not_found'
    return slackBlocksFault((body.blocks ?? []) as JsonObject[])
  }

  /** A member presses a button of a message: the request as Slack signs it. `sayTo`: where an answer to them goes. */
  press({ user, ts, action, value, signedAt, secret = SLACK_SIGNING_SECRET }: Press, sayTo: string): Pressed {
    const actions = this.messages.find((message) => message.ts === ts)?.blocks.find(({ type }) => type === 'actions')
    const element = (actions?.elements as JsonObject[] | undefined)?.find(({ action_id }) => action_id === action)
    if (!actions || !element) return { kind: 'no-such-button' }
    const chosen = value === undefined ? {} : { selected_option: { value } }
    const payload = {
      ...{ type: 'block_actions', user: { id: user }, response_url: sayTo },
      container: { type: 'message', message_ts: ts, channel_id: SLACK_CHANNEL },
      actions: [{ type: element.type, action_id: action, block_id: actions.block_id, ...chosen }],
    }
    const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`
    const timestamp = String(signedAt ?? Math.floor(this.now() / 1000))
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    }
    return { kind: 'signed', headers, body }
  }
}
