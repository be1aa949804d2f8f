/** The days of a repeating event (RFC 5545, RRULE), each looked at once: a rule that never occurs cannot hang. */
import type { Unreadable } from './calendar-facts.ts'
import { spend, type Work } from './calendar-work.ts'

/** Days since 1 January 1970. */
export type Day = number
export const dayOf = (date: string): Day => Math.round(Date.parse(`${date}T00:00:00.000Z`) / 86_400_000)
export const dateOf = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

export type Rule = {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  count?: number
  byDay: { weekday: number; nth?: number }[]
  byMonth: number[]
  byMonthDay: number[]
  byYearDay: number[]
  bySetPos: number[]
  /** 0 = Sunday. */
  weekStart: number
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

type Raw = Readonly<Record<string, unknown>>
const list = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String))
const numbers = (value: unknown): number[] => list(value).map(Number)

/** A rule as the parser hands it over, or why a rota cannot be made of it. `time`: that of the event's beginning. */
export function ruleOf(raw: Raw, time: string): Rule | { fault: Unreadable } {
  const freq = FREQUENCIES.find((each) => each === raw.freq)
  if (!freq) return { fault: { kind: 'repeats-too-often', how: String(raw.freq ?? '').toLowerCase() } }
  const [hour = '', minute = ''] = time.split(':')
  const isOther = (part: unknown, own: string) => numbers(part).some((each) => each !== Number(own))
  if (
    raw.byweekno !== undefined ||
    isOther(raw.byhour, hour) ||
    isOther(raw.byminute, minute) ||
    isOther(raw.bysecond, '0')
  )
    return { fault: { kind: 'repeats-oddly' } }
  const byDay = list(raw.byday).map((each) => {
    const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(each) ?? []
    return { weekday: WEEKDAYS.indexOf(name), ...(nth ? { nth: Number(nth) } : {}) }
  })
  const interval = raw.interval === undefined ? 1 : Number(raw.interval)
  const count = raw.count === undefined ? undefined : Number(raw.count)
  const rule: Rule = {
    freq,
    interval,
    ...(count === undefined ? {} : { count }),
    byDay,
    byMonth: numbers(raw.bymonth),
    byMonthDay: numbers(raw.bymonthday),
    byYearDay: numbers(raw.byyearday),
    bySetPos: numbers(raw.bysetpos),
    weekStart: Math.max(0, WEEKDAYS.indexOf(list(raw.wkst).map(weekdayName)[0] ?? 'MO')),
  }
  const all = [interval, count ?? 1, ...rule.byMonth, ...rule.byMonthDay, ...rule.byYearDay, ...rule.bySetPos]
  const isOdd =
    !all.every(Number.isInteger) || interval < 1 || (count ?? 1) < 1 || byDay.some(({ weekday }) => weekday < 0)
  return isOdd ? { fault: { kind: 'rule-unreadable' } } : rule
}

/** The parser numbers weekdays from Sunday, 1, where it has read them. */
const weekdayName = (each: string): string => (/^\d$/.test(each) ? (WEEKDAYS[Number(each) - 1] ?? 'MO') : each)

