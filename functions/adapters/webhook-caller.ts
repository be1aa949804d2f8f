import http from 'node:http'
import https from 'node:https'
import { Webhook } from 'standardwebhooks'
import { checkUrl } from '../core/webhooks/address.ts'
import { CALL_SECONDS, type Called } from '../core/webhooks/delivery.ts'
import type { WebhookCall, WebhookCaller } from '../use-cases/ports.ts'
import { type Address, type HostRules, pinnedTo, resolveHost } from './webhook-hosts.ts'

/** `seconds`: for the whole call, CALL_SECONDS unless given. */
export type CallerOptions = HostRules & { seconds?: number }

/**
 * Calls webhooks as Standard Webhooks says. The host is looked up once, all its addresses are checked, and the connection
 * goes to one of these: a name that changes meanwhile (DNS rebinding) leads nowhere else. No redirect is followed, no body
 * read and no connection kept.
 */
export function webhookCaller({ seconds = CALL_SECONDS, ...rules }: CallerOptions): WebhookCaller {
  return {
    async callWebhook(call) {
      const ending = new AbortController()
      const timer = setTimeout(() => ending.abort(), seconds * 1000)
      const timeOut = new Promise<Called>((done) => {
        ending.signal.addEventListener('abort', () => done({ kind: 'no-answer', because: 'time-out' }))
      })
      try {
        return await Promise.race([timeOut, callOnce(call, rules, ending.signal)])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

async function callOnce(call: WebhookCall, rules: HostRules, ending: AbortSignal): Promise<Called> {
  const checked = checkUrl(call.url, rules)
  if (checked.kind === 'invalid') return { kind: 'refused', because: 'private-address' }
  const resolved = await resolveHost(checked.host, rules)
  if (resolved.kind !== 'callable')
    return { kind: 'refused', because: resolved.kind === 'unknown' ? 'unknown-host' : 'private-address' }
  // Its time may be over with the look-up: then nothing may be sent any more.
  if (ending.aborted) return { kind: 'no-answer', because: 'time-out' }
  return answerOf(call, resolved.addresses, ending)
}

function answerOf(call: WebhookCall, addresses: readonly Address[], signal: AbortSignal): Promise<Called> {
  return new Promise((done) => {
    const url = new URL(call.url)
    const { request: make } = url.protocol === 'http:' ? http : https
    const request = make(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: headersOf(call),
      lookup: pinnedTo(addresses),
    })
    request.on('response', (response) => {
      done({ kind: 'answered', status: response.statusCode ?? 0 })
      // Whatever the body is, and however long.
      response.destroy()
    })
    const lost = () => done({ kind: 'no-answer', because: 'no-connection' })
    request.on('error', lost)
    request.on('close', lost)
    request.end(call.body)
  })
}

/** The headers of Standard Webhooks; several signatures, newest first, while a secret is replaced. */
function headersOf({ eventId, at, body, secrets }: WebhookCall): Record<string, string | number> {
  const timestamp = new Date(at)
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Aftercare-Webhooks/1',
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(eventId, timestamp, body)).join(' '),
  }
}
