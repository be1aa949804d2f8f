/** Whether a request comes from Slack: https://docs.slack.dev/authentication/verifying-requests-from-slack */
import type { Hmac, Verified } from '../intake/signature.ts'
import { isSame } from '../same-text.ts'
import type { Instant } from '../time.ts'

/** Seconds that Slack's timestamp may differ from our clock, as Slack's documentation advises. */
const TOLERANCE_SECONDS = 300

const refused = (because: string): Verified => ({ kind: 'refused', because })

/** `v0=` and the HMAC-SHA-256 of `v0:<timestamp>:<body>` in hex, under the app's signing secret. */
export function slackSignature(secret: string, timestamp: string, body: string, hmac: Hmac): string {
  const encoder = new TextEncoder()
  const digest = hmac(encoder.encode(secret), encoder.encode(`v0:${timestamp}:${body}`))
  return `v0=${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

type Given = {
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  /** As it arrived. */
  body: string
  secret: string
  now: Instant
  hmac: Hmac
}

export function verifySlack({ headers, body, secret, now, hmac }: Given): Verified {
  const [signature, timestamp] = [headers['x-slack-signature'], headers['x-slack-request-timestamp']]
  if (!signature) return refused('The header x-slack-signature is missing.')
  if (!timestamp || !/^\d{1,12}$/.test(timestamp))
    return refused('The header x-slack-request-timestamp is missing, or no number of seconds.')
  if (!isSame(signature, slackSignature(secret, timestamp, body, hmac)))
    return refused('The signature does not fit this body under the signing secret that the clinic has set.')
  const offBy = Math.abs(Date.parse(now) / 1000 - Number(timestamp))
  return offBy <= TOLERANCE_SECONDS
    ? { kind: 'genuine' }
    : refused(`x-slack-request-timestamp is more than ${TOLERANCE_SECONDS / 60} minutes off.`)
}
