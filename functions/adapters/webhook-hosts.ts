import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { isAddress, isLoopback, isPublicAddress } from '../core/webhooks/address.ts'

export type Address = { address: string; family: number }
export type Lookup = (host: string) => Promise<readonly Address[]>

export type HostRules = {
  /** Whether this machine may be called: only where the whole service runs on one. */
  loopback: boolean
  /** The platform's resolver unless given. */
  lookup?: Lookup
}

/** A resolver that hangs counts as one that knows nothing. */
const LOOKUP_MILLISECONDS = 5000

const byResolver: Lookup = (host) => lookup(host, { all: true, verbatim: true })

export type Resolved = { kind: 'private' | 'unknown' } | { kind: 'callable'; addresses: readonly Address[] }

/** Every address of a host, if all of them may be called: a name with one private address is not called at all. */
export async function resolveHost(host: string, { loopback, lookup = byResolver }: HostRules): Promise<Resolved> {
  const addresses = isAddress(host)
    ? [{ address: host, family: host.includes(':') ? 6 : 4 }]
    : await found(host, lookup)
  if (addresses.length === 0) return { kind: 'unknown' }
  const isCallable = ({ address }: Address) => isPublicAddress(address) || (loopback && isLoopback(address))
  return addresses.every(isCallable) ? { kind: 'callable', addresses } : { kind: 'private' }
}

/**
 * For a request: it connects to one of these addresses, whatever the name stands for meanwhile (DNS rebinding leads nowhere
 * else).
 */
export const pinnedTo =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, { all }, answer) => {
    const [first] = addresses
    if (all) answer(null, [...addresses])
    else answer(null, first?.address ?? '', first?.family)
  }

async function found(host: string, lookup: Lookup): Promise<readonly Address[]> {
  try {
    return await Promise.race([lookup(host), setTimeout(LOOKUP_MILLISECONDS, [], { ref: false })])
  } catch {
    return []
  }
}
