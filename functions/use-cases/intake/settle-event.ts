import { type CheckoutDraft, doneTask, type Task } from '../../core/alerts/task.ts'
import type { TaskWhy } from '../../core/alerts/task-why.ts'
import type { ArrivedEvent, Outcome, VisitState } from '../../core/intake/arrived.ts'
import type { VisitEvent } from '../../core/intake/event.ts'
import type { Source } from '../../core/intake/source.ts'
import { keys } from '../../core/keys.ts'
import { type Instant, latest, plusHours } from '../../core/time.ts'
import { cancelTreatment } from '../courses/change-course.ts'
import type { Composing, Hashing, Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, type Versioned, write, writeArrived, writeTask } from '../store/records.ts'
import { whyIn } from '../wording/task-why-words.ts'

/** What an event changes about its visit. */
export type Change =
  | { kind: 'logged'; treatmentId: string }
  /** `opens`: shown to nobody before, since the visit is not over. `always`: whatever has become of the visit. */
  | { kind: 'task'; why: TaskWhy; draft: CheckoutDraft; opens?: Instant; always?: true }
  | { kind: 'cancelled' }
  | { kind: 'nothing'; because: string }

/** Ids of booking systems are as long and odd as they like; keys are not. */
export const visitDigest = ({ sha256 }: Hashing, { visitId }: Pick<VisitEvent, 'visitId'>): string =>
  sha256(visitId).slice(0, 24)

/** The key under which the treatment of a visit is logged. A space: no caller's own Idempotency-Key can be this one. */
export const requestKeyOf = (source: Source, digest: string): string => `intake ${source} ${digest}`

/** A visit names nobody; it is known for as long as its events may come again. */
const KEPT_HOURS = 24 * 90

type Working = ArrivedEvent & { event: VisitEvent }
type Settled = { kind: 'settled'; outcome: Outcome['kind'] } | { kind: 'cancel-first'; treatmentId: string }

/**
 * Writes what became of an event: its visit, its task, and the journal without what the event told. A treatment whose
 * visit is cancelled is cancelled before, also where both events are worked through at once.
 */
export async function settle(
  deps: Store & Composing & Hashing,
  arrived: Working,
  change: Change,
): Promise<Outcome['kind']> {
  let cancelled: string | undefined
  for (;;) {
    const settled = await attempt(deps, (deps) => decideSettling(deps, arrived, change, cancelled))
    if (settled.kind === 'settled') return settled.outcome
    await cancelTreatment(deps, arrived.clinicId, settled.treatmentId)
    cancelled = settled.treatmentId
  }
}

async function decideSettling(
  deps: Store & Hashing,
  { clinicId, source, intakeId, event }: Working,
  change: Change,
  cancelled: string | undefined,
): Promise<Decision<Settled>> {
  const journal = await read<ArrivedEvent>(deps.records, keys.arrived(clinicId, source, intakeId))
  const before = journal?.value.outcome
  if (!journal?.value.event) return { writes: [], answer: { kind: 'settled', outcome: before?.kind ?? 'nothing' } }
  const digest = visitDigest(deps, event)
  const visitKey = keys.visit(clinicId, source, digest)
  const found = await read<VisitState>(deps.records, visitKey)
  const taskKey = keys.task(clinicId, taskIdOf(source, digest))
  const task = await read<Task>(deps.records, taskKey)
  const visit = found?.value ?? { state: 'open', at: event.at }
  const next = nextState(visit, event, change)
  if (next.state === 'cancelled') {
    const treatmentId = next.treatmentId ?? (await loggedUnder(deps, clinicId, requestKeyOf(source, digest)))
    if (treatmentId && treatmentId !== cancelled) return { writes: [], answer: { kind: 'cancel-first', treatmentId } }
    if (treatmentId) next.treatmentId = treatmentId
  }
  const tasks = taskWrites(deps, { clinicId, source, digest, task, change, next })
  if (tasks.taskId) next.taskId = tasks.taskId
  const outcome = outcomeOf(change, next)
  const { event: _, ...told } = journal.value
  return {
    writes: [
      writeArrived({ ...told, outcome, timers: {} }, journal.version),
      write(visitKey, next, found?.version ?? 0, { expiresAt: plusHours(deps.now(), KEPT_HOURS) }),
      ...tasks.writes,
    ],
    answer: { kind: 'settled', outcome: outcome.kind },
  }
}

