/** How many requests one client of a clinic makes in a minute: a loop gone wrong must not take the API from other clinics. */
import { type Key, keys } from '../../core/keys.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import { type Clock, type Logs, type Reads, Unavailable } from '../ports.ts'
import { read, write } from '../store/records.ts'

/** Half of what a stage takes of all clients together (`THROTTLE` in infra/http-api.ts). */
export const MOST_REQUESTS_A_MINUTE = 3000

/** So many requests cost one write. Each copy of a function may let so many pass beyond the limit. */
export const COUNTED_TOGETHER = 50

/** `id`: the token's subject, the staff id of a person, or the id of a system with a key. */
export type Client = { clinicId: string; id: string }

export type RequestLimit = {
  /** Counts a request. The end of this minute, where the client has used it up; such a request costs no write. */
  closedUntil(deps: Clock & Reads & Logs, client: Client): Promise<Instant | undefined>
}

/** `told`: what the table is known to hold of this minute. `untold`: requests that it has not been told of. */
type Count = { told: number; untold: number; isLogged?: true }

/** The count of one copy of a function. Copies add up in the table, so that together they know of all requests. */
export function requestLimit(): RequestLimit {
  let minute = ''
  let counts = new Map<string, Count>()
  return {
    async closedUntil(deps, client) {
      const now = deps.now().slice(0, 16)
      if (now !== minute) {
        minute = now
        counts = new Map()
      }
      const name = JSON.stringify([client.clinicId, client.id])
      const count = counts.get(name) ?? { told: 0, untold: 0 }
      counts.set(name, count)
      if (count.told + count.untold < MOST_REQUESTS_A_MINUTE) {
        count.untold++
        if (count.untold >= COUNTED_TOGETHER) await tell(deps, client, now, count)
        if (count.told + count.untold <= MOST_REQUESTS_A_MINUTE) return undefined
      }
      if (!count.isLogged) deps.log.write({ event: 'client-limited', clinicId: client.clinicId, client: client.id })
      count.isLogged = true
      return plusMinutes(`${now}:00.000Z`, 1)
    },
  }
}

/** Adds to the table what it was not told. A write that fails is made up for later: the count delays and refuses nobody. */
async function tell(deps: Reads, { clinicId, id }: Client, minute: string, count: Count): Promise<void> {
  const adding = count.untold
  count.untold = 0
  count.told += adding
  const total = await added(deps, keys.requestCount(clinicId, id, minute), { adding, minute })
  if (total !== undefined) count.told = total
  else {
    count.told -= adding
    count.untold += adding
  }
}

/** What the table holds then; undefined where another copy was first, or the table does not answer. */
async function added(
  { records }: Reads,
  key: Key,
  { adding, minute }: { adding: number; minute: string },
): Promise<number | undefined> {
  try {
    const before = await read<{ requests: number }>(records, key)
    const requests = (before?.value.requests ?? 0) + adding
    const expiresAt = plusMinutes(`${minute}:00.000Z`, 2)
    const { kind } = await records.commit([write(key, { requests }, before?.version ?? 0, { expiresAt })])
    return kind === 'committed' ? requests : undefined
  } catch (error) {
    if (error instanceof Unavailable) return undefined
    throw error
  }
}
