import { type Key, kindOf } from '../core/keys.ts'
import { earliest, type Instant, minutesBetween } from '../core/time.ts'
import type { Deps, QueueName } from './ports.ts'

/** Keys read from the urgent and from the routine lane in one minute; what is beyond is found by the next. */
const MOST_URGENT = 2000
export const MOST_ROUTINE = 2000

/**
 * A 10DLC number sends one part a second; a third of that is kept for answers and pages, so forty routine messages per
 * clinic and minute may go on the queue. A clinic texts from one number. (docs/architecture.md, "Rate")
 */
export const ROUTINE_PER_CLINIC_AND_MINUTE = 40

export type Ticked = { urgent: number; routine: number; alerts: number; left: number; nextDueAt?: Instant }

/** Finds what is due and puts its keys on the queues. It decides nothing; a key put twice is harmless. */
export async function tick(deps: Pick<Deps, 'records' | 'queues' | 'now' | 'log'>): Promise<Ticked> {
  const now = deps.now()
  const [urgent, routine] = await Promise.all([
    deps.records.due('urgent', now, MOST_URGENT),
    deps.records.due('routine', now, MOST_ROUTINE),
  ])
  const alerts = urgent.keys.filter((key) => kindOf(key) !== 'outbound')
  const answers = urgent.keys.filter((key) => kindOf(key) === 'outbound')
  const paced = pace(routine.keys)
  await put(deps, 'alerts', alerts)
  await put(deps, 'urgent', answers)
  await put(deps, 'routine', paced)
  const left = routine.keys.length - paced.length
  deps.log.write({
    event: 'ticked',
    oldestUrgentSeconds: secondsSince(urgent.oldest, now),
    oldestRoutineSeconds: secondsSince(routine.oldest, now),
  })
  const nextDueAt = urgent.keys.length + routine.keys.length > 0 ? now : earliest([urgent.next, routine.next])
  return {
    urgent: answers.length,
    routine: paced.length,
    alerts: alerts.length,
    left,
    ...(nextDueAt ? { nextDueAt } : {}),
  }
}

/** For how long the oldest has been due: what the alarms on lateness read. */
const secondsSince = (oldest: Instant | undefined, now: Instant): number =>
  oldest === undefined ? 0 : Math.round(minutesBetween(oldest, now) * 60)

async function put(deps: Pick<Deps, 'queues'>, queue: QueueName, found: readonly Key[]): Promise<void> {
  if (found.length > 0) await deps.queues.put(queue, found)
}

function pace(found: readonly Key[]): Key[] {
  const perClinic = new Map<string, number>()
  return found.filter((key) => {
    const clinic = key.pk.split('#')[1] ?? ''
    const count = (perClinic.get(clinic) ?? 0) + 1
    perClinic.set(clinic, count)
    return count <= ROUTINE_PER_CLINIC_AND_MINUTE
  })
}
