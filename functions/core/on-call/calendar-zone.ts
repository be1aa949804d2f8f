import type ICAL from 'ical.js'
import { findIana } from 'windows-iana'
import { type Instant, instantOf, isZone, toInstant } from '../time.ts'
import { type Day, dateOf, dayOf, daysOf, type Rule, ruleOf } from './calendar-rule.ts'
import { CONVERSION, spend, type Work } from './calendar-work.ts'

/** How a calendar's wall clock becomes an instant; `name` is shown to the admin. */
export type CalendarZone = { name: string; instant(date: string, time: string): Instant }

const of = (zone: string): CalendarZone => ({ name: zone, instant: (date, time) => instantOf({ date, time, zone }) })
const UTC = of('UTC')
const UTC_NAMES =
  /^(utc|gmt|z|zulu|etc\/(utc|gmt|uct|zulu|greenwich|universal)|greenwich mean time|coordinated universal time)$/i

/** `America/New_York` in any of the forms in which programs write it; abbreviations such as EST mean several zones. */
function iana(name: string): string | undefined {
  const plain = name.replace(/^["\s]+|["\s]+$/g, '').replaceAll(' ', '_')
  if (isZone(plain) && plain.includes('/')) return plain
  const parts = plain.split('/').filter(Boolean)
  // /freeassociation.sourceforge.net/Tzfile/America/New_York, /mozilla.org/20050126_1/America/Argentina/Buenos_Aires
  for (const count of [3, 2]) {
    const last = parts.slice(-count).join('/')
    if (parts.length >= count && isZone(last)) return last
  }
  const [windows] = findIana(name.trim()) ?? []
  return windows
}

/** The zone of a name that says by itself which one is meant; undefined for any other. */
export function zoneNamed(name: string): CalendarZone | undefined {
  const bare = name.replace(/^["\s/]+|["\s]+$/g, '')
  if (UTC_NAMES.test(bare) || /microsoft\/utc$/i.test(bare)) return UTC
  const known = iana(bare)
  return known === undefined ? undefined : of(known)
}

/** The zone of a TZID, for all events of a calendar. */
export type Zones = (tzid: string) => CalendarZone | undefined

/**
 * A TZID names an IANA zone, with any prefix; or one as Windows and Outlook call it; or what the calendar itself says about
 * it in a VTIMEZONE. Undefined where none of them tells which zone is meant.
 */
export function zonesOf(described: readonly ICAL.Component[], work: Work): Zones {
  const known = new Map<string, CalendarZone | undefined>()
  return (tzid) => {
    if (!known.has(tzid)) {
      const zone = zoneNamed(tzid) ?? zoneDescribed(tzid, described, work)
      known.set(tzid, zone && counted(zone, work))
    }
    return known.get(tzid)
  }
}

/** The zone, asked once for each time of its wall clock. */
export function counted({ name, instant }: CalendarZone, work: Work): CalendarZone {
  const known = new Map<string, Instant>()
  return {
    name,
    instant(date, time) {
      const wall = `${date} ${time}`
      const found = known.get(wall)
      if (found !== undefined) return found
      spend(work, CONVERSION)
      const at = instant(date, time)
      known.set(wall, at)
      return at
    },
  }
}

function zoneDescribed(tzid: string, described: readonly ICAL.Component[], work: Work): CalendarZone | undefined {
  const component = described.find((each) => String(each.getFirstPropertyValue('tzid') ?? '') === tzid)
  if (!component) return undefined
  const located = iana(String(component.getFirstPropertyValue('x-lic-location') ?? ''))
  return located ? of(located) : zoneByOffsets(tzid, component, work)
}

/** `others`: days on which it begins besides; `until`: the last day of its rule, both by its wall clock. */
type Observance = {
  before: number
  after: number
  start: Day
  time: string
  rule?: Rule
  until: Day
  others: readonly Day[]
}
type Onset = { at: number; after: number }

