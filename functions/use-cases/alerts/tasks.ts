import type { Task } from '../../core/alerts/task.ts'
import { doneByTap, isTaskUndone, undoneTask, whyTaskStaysDone } from '../../core/alerts/task-undo.ts'
import type { NotTakenBack } from '../../core/alerts/undo.ts'
import { keys, patientPk } from '../../core/keys.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, readMany, writeTask } from '../store/records.ts'
import { together } from './together.ts'

/** The clinic's open tasks, oldest first. */
export async function openTasks(deps: Reads, clinicId: string): Promise<Task[]> {
  const read = await readMany<Task>(deps.records, await deps.records.open(clinicId))
  return read
    .flatMap((task) => (task && task.value.state === 'open' ? [task.value] : []))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** Every task about a patient, oldest first, but those that wait; undefined where the clinic has no such patient. */
export async function tasksOf(deps: Reads, clinicId: string, personId: string): Promise<Task[] | undefined> {
  if (!(await read<Patient>(deps.records, keys.patient(clinicId, personId)))) return undefined
  const found = await readAll<Task>(deps.records, patientPk(clinicId, personId), 'TASK#')
  return found
    .map(({ value }) => value)
    .filter(({ state }) => state !== 'waiting')
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** Why a task stays done is in words for staff. */
export type TaskUndone = { kind: 'open'; task: Task } | NotTakenBack | { kind: 'unknown' }

export type TaskDone = { kind: 'done'; task: Task } | { kind: 'unknown' }

/** Marks a task as done; doing it again changes nothing. */
export const finishTask = (deps: Store, clinicId: string, taskId: string, by: string): Promise<TaskDone> =>
  attempt(deps, finishing(clinicId, taskId, by))

/** Marks several as done together, such as the unanswered check-ins of one patient. */
export const finishTasks = (
  deps: Store,
  clinicId: string,
  taskIds: readonly string[],
  by: string,
): Promise<TaskDone[]> => together(deps, taskIds, (deps, taskId) => finishing(clinicId, taskId, by)(deps))

const finishing =
  (clinicId: string, taskId: string, by: string) =>
  async (deps: Store): Promise<Decision<TaskDone>> => {
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return { writes: [], answer: { kind: 'unknown' } }
    if (found.value.state === 'done') return { writes: [], answer: { kind: 'done', task: found.value } }
    const task = doneByTap(found.value, by, deps.now())
    return { writes: [writeTask(task, found.version)], answer: { kind: 'done', task } }
  }

/** Opens a task again that this person has just done, as it was; doing it again changes nothing. */
export const undoTask = (deps: Store, clinicId: string, taskId: string, by: string): Promise<TaskUndone> =>
  attempt(deps, undoing(clinicId, taskId, by))

/** Opens several again together; those that stay done stop no other. */
export const undoTasks = (
  deps: Store,
  clinicId: string,
  taskIds: readonly string[],
  by: string,
): Promise<TaskUndone[]> => together(deps, taskIds, (deps, taskId) => undoing(clinicId, taskId, by)(deps))

const undoing =
  (clinicId: string, taskId: string, by: string) =>
  async (deps: Store): Promise<Decision<TaskUndone>> => {
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return { writes: [], answer: { kind: 'unknown' } }
    if (isTaskUndone(found.value, by)) return { writes: [], answer: { kind: 'open', task: found.value } }
    const because = whyTaskStaysDone(found.value, by, deps.now())
    if (because) return { writes: [], answer: because }
    const task = undoneTask(found.value, by, deps.now())
    return { writes: [writeTask(task, found.version)], answer: { kind: 'open', task } }
  }
