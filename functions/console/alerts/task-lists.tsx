/** Tasks of the inbox: one line each, the first few in full view where alerts stand above them. */
import { useContext } from 'preact/hooks'
import { calendarPath, checkoutPath, isAboutPatient, type Task } from '../../core/alerts/task.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { ActionButton, Countdown, Hidden, staffName } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { Viewer } from '../shared/viewer.ts'
import { inboxWords } from '../words/inbox.ts'
import { taskReason } from '../words/task-reasons.ts'
import { taskWords } from '../words/tasks.ts'
import { taskPath } from './task-path.ts'
import { DueLine, OwnerLine, SnoozeLine } from './task-standing.tsx'

/** What a task asks of its reader, and of whom. */
export const aboutOf = ({ tasks: [task], person }: TaskLine, language: ConsoleLanguage): string => {
  const asked = taskWords(language).kinds[task.kind]
  return isAboutPatient(task) ? `${asked}, ${staffName(person, language)}` : asked
}

export const DoneButton = ({ tasks, of, label }: { tasks: readonly Task[]; of: string; label: string }) => {
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
  const { language } = useContext(Viewer)
  const { open } = taskWords(language)
  if (task.kind === 'intake') return <a href={checkoutPath(task)}>{open.checkout}</a>
  if (task.kind === 'calendar') return <a href={calendarPath(task)}>{open.calendar}</a>
  return (
    <a href={`/console/patients/${task.personId}`}>
      <bdi>{staffName(person, language)}</bdi>
    </a>
  )
}

/** What every list of tasks is told besides its lines. */
export type Around = { now: string; me: string; zone: string }

const TaskItem = ({ line, now, me, zone }: Around & { line: TaskLine }) => {
  const { language, country, signs } = useContext(Viewer)
  const { task: said } = inboxWords(language)
  const standing = { line, zone, words: taskWords(language) }
  const { tasks, person, words } = line
  const [task, ...more] = tasks
  const of = aboutOf(line, language)
  const reason = taskReason(line, language, { place: { zone, country }, signs })
  return (
    <li data-piece="" class="task">
      <p class="top">
        <About task={task} person={person} />
        <strong>{standing.words.kinds[task.kind]}</strong>
        <small>
          {more.length > 0 ? said.checkIns(tasks.length) : said.waiting} <Countdown since={task.createdAt} now={now} />
        </small>
      </p>
      {words && <p class="words">“{words}”</p>}
      <p {...(language !== 'en' && reason.isOriginal ? { lang: 'en' } : {})}>{reason.text}</p>
      <OwnerLine {...standing} me={me} />
      <DueLine {...standing} />
      <SnoozeLine {...standing} />
      <div class="acts">
        <DoneButton tasks={tasks} of={of} label={said.done} />
        <a class="button quiet" href={taskPath(task.taskId)}>
          {said.act}
          <span class="unseen"> {of}</span>
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
  const { more } = inboxWords(useContext(Viewer).language)
  return (
    <>
      <List lines={first} {...around} />
      {rest.length > 0 && (
        <details id="more-tasks">
          <summary>{more(rest.length)}</summary>
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
    <summary>{inboxWords(useContext(Viewer).language).silences(checkIns, whole ? lines.length : undefined)}</summary>
    <List lines={lines} {...around} />
  </details>
)
