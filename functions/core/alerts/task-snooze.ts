/**
 * A task sleeps until a time, with a reason. Nothing has to wake it: whether it sleeps is asked of the clock at each look, so
 * no timer can be lost. What may be a warning sign never sleeps past its own time.
 */
import { DEFAULT_POLICY } from '../on-call/policy.ts'
import { type Instant, instantOf, plusDays, plusHours, plusMinutes, sooner, wallTime, weekday } from '../time.ts'
import type { Task } from './task.ts'
import { type Snooze, withMove } from './task-moves.ts'

/** Of a task that is no danger. */
export const LONGEST_SNOOZE_DAYS = 7

/** When work ends, on the clinic's clock: until then the patient of a "soon" sign is promised a call. */
const WORK_ENDS = '17:00'

/** When the workday after this instant ends (Monday to Friday; holidays are not left out, so it is never too late). */
function endOfNextWorkday(from: Instant, zone: string): Instant {
  let date = plusDays(wallTime(from, zone).date, 1)
  while (weekday(date) > 5) date = plusDays(date, 1)
  return instantOf({ date, time: WORK_ENDS, zone })
}

/**
 * By when a person has to have looked at a task that may be a warning sign; undefined for the other kinds. A reply that pages
 * by itself is due when it pages; a call and the second reader's doubt as soon as a prompt alert; a "soon" sign and words
 * that nobody understood when the patient was promised a call; another look within a day of its time.
 */
export function dangerDueAt({ kind, createdAt, timers }: Task, zone: string): Instant | undefined {
  if (timers.page !== undefined) return timers.page
  switch (kind) {
    case 'phone':
    case 'second-reader':
      return plusMinutes(createdAt, DEFAULT_POLICY.prompt.contactWithinMinutes)
    case 'soon':
    case 'unclear':
      return endOfNextWorkday(createdAt, zone)
    case 'next-check':
      return plusHours(createdAt, 24)
    default:
      return undefined
  }
}

type When = { now: Instant; zone: string }

/** Until when a task may sleep at the longest; not after `now` where its time is over already. */
export function latestSnooze(task: Task, { now, zone }: When): Instant {
  const longest = plusHours(now, 24 * LONGEST_SNOOZE_DAYS)
  const due = dangerDueAt(task, zone)
  return due === undefined ? longest : sooner(due, longest)
}

export type NotSnoozed =
  /** It would sleep into the past, or not at all. */
  | { kind: 'past' }
  | { kind: 'too-long'; latest: Instant }
  /** What may be a warning sign should have been looked at by then. */
  | { kind: 'overdue'; due: Instant }

export function whyNotSnoozed(task: Task, until: Instant, when: When): NotSnoozed | undefined {
  const latest = latestSnooze(task, when)
  if (latest <= when.now) return { kind: 'overdue', due: latest }
  if (until <= when.now) return { kind: 'past' }
  return until > latest ? { kind: 'too-long', latest } : undefined
}

/** How often the patient has written by now. */
type Heard = { replies: number }

/** The task once it sleeps; its record keeps the reason. */
export function snoozed(task: Task, snooze: Snooze): Task {
  const { at, by, until, reason } = snooze
  return { ...task, snooze, moves: withMove(task.moves, { kind: 'snoozed', at, by, until, reason }) }
}

/** The task once a person has woken it before its time. */
export function woken({ snooze, ...task }: Task, by: string, now: Instant): Task {
  return snooze ? { ...task, moves: withMove(task.moves, { kind: 'woken', at: now, by }) } : task
}

/** Whether it is out of the list for now. */
export function isAsleep(task: Task, { now, zone, replies }: When & Heard): boolean {
  const { state, snooze } = task
  if (state !== 'open' || !snooze || now >= snooze.until || snooze.replies !== replies) return false
  const due = dangerDueAt(task, zone)
  return due === undefined || now < due
}

/** What brought a task back that a person had put to sleep; undefined where it sleeps, or never did. */
export function returnedBy(task: Task, when: When & Heard): 'time' | 'text' | undefined {
  const { state, snooze } = task
  if (state !== 'open' || !snooze || isAsleep(task, when)) return undefined
  return snooze.replies !== when.replies ? 'text' : 'time'
}

/** Times that suit most: in an hour, in four, tomorrow at nine on the clinic's clock; those that are too late are left out. */
export function suggestedSnoozes(task: Task, when: When): { name: '1h' | '4h' | 'tomorrow'; until: Instant }[] {
  const { now, zone } = when
  const tomorrow = { date: plusDays(wallTime(now, zone).date, 1), time: '09:00', zone }
  const times = [
    { name: '1h' as const, until: plusHours(now, 1) },
    { name: '4h' as const, until: plusHours(now, 4) },
    { name: 'tomorrow' as const, until: instantOf(tomorrow) },
  ]
  return times.filter(({ until }) => whyNotSnoozed(task, until, when) === undefined)
}
