/** One task: what it is about, who has it, and until when it sleeps. GET changes nothing. */
import { useContext } from 'preact/hooks'
import { calendarPath, checkoutPath, isAboutPatient, type Task } from '../../core/alerts/task.ts'
import type { TaskMove } from '../../core/alerts/task-moves.ts'
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { clinicTime, type Instant } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { LONGEST_REASON } from '../../http/task-acts.ts'
import { assignTasks, mayHaveTasks } from '../../use-cases/alerts/assign-task.ts'
import { taskLine } from '../../use-cases/alerts/find-task.ts'
import { snoozeTasks, wakeTasks } from '../../use-cases/alerts/snooze-task.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { Faults, isolated, nameOfStaff, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { Photos } from '../shared/photos.tsx'
import { Viewer } from '../shared/viewer.ts'
import { typedInstant } from '../shared/wall-clock.ts'
import { taskReason } from '../words/task-reasons.ts'
import { type TaskWords, taskWords } from '../words/tasks.ts'
import { backToInbox } from './inbox.tsx'
import { OwnerForms, SnoozeForm } from './task-forms.tsx'
import { DoneButton } from './task-lists.tsx'
import { DueLine, Named } from './task-standing.tsx'

const INBOX = '/console/inbox'

const personName = ({ person }: TaskLine, words: TaskWords): string =>
  person?.known ? person.name : person?.name || words.unknownPerson

const gone = ({ language }: PageRequest, words: TaskWords): PageAnswer => ({
  ...{ kind: 'page', language, title: words.gone, status: 404, body: <p>{words.gone}</p> },
})

async function taskPage(deps: ConsoleDeps, request: PageRequest, faults: FieldError[] = []): Promise<PageAnswer> {
  const { caller, params, form, language } = request
  const words = taskWords(language)
  const line = await taskLine(deps, caller.clinicId, caller.role, params.id ?? '')
  if (!line) return gone(request, words)
  const { clinic, rota } = await clinicNowOf(deps, caller)
  const [task] = line.tasks
  const given = { line, clinic, words, now: deps.now(), form, faults }
  const about = isAboutPatient(task) ? `, ${isolated(personName(line, words))}` : ''
  return {
    kind: 'page',
    language,
    title: words.kinds[task.kind] + about,
    ...(faults.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <p class="back">
          <a href={INBOX}>← {words.back}</a>
        </p>
        <Faults faults={faults} />
        <div class="columns">
          <div>
            <About {...given} />
            <History tasks={line.tasks} clinic={clinic} staff={rota.staff} words={words} />
          </div>
          {task.state === 'open' && (
            <div>
              <OwnerForms {...given} me={caller.id} staff={rota.staff.filter(mayHaveTasks)} />
              <SnoozeForm {...given} />
            </div>
          )}
        </div>
      </>
    ),
  }
}

const About = ({ line, clinic, words }: { line: TaskLine; clinic: Clinic; words: TaskWords }) => {
  const [task] = line.tasks
  const { language, signs } = useContext(Viewer)
  const reason = taskReason(line, language, { place: clinic, signs })
  return (
    <section class="card" aria-label={words.kinds[task.kind]}>
      <p>
        {words.waiting} <When at={task.createdAt} zone={clinic.zone} />
      </p>
      <DueLine line={line} zone={clinic.zone} words={words} />
      {line.words && (
        <>
          <p class="hint">{words.wrote}</p>
          <blockquote>{line.words}</blockquote>
          <Photos photoIds={line.photoIds ?? []} at={task.createdAt} zone={clinic.zone} name={words.photo} />
        </>
      )}
      {!reason.isOriginal && <p>{reason.text}</p>}
      {line.tasks.map(({ taskId, because }) => (
        <p key={taskId} lang="en" {...(reason.isOriginal ? {} : { class: 'hint' })}>
          {because}
        </p>
      ))}
      {task.state === 'done' && <p>{words.isDone}</p>}
      <div class="buttons">
        <a class="button quiet" href={placeOf(task)}>
          {task.kind === 'intake' || task.kind === 'calendar' ? words.open[PLACES[task.kind]] : words.open.patient}
        </a>
        {task.state === 'open' && <DoneButton tasks={line.tasks} of={words.kinds[task.kind]} label={words.done} />}
      </div>
    </section>
  )
}

const PLACES = { intake: 'checkout', calendar: 'calendar' } as const

const placeOf = (task: Task): string => {
  if (task.kind === 'intake') return checkoutPath(task)
  return task.kind === 'calendar' ? calendarPath(task) : `/console/patients/${encodeURIComponent(task.personId)}`
}

type Place = { clinic: Clinic; staff: readonly Staff[]; words: TaskWords }

