/** What the use cases need from outside, in our words. Adapters answer in these words only; no SDK type crosses. */

import type { PublicKey } from '../core/access/public-keys.ts'
import type { Content } from '../core/content.ts'
import type { Key } from '../core/keys.ts'
import type { Outbound } from '../core/messages/outbound.ts'
import type { Sent } from '../core/messages/sending-result.ts'
import type { Fetched } from '../core/on-call/followed-calendar.ts'
import type { Instant } from '../core/time.ts'
import type { Rules } from '../core/triage/rules.ts'
import type { HasSecondReader } from './second-reader-port.ts'
import type { WebhookSetup } from './webhook-ports.ts'

export type { Sent }

// ── Records: a small versioned store ─────────────────────────────────────────────────────────────────────────────

/**
 * The lanes of the due index. What is due in `safety` and `routine` leaves by the routine queue, safety steps first.
 * Second reads and webhooks have lanes of their own: no number of them hides a message.
 */
export const LANES = ['urgent', 'safety', 'routine', 'second-reads', 'webhooks'] as const
export type Lane = (typeof LANES)[number]

/** What an item holds is plain JSON. */
export type Value = { [field: string]: unknown }

/** How an item can be found besides by its key; absent parts leave the index. */
export type IndexEntries = {
  /** In the due index: woken at or after `at`. */
  due?: { lane: Lane; at: Instant }
  /** In the index of a clinic's open tasks, in the order of `since`. */
  open?: { clinicId: string; since: Instant }
  /** Reads as absent from then on; removed some days later. */
  expiresAt?: Instant
}

export type Item = { key: Key; version: number; value: Value; found: IndexEntries }

export type Write =
  /** The key must not exist. */
  | { kind: 'put'; key: Key; value: Value; found?: IndexEntries }
  /** Replaces the whole item; it must have the version that was read. */
  | { kind: 'update'; key: Key; value: Value; found?: IndexEntries; expects: number }
  | { kind: 'delete'; key: Key; expects: number }
  /** Writes nothing; the item must still have this version, or (0) must still be absent. */
  | { kind: 'check'; key: Key; expects: number }

export type Commit =
  | { kind: 'committed' }
  /** A condition failed: somebody else was first. Nothing was written. */
  | { kind: 'taken' }
  /** A conflict or a throttle: nothing was written, the same commit may succeed in a moment. */
  | { kind: 'busy' }
  /** The call ended without an answer: written or not. Read to find out. */
  | { kind: 'unknown' }

export const MOST_WRITES = 100

/** Items whose value has `is` in `field`. */
export type Without = { field: string; is: string }

export interface Records {
  /** Consistent. An item past its `expiresAt` is absent. */
  get(key: Key): Promise<Item | undefined>
  /** As `get`, of any number of keys in few calls; in the order of the keys, undefined where there is none. */
  getAll(keys: readonly Key[]): Promise<(Item | undefined)[]>
  /**
   * Every item of the partition whose sort key begins with `prefix`, in key order; consistent. Those that `without` names
   * stay in the store: there may be thousands of them.
   */
  list(pk: string, prefix: string, without?: Without): Promise<Item[]>
  /** As `list`, for half the price, and perhaps as it was a second ago: only for what forbids nothing and may come late. */
  listRecent(pk: string, prefix: string): Promise<Item[]>
  /**
   * Keys due at or before `now`, earliest first, at most `limit`; since when the earliest has been due (`oldest`); and
   * the earliest instant at which anything of that lane will be due later (`next`). From an index that may lag: a stale
   * key is harmless, a missing one appears later.
   */
  due(lane: Lane, now: Instant, limit: number): Promise<{ keys: Key[]; oldest?: Instant; next?: Instant }>
  /** Keys in the clinic's open index, oldest first; may lag. */
  open(clinicId: string): Promise<Key[]>
  /** All or nothing; at most 100 writes, each key once. New items get version 1, replaced ones the next. */
  commit(writes: readonly Write[]): Promise<Commit>
}

/** The store cannot be read just now. Worth trying again later; queues do. */
export class Unavailable extends Error {}

/** The store or a service will never accept this call: a bug. */
export class Rejected extends Error {}

// ── Messenger: leaves by SMS, voice or e-mail ────────────────────────────────────────────────────────────────────

export type Parcel = Pick<Outbound, 'channel' | 'to' | 'from' | 'text' | 'subject' | 'html'> & {
  /** Where one click ends mails of this kind (RFC 8058). */
  unsubscribe?: string
  replyTo?: string
}

export interface Messenger {
  /** Makes exactly one request. Never throws for what the other side does. */
  send(parcel: Parcel): Promise<Sent>
}

