import { isSame } from '../same-text.ts'
import { type Instant, plusHours } from '../time.ts'
import type { PublicKey } from './public-keys.ts'

/** One key of a clinic's system. Only the hash of its secret is stored; `until` is set once another key has replaced it. */
export type StoredKey = { hash: string; createdAt: Instant; until?: Instant }

/** The keys of one system, newest first. `publicKeys`: those of its own by which it asks for tokens of FHIR. */
export type SystemKeys = { clinicId: string; keys: StoredKey[]; publicKeys?: PublicKey[] }

/** How long a replaced key still opens the API, so that the system can change over. */
const OVERLAP_HOURS = 24

/** Ids of systems with keys; never a client id of the user pool, which has neither `-` nor this beginning. */
export const SYSTEM_ID_PREFIX = 'key-'

/**
 * A key as its system sends it: `aftercare_<client id>.<secret>`, all of it characters of a bearer token (RFC 6750, 2.1).
 * The beginning is for scanners that look for secrets in code.
 */
export const writtenKey = (clientId: string, secret: string): string => `aftercare_${clientId}.${secret}`

const WRITTEN = /^Bearer +aftercare_(key-[\w-]{1,60})\.([\w-]{43})$/i

/** What an `Authorization` header names; undefined where it holds no key. */
export function keyIn(authorization: string | undefined): { clientId: string; secret: string } | undefined {
  const [, clientId, secret] = WRITTEN.exec(authorization ?? '') ?? []
  return clientId && secret ? { clientId, secret } : undefined
}

/** 32 random bytes in base64, as a key spells them. */
export const secretOf = (randomKey: string): string =>
  randomKey.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

const lives = ({ until }: StoredKey, now: Instant): boolean => until === undefined || until > now

/** Whether one of the keys that have not ended has this hash. All are compared, so the time does not tell which one fits. */
export const opens = ({ keys }: SystemKeys, hash: string, now: Instant): boolean =>
  keys.filter((key) => lives(key, now) && isSame(hash, key.hash)).length > 0

/** With a new key; the present one works for another day. A replaced one that still works ends as it would have. */
export function withNewKey(before: SystemKeys, hash: string, now: Instant): SystemKeys {
  const until = plusHours(now, OVERLAP_HOURS)
  const old = before.keys.filter((key) => lives(key, now)).map((key) => ({ ...key, until: key.until ?? until }))
  return { ...before, keys: [{ hash, createdAt: now }, ...old] }
}

/** Without what was replaced. */
export const withoutOldKeys = ({ keys, ...rest }: SystemKeys): SystemKeys => ({
  ...rest,
  keys: keys.filter(({ until }) => until === undefined),
})

/** Until when a replaced key still works; undefined where none does. */
export const overlapEnds = ({ keys }: SystemKeys, now: Instant): Instant | undefined =>
  keys
    .filter((key) => lives(key, now))
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(-1)
