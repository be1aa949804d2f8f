import { DUTIES, type Duty, type Rota, type Staff } from './clinic.ts'
import { nextChange, onCall } from './rota.ts'
import { earliest, type Instant, instantOf, plusDays, plusHours, plusMinutes, wallTime } from './time.ts'

/** Which texts about their duty the clinic's people get. Times are of the clinic's wall clock; absent ones are off. */
export type Notices = {
  /** A text to whoever comes on duty, with the open alerts. */
  handOver: boolean
  /** When everybody who has a duty today gets a test page that they answer. */
  readinessAt?: string
  /** When the person on call is told what waits for the work day. */
  digestAt?: string
}

/** A clinic's watch over its rota: what is due next, and whose test page is unanswered. */
export type DutyWatch = {
  clinicId: string
  notices: Notices
  timers: { change?: Instant; readiness?: Instant; digest?: Instant; unanswered?: Instant }
  asked: { staffId: string; at: Instant }[]
  /** When each person last showed that their number works. */
  verified: Record<string, Instant>
}

export type DutyEffect =
  | { kind: 'hand-over'; staff: Staff; duties: Duty[] }
  | { kind: 'test-page'; staff: Staff }
  | { kind: 'not-ready'; staff: Staff; tell: Staff[] }
  | { kind: 'digest'; staff: Staff }

export const UNANSWERED_MINUTES = 30
const TODAY_HOURS = 24

export const watchWakesAt = ({ timers }: Pick<DutyWatch, 'timers'>): Instant | undefined =>
  earliest(Object.values(timers))

/** The next instant after `now` at which the wall clock shows `time`. */
function nextAt(time: string, zone: string, now: Instant): Instant {
  const { date } = wallTime(now, zone)
  const today = instantOf({ date, time, zone })
  return today > now ? today : instantOf({ date: plusDays(date, 1), time, zone })
}

/** The watch as it stands after its notices or its rota have changed. */
export function armed(watch: DutyWatch, rota: Rota, now: Instant): DutyWatch {
  const { notices, timers } = watch
  const change = notices.handOver ? nextChange(rota, now) : undefined
  const at = (time: string | undefined) => (time === undefined ? undefined : nextAt(time, rota.zone, now))
  const [readiness, digest] = [at(notices.readinessAt), at(notices.digestAt)]
  return {
    ...watch,
    timers: {
      ...(change ? { change } : {}),
      ...(readiness ? { readiness } : {}),
      ...(digest ? { digest } : {}),
      ...(timers.unanswered ? { unanswered: timers.unanswered } : {}),
    },
  }
}

/** Everybody who has a duty at some time of the coming day. */
function today(rota: Rota, now: Instant): Staff[] {
  const found = new Map<string, Staff>()
  for (let at: Instant | undefined = now; at && at < plusHours(now, TODAY_HOURS); at = nextChange(rota, at))
    for (const person of Object.values(onCall(rota, at))) if (person) found.set(person.staffId, person)
  return [...found.values()]
}

/** Does what its timers ask for. Woken with none that has passed, it stays as it is. */
export function watchDuty(watch: DutyWatch, rota: Rota, now: Instant): { watch: DutyWatch; effects: DutyEffect[] } {
  const passed = (timer: Instant | undefined): timer is Instant => timer !== undefined && timer <= now
  const { change, readiness, digest, unanswered } = watch.timers
  if (![change, readiness, digest, unanswered].some(passed)) return { watch, effects: [] }
  const effects: DutyEffect[] = []
  let next = watch
  const duties = onCall(rota, now)
  if (passed(unanswered)) {
    // Somebody who was asked by hand a moment ago has their time too.
    const since = plusMinutes(now, -UNANSWERED_MINUTES)
    const silent = watch.asked.filter(({ at }) => at <= since).map(({ staffId }) => staffId)
    for (const staff of rota.staff.filter(({ staffId }) => silent.includes(staffId))) {
      const others = DUTIES.flatMap((duty) => duties[duty] ?? []).filter(({ staffId }) => staffId !== staff.staffId)
      effects.push({ kind: 'not-ready', staff, tell: unique(others) })
    }
    const { unanswered: _, ...timers } = next.timers
    next = { ...next, asked: watch.asked.filter(({ staffId }) => !silent.includes(staffId)), timers }
  }
  if (passed(change)) {
    const before = onCall(rota, plusMinutes(change, -1))
    const fresh = unique(
      DUTIES.flatMap((duty) => (duties[duty]?.staffId === before[duty]?.staffId ? [] : (duties[duty] ?? []))),
    )
    for (const staff of fresh)
      effects.push({ kind: 'hand-over', staff, duties: DUTIES.filter((duty) => duties[duty] === staff) })
  }
  if (passed(readiness)) {
    const people = today(rota, now)
    for (const staff of people) effects.push({ kind: 'test-page', staff })
    next = {
      ...next,
      asked: people.map(({ staffId }) => ({ staffId, at: now })),
      timers: { ...next.timers, unanswered: plusMinutes(now, UNANSWERED_MINUTES) },
    }
  }
  if (passed(digest)) {
    const reader = duties['on-call'] ?? duties.backup ?? duties.fallback
    if (reader) effects.push({ kind: 'digest', staff: reader })
  }
  return { watch: armed(next, rota, now), effects }
}

/** A test page has been answered: the number works. */
export function answeredTest(watch: DutyWatch, staffId: string, now: Instant): DutyWatch | undefined {
  if (!watch.asked.some((each) => each.staffId === staffId)) return undefined
  const asked = watch.asked.filter((each) => each.staffId !== staffId)
  const { unanswered, ...timers } = watch.timers
  return {
    ...watch,
    asked,
    verified: { ...watch.verified, [staffId]: now },
    timers: asked.length > 0 && unanswered ? { ...timers, unanswered } : timers,
  }
}

const unique = (people: readonly Staff[]): Staff[] => [...new Map(people.map((each) => [each.staffId, each])).values()]
