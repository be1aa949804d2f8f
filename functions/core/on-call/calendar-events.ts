/** The events of an iCalendar file as occurrences: instants with the title and attendees that hold then. */
import ICAL from 'ical.js'
import type { Instant } from '../time.ts'
import { type CalendarFault, calendarFault } from './calendar-facts.ts'
import {
  type Entry,
  endOf,
  type Length,
  type Moment,
  momentOf,
  momentsOf,
  periodEnd,
  rawOf,
  startOf,
  type Unsure,
  unsureOf,
} from './calendar-moment.ts'
import { type Day, dateOf, dayOf, daysOf, type Rule, ruleOf } from './calendar-rule.ts'
import { Refused, type Work, workOfOneFile } from './calendar-work.ts'
import { type CalendarZone, counted, zoneNamed, zonesOf } from './calendar-zone.ts'

export type Attendee = { address: string; status: string; isPerson: boolean }
/** `event`: the place among the file's events, from 1; `uid`: its name for good. `zone`: by whose wall clock it was read. */
export type Occurrence = {
  event: number
  uid: string
  title: string
  attendees: Attendee[]
  /** Its calendar says that it may not take place, or that it takes nobody's time; absent: neither. */
  unsure?: Unsure
  zone: string
  from: Instant
  to: Instant
}
export type Expanded = { occurrences: Occurrence[]; faults: CalendarFault[] }

type Within = { from: Instant; to: Instant; zone: CalendarZone }
type Reading = Within & { work: Work }

const MOST_EVENTS = 2_000
const MOST_OCCURRENCES = 1_000
/** A leap day on a given weekday comes once in 28 years, and 40 across a century. */
const LOOKED_AHEAD_DAYS = 366 * 40

/** The calendars of a file; undefined where it is none. Byte order marks and what stands around the calendars are left out. */
function componentsIn(text: string): ICAL.Component[] | undefined {
  const begins = text.search(/BEGIN:VCALENDAR/i)
  if (begins < 0) return undefined
  try {
    const parsed = ICAL.parse(readableDates(text.slice(begins)).trim()) as unknown[]
    const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][]
    return all.map((each) => new ICAL.Component(each as never))
  } catch {
    return undefined
  }
}

/**
 * The parser drops what follows the seconds of a time. A fraction of a second may go; an offset from UTC may not, and the
 * time is no time then.
 */
const readableDates = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(\d{8}T\d{6})[.]\d{1,9}/g, '$1')
    .replace(
      /^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)[^:\n]{0,200}:.{0,2000}?)\d{8}T\d{6}[+-]\d{2}:?\d{2}/gim,
      '$1?',
    )

/** Every occurrence between `from` and `to`; an event that cannot be read for sure is named, with the reason. */
export function expandCalendar(text: string, within: Within): Expanded | undefined {
  // Counted before the file is parsed, which takes longer than all that follows.
  const count = text.match(/^BEGIN:VEVENT/gim)?.length ?? 0
  if (count > MOST_EVENTS)
    return {
      occurrences: [],
      faults: [calendarFault(0, { kind: 'too-many-events', events: count, most: MOST_EVENTS })],
    }
  const calendars = componentsIn(text)
  if (!calendars) return undefined
  const work = workOfOneFile()
  const reading: Reading = { ...within, zone: counted(within.zone, work), work }
  const entries = calendars.flatMap((calendar) => entriesOf(calendar, reading))
  const faults: CalendarFault[] = []
  const occurrences: Occurrence[] = []
  const numbered = entries.map((entry, i) => ({ ...entry, event: i + 1 }))
  const byUid = new Map<string, Entry[]>()
  for (const entry of numbered) {
    const uid = entry.uid || `event ${entry.event}`
    const same = byUid.get(uid)
    if (same) same.push(entry)
    else byUid.set(uid, [entry])
  }
  for (const group of byUid.values()) {
    const [exceptions, masters] = [
      group.filter(({ component }) => component.hasProperty('recurrence-id')),
      group.filter(({ component }) => !component.hasProperty('recurrence-id')),
    ]
    // One event has one UID; files made by hand give it to several, and none of those may be lost.
    const newest = latest(masters)?.sequence
    const attempt = (entry: Entry, read: () => Occurrence[]) => {
      try {
        occurrences.push(...read())
      } catch (error) {
        const why = error instanceof Refused ? error.why : ({ kind: 'unreadable' } as const)
        faults.push(calendarFault(entry.event, { ...why, title: titleOf(entry) }))
      }
    }
    for (const master of masters.filter(({ sequence }) => sequence === newest))
      attempt(master, () => expanded(master, exceptions, reading))
    for (const entry of latestOfEach(exceptions))
      if (!entry.isCancelled)
        attempt(entry, () => [single(entry)].filter(({ from, to }) => to > within.from && from < within.to))
  }
  return { occurrences, faults }
}