// ── Queues ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type QueueName = 'urgent' | 'routine' | 'alerts' | 'intake' | 'second-reads' | 'webhooks'

export interface Queues {
  /** Puts keys on a queue. What could not be put is left to the next tick, so a failure is `false`, not an exception. */
  put(queue: QueueName, keys: readonly Key[]): Promise<boolean>
}

// ── Identity: who somebody at the console is ─────────────────────────────────────────────────────────────────────

export type SignInResult =
  | { kind: 'known'; claims: { sub?: unknown; name?: unknown; clinic?: unknown; role?: unknown; staff?: unknown } }
  | { kind: 'refused'; because: string }

export interface Identity {
  /** Where the browser goes to sign in, and the secrets that the way back is checked with. */
  begin(redirectUri: string): Promise<{ url: string; state: string; nonce: string; verifier: string }>
  /** Where the browser goes to end the provider's own session too; from there it comes back to `returnTo`. */
  end(returnTo: string): Promise<string>
  /** The provider's claims about the person who returned by `url`. */
  finish(
    url: string,
    begun: { state: string; nonce: string; verifier: string; redirectUri: string },
  ): Promise<SignInResult>
}

// ── Apart: accounts, webhooks, and the second reader ───────────────────────────────────────────────────────────────────────

export type * from './accounts-port.ts'
export type * from './second-reader-port.ts'
export type * from './webhook-ports.ts'

export type CalendarFetcher = {
  /** Makes one request, and one more for each redirect. Never throws for what the other side does. */
  fetchCalendar(url: string): Promise<Fetched>
}

// ── The rest ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Log {
  /** Ids and kinds only. Never a name, a number, an address or a message's text. */
  write(entry: { event: string; [field: string]: string | number | boolean | undefined }): void
}

// ── What a use case asks for: the groups that it uses, and no others ─────────────────────────────────────────────

export type Clock = {
  /** The present instant. */
  now(): Instant
}

export type Ids = {
  /** A random id of ten characters from [0-9a-z]. */
  newId(): string
}

export type Chance = {
  /** A number in [0, 1). */
  random(): number
}

export type Reads = { records: Records }

export type Logs = { log: Log }

/** What a transaction takes that is tried again after a conflict (store/attempt.ts). */
export type Store = Clock &
  Chance &
  Reads &
  Logs & {
    /** Waits; only between attempts after a conflict. */
    pause(milliseconds: number): Promise<void>
  }

export type Queueing = { queues: Queues }

export type Templates = {
  /** The words and care plans of `templates/` that clinicians approved. */
  content(): Content
}

export type Links = {
  /** Where links begin: `https://…`, without a slash at the end. */
  linkBase: string
  /** Domain at which answers to mails arrive; absent where the stage receives none. */
  mailDomain?: string
}

/** What writing a message to somebody takes. */
export type Composing = Clock & Ids & Templates & Links

export type Hashing = {
  /** SHA-256 of a text, in hex. Anyone who can guess the text can check it. */
  sha256(text: string): string
}

export type Secret = {
  /** HMAC-SHA-256 of a text under the stage's secret, in hex: nobody without the secret can check a guess. */
  hmac(text: string): string
}

type Verifying = { keys: readonly PublicKey[]; clientId: string; audience: string; now: string }

/** Reads the signed statements of systems. `expiresAt` in seconds since 1970. */
export type Assertions = {
  /** Whose it says it is, before anything is verified. */
  issuerOf(assertion: string): string | undefined
  verify(
    assertion: string,
    by: Verifying,
  ): Promise<{ kind: 'valid'; jti: string; expiresAt: number } | { kind: 'invalid'; because: string }>
}

export type Signing = {
  /** HMAC-SHA-256 of bytes under a key of somebody else's, such as a booking system's. */
  sign(key: Uint8Array, message: Uint8Array): Uint8Array
}

export type Heartbeat = {
  /** Tells a watcher outside that all is well. Never throws; `false` when nobody heard it. */
  heartbeat(): Promise<boolean>
}

/** All groups: what the entries build, and what the pages and calls of the API pass on. */
export type Deps = Store &
  Queueing &
  HasSecondReader &
  Ids &
  Templates &
  Links &
  Hashing &
  Secret &
  Heartbeat &
  WebhookSetup

/** Where messages leave. Apart from Deps, as triage is: their code is most of a bundle, and few functions need it. */
export type Sends = { messenger: Messenger }

/** Where texts are read by the rules of `templates/warning-signs/`, prepared on first use. */
export type Triages = {
  rules(): Rules
  /** Rules that run in shadow for a stage: what they would say is compared, and counts for nothing. */
  shadowRules?(): Rules | undefined
}

export type AllDeps = Deps & Sends & Triages