const History = ({ tasks, ...place }: Place & { tasks: readonly Task[] }) => {
  const moves = tasks.flatMap(({ moves }) => moves ?? []).sort((a, b) => (a.at < b.at ? -1 : 1))
  if (moves.length === 0) return null
  return (
    <section class="card" aria-labelledby="moves">
      <h2 id="moves">{place.words.history}</h2>
      <ul class="plain">
        {moves.map((move) => (
          <li key={`${move.at} ${move.kind}`}>
            <small>
              <When at={move.at} zone={place.clinic.zone} />
            </small>{' '}
            <Move move={move} {...place} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Move = ({ move, clinic, staff, words }: Place & { move: TaskMove }) => {
  const by = nameOfStaff(staff, move.by)
  const names: Record<string, string> = move.kind === 'assigned' ? { by, to: nameOfStaff(staff, move.to) } : { by }
  return (
    <>
      <Named text={words.moves[move.kind]} names={names} />
      {move.kind === 'snoozed' && (
        <>
          {' '}
          <When at={move.until} zone={clinic.zone} />
          {move.reason && (
            <>
              : <q>{move.reason}</q>
            </>
          )}
        </>
      )}
    </>
  )
}

/** The task of the path and the others of its line. */
const idsIn = ({ params, form }: PageRequest): string[] => [...new Set([params.id ?? '', ...form.getAll('task')])]

/** Back to the inbox, which names the tasks that stayed as they were. */
const backFrom = (
  said: string,
  ids: readonly string[],
  answers: readonly { kind: string }[],
  done: string,
): PageAnswer => {
  const left = ids.filter((_, i) => answers[i]?.kind !== done)
  return left.length === ids.length ? backToInbox('task-unknown') : backToInbox(said, { left })
}

/** Until when, as the form says it; a fault where it says nothing. */
function untilIn(
  form: URLSearchParams,
  zone: string,
  words: TaskWords,
  language: ConsoleLanguage,
): { at: Instant } | { faults: FieldError[] } {
  const chosen = formValue(form, 'until')
  if (chosen && chosen !== 'other' && !Number.isNaN(Date.parse(chosen))) return { at: new Date(chosen).toISOString() }
  if (chosen !== 'other' && !formValue(form, 'at'))
    return { faults: [{ pointer: '/until', detail: words.snooze.needs.until }] }
  return typedInstant(formValue(form, 'at'), zone, { pointer: '/until', label: words.snooze.other, language })
}

async function snooze(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = taskWords(language)
  const { clinic } = await clinicNowOf(deps, caller)
  const reason = formValue(form, 'reason')
  const until = untilIn(form, clinic.zone, words, language)
  const { needs, tooLong, overdue } = words.snooze
  const faults = 'faults' in until ? until.faults : []
  if (!reason) faults.push({ pointer: '/reason', detail: needs.reason })
  if (reason.length > LONGEST_REASON) faults.push({ pointer: '/reason', detail: needs.long })
  if ('faults' in until || faults.length > 0) return taskPage(deps, request, faults)
  const by = { staffId: caller.id, name: caller.name }
  const fault = (detail: string) => taskPage(deps, request, [{ pointer: '/until', detail }])
  const ids = idsIn(request)
  const answers = await snoozeTasks(deps, caller.clinicId, ids, { until: until.at, reason, by })
  for (const said of answers) {
    if (said.kind === 'past') return fault(needs.past)
    if (said.kind === 'too-long') return fault(`${tooLong} ${clinicTime(said.latest, { ...clinic, language })}.`)
    if (said.kind === 'overdue') return fault(`${overdue} ${clinicTime(said.due, { ...clinic, language })}.`)
  }
  return backFrom('task-snoozed', ids, answers, 'snoozed')
}

async function assign(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = taskWords(language).owner
  const [to, from] = [formValue(form, 'to'), formValue(form, 'from')]
  const asked = { to: to || undefined, from: from || undefined, by: caller.id }
  const fault = (detail: string) => taskPage(deps, request, [{ pointer: '/to', detail }])
  const ids = idsIn(request)
  const answers = await assignTasks(deps, caller.clinicId, ids, asked)
  for (const said of answers) {
    if (said.kind === 'somebody-has-it') return fault(words.taken.replace('{name}', isolated(said.owner.name)))
    if (said.kind === 'unknown-staff') return fault(to === caller.id ? words.notStaff : words.unknown)
  }
  const said = to === '' ? 'task-given-back' : to === caller.id ? 'task-taken' : 'task-given'
  return backFrom(said, ids, answers, 'assigned')
}

async function wake(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const ids = idsIn(request)
  const answers = await wakeTasks(deps, request.caller.clinicId, ids, request.caller.id)
  return backFrom('task-woken', ids, answers, 'woken')
}

const TASK = '/console/tasks/{id}'

export const taskPages: readonly Page[] = [
  { method: 'GET', path: TASK, roles: PERMISSIONS.tasks, respond: (deps, request) => taskPage(deps, request) },
  { method: 'POST', path: `${TASK}/snooze`, roles: PERMISSIONS.tasks, respond: snooze },
  { method: 'POST', path: `${TASK}/wake`, roles: PERMISSIONS.tasks, respond: wake },
  { method: 'POST', path: `${TASK}/assign`, roles: PERMISSIONS.tasks, respond: assign },
]
