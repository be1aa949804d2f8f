/** In which order people see what waits for them. */
import type { Instant } from '../time.ts'
import type { Alert } from './alert.ts'
import type { Task, TaskKind } from './task.ts'
import { isHigher } from './transitions.ts'

/** When the next thing that staff owe the patient is due: the contact, then the outcome. */
export const dueAt = ({ state, contactedUntil, contactBy }: Alert): Instant =>
  state === 'contacted' && contactedUntil ? contactedUntil : contactBy

/** For sorting: what nobody has first, then the higher tier, then what is due sooner. */
export const byUrgency = (a: Alert, b: Alert): number =>
  Number(a.acknowledgedBy !== null) - Number(b.acknowledgedBy !== null) ||
  Number(isHigher(b.tier, a.tier)) - Number(isHigher(a.tier, b.tier)) ||
  order(dueAt(a), dueAt(b)) ||
  order(a.openedAt, b.openedAt)

/** Gravest first: words that nobody has understood may be a warning sign; a silence is rarely one. */
const GRAVEST_FIRST: readonly TaskKind[] = [
  ...(['second-reader', 'soon', 'unclear', 'phone', 'next-check', 'wrong-number', 'question', 'undelivered'] as const),
  ...(['calendar', 'intake', 'uncertain', 'expired', 'confirm', 'silence'] as const),
]

/** How a task stands: whether a person has it, and whether it came back after it slept. */
export type Standing = { isOwned(task: Task): boolean; isBack(task: Task): boolean }

/**
 * For sorting: what pages by itself unless somebody is faster, then what nobody has, then severity; within a kind what has
 * slept before comes first, then age.
 */
export const bySeverity =
  ({ isOwned, isBack }: Standing) =>
  (a: Task, b: Task): number =>
    order(a.timers.page ?? NEVER, b.timers.page ?? NEVER) ||
    Number(isOwned(a)) - Number(isOwned(b)) ||
    GRAVEST_FIRST.indexOf(a.kind) - GRAVEST_FIRST.indexOf(b.kind) ||
    Number(isBack(b)) - Number(isBack(a)) ||
    order(a.createdAt, b.createdAt) ||
    order(a.taskId, b.taskId)

const NEVER: Instant = '9999-12-31T23:59:59.999Z'
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
