/** Whether an event comes from the booking system that it names, by that system's own signature over the bytes that arrived. */
import { isSame } from '../same-text.ts'
import type { Instant } from '../time.ts'
import type { Source } from './source.ts'

/** `url`: the address of the hook as the clinic has typed it in. Header names are in lower case. */
export type Signed = { headers: Readonly<Record<string, string | undefined>>; body: Uint8Array; url: string }

/** HMAC-SHA-256 (RFC 2104) of a message under a key. */
export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array

export type Verified = { kind: 'genuine' } | { kind: 'refused'; because: string }

type Given = Signed & { secret: string; now: Instant; hmac: Hmac }

/** The header of each source that holds its signature, or its token. */
export const SIGNATURE_HEADERS: Readonly<Record<Source, string>> = {
  generic: 'webhook-signature',
  zenoti: 'zenoti-webhook-signature',
  square: 'x-square-hmacsha256-signature',
  mindbody: 'x-mindbody-signature',
  acuity: 'x-acuity-signature',
  vagaro: 'x-vagaro-signature',
}

/** Seconds that a signed timestamp may differ from our clock, as the libraries of Standard Webhooks have it. */
const TOLERANCE_SECONDS = 300

export const NOT_GENUINE = 'The signature does not fit this body under the secret that the clinic has set.'
const GENUINE: Verified = { kind: 'genuine' }
const refused = (because: string): Verified => ({ kind: 'refused', because })

/** Verifies a request as the documentation of its source says. Comparisons take the same time wherever texts differ. */
export function verify(source: Source, given: Given): Verified {
  const header = SIGNATURE_HEADERS[source]
  const signature = given.headers[header]?.trim()
  if (!signature) return refused(`The header ${header} is missing: ${source} sends it with each event.`)
  if (source === 'generic') return verifyStandard(signature, given)
  return CHECKS[source](signature, given) ? GENUINE : refused(NOT_GENUINE)
}

const CHECKS: Record<Exclude<Source, 'generic'>, (signature: string, given: Given) => boolean> = {
  /** Base64 over address and body: https://developer.squareup.com/docs/webhooks/step3validate */
  square: (signature, { secret, url, body, hmac }) =>
    isSame(signature, base64(hmac(bytes(secret), joined(bytes(url), body)))),
  /** `sha256=` and base64 over the body: https://developers.mindbodyonline.com/WebhooksDocumentation#x-mindbody-signature-header */
  mindbody: (signature, { secret, body, hmac }) => isSame(signature, `sha256=${base64(hmac(bytes(secret), body))}`),
  /** Base64 over the body, the secret being the API key: https://developers.acuityscheduling.com/docs/webhooks */
  acuity: (signature, { secret, body, hmac }) => isSame(signature, base64(hmac(bytes(secret), body))),
  /**
   * Zenoti documents that a header holds the signature (https://docs.zenoti.com/docs/webhooks-event-response-structure),
   * not its form. Integrators see `sha256 =1A-2B-…` over the body, as .NET prints bytes; plain hex is taken as well.
   */
  zenoti(signature, { secret, body, hmac }) {
    const said = /^sha256\s*=\s*(.*)$/.exec(signature)?.[1] ?? signature
    const digest = hex(hmac(bytes(secret), body))
    const dashed = (digest.match(/../g) ?? []).join('-').toUpperCase()
    return said.includes('-') ? isSame(said, dashed) : isSame(said, digest)
  },
  /** No signature, but a token of the clinic's own: https://docs.vagaro.com/public/docs/securing-webhook-endpoint */
  vagaro: (token, { secret }) => isSame(token, secret),
}

/**
 * `v1,` and base64 over id, timestamp and body, one or several; the timestamp is of this attempt:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function verifyStandard(signatures: string, { headers, secret, body, now, hmac }: Given): Verified {
  const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']]
  if (!id) return refused('The header webhook-id is missing.')
  if (!timestamp || !/^\d{1,12}$/.test(timestamp))
    return refused('The header webhook-timestamp is missing, or no number of seconds.')
  const key = standardKey(secret)
  if (!key) return refused(NOT_GENUINE)
  const expected = `v1,${base64(hmac(key, joined(bytes(`${id}.${timestamp}.`), body)))}`
  // Every one is compared, so that the time does not tell which of them fits.
  const fits = signatures.split(' ').filter((each) => isSame(each, expected)).length > 0
  if (!fits) return refused(NOT_GENUINE)
  const offBy = Math.abs(Date.parse(now) / 1000 - Number(timestamp))
  return offBy <= TOLERANCE_SECONDS
    ? GENUINE
    : refused(`webhook-timestamp is more than ${TOLERANCE_SECONDS / 60} minutes off: sign each attempt anew.`)
}

/** The bytes of `whsec_` and base64, of which the specification wants 24 to 64; undefined where it is none. */
export function standardKey(secret: string): Uint8Array | undefined {
  try {
    const binary = atob(secret.replace(/^whsec_/, ''))
    const key = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
    return key.length >= 24 && key.length <= 64 ? key : undefined
  } catch {
    return undefined
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const base64 = (value: Uint8Array): string => btoa(String.fromCharCode(...value))
const hex = (value: Uint8Array): string => [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}
