/** Public keys by which a system signs its requests for tokens, as a JSON Web Key Set (RFC 7517). */

/** The members that verify a signature. `RS384` takes RSA, `ES384` the curve P-384; SMART asks for these two. */
export type PublicKey =
  | { kid: string; kty: 'RSA'; n: string; e: string }
  | { kid: string; kty: 'EC'; crv: 'P-384'; x: string; y: string }

/** One key before a change and one after it, for each of two places that run the system, and one spare. */
export const MOST_KEYS = 5
/** 2,048 bits of a modulus, in base64url. */
const SHORTEST_MODULUS = 342
const LONGEST_MEMBER = 1000

export type KeysFault =
  | { kind: 'not-a-set' }
  | { kind: 'count'; most: number }
  | { kind: 'private' | 'no-kid' | 'kid-twice' | 'wrong-kind' | 'short'; at: number }

/** Reads a pasted key set; `at` counts its keys from 1. Members that verify nothing are dropped. */
export function readPublicKeys(text: string): { keys: PublicKey[] } | { fault: KeysFault } {
  const given = keysIn(text)
  if (!given) return { fault: { kind: 'not-a-set' } }
  if (given.length === 0 || given.length > MOST_KEYS) return { fault: { kind: 'count', most: MOST_KEYS } }
  const keys: PublicKey[] = []
  for (const [i, each] of given.entries()) {
    const read = readKey(each, keys)
    if ('kind' in read) return { fault: { kind: read.kind, at: i + 1 } }
    keys.push(read.key)
  }
  return { keys }
}

function keysIn(text: string): unknown[] | undefined {
  try {
    const set = JSON.parse(text) as { keys?: unknown } | null
    return Array.isArray(set?.keys) ? set.keys : undefined
  } catch {
    return undefined
  }
}

type KeyFault = { kind: Exclude<KeysFault['kind'], 'not-a-set' | 'count'> }

function readKey(given: unknown, before: readonly PublicKey[]): { key: PublicKey } | KeyFault {
  const members = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  const text = (name: string): string => {
    const value = members[name]
    return typeof value === 'string' && value.length <= LONGEST_MEMBER ? value : ''
  }
  if (['d', 'p', 'q', 'k'].some((name) => Object.hasOwn(members, name))) return { kind: 'private' }
  const kid = text('kid')
  if (!kid) return { kind: 'no-kid' }
  if (before.some((key) => key.kid === kid)) return { kind: 'kid-twice' }
  const [n, e, x, y] = ['n', 'e', 'x', 'y'].map(text) as [string, string, string, string]
  if (members.kty === 'RSA' && n && e)
    return n.length < SHORTEST_MODULUS ? { kind: 'short' } : { key: { kid, kty: 'RSA', n, e } }
  if (members.kty === 'EC' && members.crv === 'P-384' && x && y) return { key: { kid, kty: 'EC', crv: 'P-384', x, y } }
  return { kind: 'wrong-kind' }
}
