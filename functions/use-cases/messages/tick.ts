import type { Key } from '../../core/keys.ts'
import { kindOf } from '../../core/kind-of-key.ts'
import { earliest, type Instant, minutesBetween } from '../../core/time.ts'
import type { Clock, HasSecondReader, Logs, Queueing, QueueName, Reads } from '../ports.ts'

/**
 * Keys read from each lane in one minute; what is beyond is found by a later one. Far more than
 * are queued, so that neither one clinic's backlog nor what fails every time hides what is due behind it.
 */
const MOST_FOUND_URGENT = 20_000
export const MOST_ROUTINE = 20_000

/** Alerts with tasks, and messages, that one minute puts on the queues: each has its own share. */
const MOST_ALERTS = 2000
const MOST_URGENT = 2000
/** Keys on their way to a queue at once: fifty calls, as many as there are connections. */
const AT_ONCE = 500

/**
 * A 10DLC number sends one part a second; a third of that is kept for answers and pages, so forty routine messages per
 * clinic and minute may go on the queue. A clinic texts from one number. (docs/architecture.md, "Rate")
 */
export const ROUTINE_PER_CLINIC_AND_MINUTE = 40

/** Second reads that one minute puts on the queue, of all clinics and of one: a model takes seconds for each. */
const MOST_FOUND_SECOND_READS = 2000
const SECOND_READS_PER_CLINIC_AND_MINUTE = 60

/** Events, and deliveries to one webhook, that one minute puts on the queue: a slow receiver is waited for beside others. */
const MOST_FOUND_WEBHOOKS = 5000
const WEBHOOKS_PER_RECEIVER_AND_MINUTE = 100

export type Ticked = {
  urgent: number
  routine: number
  alerts: number
  secondReads: number
  intake: number
  webhooks: number
  left: number
  nextDueAt?: Instant
}

/** Finds what is due and puts its keys on the queues. It decides nothing; a key put twice is harmless. */
export async function tick(deps: Reads & Logs & Clock & Queueing & HasSecondReader): Promise<Ticked> {
  const now = deps.now()
  const [urgent, safety, routine] = await Promise.all([
    deps.records.due('urgent', now, MOST_FOUND_URGENT),
    deps.records.due('safety', now, MOST_ROUTINE),
    deps.records.due('routine', now, MOST_ROUTINE),
  ])
  const [timers, messages] = apart(known(urgent.keys))
  const alerts = share(timers, MOST_ALERTS, now)
  const answers = share(messages, MOST_URGENT, now)
  // Messages from a day of imports, and the imports themselves, wait behind safety steps.
  const paced = pace(known([...safety.keys, ...routine.keys]), now, clinicOf, ROUTINE_PER_CLINIC_AND_MINUTE)
  await put(deps, 'alerts', alerts)
  await put(deps, 'urgent', answers)
  const [intake, followUps] = apart(paced)
  await put(deps, 'routine', followUps)
  await put(deps, 'intake', intake)
  const left = safety.keys.length + routine.keys.length - paced.length
  deps.log.write({
    event: 'ticked',
    oldestUrgentSeconds: secondsSince(urgent.oldest, now),
    oldestRoutineSeconds: secondsSince(earliest([safety.oldest, routine.oldest]), now),
  })
  // What waits from a time when the stage had a second reader waits for its next one.
  const again = deps.hasSecondReader
    ? await deps.records.due('second-reads', now, MOST_FOUND_SECOND_READS)
    : { keys: [] }
  const secondReads = pace(known(again.keys), now, clinicOf, SECOND_READS_PER_CLINIC_AND_MINUTE)
  await put(deps, 'second-reads', secondReads)
  // Last: whatever becomes of webhooks, pages and messages are on their way.
  const webhooks = await deps.records.due('webhooks', now, MOST_FOUND_WEBHOOKS)
  const perReceiver = pace(known(webhooks.keys), now, receiverOf, WEBHOOKS_PER_RECEIVER_AND_MINUTE)
  await put(deps, 'webhooks', perReceiver)
  const lanes = [urgent, safety, routine, again, webhooks]
  const nextDueAt = lanes.some(({ keys }) => keys.length > 0) ? now : earliest(lanes.map(({ next }) => next))
  return {
    urgent: answers.length,
    routine: followUps.length,
    alerts: alerts.length,
    secondReads: secondReads.length,
    intake: intake.length,
    webhooks: perReceiver.length,
    left,
    ...(nextDueAt ? { nextDueAt } : {}),
  }
}

/** Seconds since the oldest item fell due; the lateness alarms read it. */
const secondsSince = (oldest: Instant | undefined, now: Instant): number =>
  oldest === undefined ? 0 : Math.round(minutesBetween(oldest, now) * 60)

/** What a later version wrote before it was rolled back stays due, and no queue tries it: its alarm is its lateness. */
const known = (found: readonly Key[]): Key[] => found.filter((key) => kindOf(key) !== undefined)

/** Everything else, and messages, each oldest first. */
function apart(found: readonly Key[]): [Key[], Key[]] {
  const isMessage = (key: Key) => kindOf(key) === 'outbound'
  return [found.filter((key) => !isMessage(key)), found.filter(isMessage)]
}

async function put(deps: Queueing, queue: QueueName, found: readonly Key[]): Promise<void> {
  for (let from = 0; from < found.length; from += AT_ONCE)
    await deps.queues.put(queue, found.slice(from, from + AT_ONCE))
}

/**
 * At most `most` of the keys, oldest first. If there are more, a quarter of them rotate from minute to minute, so that
 * items that fail every time and stay oldest cannot block the others.
 */
function share(found: readonly Key[], most: number, now: Instant): Key[] {
  if (found.length <= most) return [...found]
  const others = Math.floor(most / 4)
  const [first, rest] = [found.slice(0, most - others), found.slice(most - others)]
  const from = (Math.floor(Date.parse(now) / 60_000) * others) % rest.length
  return [...first, ...[...rest.slice(from), ...rest.slice(0, from)].slice(0, others)]
}

const clinicOf = ({ pk }: Key): string => pk.split('#')[1] ?? ''
/** A webhook, or a clinic's events that are not sorted out yet. */
const receiverOf = ({ pk }: Key): string => pk.split('#').slice(1, 4).join('#')

/** The first items of each clinic or receiver, up to its share. */
function pace(found: readonly Key[], now: Instant, of: (key: Key) => string, most: number): Key[] {
  return [...Map.groupBy(found, of).values()].flatMap((keys) => share(keys, most, now))
}
