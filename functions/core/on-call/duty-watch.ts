import { DUTIES, type Duty, type Rota, type Staff } from '../clinic/clinic.ts'
import { earliest, type Instant, instantOf, plusDays, plusHours, plusMinutes, wallTime } from '../time.ts'
import { nextChange, type OnCall, onCall } from './rota.ts'

/** Which texts about their duty the clinic's people get. Times are of the clinic's wall clock; absent ones are off. */
export type Notices = {
  /** A text with the open alerts to people who come on duty. */
  handOver: boolean
  /** When everybody who has a duty today gets a test page that they answer. */
  readinessAt?: string
  /** When the person on call is told what waits for the work day. */
  digestAt?: string
}

/** A clinic's watch over its rota: the next notices, and the people who have not answered their test page yet. */
export type DutyWatch = {
  clinicId: string
  notices: Notices
  timers: { change?: Instant; readiness?: Instant; digest?: Instant; unanswered?: Instant; rest?: Instant }
  asked: TestAsked[]
  /** When each person last showed that their number works. */
  verified: Record<string, Instant>
  /** Staff ids of the people whom a change of the rota put on duty at once; they are told with the next `change`. */
  comesOn?: string[]
  /** Of a large rota: whom the last part did not come to yet. */
  rest?: { kind: 'test-page' | 'not-ready'; staffId: string }[]
}

type TestAsked = { staffId: string; at: Instant }

export type DutyEffect =
  | { kind: 'hand-over'; staff: Staff; duties: Duty[] }
  | { kind: 'test-page'; staff: Staff }
  | { kind: 'not-ready'; staff: Staff; tell: Staff[] }
  | { kind: 'digest'; staff: Staff }

export const UNANSWERED_MINUTES = 30
const TODAY_HOURS = 24
/** Texts and calls that one commit holds, with room for the watch itself (MOST_WRITES). */
const MOST_AT_ONCE = 80
/** A change further ahead than `nextChange` sees is looked for again after so long. */
const LOOK_AGAIN_HOURS = 7 * 24

export const watchWakesAt = ({ timers }: Pick<DutyWatch, 'timers'>): Instant | undefined =>
  earliest(Object.values(timers))

/** The next instant after `now` at which the wall clock shows `time`. */
function nextAt(time: string, zone: string, now: Instant): Instant {
  const { date } = wallTime(now, zone)
  const today = instantOf({ date, time, zone })
  return today > now ? today : instantOf({ date: plusDays(date, 1), time, zone })
}

/** The watch as it stands after its notices or its rota have changed. */
export function withTimers(watch: DutyWatch, rota: Rota, now: Instant): DutyWatch {
  const { comesOn: _, ...rest } = watch
  const { notices, timers } = watch
  const change = notices.handOver ? (nextChange(rota, now) ?? plusHours(now, LOOK_AGAIN_HOURS)) : undefined
  const at = (time: string | undefined) => (time === undefined ? undefined : nextAt(time, rota.zone, now))
  const [readiness, digest] = [at(notices.readinessAt), at(notices.digestAt)]
  return {
    ...rest,
    timers: {
      ...(change ? { change } : {}),
      ...(readiness ? { readiness } : {}),
      ...(digest ? { digest } : {}),
      ...(timers.unanswered ? { unanswered: timers.unanswered } : {}),
      ...(timers.rest ? { rest: timers.rest } : {}),
    },
  }
}

/**
 * The watch after the rota was changed at `now`. The people who have a duty by the change alone are told at once. What was due and
 * has not been done yet is still due: a change in the minute of a hand-over takes no notice away.
 */
export function withChange(
  watch: DutyWatch,
  { before, after }: { before: Rota; after: Rota },
  now: Instant,
): DutyWatch {
  const next = withTimers(watch, after, now)
  const { change, readiness, digest } = watch.timers
  const isDue = (timer: Instant | undefined): timer is Instant => timer !== undefined && timer <= now
  const since = isDue(change) ? plusMinutes(change, -1) : now
  const taken = takers(onCall(before, since), onCall(after, now)).map(({ staffId }) => staffId)
  const comesOn = [...new Set([...(watch.comesOn ?? []), ...taken])]
  const tells = watch.notices.handOver && comesOn.length > 0
  return {
    ...next,
    ...(tells ? { comesOn } : {}),
    timers: {
      ...next.timers,
      ...(tells ? { change: now } : {}),
      ...(isDue(readiness) ? { readiness } : {}),
      ...(isDue(digest) ? { digest } : {}),
    },
  }
}

/** Does what its timers ask for. Woken with none that has passed, it stays as it is. */
export function watchDuty(watch: DutyWatch, rota: Rota, now: Instant): { watch: DutyWatch; effects: DutyEffect[] } {
  const passed = (timer: Instant | undefined): timer is Instant => timer !== undefined && timer <= now
  const { change, readiness, digest, unanswered } = watch.timers
  if (!Object.values(watch.timers).some(passed)) return { watch, effects: [] }
  const asking = passed(readiness) ? today(rota, now) : []
  const few = [
    ...(passed(change) ? handOvers(watch, change, rota, now) : []),
    ...(passed(digest) ? digestOf(rota, now) : []),
  ]
  const many: ToOne[] = [
    ...waiting(watch, rota, now),
    ...(passed(unanswered) ? notReady(watch, unanswered, rota, now) : []),
    ...asking.map((staff): ToOne => ({ kind: 'test-page', staff })),
  ]
  const some = many.slice(0, fitting(many, MOST_AT_ONCE - few.length))
  const next = passed(unanswered) ? withoutUnanswered(watch) : watch
  const then = passed(readiness) ? asked(next, asking, rota, now) : next
  return {
    watch: withTimers(withRest(then, many.slice(some.length), now), rota, now),
    effects: [...few, ...some],
  }
}

