/** A task sleeps until a time, for a reason; and is woken before it. */
import { isAboutPatient, type Task } from '../../core/alerts/task.ts'
import type { Snooze } from '../../core/alerts/task-moves.ts'
import { type NotSnoozed, snoozed, whyNotSnoozed, woken } from '../../core/alerts/task-snooze.ts'
import { keys } from '../../core/keys.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, writeTask } from '../store/records.ts'
import { zoneOf } from './task-standing.ts'
import { together } from './together.ts'

type By = { staffId: string; name: string }
export type Snoozing = { until: Instant; reason: string; by: By }

export type TaskSnoozed = { kind: 'snoozed'; task: Task } | NotSnoozed | { kind: 'unknown' } | { kind: 'done' }
export type TaskWoken = { kind: 'woken'; task: Task } | { kind: 'unknown' } | { kind: 'done' }

/** Doing it again changes nothing. */
export const snoozeTask = (deps: Store, clinicId: string, taskId: string, asked: Snoozing): Promise<TaskSnoozed> =>
  attempt(deps, snoozing(clinicId, taskId, asked))

/** The tasks of a line sleep together, or none of them where one may not. */
export const snoozeTasks = (
  deps: Store,
  clinicId: string,
  taskIds: readonly string[],
  asked: Snoozing,
): Promise<TaskSnoozed[]> =>
  together(
    deps,
    taskIds,
    (deps, taskId) => snoozing(clinicId, taskId, asked)(deps),
    ({ kind }) => kind === 'past' || kind === 'too-long' || kind === 'overdue',
  )

/** How often the patient has written is read with the decision: any more words end the sleep. */
const snoozing =
  (clinicId: string, taskId: string, { until, reason, by }: Snoozing) =>
  async (deps: Store): Promise<Decision<TaskSnoozed>> => {
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return { writes: [], answer: { kind: 'unknown' } }
    const before = found.value
    if (before.state === 'done') return { writes: [], answer: { kind: 'done' } }
    const zone = await zoneOf(deps, clinicId)
    const refused = whyNotSnoozed(before, until, { now: deps.now(), zone })
    if (refused) return { writes: [], answer: refused }
    const patient = isAboutPatient(before)
      ? await read<Patient>(deps.records, keys.patient(clinicId, before.personId))
      : undefined
    const replies = patient?.value.replies ?? 0
    const snooze = { until, reason, by: by.staffId, name: by.name, at: deps.now(), replies }
    if (isSame(before.snooze, snooze)) return { writes: [], answer: { kind: 'snoozed', task: before } }
    const task = snoozed(before, snooze)
    return { writes: [writeTask(task, found.version)], answer: { kind: 'snoozed', task } }
  }

const isSame = (before: Snooze | undefined, snooze: Snooze): boolean =>
  before !== undefined &&
  (['until', 'reason', 'by', 'replies'] as const).every((field) => before[field] === snooze[field])

/** Back into the list at once; waking one that is awake changes nothing. */
export const wakeTask = (deps: Store, clinicId: string, taskId: string, by: string): Promise<TaskWoken> =>
  attempt(deps, waking(clinicId, taskId, by))

export const wakeTasks = (
  deps: Store,
  clinicId: string,
  taskIds: readonly string[],
  by: string,
): Promise<TaskWoken[]> => together(deps, taskIds, (deps, taskId) => waking(clinicId, taskId, by)(deps))

const waking =
  (clinicId: string, taskId: string, by: string) =>
  async (deps: Store): Promise<Decision<TaskWoken>> => {
    const found = await read<Task>(deps.records, keys.task(clinicId, taskId))
    if (!found || found.value.state === 'waiting') return { writes: [], answer: { kind: 'unknown' } }
    if (found.value.state === 'done') return { writes: [], answer: { kind: 'done' } }
    if (!found.value.snooze) return { writes: [], answer: { kind: 'woken', task: found.value } }
    const task = woken(found.value, by, deps.now())
    return { writes: [writeTask(task, found.version)], answer: { kind: 'woken', task } }
  }