/** Which state the visit has after the event. Of two events the later one counts, in whichever order they come. */
function nextState(visit: VisitState, { at }: VisitEvent, change: Change): VisitState {
  const isLate = visit.state === 'cancelled' && visit.at >= at
  switch (change.kind) {
    case 'logged':
      return { ...visit, treatmentId: change.treatmentId, ...(isLate ? {} : { state: 'logged', at }) }
    case 'cancelled':
      return visit.state === 'logged' && visit.at > at ? visit : { ...visit, state: 'cancelled', at }
    case 'task':
      return change.always || visit.state === 'logged' || isLate
        ? visit
        : { ...visit, state: 'open', at: latest(visit.at, at) }
    case 'nothing':
      return visit
  }
}

/** A treatment that was logged by a try that ended before it could say so. */
const loggedUnder = async (deps: Reads, clinicId: string, requestKey: string): Promise<string | undefined> =>
  (await read<{ answer: { treatmentId: string } }>(deps.records, keys.request(clinicId, requestKey)))?.value.answer
    .treatmentId

/** No patient is known yet: the task has a place of its own. */
const taskIdOf = (source: Source, digest: string): string => `intake-${source}-${digest}.intake`

type TaskChange = {
  clinicId: string
  source: Source
  digest: string
  task: Versioned<Task> | undefined
  change: Change
  next: VisitState
}

/** One task a visit, opened once: what a person has done is not asked again. */
function taskWrites(
  deps: Store,
  { clinicId, source, digest, task, change, next }: TaskChange,
): { writes: Write[]; taskId?: string } {
  const isOpen = task !== undefined && task.value.state !== 'done'
  const always = change.kind === 'task' && change.always
  if (next.state !== 'open' && change.kind !== 'nothing' && !always)
    return { writes: isOpen ? [writeTask(doneTask(task.value, 'intake', deps.now()), task.version)] : [] }
  if (change.kind !== 'task' || (task && !isOpen && !always)) return { writes: [] }
  const taskId = taskIdOf(source, digest)
  const { why, draft, opens } = change
  const made: Task = {
    ...{ taskId, clinicId, personId: taskId.split('.')[0] ?? taskId, kind: 'intake' },
    ...{ because: whyIn('en', why), why },
    createdAt: opens ?? task?.value.createdAt ?? deps.now(),
    state: opens ? 'waiting' : 'open',
    timers: opens ? { opens } : {},
    checkout: draft,
    visit: { source, visit: digest },
    ...(task ? kept(task.value) : {}),
  }
  return { writes: [writeTask(made, task?.version)], taskId }
}

/** Who has the task stays so; what is told anew wakes it. */
const kept = ({ owner, moves }: Task): Pick<Task, 'owner' | 'moves'> => ({
  ...(owner ? { owner } : {}),
  ...(moves ? { moves } : {}),
})

function outcomeOf(change: Change, next: VisitState): Outcome {
  const { state, treatmentId, taskId } = next
  if (change.kind === 'task' && change.always && taskId) return { kind: 'task', taskId }
  if (state === 'cancelled') return { kind: 'cancelled', ...(treatmentId ? { treatmentId } : {}) }
  if (change.kind === 'logged') return { kind: 'logged', treatmentId: change.treatmentId }
  if (change.kind === 'task' && taskId) return { kind: 'task', taskId }
  return { kind: 'nothing', because: change.kind === 'nothing' ? change.because : 'was settled before' }
}
