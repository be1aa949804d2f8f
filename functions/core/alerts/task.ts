import type { Procedure } from '../patients/patient.ts'
import { type Instant, latest, plusMinutes } from '../time.ts'
import type { Alert } from './alert.ts'
import { type Snooze, type TaskMove, type TaskOwner, withoutReasons } from './task-moves.ts'
import type { TaskWhy } from './task-why.ts'

export const TASK_KINDS = [
  'unclear',
  'silence',
  'undelivered',
  'uncertain',
  'expired',
  'soon',
  'phone',
  'question',
  'wrong-number',
  'confirm',
  'next-check',
  'intake',
  'second-reader',
  'calendar',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** What a booking system told of a visit that has to be checked out by hand; kept until the task is done. */
export type CheckoutDraft = {
  name?: string
  phone?: string
  email?: string
  performedAt?: Instant
  injector?: string
  procedures: Procedure[]
}

/** Something a person of the clinic has to look at; never something that has to wake anybody at once. */
export type Task = {
  taskId: string
  clinicId: string
  personId: string
  kind: TaskKind
  createdAt: Instant
  because: string
  /** The same as facts, where it is more than the kind says; tasks of earlier versions have none. */
  why?: TaskWhy
  /** `waiting`: shown to nobody before `timers.opens`. */
  state: 'waiting' | 'open' | 'done'
  /**
   * `page`: an unclear reply in the danger window pages when its question stays unanswered until then. `forget`: what is
   * kept to undo is gone then.
   */
  timers: { page?: Instant; opens?: Instant; forget?: Instant }
  messageId?: string
  outboundId?: string
  /** What the task proposes to set. */
  offers?: { timeZone: string }
  /** Of an intake: what checkout is filled in with, and which visit of which booking system it is. There is no patient yet. */
  checkout?: CheckoutDraft
  visit?: { source: string; visit: string }
  /** Who has it. It counts only while they are of the staff (task-owner.ts). */
  owner?: TaskOwner
  /** The last time that a person put it to sleep; whether it still sleeps says task-snooze.ts. */
  snooze?: Snooze
  moves?: TaskMove[]
  doneBy?: string
  doneAt?: Instant
  /** Done by a tap: what is open again where that is undone. */
  before?: { timers: Task['timers']; checkout?: CheckoutDraft; snooze?: Snooze; moves?: TaskMove[] }
  /** Each time that it was done and undone. */
  undone?: { doneAt: Instant; at: Instant; by: string }[]
}

/** Minutes an unclear reply in the danger window may wait for the answer to the closed question. */
export const UNCLEAR_PAGES_AFTER_MINUTES = 10

/** The timer of an unclear reply in the danger window: its closed question may stay unanswered until then. */
export const pagesUnlessAnswered = (now: Instant): Task['timers'] => ({
  page: plusMinutes(now, UNCLEAR_PAGES_AFTER_MINUTES),
})

/** The task once it has been dealt with; what was known of a visit goes with it, and what people wrote of it. */
export function doneTask({ checkout: _, before: __, ...task }: Task, by: string, now: Instant): Task {
  const done = { state: 'done', timers: {}, doneBy: by, doneAt: now } as const
  if (isAboutPatient(task)) return { ...task, ...done }
  const { snooze: ___, moves, ...bare } = task
  return { ...bare, ...(moves ? { moves: withoutReasons(moves) } : {}), ...done }
}

/** Whether a task is about a patient who is known here: a visit that is not checked out and a calendar are not. */
export const isAboutPatient = ({ kind }: Pick<Task, 'kind'>): boolean => kind !== 'intake' && kind !== 'calendar'

/** Where a calendar is compared with the rota: the task's place is named after the duty. */
export const calendarPath = ({ personId }: Task): string =>
  `/console/on-call/calendar/${encodeURIComponent(personId.replace(/^calendar-/, ''))}`

/** Where a visit is checked out, with what is known of it; ids only, as in every address. */
export const checkoutPath = ({ taskId }: Task): string => `/console/checkout?task=${encodeURIComponent(taskId)}`

/** The id of the task that an outcome of this alert asks for, after so many that were withdrawn. */
export const nextCheckId = ({ alertId }: Alert, withdrawn: number): string =>
  withdrawn > 0 ? `${alertId}.next-check-${withdrawn + 1}` : `${alertId}.next-check`

/** The task by which the clinic looks at a patient again, where the outcome of their alert asks for it. */
export function nextCheckOf(alert: Alert): Task | undefined {
  const { clinicId, personId, code, outcome } = alert
  if (!outcome?.nextCheckAt) return undefined
  const opens = latest(outcome.nextCheckAt, outcome.at)
  return {
    ...{
      taskId: nextCheckId(alert, alert.withdrawn?.length ?? 0),
      clinicId,
      personId,
      kind: 'next-check',
      createdAt: opens,
    },
    because: `${outcome.name} asked for another look at this patient in the outcome of alert ${code}.`,
    state: 'waiting',
    timers: { opens },
  }
}
