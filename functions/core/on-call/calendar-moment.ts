/** When an event of a calendar begins and ends: values of iCalendar (RFC 5545) as days, wall-clock times and instants. */
import type ICAL from 'ical.js'
import { OUR_CALENDARS } from '../calendar-text.ts'
import { type Instant, minutesBetween, plusMinutes } from '../time.ts'
import { type Day, dateOf, dayOf } from './calendar-rule.ts'
import { Refused } from './calendar-work.ts'
import type { CalendarZone, Zones } from './calendar-zone.ts'

const LONGEST_DAYS = 400

/** A time of a wall clock; `at` is asked of its zone only when it is read. */
export type Moment = { date: string; time: string; isDate: boolean; zone: CalendarZone; readonly at: Instant }

/** An event that may not take place, or that takes nobody's time: by itself it is no duty. */
export type Unsure = 'tentative' | 'free'

export type Entry = {
  unsure?: Unsure
  event: number
  uid: string
  component: ICAL.Component
  sequence: number
  isCancelled: boolean
  zones: Zones
  /** The zone of times that name none. */
  floating: CalendarZone
}

/** `[name, parameters, type, value, …]` of jCal (RFC 7265), as the parser leaves it. */
type Raw = [string, Record<string, string>, string, ...unknown[]]
export const rawOf = (component: ICAL.Component, name: string): Raw[] =>
  component.getAllProperties(name).map((property) => (property as unknown as { jCal: Raw }).jCal)

/** RFC 5545, 3.8.1.11 and 3.8.2.7. The shifts that we write into calendars ourselves block nobody's time. */
export function unsureOf(event: ICAL.Component, calendar: ICAL.Component): { unsure?: Unsure } {
  const says = (component: ICAL.Component, name: string) =>
    String(component.getFirstPropertyValue(name) ?? '').toLowerCase()
  if (says(event, 'status') === 'tentative') return { unsure: 'tentative' }
  const isFree = says(event, 'transp') === 'transparent' && says(calendar, 'prodid') !== OUR_CALENDARS.toLowerCase()
  return isFree ? { unsure: 'free' } : {}
}

export function momentOf(value: unknown, tzid: string | undefined, { zones, floating }: Entry): Moment {
  const [matched, year, month, day, hour, minute, isUtc] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}):?\d{0,2}(Z)?)?/.exec(String(value).trim()) ?? []
  const date = `${year}-${month}-${day}`
  if (!matched || dateOf(dayOf(date)) !== date) throw new Refused({ kind: 'date-unreadable' })
  const isDate = hour === undefined
  const zone = isUtc ? zones('UTC') : tzid && !isDate ? zones(tzid) : floating
  if (!zone) throw new Refused({ kind: 'zone-unknown', zone: String(tzid) })
  const time = isDate ? '00:00' : `${hour}:${minute}`
  if (time > '23:59' || Number(minute ?? 0) > 59) throw new Refused({ kind: 'time-unreadable' })
  return {
    ...{ date, time, isDate, zone },
    get at() {
      return zone.instant(date, time)
    },
  }
}

export function momentsOf(entry: Entry, name: string): Moment[] {
  return rawOf(entry.component, name).flatMap(([, parameters, , ...values]) =>
    values.map((value) => momentOf(Array.isArray(value) ? value[0] : value, parameters.tzid, entry)),
  )
}

/** Days by the wall clock, and minutes that pass. */
export type Length = { days: number; minutes: number; endTime?: { time: string; zone: CalendarZone } }

function lengthOf(entry: Entry, start: Moment): Length {
  const [end] = momentsOf(entry, 'dtend')
  if (end) {
    if (end.at <= start.at) throw new Refused({ kind: 'ends-first' })
    const days = dayOf(end.date) - dayOf(start.date)
    const length: Length = { days, minutes: 0, endTime: { time: end.time, zone: end.zone } }
    return end.zone.name === start.zone.name ? length : { days: 0, minutes: minutesBetween(start.at, end.at) }
  }
  const [raw] = rawOf(entry.component, 'duration')
  if (!raw) {
    if (start.isDate) return { days: 1, minutes: 0 }
    throw new Refused({ kind: 'no-end' })
  }
  const [matched, sign, weeks, days, hours, minutes] =
    /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,7}S)?)?$/.exec(String(raw[3])) ??
    []
  const length = {
    days: Number(weeks ?? 0) * 7 + Number(days ?? 0),
    minutes: Number(hours ?? 0) * 60 + Number(minutes ?? 0),
  }
  if (!matched || sign === '-' || (length.days === 0 && length.minutes === 0)) throw new Refused({ kind: 'no-length' })
  return length
}

/** The end of what begins on `day`: the wall clock counts days, and a duration of hours counts hours (RFC 5545, 3.3.6). */
export function endOf(day: Day, start: Moment, { days, minutes, endTime }: Length): Instant {
  const date = dateOf(day + days)
  if (endTime) return endTime.zone.instant(date, endTime.time)
  return plusMinutes(start.zone.instant(date, start.time), minutes)
}

export function startOf(entry: Entry): { start: Moment; length: Length } {
  const [start] = momentsOf(entry, 'dtstart')
  if (!start) throw new Refused({ kind: 'no-beginning' })
  const length = lengthOf(entry, start)
  if (length.days + length.minutes / 1440 > LONGEST_DAYS) throw new Refused({ kind: 'too-long', days: LONGEST_DAYS })
  return { start, length }
}

export function periodEnd(end: string, from: Moment, entry: Entry): Instant {
  const [, hours, minutes] = /^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?/.exec(end) ?? []
  if (end.startsWith('P')) return plusMinutes(from.at, Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  return momentOf(end, undefined, { ...entry, floating: from.zone }).at
}
