/** What webhooks need from outside: a clinic's own systems, which are told of events. Part of ports.ts. */
import type { Instant } from '../core/time.ts'
import type { Called } from '../core/webhooks/delivery.ts'

/** `private`: not all of its addresses are on the public internet. */
export type HostKind = 'callable' | 'private' | 'unknown'

export type WebhookSetup = {
  /** 32 random bytes in base64. */
  randomKey(): string
  /** Whether this machine may be called: only where the whole service runs on one. */
  loopbackAllowed: boolean
  /** What a host's name stands for now; it may stand for something else at the next call, which looks again. */
  hostKind(host: string): Promise<HostKind>
}

export type WebhookCall = {
  url: string
  eventId: string
  /** Of this attempt. */
  at: Instant
  body: string
  /** Each signs; newest first. */
  secrets: readonly string[]
}

export type WebhookCaller = {
  /** Makes exactly one request, follows nothing and reads no body. Never throws for what the other side does. */
  callWebhook(call: WebhookCall): Promise<Called>
}

/** What came of a call of Slack's Web API; `ts`: Slack's id of the message. */
export type SlackCalled = { kind: 'done'; ts: string } | Exclude<Called, { kind: 'refused' }>

export type SlackCaller = {
  /** Makes exactly one request. Never throws for what Slack does. */
  callSlack(call: { method: 'chat.postMessage' | 'chat.update'; token: string; body: object }): Promise<SlackCalled>
  /** Says something to the person alone who pressed a button; `false` where it could not be said. `url`: as Slack gave it. */
  saySlack(url: string, text: string): Promise<boolean>
}
