/** A task as the API shows it. */
import { checkoutPath, isAboutPatient, type Task } from '../core/alerts/task.ts'
import { standingOf, type TaskStanding } from '../use-cases/alerts/task-standing.ts'
import type { Clock, Links, Reads } from '../use-cases/ports.ts'
import { type Answer, ok, refuse } from './problem.ts'
import type { Caller } from './route.ts'

export const noTask = () => refuse(404, 'There is no such task at this clinic.')

/** A visit that is not checked out has no patient yet: `checkout` opens the form with what is known. */
export const showTask = ({ linkBase }: Links, task: Task, { owner, asleep, due }: TaskStanding) => ({
  taskId: task.taskId,
  kind: task.kind,
  patientId: isAboutPatient(task) ? task.personId : null,
  createdAt: task.createdAt,
  because: task.because,
  state: task.state,
  ...(due ? { dueAt: due } : {}),
  ...(owner ? { owner } : {}),
  ...(task.snooze ? { snooze: snoozeIn(task.snooze, asleep) } : {}),
  ...(task.offers ? { offers: task.offers } : {}),
  ...(task.kind === 'intake' && task.state === 'open' ? { checkout: linkBase + checkoutPath(task) } : {}),
})

/** Without what ends it. */
const snoozeIn = ({ until, reason, by, name, at }: NonNullable<Task['snooze']>, asleep: boolean) => ({
  ...{ until, reason, by, name, at, asleep },
})

export async function shown(deps: Reads & Clock & Links, { clinicId }: Caller, task: Task): Promise<Answer> {
  const standing = await standingOf(deps, clinicId, [task])
  return ok(showTask(deps, task, standing(task)))
}
