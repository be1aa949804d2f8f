import type { Task } from '../../core/alerts/task.ts'
import { keys } from '../../core/keys.ts'
import type { Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readMany, writeTask } from '../store/records.ts'

/** The clinic's open tasks, oldest first. */
export const openTasks = async (deps: Reads, clinicId: string): Promise<Task[]> =>
  (await oldestTasks(deps, clinicId, Number.POSITIVE_INFINITY)).tasks

/** The oldest open tasks, at most `most`, and how many are younger than these. */
export async function oldestTasks(
  deps: Reads,
  clinicId: string,
  most: number,
): Promise<{ tasks: Task[]; younger: number }> {
  const found = await deps.records.open(clinicId)
  const read = await readMany<Task>(deps.records, found.slice(0, most))
  const tasks = read
    .flatMap((task) => (task && task.value.state === 'open' ? [task.value] : []))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  return { tasks, younger: Math.max(0, found.length - most) }
}

export type TaskDone = { kind: 'done'; task: Task } | { kind: 'unknown' }

/** Marks a task as done; doing it again changes nothing. */
export async function finishTask(deps: Store, clinicId: string, taskId: string, by: string): Promise<TaskDone> {
  return attempt(deps, async (deps): Promise<Decision<TaskDone>> => {
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return { writes: [], answer: { kind: 'unknown' } }
    if (found.value.state === 'done') return { writes: [], answer: { kind: 'done', task: found.value } }
    const task: Task = { ...found.value, state: 'done', timers: {}, doneBy: by, doneAt: deps.now() }
    return { writes: [writeTask(task, found.version)], answer: { kind: 'done', task } }
  })
}
