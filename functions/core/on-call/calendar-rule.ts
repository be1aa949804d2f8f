/** The days of a repeating event (RFC 5545, RRULE), each looked at once: a rule that never occurs cannot hang. */

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
export function ruleOf(raw: Raw, time: string): Rule | { fault: string } {
  const freq = FREQUENCIES.find((each) => each === raw.freq)
  if (!freq) return { fault: `It repeats ${String(raw.freq ?? '').toLowerCase()}: write it as daily or weekly events.` }
  const [hour = '', minute = ''] = time.split(':')
  const isOther = (part: unknown, own: string) => numbers(part).some((each) => each !== Number(own))
  if (
    raw.byweekno !== undefined ||
    isOther(raw.byhour, hour) ||
    isOther(raw.byminute, minute) ||
    isOther(raw.bysecond, '0')
  )
    return { fault: 'It repeats by weeks of the year or at several times: write it as daily or weekly events.' }
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
  return isOdd ? { fault: 'Its rule of repetition cannot be read.' } : rule
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

function partsOf(at: Day): Parts {
  const date = new Date(at * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
  const first = Date.UTC(year, 0, 1) / 86_400_000
  return {
    ...{ year, month, day: date.getUTCDate(), weekday: date.getUTCDay() },
    monthDays: new Date(Date.UTC(year, month, 0)).getUTCDate(),
    yearDay: at - first + 1,
    yearDays: Date.UTC(year + 1, 0, 1) / 86_400_000 - first,
  }
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

/** The rule's days from `start`, those before `to`, in order; with a count it is kept from the beginning. */
export function* daysOf(rule: Rule, start: Day, to: Day, from: Day = start): Generator<Day> {
  const startParts = partsOf(start)
  const first = periodOf(rule, start, startParts)
  const begin = rule.count === undefined && rule.bySetPos.length === 0 ? Math.max(start, from) : start
  let left = rule.count ?? Number.POSITIVE_INFINITY
  for (const [day, isWanted] of rule.bySetPos.length > 0 ? positioned(rule, start, to) : each(begin, to)) {
    if (left <= 0) return
    if (day < start || day >= to) continue
    const at = partsOf(day)
    if ((periodOf(rule, day, at) - first) % rule.interval !== 0) continue
    if (!(isWanted ?? isInSet(rule, at, startParts))) continue
    left--
    if (day >= from) yield day
  }
}

function* each(from: Day, to: Day): Generator<[Day, boolean | undefined]> {
  for (let day = from; day < to; day++) yield [day, undefined]
}

/** BYSETPOS: of each period's days those at the places named. */
function* positioned(rule: Rule, start: Day, to: Day): Generator<[Day, boolean | undefined]> {
  const startParts = partsOf(start)
  let [period, days]: [number | undefined, Day[]] = [undefined, []]
  const chosen = () => days.filter((_, i) => rule.bySetPos.includes(i + 1) || rule.bySetPos.includes(i - days.length))
  // A whole year more, so that the last period is complete; and from the beginning of the first.
  for (let day = start - 366; day < to + 366; day++) {
    const at = partsOf(day)
    const now = periodOf(rule, day, at)
    if (now !== period) {
      for (const each of chosen()) yield [each, true]
      ;[period, days] = [now, []]
    }
    if (isInSet(rule, at, startParts)) days.push(day)
  }
}
