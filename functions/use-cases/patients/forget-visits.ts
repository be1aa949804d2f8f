/** Erases what a booking system told of a patient: visits that nobody has checked out, and events that nobody has worked through. */
import { doneTask, type Task } from '../../core/alerts/task.ts'
import { forgotten } from '../../core/alerts/task-undo.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { ArrivedEvent, VisitState } from '../../core/intake/arrived.ts'
import { SOURCES } from '../../core/intake/source.ts'
import { intakePk, type Key, keys } from '../../core/keys.ts'
import { type Contact, isContactOf, type Person } from '../../core/patients/told-of.ts'
import type { Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAs, readMany, writeArrived, writeTask } from '../store/records.ts'

type Who = { person: Person; by: string }

/** Ends the tasks and settles the events that tell of this person; a task that is not shown yet is in no index. */
export async function forgetVisits(
  deps: Store,
  { clinicId, country }: Pick<Clinic, 'clinicId' | 'country'>,
  { person, by }: Who,
): Promise<void> {
  const isTheirs = (told: Contact | undefined) => told !== undefined && isContactOf(person, told, country)
  const journals = await Promise.all(SOURCES.map((source) => deps.records.list(intakePk(clinicId, source), '')))
  const items = journals.flat()
  for (const item of items.filter(({ key }) => key.sk.startsWith('ARRIVED#')))
    if (isTheirs(toldIn(readAs<ArrivedEvent>(item).value))) await settleEvent(deps, item.key)
  const visits = items.filter(({ key }) => key.sk.startsWith('VISIT#')).map((item) => readAs<VisitState>(item).value)
  const waiting = visits.flatMap(({ taskId }) => (taskId ? [keys.task(clinicId, taskId)] : []))
  const found = await readMany<Task>(deps.records, [...waiting, ...(await deps.records.open(clinicId))])
  const theirs = found.flatMap((task) =>
    task && isTheirs(task.value.checkout ?? task.value.before?.checkout) ? [task.value.taskId] : [],
  )
  for (const taskId of new Set(theirs)) await endTask(deps, keys.task(clinicId, taskId), by)
}

const toldIn = ({ event }: ArrivedEvent): Contact | undefined =>
  event && event.kind !== 'cancelled' ? event.visit : undefined

const settleEvent = (deps: Store, key: Key): Promise<null> =>
  attempt(deps, async (deps): Promise<Decision<null>> => {
    const found = await read<ArrivedEvent>(deps.records, key)
    if (!found?.value.event) return { writes: [], answer: null }
    const { event: _, ...told } = found.value
    const outcome = { kind: 'nothing', because: 'is about a patient who was erased' } as const
    return { writes: [writeArrived({ ...told, outcome, timers: {} }, found.version)], answer: null }
  })

const endTask = (deps: Store, key: Key, by: string): Promise<null> =>
  attempt(deps, async (deps): Promise<Decision<null>> => {
    const task = await read<Task>(deps.records, key)
    if (task?.value.before) return { writes: [writeTask(forgotten(task.value), task.version)], answer: null }
    if (!task || task.value.state === 'done') return { writes: [], answer: null }
    return { writes: [writeTask(doneTask(task.value, by, deps.now()), task.version)], answer: null }
  })
