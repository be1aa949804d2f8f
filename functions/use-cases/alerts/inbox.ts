import type { Alert } from '../../core/alerts/alert.ts'
import type { Task, TaskKind } from '../../core/alerts/task.ts'
import { whyTaskStaysDone } from '../../core/alerts/task-undo.ts'
import { bySeverity, byUrgency } from '../../core/alerts/urgency.ts'
import type { Role } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { InboundMessage, Patient } from '../../core/patients/patient.ts'
import { plusMinutes } from '../../core/time.ts'
import type { Clock, Reads } from '../ports.ts'
import { readMany } from '../store/records.ts'
import { alertsSince } from './find-alerts.ts'
import { openTasks } from './tasks.ts'

export type OpenAlert = { alert: Alert; person: Patient | undefined }
/** One task; or all check-ins that one patient has left without an answer, oldest first. */
export type TaskLine = { tasks: [Task, ...Task[]]; person: Patient | undefined; words: string | undefined }
export type Inbox = {
  alerts: OpenAlert[]
  /** The clinic's alerts without an owner; the search does not narrow them. */
  free: Pick<Alert, 'alertId' | 'tier' | 'code'>[]
  /** Alerts that were closed within the hour, the latest first. */
  closed: OpenAlert[]
  /** What the asker has finished by the tap before, and can open again. */
  justDone: TaskLine | undefined
  /** Those of the page that was asked for. */
  lines: TaskLine[]
  /** How many lines there are in all that the search fits. */
  total: number
  /** Open tasks of each kind of the whole clinic. */
  counts: Partial<Record<TaskKind, number>>
}

/** `find`: part of a patient's name. `from`: the first line of the page, from 0. `done`: tasks that `me` finished just now. */
export type InboxSearch = { kind?: string; find?: string; from?: number; done?: string[]; me?: string }

/** Lines on one page. */
export const LINES_A_PAGE = 100

/**
 * What waits for a person: open alerts, those first that nobody has, and open tasks, the gravest first and then the
 * oldest; a patient's unanswered check-ins are one line. Every task is on some page. The patient's words are for
 * clinical staff; a front desk gets the tasks alone.
 */
export async function inbox(
  deps: Reads & Clock,
  clinicId: string,
  role: Role,
  search: InboxSearch = {},
): Promise<Inbox> {
  const { kind, find, from = 0, done = [], me = '' } = search
  const clinical = role !== 'front-desk' && role !== 'system'
  const { alerts, closed } = clinical ? await alertsOfTheHour(deps, clinicId) : { alerts: [], closed: [] }
  const finished = await justDone(deps, clinicId, done, me)
  const tasks = await openTasks(deps, clinicId)
  const lines = linesOf(tasks.filter((task) => !kind || task.kind === kind))
  const shown = lines.slice(from, from + LINES_A_PAGE)
  const asked = [...alerts, ...closed, ...finished, ...(find ? lines : shown).map(([task]) => task)].map(
    ({ personId }) => personId,
  )
  const personOf = await patients(deps, clinicId, [...new Set(asked)])
  const fits = (personId: string) => !find || named(personOf.get(personId), find)
  const found = find ? lines.filter(([{ personId }]) => fits(personId)) : lines
  const page = found.slice(from, from + LINES_A_PAGE)
  const words = clinical ? await wordsOf(deps, clinicId, page) : new Map<string, string>()
  return {
    alerts: alerts
      .filter(({ personId }) => fits(personId))
      .sort(byUrgency)
      .map((alert) => ({ alert, person: personOf.get(alert.personId) })),
    closed: closed.map((alert) => ({ alert, person: personOf.get(alert.personId) })),
    justDone: lineOf(finished, personOf),
    free: alerts.flatMap(({ alertId, tier, code, acknowledgedBy }) =>
      acknowledgedBy ? [] : [{ alertId, tier, code }],
    ),
    lines: page.map((tasks) => ({
      tasks,
      person: personOf.get(tasks[0].personId),
      words: words.get(tasks[0].messageId ?? ''),
    })),
    total: found.length,
    counts: countsOf(tasks),
  }
}

/** Open alerts, and those that were closed within the hour. */
async function alertsOfTheHour(deps: Reads & Clock, clinicId: string): Promise<{ alerts: Alert[]; closed: Alert[] }> {
  const all = (await alertsSince(deps, clinicId, plusMinutes(deps.now(), -60))).map(({ alert }) => alert)
  const closed = all.filter(({ state }) => state === 'resolved')
  const endOf = ({ outcome }: Alert) => outcome?.at ?? ''
  return {
    alerts: all.filter(({ state }) => state !== 'resolved'),
    closed: closed.sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1)),
  }
}

async function justDone(deps: Reads & Clock, clinicId: string, ids: readonly string[], by: string): Promise<Task[]> {
  const found = await readMany<Task>(
    deps.records,
    ids.map((taskId) => keys.task(clinicId, taskId)),
  )
  return found.flatMap((task) => (task && !whyTaskStaysDone(task.value, by, deps.now()) ? [task.value] : []))
}

function lineOf([task, ...more]: readonly Task[], personOf: Map<string, Patient>): TaskLine | undefined {
  return task && { tasks: [task, ...more], person: personOf.get(task.personId), words: undefined }
}

/** In the order in which they are shown: severity before age, and silences by patient. */
function linesOf(tasks: readonly Task[]): [Task, ...Task[]][] {
  const lines: [Task, ...Task[]][] = []
  const silent = new Map<string, [Task, ...Task[]]>()
  for (const task of [...tasks].sort(bySeverity)) {
    const line = task.kind === 'silence' ? silent.get(task.personId) : undefined
    if (line) {
      line.push(task)
      continue
    }
    const fresh: [Task, ...Task[]] = [task]
    if (task.kind === 'silence') silent.set(task.personId, fresh)
    lines.push(fresh)
  }
  return lines
}

function countsOf(tasks: readonly Task[]): Inbox['counts'] {
  const counts: Inbox['counts'] = {}
  for (const { kind } of tasks) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

async function patients(deps: Reads, clinicId: string, personIds: readonly string[]): Promise<Map<string, Patient>> {
  const found = await readMany<Patient>(
    deps.records,
    personIds.map((personId) => keys.patient(clinicId, personId)),
  )
  return new Map(found.flatMap((person) => (person ? [[person.value.personId, person.value]] : [])))
}

async function wordsOf(
  deps: Reads,
  clinicId: string,
  lines: readonly [Task, ...Task[]][],
): Promise<Map<string, string>> {
  const asked = lines.flatMap(([{ personId, messageId }]) =>
    messageId ? [keys.message(clinicId, personId, messageId)] : [],
  )
  const found = await readMany<InboundMessage>(deps.records, asked)
  return new Map(found.flatMap((message) => (message ? [[message.value.messageId, message.value.text]] : [])))
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word that was typed is in the name, in any order and without accents. */
const named = (person: Patient | undefined, find: string): boolean =>
  plain(find)
    .split(/\s+/)
    .every((word) => plain(person?.name ?? '').includes(word))
