import { type Deps, type Log, Unavailable, type Write } from './ports.ts'

const MOST_TRIES = 8
const FIRST_PAUSE_MILLISECONDS = 20

/** What was decided from what was read: the writes it takes, and the answer once they are written. */
export type Decision<T> = { writes: readonly Write[]; answer: T }

/**
 * Reads, decides and commits; where somebody else wrote first, or the store was busy or gave no answer, it begins again
 * from reading. So `decide` must recognise its own work: what it finds already written it answers without writing. What
 * it logs by the `deps` it is given is logged once its writes are there, so that alarms count events, not tries.
 * Throws `Unavailable` when the store would not settle; nothing of this attempt is then certain.
 */
export async function attempt<T, D extends Deps = Deps>(
  deps: D,
  decide: (deps: D) => Promise<Decision<T>>,
): Promise<T> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const entries: Parameters<Log['write']>[0][] = []
    const { writes, answer } = await decide({ ...deps, log: { write: (entry) => void entries.push(entry) } })
    const commit = writes.length === 0 ? ({ kind: 'committed' } as const) : await deps.records.commit(writes)
    // Without an answer the writes may be there, and then the next try finds nothing to log: rather twice than never.
    if (commit.kind === 'committed' || commit.kind === 'unknown') for (const entry of entries) deps.log.write(entry)
    switch (commit.kind) {
      case 'committed':
        return answer
      case 'taken':
        break
      case 'busy':
      case 'unknown':
        await deps.pause(FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1) * (0.5 + deps.random()))
    }
  }
  throw new Unavailable(`not settled after ${MOST_TRIES} tries`)
}
