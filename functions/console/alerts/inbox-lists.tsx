/** The lists of the inbox: alerts, the tasks of each kind, and the patients who have not answered. */
import { checkoutPath, TASK_KINDS, type Task, type TaskKind } from '../../core/alerts/task.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type Inbox, LINES_A_PAGE, type OpenAlert, type TaskLine } from '../../use-cases/alerts/inbox.ts'
import { ActionButton, Countdown, Hidden, staffName } from '../shared/components.tsx'
import { AlertRow, Lead } from './alert-row.tsx'

export type Whose = 'all' | 'mine' | 'nobody'
export type Filter = { whose: Whose; kind: string; find: string; from: number }
export type Shown = { all: Inbox; filter: Filter; at: string; me: string; clinic: Clinic; clinical: boolean }

const INBOX = '/console/inbox'

/** `?kind=silence&from=100`; empty for everything. */
export const searchOf = ({ whose, kind, find, from }: Filter): string => {
  const said = { ...(whose === 'all' ? {} : { whose }), ...(kind ? { kind } : {}), ...(find ? { find } : {}) }
  return `?${new URLSearchParams({ ...said, ...(from > 0 ? { from: String(from) } : {}) })}`.replace(/\?$/, '')
}

/** What a task asks of its reader. */
export const TASKS: Record<TaskKind, string> = {
  unclear: 'Not understood: read and answer',
  silence: 'No reply: call the patient',
  undelivered: 'Message failed: call the patient',
  uncertain: 'May not have arrived: check',
  expired: 'Was not sent in time',
  soon: 'Answer by the next work day',
  phone: 'Call the patient',
  question: 'Question to answer',
  'wrong-number': 'Wrong number: find the right one',
  confirm: 'Confirm with the patient',
  'next-check': 'Check on the patient again',
  intake: 'Check out by hand',
}

const KINDS: Record<TaskKind, string> = {
  ...{ unclear: 'Not understood', silence: 'No reply', undelivered: 'Failed', uncertain: 'Unconfirmed' },
  ...{ expired: 'Not sent', soon: 'Next work day', phone: 'To call', question: 'Questions' },
  ...{ 'wrong-number': 'Wrong number', confirm: 'To confirm', 'next-check': 'Next check', intake: 'Checkout' },
}

const DoneButton = ({ tasks, of }: { tasks: readonly Task[]; of: string }) => {
  const [first] = tasks
  if (!first) return null
  if (tasks.length === 1)
    return <ActionButton to={`/console/tasks/${encodeURIComponent(first.taskId)}/done`} label="Done" of={of} quiet />
  return (
    <form method="post" action={`/console/tasks/done?of=${encodeURIComponent(first.personId)}`} class="act">
      {tasks.map(({ taskId }) => (
        <Hidden key={taskId} name="task" value={taskId} />
      ))}
      <button type="submit" class="quiet" aria-label={`All ${tasks.length} done: ${of}`}>
        Done
      </button>
    </form>
  )
}

const TaskItem = ({ line: { tasks, person, words }, now }: { line: TaskLine; now: string }) => {
  const [task, ...more] = tasks
  return (
    <li class="task">
      <p class="top">
        {task.kind === 'intake' ? (
          <a href={checkoutPath(task)}>Open checkout</a>
        ) : (
          <a href={`/console/patients/${task.personId}`}>
            <bdi>{staffName(person)}</bdi>
          </a>
        )}
        <strong>{TASKS[task.kind]}</strong>
        <small>
          {more.length > 0 ? `${tasks.length} check-ins, the first ` : 'waiting '}
          <Countdown since={task.createdAt} now={now} />
        </small>
      </p>
      {words && <p class="words">“{words}”</p>}
      <p>{task.because}</p>
      <DoneButton
        tasks={tasks}
        of={task.kind === 'intake' ? TASKS.intake : `${TASKS[task.kind]}, ${staffName(person)}`}
      />
    </li>
  )
}

const shownAlerts = ({ alerts }: Inbox, { whose, kind }: Filter, me: string): OpenAlert[] =>
  alerts.filter(
    ({ alert: { acknowledgedBy } }) =>
      !kind && (whose === 'all' || (whose === 'mine' ? acknowledgedBy?.staffId === me : !acknowledgedBy)),
  )

const isSilence = ({ tasks: [{ kind }] }: TaskLine): boolean => kind === 'silence'

