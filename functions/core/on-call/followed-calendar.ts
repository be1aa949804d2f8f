/** A calendar at an address, read every day: what it says beside the rota, and what a person is asked about it. */
import type { Duty, Override, Staff } from '../clinic/clinic.ts'
import { type Instant, latest, minutesBetween, plusHours, sooner } from '../time.ts'
import { type Answers, type CalendarRead, dutiesOf, eventsIn, joined, type Stretch } from './calendar.ts'
import type { Expanded } from './calendar-events.ts'
import { type CalendarFault, calendarFault } from './calendar-facts.ts'

/** Why a fetch brought nothing that can be read. */
export type Unfetched =
  | 'private-address'
  | 'unknown-host'
  | 'no-connection'
  | 'time-out'
  | 'too-large'
  | 'redirects'
  /** The answer was another one than 200. */
  | 'refused'
  | 'no-calendar'

export type Fetched = { kind: 'fetched'; text: string } | { kind: 'unfetched'; because: Unfetched }

/** `whom`: a staff id, or `none` where it is no duty. */
export type Answered = { uid: string; title: string; whom: string }

export type FollowedCalendar = {
  clinicId: string
  duty: Duty
  /** Anyone who knows it may read the calendar. */
  url: string
  /** Of a calendar whose events name nobody. */
  whose?: string
  /** What an admin has said of single events, by their name in the calendar and their title. */
  answered?: Answered[]
  setBy: string
  setAt: Instant
  timers: { fetch: Instant }
  /** What the last fetch brought that could be read, up to `until`. */
  found?: { at: Instant; until: Instant; days: number } & Expanded
  /** How far a person has taken it over into the rota. */
  taken?: { until: Instant; at: Instant; by: string }
  failing?: { since: Instant; because: Unfetched }
  /** The task that asks a person, and what it asks about: what has been asked once is not asked again. */
  asked?: { taskId: string; about: string[] }
}

const FETCHED_EVERY_HOURS = 24
/** A calendar that cannot be reached is tried again soon, and a person is told once it has lasted. */
const TRIED_AGAIN_HOURS = 4
const ASKED_AFTER_HOURS = 48

/** Days ahead that are read: as many as leave room for the other duties among a clinic's overrides. */
const DAYS = [42, 28, 14] as const
const MOST_STRETCHES = 30
/** Longer than any rota, and with its titles still within one item of the table (400 KB). */
const MOST_OCCURRENCES = 500
const MOST_FAULTS = 500
const LONGEST_TITLE = 120

const kept = ({ event, detail, fact }: CalendarFault): CalendarFault =>
  fact && 'title' in fact && fact.title.length > LONGEST_TITLE
    ? calendarFault(event, { ...fact, title: fact.title.slice(0, LONGEST_TITLE) })
    : { event, detail, ...(fact ? { fact } : {}) }

/** The feed after a fetch. */
export function afterFetch(feed: FollowedCalendar, fetched: Fetched, zone: string, now: Instant): FollowedCalendar {
  const found = fetched.kind === 'fetched' ? foundIn(fetched.text, zone, now) : undefined
  if (found) {
    const { failing: _, ...rest } = feed
    return { ...rest, found, timers: { fetch: plusHours(now, FETCHED_EVERY_HOURS) } }
  }
  const because = fetched.kind === 'unfetched' ? fetched.because : 'no-calendar'
  const timers = { fetch: plusHours(now, TRIED_AGAIN_HOURS) }
  return { ...feed, failing: { since: feed.failing?.since ?? now, because }, timers }
}

function foundIn(text: string, zone: string, now: Instant): FollowedCalendar['found'] {
  for (const days of DAYS) {
    const all = eventsIn(text, { zone, now, days })
    if (!all) return undefined
    const isLast = days === DAYS.at(-1)
    if (all.occurrences.length > MOST_STRETCHES && !isLast) continue
    const tooMany = all.occurrences.length > MOST_OCCURRENCES
    const occurrences = all.occurrences
      .slice(0, MOST_OCCURRENCES)
      .map((each) => ({ ...each, title: each.title.slice(0, LONGEST_TITLE) }))
    const faults = tooMany
      ? [calendarFault(0, { kind: 'too-many-read', most: MOST_OCCURRENCES, days })]
      : all.faults.slice(0, MOST_FAULTS).map(kept)
    return { at: now, until: plusHours(now, days * 24), days, occurrences, faults }
  }
  return undefined
}

