/** Who has a task: one person of the staff, or nobody. */
import type { Instant } from '../time.ts'
import type { Task } from './task.ts'
import { type TaskOwner, withMove } from './task-moves.ts'

/** The owner, where they still are of the staff: what a person leaves behind is nobody's. */
export const ownerAmong = ({ owner }: Task, staffIds: ReadonlySet<string>): TaskOwner | undefined =>
  owner && staffIds.has(owner.staffId) ? owner : undefined

/** The task once this person has it; its record says from whom. */
export function assignedTo(task: Task, to: Omit<TaskOwner, 'at'>, by: string, now: Instant): Task {
  const from = task.owner ? { from: task.owner.staffId } : {}
  const moves = withMove(task.moves, { kind: 'assigned', at: now, by, to: to.staffId, ...from })
  return { ...task, owner: { ...to, at: now }, moves }
}

/** The task once nobody has it. */
export function givenBack({ owner, ...task }: Task, by: string, now: Instant): Task {
  if (!owner) return task
  return { ...task, moves: withMove(task.moves, { kind: 'given-back', at: now, by, from: owner.staffId }) }
}