type Parts = {
  year: number
  month: number
  day: number
  weekday: number
  monthDays: number
  yearDay: number
  yearDays: number
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
/** Days of the year before each month, the thirteenth being the next year's first. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
const daysBefore = (month: number, leap: boolean): number => (BEFORE[month - 1] ?? 0) + (leap && month > 2 ? 1 : 0)
/** Of the Gregorian calendar's 400 years. */
const CYCLE_DAYS = 146_097
/** From 1 January of the year 0. */
const EPOCH = 719_528

/** By arithmetic alone: a `Date` for each of forty years' days takes a hundred times as long. */
function partsOf(at: Day): Parts {
  const since = at + EPOCH
  let year = Math.floor((since * 400) / CYCLE_DAYS)
  let first = firstDayOf(year)
  while (first > since) first = firstDayOf(--year)
  while (firstDayOf(year + 1) <= since) first = firstDayOf(++year)
  const leap = isLeap(year)
  const yearDay = since - first + 1
  let month = Math.min(12, Math.ceil(yearDay / 29))
  while (daysBefore(month, leap) >= yearDay) month--
  const before = daysBefore(month, leap)
  return {
    ...{ year, month, day: yearDay - before, weekday: (((at + 4) % 7) + 7) % 7 },
    ...{ monthDays: daysBefore(month + 1, leap) - before, yearDay, yearDays: leap ? 366 : 365 },
  }
}

/** Days from 1 January of the year 0 to that of `year`. */
const firstDayOf = (year: number): number => {
  const past = year - 1
  return year * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1
}

const has = (wanted: readonly number[], value: number, length: number): boolean =>
  wanted.length === 0 || wanted.includes(value) || wanted.includes(value - length - 1)

/** Whether a weekday is the nth, or the nth from the end, of its month or year. */
const isNth = (nth: number, day: number, length: number): boolean =>
  nth > 0 ? Math.ceil(day / 7) === nth : Math.ceil((length - day + 1) / 7) === -nth

/** Whether the day belongs to the rule's set, whatever its period. */
function isInSet(rule: Rule, at: Parts, start: Parts): boolean {
  const { freq, byDay, byMonth, byMonthDay, byYearDay } = rule
  if (byMonth.length > 0 && !byMonth.includes(at.month)) return false
  if (!has(byMonthDay, at.day, at.monthDays) || !has(byYearDay, at.yearDay, at.yearDays)) return false
  if (byDay.length > 0) {
    const ofYear = freq === 'YEARLY' && byMonth.length === 0
    return byDay.some(
      ({ weekday, nth }) =>
        weekday === at.weekday &&
        (nth === undefined || isNth(nth, ofYear ? at.yearDay : at.day, ofYear ? at.yearDays : at.monthDays)),
    )
  }
  if (byMonthDay.length > 0 || byYearDay.length > 0 || freq === 'DAILY') return true
  if (freq === 'WEEKLY') return at.weekday === start.weekday
  return at.day === start.day && (freq === 'MONTHLY' || byMonth.length > 0 || at.month === start.month)
}

const weekOf = (day: Day, weekStart: number): number => Math.floor((day - ((weekStart + 3) % 7)) / 7)

function periodOf({ freq, weekStart }: Rule, day: Day, at: Parts): number {
  switch (freq) {
    case 'DAILY':
      return day
    case 'WEEKLY':
      return weekOf(day, weekStart)
    case 'MONTHLY':
      return at.year * 12 + at.month
    case 'YEARLY':
      return at.year
  }
}

type Looked = { start: Day; to: Day; from?: Day; work: Work }

/** The rule's days from `start`, those before `to`, in order; with a count it is kept from the beginning. */
export function* daysOf(rule: Rule, { start, to, from = start, work }: Looked): Generator<Day> {
  const startParts = partsOf(start)
  const first = periodOf(rule, start, startParts)
  const begin = rule.count === undefined && rule.bySetPos.length === 0 ? Math.max(start, from) : start
  let left = rule.count ?? Number.POSITIVE_INFINITY
  for (const [day, isWanted] of rule.bySetPos.length > 0 ? positioned(rule, start, to, work) : each(begin, to, work)) {
    if (left <= 0) return
    if (day < start || day >= to) continue
    const at = partsOf(day)
    if ((periodOf(rule, day, at) - first) % rule.interval !== 0) continue
    if (!(isWanted ?? isInSet(rule, at, startParts))) continue
    left--
    if (day >= from) yield day
  }
}

function* each(from: Day, to: Day, work: Work): Generator<[Day, boolean | undefined]> {
  for (let day = from; day < to; day++) {
    spend(work, 1)
    yield [day, undefined]
  }
}

/** BYSETPOS: of each period's days those at the places named. */
function* positioned(rule: Rule, start: Day, to: Day, work: Work): Generator<[Day, boolean | undefined]> {
  const startParts = partsOf(start)
  let [period, days]: [number | undefined, Day[]] = [undefined, []]
  const chosen = () => days.filter((_, i) => rule.bySetPos.includes(i + 1) || rule.bySetPos.includes(i - days.length))
  // A whole year more, so that the last period is complete; and from the beginning of the first.
  for (let day = start - 366; day < to + 366; day++) {
    spend(work, 1)
    const at = partsOf(day)
    const now = periodOf(rule, day, at)
    if (now !== period) {
      for (const each of chosen()) yield [each, true]
      ;[period, days] = [now, []]
    }
    if (isInSet(rule, at, startParts)) days.push(day)
  }
}
