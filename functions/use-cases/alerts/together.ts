/** One act about the tasks of a line, such as the unanswered check-ins of one patient: in one commit, so that it stops half-way nowhere. */
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'

/** Tasks that one act takes; half of what one transaction can write. */
export const MOST_TOGETHER = 50

type Decide<A> = (deps: Store, taskId: string) => Promise<Decision<A>>

/** The answers in the order of the first `MOST_TOGETHER` tasks. Where one of them `refuses`, nothing is written. */
export const together = <A>(
  deps: Store,
  taskIds: readonly string[],
  decide: Decide<A>,
  refuses: (answer: A) => boolean = () => false,
): Promise<A[]> =>
  attempt(deps, async (deps) => {
    const made: Decision<A>[] = []
    for (const taskId of taskIds.slice(0, MOST_TOGETHER)) made.push(await decide(deps, taskId))
    const answer = made.map((each) => each.answer)
    return { writes: answer.some(refuses) ? [] : made.flatMap(({ writes }) => writes), answer }
  })
