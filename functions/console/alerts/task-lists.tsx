/** Tasks of the inbox: one line each, the first few in full view where alerts stand above them. */
import { calendarPath, checkoutPath, isAboutPatient, type Task, type TaskKind } from '../../core/alerts/task.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { ActionButton, Countdown, Hidden, staffName } from '../shared/components.tsx'
import { taskWords } from '../words/tasks.ts'
import { taskPath } from './task-path.ts'
import { OwnerLine, SnoozeLine } from './task-standing.tsx'

/** What a task asks of its reader. */
export const TASKS: Record<TaskKind, string> = taskWords('en').kinds

export const DoneButton = ({ tasks, of, label = 'Done' }: { tasks: readonly Task[]; of: string; label?: string }) => {
  const [first] = tasks
  if (!first) return null
  if (tasks.length === 1)
    return <ActionButton to={`/console/tasks/${encodeURIComponent(first.taskId)}/done`} label={label} of={of} quiet />
  return (
    <form method="post" action={`/console/tasks/done?of=${encodeURIComponent(first.personId)}`} class="act">
      {tasks.map(({ taskId }) => (
        <Hidden key={taskId} name="task" value={taskId} />
      ))}
      <button type="submit" class="quiet" aria-label={`${label} (${tasks.length}): ${of}`}>
        {label}
      </button>
    </form>
  )
}

/** Where it is dealt with. */
const About = ({ task, person }: { task: Task; person: TaskLine['person'] }) => {
  if (task.kind === 'intake') return <a href={checkoutPath(task)}>Open checkout</a>
  if (task.kind === 'calendar') return <a href={calendarPath(task)}>On-call calendar</a>
  return (
    <a href={`/console/patients/${task.personId}`}>
      <bdi>{staffName(person)}</bdi>
    </a>
  )
}

/** What every list of tasks is told besides its lines. */
export type Around = { now: string; me: string; zone: string }

const WORDS = taskWords('en')

const TaskItem = ({ line, now, me, zone }: Around & { line: TaskLine }) => {
  const { tasks, person, words } = line
  const [task, ...more] = tasks
  const of = isAboutPatient(task) ? `${TASKS[task.kind]}, ${staffName(person)}` : TASKS[task.kind]
  return (
    <li class="task">
      <p class="top">
        <About task={task} person={person} />
        <strong>{TASKS[task.kind]}</strong>
        <small>
          {more.length > 0 ? `${tasks.length} check-ins, the first ` : 'waiting '}
          <Countdown since={task.createdAt} now={now} />
        </small>
      </p>
      {words && <p class="words">“{words}”</p>}
      <p>{task.because}</p>
      <OwnerLine line={line} zone={zone} words={WORDS} me={me} />
      <SnoozeLine line={line} zone={zone} words={WORDS} />
      <div class="acts">
        <DoneButton tasks={tasks} of={of} />
        <a class="button quiet" href={taskPath(task.taskId)}>
          Snooze or give<span class="unseen"> {of}</span>
        </a>
      </div>
    </li>
  )
}

/** `folded`: only the first few are in full view, because alerts come first. */
const BESIDE_ALERTS = 5

export const Tasks = ({ lines, folded, ...around }: Around & { lines: TaskLine[]; folded: boolean }) => {
  const first = folded ? lines.slice(0, BESIDE_ALERTS) : lines
  const rest = lines.slice(first.length)
  return (
    <>
      <List lines={first} {...around} />
      {rest.length > 0 && (
        <details id="more-tasks">
          <summary>
            {rest.length} more {rest.length === 1 ? 'task' : 'tasks'}
          </summary>
          <List lines={rest} {...around} />
        </details>
      )}
    </>
  )
}

const List = ({ lines, ...around }: Around & { lines: readonly TaskLine[] }) => (
  <ul class="plain">
    {lines.map((line) => (
      <TaskItem key={line.tasks[0].taskId} line={line} {...around} />
    ))}
  </ul>
)

/** One group for the clinic, one line for a patient: two hundred of them hide nothing else. */
export const Silences = ({
  lines,
  checkIns,
  whole,
  open,
  ...around
}: Around & {
  lines: TaskLine[]
  /** Check-ins without an answer, of the whole clinic. */
  checkIns: number
  /** Whether every one of them is on this page. */
  whole: boolean
  open: boolean
}) => (
  <details class="card" id="silences" open={open}>
    <summary>
      No reply: {checkIns} {checkIns === 1 ? 'check-in' : 'check-ins'}
      {whole && ` of ${lines.length} ${lines.length === 1 ? 'patient' : 'patients'}`}
    </summary>
    <List lines={lines} {...around} />
  </details>
)
