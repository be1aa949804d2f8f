/** What happens to a task before it is done: who has it, and until when it sleeps. */
import type { Instant } from '../time.ts'

/** The member of the staff who has a task. */
export type TaskOwner = { staffId: string; name: string; at: Instant }

/** A task that sleeps until a time, and who said so, why. */
export type Snooze = {
  until: Instant
  reason: string
  by: string
  name: string
  at: Instant
  /** How often the patient had written by then: any more words end it. */
  replies: number
}

/** One move of a task, as its record keeps it. `reason` is absent where it told of a visit that is dealt with. */
export type TaskMove = { at: Instant; by: string } & (
  | { kind: 'assigned'; to: string; from?: string }
  | { kind: 'given-back'; from: string }
  | { kind: 'snoozed'; until: Instant; reason?: string }
  | { kind: 'woken' }
)

/** Of one task; older moves make room. */
const MOST_MOVES = 50

/** The moves with one more. */
export const withMove = (moves: readonly TaskMove[] | undefined, move: TaskMove): TaskMove[] =>
  [...(moves ?? []), move].slice(-MOST_MOVES)

/** The moves without what people wrote of a visit. */
export const withoutReasons = (moves: readonly TaskMove[]): TaskMove[] =>
  moves.map((move) => {
    if (move.kind !== 'snoozed') return move
    const { reason: _, ...bare } = move
    return bare
  })