function entriesOf(calendar: ICAL.Component, { zone: clinic, work }: Reading): Entry[] {
  const zones = zonesOf(calendar.getAllSubcomponents('vtimezone'), work)
  const named = String(calendar.getFirstPropertyValue('x-wr-timezone') ?? '')
  const isCancelling = /^cancel$/i.test(String(calendar.getFirstPropertyValue('method') ?? ''))
  return calendar.getAllSubcomponents('vevent').map((component) => ({
    ...unsureOf(component, calendar),
    event: 0,
    uid: String(component.getFirstPropertyValue('uid') ?? ''),
    component,
    sequence: Number(component.getFirstPropertyValue('sequence') ?? 0) || 0,
    isCancelled: isCancelling || /^cancelled$/i.test(String(component.getFirstPropertyValue('status') ?? '')),
    zones,
    floating: (named && zoneNamed(named) && zones(named)) || clinic,
  }))
}

/** Of several versions of one event the last counts. */
const latest = (versions: readonly Entry[]): Entry | undefined =>
  versions.reduce<Entry | undefined>((a, b) => (a && a.sequence > b.sequence ? a : b), undefined)

/** Of each occurrence that was changed, its last version. */
function latestOfEach(exceptions: readonly Entry[]): Entry[] {
  const byPlace = new Map<string, Entry>()
  for (const entry of exceptions) {
    const place = JSON.stringify(rawOf(entry.component, 'recurrence-id').at(-1))
    const before = byPlace.get(place)
    if (!before || before.sequence <= entry.sequence) byPlace.set(place, entry)
  }
  return [...byPlace.values()]
}

const titleOf = ({ component }: Entry): string => String(component.getFirstPropertyValue('summary') ?? '')

const shown = (entry: Entry, zone: CalendarZone): Omit<Occurrence, 'from' | 'to'> => ({
  event: entry.event,
  uid: entry.uid,
  title: titleOf(entry),
  attendees: rawOf(entry.component, 'attendee').map(([, parameters, , value]) => ({
    // Where the value is a place on a server, as of iCloud, the address stands beside it (RFC 7986, 6.2).
    address: String(/^mailto:|@/i.test(String(value)) ? value : (parameters.email ?? value))
      .replace(/^mailto:/i, '')
      .trim()
      .toLowerCase(),
    status: (parameters.partstat ?? '').toUpperCase(),
    isPerson: !/^(room|resource)$/i.test(parameters.cutype ?? '') && !/^non-participant$/i.test(parameters.role ?? ''),
  })),
  ...(entry.unsure ? { unsure: entry.unsure } : {}),
  zone: zone.name,
})

function single(entry: Entry): Occurrence {
  if (/THISANDFUTURE/i.test(rawOf(entry.component, 'recurrence-id')[0]?.[1].range ?? ''))
    throw new Refused({ kind: 'later-ones-too' })
  const { start, length } = startOf(entry)
  return { ...shown(entry, start.zone), from: start.at, to: endOf(dayOf(start.date), start, length) }
}

