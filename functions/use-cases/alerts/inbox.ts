import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import { whyTaskStaysDone } from '../../core/alerts/task-undo.ts'
import { byUrgency } from '../../core/alerts/urgency.ts'
import type { Role } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { InboundMessage, Patient } from '../../core/patients/patient.ts'
import { plusMinutes } from '../../core/time.ts'
import type { Clock, Reads } from '../ports.ts'
import { readMany } from '../store/records.ts'
import { alertsSince } from './find-alerts.ts'
import { type Counts, countsOf, linesOf, standingOfLine, type TaskLine } from './task-lines.ts'
import { PLAIN, standingOf } from './task-standing.ts'
import { openTasks } from './tasks.ts'

export type OpenAlert = { alert: Alert; person: Patient | undefined }
export type Inbox = {
  alerts: OpenAlert[]
  /** The clinic's alerts without an owner; the search does not narrow them. */
  free: Pick<Alert, 'alertId' | 'tier' | 'code'>[]
  /** Alerts that were closed within the hour, the latest first. */
  closed: OpenAlert[]
  /** What the asker has finished by the tap before, and can open again. */
  justDone: TaskLine | undefined
  /** What the tap before named and did not do, one task each. */
  left: TaskLine[]
  /** Those of the page that was asked for. */
  lines: TaskLine[]
  /** How many lines there are in all that the search fits. */
  total: number
  /** Tasks of each kind of the whole clinic that wait for a person now: what sleeps is counted apart. */
  counts: Counts
  /** Of these, the ones of the people who were asked for. */
  listed: Counts
  /** How many tasks nobody has, how many `me` has, and how many sleep. */
  shares: { nobody: number; mine: number; asleep: number }
}

/** Whose tasks are shown: everybody's, one's own, nobody's; or those that sleep. */
export const WHOSE = ['all', 'mine', 'nobody', 'asleep'] as const
export type Whose = (typeof WHOSE)[number]

/** `find`: part of a patient's name. `from`: the first line of the page, from 0. `done`: tasks that `me` finished just now, `left`: those that stayed as they were. */
export type InboxSearch = {
  whose?: Whose
  kind?: string
  find?: string
  from?: number
  done?: string[]
  left?: string[]
  me?: string
}

/** Lines on one page. */
export const LINES_A_PAGE = 100

/**
 * What waits for a person: open alerts and open tasks, those first that nobody has. Of tasks the gravest come first, then the
 * oldest; a patient's unanswered check-ins are one line. Every task is on some page; those that sleep have pages of their
 * own. The patient's words are for clinical staff; a front desk gets the tasks alone.
 */
export async function inbox(
  deps: Reads & Clock,
  clinicId: string,
  role: Role,
  search: InboxSearch = {},
): Promise<Inbox> {
  const { whose = 'all', kind, find, from = 0, done = [], left = [], me = '' } = search
  const clinical = role !== 'front-desk' && role !== 'system'
  const { alerts, closed } = clinical ? await alertsOfTheHour(deps, clinicId) : { alerts: [], closed: [] }
  const finished = await justDone(deps, clinicId, done, me)
  const unfinished = await tasksNamed(deps, clinicId, left)
  const open = await openTasks(deps, clinicId)
  const standing = await standingOf(deps, clinicId, open)
  const awake = open.filter((task) => !standing(task).asleep)
  const ownedBy = (task: Task) => standing(task).owner?.staffId
  const nobodys = awake.filter((task) => !ownedBy(task))
  const mine = awake.filter((task) => ownedBy(task) === me)
  const asleep = open.filter((task) => standing(task).asleep)
  const asked = { all: awake, nobody: nobodys, mine, asleep }[whose]
  const lines = linesOf(
    asked.filter((task) => !kind || task.kind === kind),
    standing,
  )
  const shown = lines.slice(from, from + LINES_A_PAGE)
  const about = [...alerts, ...closed, ...finished, ...unfinished, ...(find ? lines : shown).map(([task]) => task)].map(
    ({ personId }) => personId,
  )
  const personOf = await patients(deps, clinicId, [...new Set(about)])
  const fits = (personId: string) => !find || named(personOf.get(personId), find)
  const found = find ? lines.filter(([{ personId }]) => fits(personId)) : lines
  const page = found.slice(from, from + LINES_A_PAGE)
  const said = clinical ? await messagesOf(deps, clinicId, page) : new Map<string, InboundMessage>()
  return {
    alerts: alerts
      .filter(({ personId }) => fits(personId))
      .sort(byUrgency)
      .map((alert) => ({ alert, person: personOf.get(alert.personId) })),
    closed: closed.map((alert) => ({ alert, person: personOf.get(alert.personId) })),
    justDone: lineOf(finished, personOf),
    left: unfinished.flatMap((task) => lineOf([task], personOf) ?? []),
    free: alerts.flatMap(({ alertId, tier, code, acknowledgedBy }) =>
      acknowledgedBy ? [] : [{ alertId, tier, code }],
    ),
    lines: page.map((tasks) => {
      const message = said.get(tasks[0].messageId ?? '')
      return {
        tasks,
        person: personOf.get(tasks[0].personId),
        words: message?.text,
        ...(message ? { verdict: message.verdict } : {}),
        standing: standingOfLine(tasks, standing),
      }
    }),
    total: found.length,
    counts: countsOf(awake),
    listed: countsOf(asked),
    shares: { nobody: nobodys.length, mine: mine.length, asleep: asleep.length },
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
  const found = await tasksNamed(deps, clinicId, ids)
  return found.filter((task) => !whyTaskStaysDone(task, by, deps.now()))
}

async function tasksNamed(deps: Reads, clinicId: string, ids: readonly string[]): Promise<Task[]> {
  const found = await readMany<Task>(
    deps.records,
    ids.map((taskId) => keys.task(clinicId, taskId)),
  )
  return found.flatMap((task) => (task ? [task.value] : []))
}

function lineOf([task, ...more]: readonly Task[], personOf: Map<string, Patient>): TaskLine | undefined {
  return task && { tasks: [task, ...more], person: personOf.get(task.personId), words: undefined, standing: PLAIN }
}

async function patients(deps: Reads, clinicId: string, personIds: readonly string[]): Promise<Map<string, Patient>> {
  const found = await readMany<Patient>(
    deps.records,
    personIds.map((personId) => keys.patient(clinicId, personId)),
  )
  return new Map(found.flatMap((person) => (person ? [[person.value.personId, person.value]] : [])))
}

async function messagesOf(
  deps: Reads,
  clinicId: string,
  lines: readonly [Task, ...Task[]][],
): Promise<Map<string, InboundMessage>> {
  const asked = lines.flatMap(([{ personId, messageId }]) =>
    messageId ? [keys.message(clinicId, personId, messageId)] : [],
  )
  const found = await readMany<InboundMessage>(deps.records, asked)
  return new Map(found.flatMap((message) => (message ? [[message.value.messageId, message.value]] : [])))
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word that was typed is in the name, in any order and without accents. */
const named = (person: Patient | undefined, find: string): boolean =>
  plain(find)
    .split(/\s+/)
    .every((word) => plain(person?.name ?? '').includes(word))
