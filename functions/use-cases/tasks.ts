import { keys } from '../core/keys.ts'
import type { Task } from '../core/task.ts'
import { attempt, type Decision } from './attempt.ts'
import { read, writeTask } from './items.ts'
import type { Deps } from './ports.ts'

/** The clinic's open tasks, oldest first. */
export async function openTasks(deps: Pick<Deps, 'records'>, clinicId: string): Promise<Task[]> {
  const found = await deps.records.open(clinicId)
  const tasks = await Promise.all(found.map((key) => read<Task>(deps.records, key)))
  return tasks
    .flatMap((task) => (task && task.value.state === 'open' ? [task.value] : []))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

export type TaskDone = { kind: 'done'; task: Task } | { kind: 'unknown' }

/** Marks a task as done; doing it again changes nothing. */
export async function finishTask(deps: Deps, clinicId: string, taskId: string, by: string): Promise<TaskDone> {
  return attempt(deps, async (): Promise<Decision<TaskDone>> => {
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return { writes: [], answer: { kind: 'unknown' } }
    if (found.value.state === 'done') return { writes: [], answer: { kind: 'done', task: found.value } }
    const task: Task = { ...found.value, state: 'done', timers: {}, doneBy: by, doneAt: deps.now() }
    return { writes: [writeTask(task, found.version)], answer: { kind: 'done', task } }
  })
}