type ToOne = Extract<DutyEffect, { kind: 'test-page' | 'not-ready' }>

/** How many of these, from the first on, make at most `most` texts and calls. */
function fitting(effects: readonly ToOne[], most: number): number {
  let texts = 0
  const beyond = effects.findIndex((effect) => {
    texts += effect.kind === 'not-ready' ? 1 + effect.tell.length : 1
    return texts > most
  })
  return beyond < 0 ? effects.length : beyond
}

/** People whom the last part did not include, without those who have answered or left meanwhile. */
function waiting({ rest = [], asked }: DutyWatch, rota: Rota, now: Instant): ToOne[] {
  const isAsked = (staffId: string) => asked.some((each) => each.staffId === staffId)
  return rest.flatMap(({ kind, staffId }): ToOne[] => {
    const staff = rota.staff.find((person) => person.staffId === staffId)
    if (!staff || !isAsked(staffId)) return []
    return [kind === 'not-ready' ? silent(staff, rota, now) : { kind, staff }]
  })
}

function withRest(watch: DutyWatch, others: readonly ToOne[], now: Instant): DutyWatch {
  const { rest: _, ...bare } = watch
  const { rest: __, ...timers } = watch.timers
  if (others.length === 0) return { ...bare, timers }
  return {
    ...bare,
    rest: others.map(({ kind, staff: { staffId } }) => ({ kind, staffId })),
    timers: { ...timers, rest: now },
  }
}

/** Everybody who has a duty at some time of the coming day. */
function today(rota: Rota, now: Instant): Staff[] {
  const found: Staff[] = []
  for (let at: Instant | undefined = now; at && at < plusHours(now, TODAY_HOURS); at = nextChange(rota, at))
    found.push(...onDuty(rota, at))
  return unique(found)
}

/** A person whom somebody tested by hand stays asked, on duty or not: their answer counts too. */
function asked(watch: DutyWatch, people: readonly Staff[], rota: Rota, now: Instant): DutyWatch {
  const ids = people.map(({ staffId }) => staffId)
  const others = rota.staff.filter(({ staffId }) => !ids.includes(staffId)).map(({ staffId }) => staffId)
  return {
    ...watch,
    asked: [
      ...watch.asked.filter(({ staffId }) => others.includes(staffId)),
      ...ids.map((staffId) => ({ staffId, at: now })),
    ],
    timers: { ...watch.timers, unanswered: plusMinutes(now, UNANSWERED_MINUTES) },
  }
}

/** People who did not answer that morning's test page. People tested by hand since then still have time to answer. */
function notReady(watch: DutyWatch, unanswered: Instant, rota: Rota, now: Instant): ToOne[] {
  const askedAt = plusMinutes(unanswered, -UNANSWERED_MINUTES)
  const ids = watch.asked.filter(({ at }) => at === askedAt).map(({ staffId }) => staffId)
  return rota.staff.filter(({ staffId }) => ids.includes(staffId)).map((staff) => silent(staff, rota, now))
}

const silent = (staff: Staff, rota: Rota, now: Instant): ToOne => ({
  kind: 'not-ready',
  staff,
  tell: onDuty(rota, now).filter(({ staffId }) => staffId !== staff.staffId),
})

function withoutUnanswered(watch: DutyWatch): DutyWatch {
  const { unanswered: _, ...timers } = watch.timers
  return { ...watch, timers }
}

/** A notice to each person who takes over a duty at the change. */
function handOvers({ comesOn = [] }: DutyWatch, change: Instant, rota: Rota, now: Instant): DutyEffect[] {
  const duties = onCall(rota, now)
  const byChange = DUTIES.flatMap((duty) => duties[duty] ?? []).filter(({ staffId }) => comesOn.includes(staffId))
  const fresh = [...takersSince(plusMinutes(change, -1), rota, now), ...byChange]
  return unique(fresh).map((staff) => ({
    kind: 'hand-over',
    staff,
    duties: DUTIES.filter((duty) => duties[duty] === staff),
  }))
}

/** The people on duty at `now` who took their duty after `since`, those among them who had it before and paused. */
function takersSince(since: Instant, rota: Rota, now: Instant): Staff[] {
  const held = Object.values(onCall(rota, now)).map((staff) => staff?.staffId)
  const taken: Staff[] = []
  for (let at = since, next = nextChange(rota, at); next && next <= now; at = next, next = nextChange(rota, at))
    taken.push(...takers(onCall(rota, at), onCall(rota, next)))
  return taken.filter(({ staffId }) => held.includes(staffId))
}

/** The people who have a duty that was another's, or nobody's. */
const takers = (before: OnCall, after: OnCall): Staff[] =>
  DUTIES.flatMap((duty) => (after[duty]?.staffId === before[duty]?.staffId ? [] : (after[duty] ?? [])))

const digestOf = (rota: Rota, now: Instant): DutyEffect[] =>
  onDuty(rota, now)
    .slice(0, 1)
    .map((staff) => ({ kind: 'digest', staff }))

/** By duty: on call first, the fallback last. */
function onDuty(rota: Rota, at: Instant): Staff[] {
  const duties = onCall(rota, at)
  return unique(DUTIES.flatMap((duty) => duties[duty] ?? []))
}

/** A test page has been answered: the number works. */
export function answeredTest(watch: DutyWatch, staffId: string, now: Instant): DutyWatch | undefined {
  if (!watch.asked.some((each) => each.staffId === staffId)) return undefined
  return {
    ...watch,
    asked: watch.asked.filter((each) => each.staffId !== staffId),
    verified: { ...watch.verified, [staffId]: now },
  }
}

const unique = (people: readonly Staff[]): Staff[] => [...new Map(people.map((each) => [each.staffId, each])).values()]
