import { type Deps, Unavailable, type Write } from './ports.ts'

const MOST_TRIES = 8
const FIRST_PAUSE_MILLISECONDS = 20

/** What was decided from what was read: the writes it takes, and the answer once they are written. */
export type Decision<T> = { writes: readonly Write[]; answer: T }

/**
 * Reads, decides and commits; where somebody else wrote first, or the store was busy or gave no answer, it begins again
 * from reading. So `decide` must recognise its own work: what it finds already written it answers without writing.
 * Throws `Unavailable` when the store would not settle; nothing of this attempt is then certain.
 */
export async function attempt<T>(deps: Deps, decide: () => Promise<Decision<T>>): Promise<T> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const { writes, answer } = await decide()
    if (writes.length === 0) return answer
    const commit = await deps.records.commit(writes)
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
