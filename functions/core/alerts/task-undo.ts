/** Done by mistake: for ten seconds the person who finished a task can open it again. */
import { type Instant, plusSeconds } from '../time.ts'
import { doneTask, isAboutPatient, type Task } from './task.ts'
import { type NotTakenBack, UNDO_SECONDS } from './undo.ts'

/** The task once a person says so, with what an undo needs; what was known of a visit is forgotten right after. */
export function doneByTap(task: Task, by: string, now: Instant): Task {
  const { timers, checkout, snooze, moves } = task
  const told = isAboutPatient(task)
    ? {}
    : { ...(checkout ? { checkout } : {}), ...(snooze ? { snooze } : {}), ...(moves ? { moves } : {}) }
  const before = { timers, ...told }
  const forget = Object.keys(told).length > 0 ? { forget: plusSeconds(now, UNDO_SECONDS + 1) } : {}
  return { ...doneTask(task, by, now), timers: forget, before }
}

/** Whether this person has just opened it again. */
export const isTaskUndone = ({ state, undone }: Task, by: string): boolean =>
  state === 'open' && undone?.at(-1)?.by === by

export function whyTaskStaysDone(task: Task, by: string, now: Instant): NotTakenBack | undefined {
  const { state, doneBy, doneAt, before } = task
  if (state !== 'done') return { kind: 'too-late', because: 'This task is open: there is nothing to undo.' }
  if (doneBy !== by) return { kind: 'not-yours', because: 'A colleague finished this task: only they can undo that.' }
  return !before || !doneAt || now > plusSeconds(doneAt, UNDO_SECONDS)
    ? { kind: 'too-late', because: 'More than ten seconds have passed since the task was done.' }
    : undefined
}

/** The task as it was before; its record says that it was done and undone. */
export function undoneTask(task: Task, by: string, now: Instant): Task {
  const { before, doneBy: _, doneAt = now, ...rest } = task
  return { ...rest, state: 'open', timers: {}, ...before, undone: [...(task.undone ?? []), { doneAt, at: now, by }] }
}

/** Nothing of a visit outlives the time in which it may be undone. */
export const forgotten = ({ before: _, ...task }: Task): Task => ({ ...task, timers: {} })