function expanded(entry: Entry, exceptions: readonly Entry[], reading: Reading): Occurrence[] {
  if (entry.isCancelled) return []
  if (entry.component.hasProperty('exrule')) throw new Refused({ kind: 'days-left-out' })
  const { start, length } = startOf(entry)
  const about = shown(entry, start.zone)
  const near = nearOf(reading, length)
  const found = new Map<Instant, Instant>()
  const add = (from: Instant, to: Instant) => {
    if (to <= reading.from || from >= reading.to) return
    found.set(from, to)
    if (found.size > MOST_OCCURRENCES) throw new Refused({ kind: 'too-many-occurrences', most: MOST_OCCURRENCES })
  }
  const addDay = (day: Day) => add(start.zone.instant(dateOf(day), start.time), endOf(day, start, length))
  const rules = rawOf(entry.component, 'rrule')
  if (rules.length > 1) throw new Refused({ kind: 'several-rules' })
  const [rule] = rules
  if (rule)
    for (const day of ruledDays(rule[3] as Record<string, unknown>, { entry, start, near, work: reading.work }))
      addDay(day)
  else addDay(dayOf(start.date))
  for (const [, parameters, , ...values] of rawOf(entry.component, 'rdate'))
    for (const value of values) {
      const [begins, ends] = Array.isArray(value) ? value : String(value).split('/')
      const from = momentOf(begins, parameters.tzid, entry)
      if (from.date > near.to || (ends === undefined && from.date < near.from)) continue
      const until =
        ends === undefined
          ? endOf(dayOf(from.date), { ...start, ...from, time: from.isDate ? start.time : from.time }, length)
          : periodEnd(String(ends), from, entry)
      add(from.at, until)
    }
  const removed = new Set<Instant>()
  for (const each of [...momentsOf(entry, 'exdate'), ...exceptions.flatMap((each) => momentsOf(each, 'recurrence-id'))])
    if (each.date >= near.from && each.date <= near.to)
      // A day without a time takes away what begins on it.
      removed.add(each.isDate ? start.zone.instant(each.date, start.time) : each.at)
  return [...found].filter(([from]) => !removed.has(from)).map(([from, to]) => ({ ...about, from, to }))
}

/** Dates outside which nothing of this length lies in what is read, whatever the zone. */
type Near = { from: string; to: string }
const nearOf = ({ from, to }: Within, { days, minutes }: Length): Near => ({
  from: dateOf(dayOf(from.slice(0, 10)) - Math.ceil(days + minutes / 1440) - 2),
  to: dateOf(dayOf(to.slice(0, 10)) + 2),
})

type Repeating = { entry: Entry; start: Moment; near: Near; work: Work }

function* ruledDays(raw: Record<string, unknown>, { entry, start, near, work }: Repeating): Generator<Day> {
  const rule = ruleOf(raw, start.time)
  if ('fault' in rule) throw new Refused(rule.fault)
  const firstDay = dayOf(start.date)
  const until = raw.until === undefined ? undefined : momentOf(raw.until, undefined, entry)
  const isOver = (day: Day) =>
    until !== undefined &&
    (until.isDate ? dateOf(day) > until.date : start.zone.instant(dateOf(day), start.time) > until.at)
  const to = Math.min(dayOf(near.to), until ? dayOf(until.date) + 2 : Number.MAX_SAFE_INTEGER)
  if (firstDay < dayOf('1970-01-01')) throw new Refused({ kind: 'before-1970' })
  if (!occursEver(rule, firstDay, work)) throw new Refused({ kind: 'never-occurs' })
  for (const day of daysOf(rule, { start: firstDay, to, from: dayOf(near.from), work })) if (!isOver(day)) yield day
}

function occursEver(rule: Rule, start: Day, work: Work): boolean {
  for (const _ of daysOf(rule, { start, to: start + LOOKED_AHEAD_DAYS, work })) return true
  return false
}
