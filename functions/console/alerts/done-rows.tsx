/** What was done a moment ago and stays in view: tasks that can be opened again, alerts that were closed within the hour. */
import { mayReopen } from '../../core/alerts/reopening.ts'
import { isAboutPatient } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Instant } from '../../core/time.ts'
import type { OpenAlert } from '../../use-cases/alerts/inbox.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { Hidden, humanize, staffName, When } from '../shared/components.tsx'
import { TASKS } from './task-lists.tsx'

/** Without script it stays until the page is asked for again; the service decides whether it is too late. */
export const JustDone = ({ line }: { line: TaskLine | undefined }) => {
  if (!line) return null
  const { tasks, person } = line
  const [task] = tasks
  const about = isAboutPatient(task) ? `${TASKS[task.kind]}, ${staffName(person)}` : TASKS[task.kind]
  return (
    <form method="post" action="/console/tasks/undo" class="done-row">
      <p>
        <span aria-hidden="true">✓ </span>
        <bdi>{about}</bdi>: done by you
      </p>
      {tasks.map(({ taskId }) => (
        <Hidden key={taskId} name="task" value={taskId} />
      ))}
      <button type="submit" class="quiet" aria-label={`Undo: ${about}`}>
        Undo
      </button>
    </form>
  )
}

type Closed = { closed: readonly OpenAlert[]; clinic: Clinic; me: string; now: Instant }

export const ClosedAlerts = ({ closed, clinic, me, now }: Closed) =>
  closed.length === 0 ? null : (
    <details class="card" id="closed" open>
      <summary>Closed within the hour: {closed.length}</summary>
      <ul class="plain">
        {closed.map(({ alert, person }) => (
          <li key={alert.alertId} class="done-row">
            <p>
              <span aria-hidden="true">✓ </span>
              <a href={`/console/alerts/${encodeURIComponent(alert.alertId)}`}>
                <bdi>{staffName(person)}</bdi>
              </a>
              {alert.outcome && (
                <>
                  : {humanize(alert.outcome.outcome)}, by {alert.outcome.name},{' '}
                  <When at={alert.outcome.at} zone={clinic.zone} />
                </>
              )}
            </p>
            {mayReopen(alert, me, now) && (
              <a class="button quiet" href={`/console/alerts/${encodeURIComponent(alert.alertId)}#reopen`}>
                Reopen<span class="unseen"> {staffName(person)}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