/** By the offsets that a VTIMEZONE lists; undefined where it lists one that cannot be read. */
function zoneByOffsets(name: string, component: ICAL.Component, work: Work): CalendarZone | undefined {
  const parts = [...component.getAllSubcomponents('standard'), ...component.getAllSubcomponents('daylight')]
  const observances = parts.map(observanceOf)
  if (observances.length === 0 || !observances.every((each) => each !== undefined)) return undefined
  const kept = new Map<number, Onset[]>()
  const onsetsAround = (year: number): Onset[] => {
    const known = kept.get(year)
    if (known) return known
    const onsets = observances.flatMap((each) => onsetsOf(each, year, work)).sort((a, b) => b.at - a.at)
    kept.set(year, onsets)
    return onsets
  }
  const first = observances[0]?.before ?? 0
  const offsetAt = (at: number) =>
    onsetsAround(new Date(at).getUTCFullYear()).find((onset) => onset.at <= at)?.after ?? first
  const offsets = [...new Set(observances.flatMap(({ before, after }) => [before, after]))].sort((a, b) => b - a)
  return {
    name,
    instant: (date, time) => {
      const wall = Date.parse(`${date}T${time}:00.000Z`)
      spend(work, offsets.length)
      const fits = offsets.find((offset) => offsetAt(wall - offset) === offset) ?? first
      return toInstant(wall - fits)
    },
  }
}

type Raw = [string, object, string, ...unknown[]]
const valuesOf = (part: ICAL.Component, name: string): unknown[] =>
  part.getAllProperties(name).flatMap((property) => (property as unknown as { jCal: Raw }).jCal.slice(3))

const momentIn = (value: unknown): { day: Day; time: string } | undefined => {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(String(value)) ?? []
  return date && time ? { day: dayOf(date), time } : undefined
}

/** Clocks are changed by the year or on days that are listed; what says otherwise is no time zone. */
function observanceOf(part: ICAL.Component): Observance | undefined {
  const [start, before, after] = [
    momentIn(valuesOf(part, 'dtstart')[0]),
    offsetOf(valuesOf(part, 'tzoffsetfrom')[0]),
    offsetOf(valuesOf(part, 'tzoffsetto')[0]),
  ]
  if (!start || before === undefined || after === undefined) return undefined
  const [raw] = valuesOf(part, 'rrule') as Record<string, unknown>[]
  const rule = raw === undefined ? undefined : ruleOf(raw, start.time)
  if (rule && ('fault' in rule || rule.freq !== 'YEARLY')) return undefined
  const until = raw?.until === undefined ? undefined : lastDay(String(raw.until), before)
  const others = valuesOf(part, 'rdate').map((value) => momentIn(Array.isArray(value) ? value[0] : value)?.day)
  if (!others.every((each) => each !== undefined)) return undefined
  return {
    ...{ before, after, start: start.day, time: start.time, others, until: until ?? Number.POSITIVE_INFINITY },
    ...(rule ? { rule } : {}),
  }
}

/** UNTIL is an instant in UTC; the change on that day is the last one. */
function lastDay(until: string, before: number): Day | undefined {
  const at = Date.parse(until.length > 10 ? until : `${until}T23:59:59Z`)
  return Number.isNaN(at) ? undefined : Math.floor((at + before) / 86_400_000)
}

/** `-05:00` in milliseconds. */
function offsetOf(value: unknown): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})/.exec(String(value)) ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : undefined
}

/** When the observance begins in the year and in the two before it; an observance of one beginning holds from then on. */
function onsetsOf({ before, after, start, time, rule, until, others }: Observance, year: number, work: Work): Onset[] {
  const [from, to] = [dayOf(`${year - 2}-01-01`), Math.min(dayOf(`${year + 1}-01-02`), until + 1)]
  const ruled = rule ? [...daysOf(rule, { start, to, from, work })] : [start]
  // A rule that has ended still says what holds since its last day.
  const ended = rule && until < from ? lastOf(rule, start, until, work) : []
  spend(work, others.length)
  return [...ruled, ...ended, ...others].map((day) => ({
    at: Date.parse(`${dateOf(day)}T${time}:00.000Z`) - before,
    after,
  }))
}

const lastOf = (rule: Rule, start: Day, until: Day, work: Work): Day[] =>
  [...daysOf(rule, { start, to: until + 1, from: until - 400, work })].slice(-1)
