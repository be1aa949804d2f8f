/** What was done a moment ago and stays in view: tasks that can be opened again, alerts that were closed within the hour. */

import { useContext } from 'preact/hooks'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { mayReopen } from '../../core/alerts/reopening.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Instant } from '../../core/time.ts'
import type { OpenAlert } from '../../use-cases/alerts/inbox.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { Hidden, staffName, When } from '../shared/components.tsx'
import { Viewer } from '../shared/viewer.ts'
import { inboxWords } from '../words/inbox.ts'
import { aboutOf } from './task-lists.tsx'

/** Without script it stays until the page is asked for again; the service decides whether it is too late. */
export const JustDone = ({ line }: { line: TaskLine | undefined }) => {
  const { language } = useContext(Viewer)
  const words = inboxWords(language)
  if (!line) return null
  const { tasks } = line
  const about = aboutOf(line, language)
  return (
    <form method="post" action="/console/tasks/undo" class="done-row">
      <p>
        <span aria-hidden="true">✓ </span>
        <bdi>{about}</bdi>: {words.task.doneByYou}
      </p>
      {tasks.map(({ taskId }) => (
        <Hidden key={taskId} name="task" value={taskId} />
      ))}
      <button type="submit" class="quiet" aria-label={`${words.alert.undo}: ${about}`}>
        {words.alert.undo}
      </button>
    </form>
  )
}

/** Tasks that a tap named and did not do, by name: each is as it was. */
export const LeftOver = ({ left }: { left: readonly TaskLine[] }) => {
  const { language } = useContext(Viewer)
  return left.length === 0 ? null : (
    <div class="warning" role="status">
      <p>{inboxWords(language).notDone(left.length)}</p>
      <ul>
        {left.map((line) => (
          <li key={line.tasks[0].taskId}>
            <bdi>{aboutOf(line, language)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Closed = { closed: readonly OpenAlert[]; clinic: Clinic; me: string; now: Instant }

export const ClosedAlerts = ({ closed, clinic, me, now }: Closed) => {
  const { language } = useContext(Viewer)
  const words = inboxWords(language).closed
  return closed.length === 0 ? null : (
    <details class="card" id="closed" open>
      <summary>{words.title(closed.length)}</summary>
      <ul class="plain">
        {closed.map(({ alert, person }) => (
          <li data-piece="" key={alert.alertId} class="done-row">
            <p>
              <span aria-hidden="true">✓ </span>
              <a href={`/console/alerts/${encodeURIComponent(alert.alertId)}`}>
                <bdi>{staffName(person, language)}</bdi>
              </a>
              {alert.outcome && (
                <>
                  : {capital(outcomeWord(alert.outcome.outcome, language))}, {words.by} {alert.outcome.name},{' '}
                  <When at={alert.outcome.at} zone={clinic.zone} />
                </>
              )}
            </p>
            {mayReopen(alert, me, now) && (
              <a class="button quiet" href={`/console/alerts/${encodeURIComponent(alert.alertId)}#reopen`}>
                {words.reopen}
                <span class="unseen"> {staffName(person, language)}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
