/** Tasks of the inbox: one line each, the first few in full view where alerts stand above them. */
import { calendarPath, checkoutPath, isAboutPatient, type Task, type TaskKind } from '../../core/alerts/task.ts'
import type { TaskLine } from '../../use-cases/alerts/inbox.ts'
import { ActionButton, Countdown, Hidden, staffName } from '../shared/components.tsx'

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
  'second-reader': 'The second reader is not sure: read and decide',
  calendar: 'Compare the calendar',
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

const TaskItem = ({ line: { tasks, person, words }, now }: { line: TaskLine; now: string }) => {
  const [task, ...more] = tasks
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
      <DoneButton
        tasks={tasks}
        of={isAboutPatient(task) ? `${TASKS[task.kind]}, ${staffName(person)}` : TASKS[task.kind]}
      />
    </li>
  )
}

/** `folded`: only the first few are in full view, because alerts come first. */
const BESIDE_ALERTS = 5

export const Tasks = ({ lines, now, folded }: { lines: TaskLine[]; now: string; folded: boolean }) => {
  const first = folded ? lines.slice(0, BESIDE_ALERTS) : lines
  const rest = lines.slice(first.length)
  return (
    <>
      <List lines={first} now={now} />
      {rest.length > 0 && (
        <details id="more-tasks">
          <summary>
            {rest.length} more {rest.length === 1 ? 'task' : 'tasks'}
          </summary>
          <List lines={rest} now={now} />
        </details>
      )}
    </>
  )
}

const List = ({ lines, now }: { lines: readonly TaskLine[]; now: string }) => (
  <ul class="plain">
    {lines.map((line) => (
      <TaskItem key={line.tasks[0].taskId} line={line} now={now} />
    ))}
  </ul>
)

/** One group for the clinic, one line for a patient: two hundred of them hide nothing else. */
export const Silences = ({
  lines,
  checkIns,
  whole,
  open,
  now,
}: {
  lines: TaskLine[]
  /** Check-ins without an answer, of the whole clinic. */
  checkIns: number
  /** Whether every one of them is on this page. */
  whole: boolean
  open: boolean
  now: string
}) => (
  <details class="card" id="silences" open={open}>
    <summary>
      No reply: {checkIns} {checkIns === 1 ? 'check-in' : 'check-ins'}
      {whole && ` of ${lines.length} ${lines.length === 1 ? 'patient' : 'patients'}`}
    </summary>
    <List lines={lines} now={now} />
  </details>
)
