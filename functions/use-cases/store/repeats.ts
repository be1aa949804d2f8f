/** `Idempotency-Key`: a request that comes again is known by the mark that its first commit wrote, and is not done again. */
import { keys } from '../../core/keys.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import { MOST_WRITES, type Records, type Write } from '../ports.ts'
import { read, write } from './records.ts'

/** How long a key is known. */
export const KEY_HOURS = 24 * 30

/** `digest`: of all that the request asks for. It holds nothing of a patient, so it outlives an erasure. */
export type Mark = { digest: string; at: Instant }

/** The same key has written meanwhile: this request did nothing. */
export class Repeated extends Error {}

export const markOf = async (records: Records, clinicId: string, idempotencyKey: string): Promise<Mark | undefined> =>
  (await read<Mark>(records, keys.request(clinicId, idempotencyKey)))?.value

/**
 * The records of one request, whose first commit carries the mark: both are written, or neither. A request that writes
 * nothing leaves no mark, and may be sent again once it can succeed. Throws Repeated where the mark is there already.
 */
export function marking(records: Records, clinicId: string, idempotencyKey: string, mark: Mark): Records {
  const key = keys.request(clinicId, idempotencyKey)
  const put: Write = write(key, mark, 0, { expiresAt: plusHours(mark.at, KEY_HOURS) })
  let marked = false
  return {
    ...records,
    async commit(writes) {
      if (marked || writes.length === 0) return records.commit(writes)
      // A commit without room is marked after it: it may then be done twice, but never be taken for done.
      const hasRoom = writes.length < MOST_WRITES
      const commit = await records.commit(hasRoom ? [...writes, put] : writes)
      if (commit.kind === 'taken' && (await records.get(key))) throw new Repeated()
      if (commit.kind === 'committed') marked = true
      if (commit.kind === 'committed' && !hasRoom) await records.commit([put])
      return commit
    },
  }
}
