import type { Instant } from '../../core/time.ts'
import { type Clock, type Log, type Store, Unavailable, type Write } from '../ports.ts'
import { recalling, withEvents } from './events.ts'

/** With its pauses some two seconds: less than the shortest time-out of a function. */
const MOST_TRIES = 10
const FIRST_PAUSE_MILLISECONDS = 20
const LONGEST_PAUSE_MILLISECONDS = 400

/** A decision: its writes, and the result once they are committed. */
export type Decision<T> = { writes: readonly Write[]; answer: T }

/**
 * Reads, decides and commits; where somebody else wrote first, or the store was busy or gave no answer, it begins again
 * from reading. So `decide` must recognise its own work: if its writes are already there, it answers without writing. The
 * clock of the `deps` that it is given stands still from its first look, so one decision has one instant; what it logs by
 * them is logged once its writes are there, so that alarms count events, not tries. What a webhook is to be told of is
 * written with them (events.ts).
 * Throws `Unavailable` when the store would not settle, or had not by `until`: no try begins after it. Nothing of this
 * attempt is then certain.
 */
export async function attempt<T, D extends Store = Store>(
  deps: D,
  decide: (deps: D) => Promise<Decision<T>>,
  until?: Instant,
): Promise<T> {
  const isOver = () => until !== undefined && deps.now() >= until
  let tries = 0
  do {
    tries++
    const entries: Parameters<Log['write']>[0][] = []
    const log = { write: (entry: Parameters<Log['write']>[0]) => void entries.push(entry) }
    const recall = recalling(deps.records)
    const given = { ...atOneInstant(deps), log, records: recall.records }
    const { writes, answer } = await decide(given)
    const commit =
      writes.length === 0
        ? ({ kind: 'committed' } as const)
        : await deps.records.commit(await withEvents(given, writes, recall))
    // Without an answer the writes may be there, and then the next try finds nothing to log: rather twice than never.
    if (commit.kind === 'committed' || commit.kind === 'unknown') for (const entry of entries) deps.log.write(entry)
    if (commit.kind === 'committed') return answer
    if (tries < MOST_TRIES && !isOver()) await deps.pause(pauseAfter(tries) * (0.5 + deps.random()))
  } while (tries < MOST_TRIES && !isOver())
  throw new Unavailable(`not settled after ${tries} tries`)
}

/** The same with a clock that stops at its first reading, so that one decision has one instant. */
export function atOneInstant<D extends Clock>(deps: D): D {
  let instant: Instant | undefined
  return { ...deps, now: () => (instant ??= deps.now()) }
}

/** After `taken` too: of a hundred texts of one patient at once all but one lose each race that they run together. */
const pauseAfter = (tries: number): number =>
  Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1), LONGEST_PAUSE_MILLISECONDS)
