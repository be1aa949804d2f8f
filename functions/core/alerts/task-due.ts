import { closedUntil, type HasHours } from '../clinic/opening-hours.ts'
import type { Instant } from '../time.ts'
import type { Task } from './task.ts'
import { dangerDueAt } from './task-snooze.ts'

/**
 * By when a question that came while the clinic was closed should be answered: when it opens, as the patient was told.
 * Undefined for all that may be a warning sign, whose own time `dangerDueAt` says, and for a clinic without hours.
 */
export function questionDueAt(task: Task, clinic: HasHours): Instant | undefined {
  if (task.kind !== 'question' || task.state === 'done' || dangerDueAt(task, clinic.zone) !== undefined)
    return undefined
  return closedUntil(clinic, task.createdAt)
}
