/** Tasks as the lines of the inbox: one each, and one for the unanswered check-ins of a patient. */
import type { Task, TaskKind } from '../../core/alerts/task.ts'
import { bySeverity } from '../../core/alerts/urgency.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Verdict } from '../../core/triage/verdict.ts'
import type { TaskStanding } from './task-standing.ts'

/** One task; or all check-ins that one patient has left without an answer and one person has, oldest first. */
export type TaskLine = {
  tasks: [Task, ...Task[]]
  person: Patient | undefined
  words: string | undefined
  /** How the words were read. */
  verdict?: Verdict
  /** Photos that came with the words; of a task by itself. */
  photoIds?: string[]
  standing: TaskStanding
}

export type Counts = Partial<Record<TaskKind, number>>

/** In the order in which they are shown: severity before age, and silences by patient and owner. */
export function linesOf(tasks: readonly Task[], standing: (task: Task) => TaskStanding): [Task, ...Task[]][] {
  const lines: [Task, ...Task[]][] = []
  const silent = new Map<string, [Task, ...Task[]]>()
  const isOwned = (task: Task) => standing(task).owner !== undefined
  const isBack = (task: Task) => standing(task).returned !== undefined
  for (const task of [...tasks].sort(bySeverity({ isOwned, isBack }))) {
    const whose = `${task.personId} ${standing(task).owner?.staffId ?? ''}`
    const line = task.kind === 'silence' ? silent.get(whose) : undefined
    if (line) {
      line.push(task)
      continue
    }
    const fresh: [Task, ...Task[]] = [task]
    if (task.kind === 'silence') silent.set(whose, fresh)
    lines.push(fresh)
  }
  return lines
}

export function countsOf(tasks: readonly Task[]): Counts {
  const counts: Counts = {}
  for (const { kind } of tasks) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** A line came back where one of its tasks did: one word of the patient wakes them all. */
export const standingOfLine = (
  [task, ...more]: [Task, ...Task[]],
  standing: (task: Task) => TaskStanding,
): TaskStanding => {
  const returned = [task, ...more].map((each) => standing(each).returned).find((each) => each !== undefined)
  return { ...standing(task), returned }
}