/** What was found as stretches of duty; undefined where nothing could be read yet. `chosen`: by the event's place. */
export function readFollowed(
  { found, whose, answered = [] }: FollowedCalendar,
  staff: readonly Staff[],
  now: Instant,
  chosen: Answers['chosen'] = {},
): CalendarRead | undefined {
  if (!found) return undefined
  const before = found.occurrences.flatMap((each) => {
    const answer = answered.find(({ uid, title }) => uid === each.uid && title === each.title)
    return answer ? [[each.event, answer.whom] as const] : []
  })
  const answers = { chosen: { ...Object.fromEntries(before), ...chosen }, ...(whose ? { whose } : {}) }
  const coming = { ...found, occurrences: found.occurrences.filter(({ to }) => to > now) }
  return dutiesOf(coming, { staff, days: found.days, answers })
}

/** The answers of before and those just given, of events that the calendar still has. */
export function answersKept(
  { found, answered = [] }: FollowedCalendar,
  chosen: Readonly<Record<number, string>> = {},
): Answered[] {
  const kept = new Map<string, Answered>()
  for (const { event, uid, title } of found?.occurrences ?? []) {
    const whom = chosen[event] ?? answered.find((each) => each.uid === uid && each.title === title)?.whom
    if (whom !== undefined) kept.set(`${uid} ${title}`, { uid, title, whom })
  }
  return [...kept.values()]
}

export type FollowedChange = { added: Stretch[]; gone: Stretch[] }

/**
 * Where the calendar and what was taken over of it differ from now on. Only days that somebody has taken over count,
 * until half of them are over: a duty that goes on for ever is no change of every day.
 */
export function followedChange(
  { found, taken, duty }: FollowedCalendar,
  stretches: readonly Stretch[],
  overrides: readonly Override[],
  now: Instant,
): FollowedChange {
  if (!found) return { added: [], gone: [] }
  const within = (until: Instant): FollowedChange => {
    const wanted = cut(stretches, now, until)
    const there = cut(importedOf(duty, overrides), now, until)
    return { added: missing(wanted, there), gone: missing(there, wanted) }
  }
  const isShort = !taken || minutesBetween(now, taken.until) < (found.days * 24 * 60) / 2
  return within(isShort || taken.until > found.until ? found.until : taken.until)
}

const importedOf = (duty: Duty, overrides: readonly Override[]): Stretch[] =>
  overrides.flatMap((each) =>
    each.imported && each.duty === duty && each.staffId
      ? [{ staffId: each.staffId, startsAt: each.startsAt, endsAt: each.endsAt }]
      : [],
  )

/** What lies between the two instants: a stretch that has begun is the same one whenever it is looked at. */
function cut(all: readonly Stretch[], from: Instant, to: Instant): Stretch[] {
  const inside = all
    .filter(({ startsAt, endsAt }) => endsAt > from && startsAt < to)
    .map(({ staffId, startsAt, endsAt }) => ({
      staffId,
      startsAt: latest(startsAt, from),
      endsAt: sooner(endsAt, to),
    }))
  return joined(inside.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)))
}

const missing = (from: readonly Stretch[], there: readonly Stretch[]): Stretch[] =>
  from.filter((each) => !there.some((other) => isSame(each, other)))

const isSame = (a: Stretch, b: Stretch): boolean =>
  a.staffId === b.staffId && a.startsAt === b.startsAt && a.endsAt === b.endsAt

/** What a person is to look at. `about`: one entry for each thing, which stays the same from day to day. */
export type Asking =
  | { kind: 'change'; change: FollowedChange; about: string[] }
  | { kind: 'unreadable'; events: number; about: string[] }
  | { kind: 'failing'; since: Instant; because: Unfetched; about: string[] }

/** Undefined where the rota is as the calendar says, or nothing is known yet. */
export function askingOf(
  feed: FollowedCalendar,
  staff: readonly Staff[],
  overrides: readonly Override[],
  now: Instant,
): Asking | undefined {
  const { failing } = feed
  if (failing)
    return plusHours(failing.since, ASKED_AFTER_HOURS) <= now
      ? { kind: 'failing', ...failing, about: [`failing since ${failing.since}`] }
      : undefined
  const read = readFollowed(feed, staff, now)
  if (!read) return undefined
  if (read.kind === 'invalid')
    return {
      kind: 'unreadable',
      events: new Set(read.faults.map(({ event }) => event)).size,
      about: read.faults.map(({ event, detail }) => `event ${event} ${detail}`),
    }
  const change = followedChange(feed, read.stretches, overrides, now)
  const entries = (sign: string, stretches: readonly Stretch[]) =>
    stretches.map(
      ({ staffId, startsAt, endsAt }) => `${sign} ${staffId} ${startsAt > now ? startsAt : 'now'} ${endsAt}`,
    )
  const about = [...entries('+', change.added), ...entries('-', change.gone)]
  return about.length > 0 ? { kind: 'change', change, about } : undefined
}
