/** A task is given to a member of the staff, taken, or given back. Nobody is paged about it. */
import type { Task } from '../../core/alerts/task.ts'
import type { TaskOwner } from '../../core/alerts/task-moves.ts'
import { assignedTo, givenBack, ownerAmong } from '../../core/alerts/task-owner.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeTask } from '../store/records.ts'
import { staffOf } from './task-standing.ts'
import { together } from './together.ts'

/** `to`: a staff id; without it nobody has the task. `from`: whom the person who asks saw as its owner. */
export type Assignment = { to?: string | undefined; from?: string | undefined; by: string }

export type TaskAssigned =
  | { kind: 'assigned'; task: Task; owner: TaskOwner | undefined }
  | { kind: 'unknown' }
  | { kind: 'done' }
  /** Somebody else has it, and the person who asks did not say so. */
  | { kind: 'somebody-has-it'; owner: TaskOwner }
  | { kind: 'unknown-staff'; staffId: string; known: Staff[] }

/** Whom a task can be given to: every person of the clinic, but none of its systems. */
export const mayHaveTasks = ({ role }: Staff): boolean => role !== 'system'

/** Doing it again changes nothing. */
export const assignTask = (deps: Store, clinicId: string, taskId: string, asked: Assignment): Promise<TaskAssigned> =>
  attempt(deps, assigning(clinicId, taskId, asked))

/** The tasks of a line move together, or none of them where one may not. */
export const assignTasks = (
  deps: Store,
  clinicId: string,
  taskIds: readonly string[],
  asked: Assignment,
): Promise<TaskAssigned[]> =>
  together(
    deps,
    taskIds,
    (deps, taskId) => assigning(clinicId, taskId, asked)(deps),
    ({ kind }) => kind === 'somebody-has-it' || kind === 'unknown-staff',
  )

const assigning =
  (clinicId: string, taskId: string, { to, from, by }: Assignment) =>
  async (deps: Store): Promise<Decision<TaskAssigned>> => {
    const answer = (answer: TaskAssigned): Decision<TaskAssigned> => ({ writes: [], answer })
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return answer({ kind: 'unknown' })
    if (found.value.state === 'done') return answer({ kind: 'done' })
    const known = (await staffOf(deps, clinicId)).filter(mayHaveTasks)
    const receiver = known.find(({ staffId }) => staffId === to)
    if (to !== undefined && !receiver) return answer({ kind: 'unknown-staff', staffId: to, known })
    const owner = ownerAmong(found.value, new Set(known.map(({ staffId }) => staffId)))
    if (owner?.staffId === to) return answer({ kind: 'assigned', task: found.value, owner })
    if (owner && owner.staffId !== by && owner.staffId !== from) return answer({ kind: 'somebody-has-it', owner })
    const task = receiver
      ? assignedTo(found.value, { staffId: receiver.staffId, name: receiver.name }, by, deps.now())
      : givenBack(found.value, by, deps.now())
    return { writes: [writeTask(task, found.version)], answer: { kind: 'assigned', task, owner: task.owner } }
  }