export function Lists({ all, filter, at, me, clinic, clinical }: Shown) {
  const alerts = filter.from === 0 ? shownAlerts(all, filter, me) : []
  // Tasks belong to nobody until they are done.
  const lines = filter.whose === 'mine' ? [] : all.lines
  const [tasks, silences] = [lines.filter((line) => !isSilence(line)), lines.filter(isSilence)]
  return (
    <div data-count={all.alerts.length + countOf(all)}>
      <Filters all={all} filter={filter} me={me} clinical={clinical} />
      {alerts.length > 0 && (
        <section aria-labelledby="alerts">
          <h2 id="alerts">Alerts ({alerts.length})</h2>
          <Lead alerts={alerts} now={at} />
          <ul class="plain">
            {alerts.map((item, i) => (
              <AlertRow
                key={item.alert.alertId}
                item={item}
                now={at}
                clinic={clinic}
                next={i === 0 && !item.alert.acknowledgedBy}
                mine={item.alert.acknowledgedBy?.staffId === me}
              />
            ))}
          </ul>
        </section>
      )}
      {tasks.length > 0 && (
        <section aria-labelledby="tasks">
          <h2 id="tasks">Tasks ({filter.find ? tasks.length : countOf(all, filter.kind) - silent(all, filter)})</h2>
          <ul class="plain">
            {tasks.map((line) => (
              <TaskItem key={line.tasks[0].taskId} line={line} now={at} />
            ))}
          </ul>
        </section>
      )}
      {silences.length > 0 && <Silences lines={silences} all={all} filter={filter} at={at} />}
      {lines.length > 0 && <Pages all={all} filter={filter} />}
      {alerts.length + lines.length === 0 && (
        <p class="card">{filter.find ? `No one named “${filter.find}” is waiting.` : "You're all caught up."}</p>
      )}
    </div>
  )
}

/** One group for the clinic, one line for a patient: two hundred of them hide nothing else. */
const Silences = ({ lines, all, filter, at }: { lines: TaskLine[]; all: Inbox } & Pick<Shown, 'filter' | 'at'>) => (
  <details class="card" id="silences" open={filter.kind === 'silence' || filter.find !== ''}>
    <summary>
      No reply: {all.counts.silence} check-ins
      {all.total <= LINES_A_PAGE && ` of ${lines.length} ${lines.length === 1 ? 'patient' : 'patients'}`}
    </summary>
    <ul class="plain">
      {lines.map((line) => (
        <TaskItem key={line.tasks[0].taskId} line={line} now={at} />
      ))}
    </ul>
  </details>
)

const Pages = ({ all: { total }, filter }: Pick<Shown, 'all' | 'filter'>) => {
  if (total <= LINES_A_PAGE && filter.from === 0) return null
  const { from } = filter
  const to = Math.min(from + LINES_A_PAGE, total)
  return (
    <p class="buttons">
      {from > 0 && (
        <a class="button quiet" href={INBOX + searchOf({ ...filter, from: Math.max(0, from - LINES_A_PAGE) })}>
          Earlier ones
        </a>
      )}
      <span class="hint">
        {from + 1}–{to} of {total}
      </span>
      {to < total && (
        <a class="button quiet" href={INBOX + searchOf({ ...filter, from: to })}>
          More
        </a>
      )}
    </p>
  )
}

const silent = ({ counts }: Inbox, { kind }: Filter): number =>
  kind === '' || kind === 'silence' ? (counts.silence ?? 0) : 0

/** Open tasks of the clinic, of one kind where one is named. */
const countOf = ({ counts }: Inbox, kind = ''): number =>
  Object.entries(counts).reduce((sum, [each, count]) => (kind === '' || kind === each ? sum + count : sum), 0)

export const Filters = ({
  all,
  filter,
  me,
  clinical,
}: Pick<Shown, 'all' | 'filter' | 'me'> & { clinical: boolean }) => {
  const link = (to: Partial<Filter>, label: string, count: number) => {
    const goal = searchOf({ ...EVERYTHING, ...to })
    const here = goal === searchOf({ ...filter, from: 0, find: '' })
    return (
      <a key={label} href={INBOX + goal} {...(here ? { 'aria-current': 'page' } : {})}>
        {label} <span class="count">{count}</span>
      </a>
    )
  }
  const owned = all.alerts.filter(({ alert }) => alert.acknowledgedBy)
  const kinds = TASK_KINDS.filter((kind) => all.counts[kind] || kind === filter.kind)
  return (
    <nav class="tabs" aria-label="Show">
      {link({}, 'Everything', all.alerts.length + countOf(all))}
      {clinical && link({ whose: 'nobody' }, 'Not taken', all.alerts.length - owned.length + countOf(all))}
      {clinical &&
        link({ whose: 'mine' }, 'Mine', owned.filter(({ alert }) => alert.acknowledgedBy?.staffId === me).length)}
      {kinds.map((kind) => link({ kind }, KINDS[kind], countOf(all, kind)))}
    </nav>
  )
}

/** Outside of what stays fresh: nobody's typing is replaced. */
export const Find = ({ filter }: Pick<Shown, 'filter'>) => (
  <form method="get" action={INBOX} class="row find">
    {filter.kind && <Hidden name="kind" value={filter.kind} />}
    <label>
      Find a patient
      <input type="search" name="find" value={filter.find} autocomplete="off" />
    </label>
    <button type="submit" class="quiet">
      Find
    </button>
  </form>
)

const EVERYTHING: Filter = { whose: 'all', kind: '', find: '', from: 0 }
