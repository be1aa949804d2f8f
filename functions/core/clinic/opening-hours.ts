/** When people are at the clinic. It says when a question is answered; nothing of an alert, a page or a danger sign asks it. */
import { type Instant, instantOf, plusDays, wallTime, weekday } from '../time.ts'

/** From `from` until `to` of one day on the clinic's wall clock, `HH:MM`; `to` of `24:00` is midnight. */
export type Span = { from: string; to: string }

/** The same on several weekdays, 1 = Monday … 7 = Sunday. */
export type WeeklySpan = Span & { days: number[] }

/** Dates (`YYYY-MM-DD`, `last` included) with hours of their own: closed where there are no spans. */
export type SpecialDays = { first: string; last: string; name: DayName; spans: Span[] }

/** As the clinic has typed it; English where it typed no Spanish. */
export type DayName = { en: string; es?: string }

/** A clinic's hours on its own clock. A day that is named in `special` ignores the week. */
export type OpeningHours = { week: WeeklySpan[]; special: SpecialDays[] }

/** A clinic as far as its hours are concerned; without hours nothing says that it is open or closed. */
export type HasHours = { zone: string; openingHours?: OpeningHours | undefined }

/** A day of a clinic: its spans in order, and its name where it is a special one. */
export type OpeningDay = { date: string; spans: readonly Span[]; name?: DayName }

/** What the hours say about a date. */
export function openingDay({ week, special }: OpeningHours, date: string): OpeningDay {
  const own = special.find(({ first, last }) => first <= date && date <= last)
  const spans = own?.spans ?? week.filter(({ days }) => days.includes(weekday(date)))
  return { date, spans: spans.map(({ from, to }) => ({ from, to })).sort(byTime), ...(own ? { name: own.name } : {}) }
}

export const byTime = (a: Span, b: Span): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

/**
 * A span as instants. A time that occurs twice is the first one, and a span in the hour that the clock jumps over is
 * empty, as for shifts (core/time.ts).
 */
const instantsOf = ({ from, to }: Span, date: string, zone: string): { from: Instant; to: Instant } => ({
  from: instantOf({ date, time: from, zone }),
  to:
    to === '24:00' ? instantOf({ date: plusDays(date, 1), time: '00:00', zone }) : instantOf({ date, time: to, zone }),
})

const spansOn = (hours: OpeningHours, date: string, zone: string) =>
  openingDay(hours, date).spans.map((span) => instantsOf(span, date, zone))

export const isOpen = (hours: OpeningHours, at: Instant, zone: string): boolean =>
  spansOn(hours, wallTime(at, zone).date, zone).some(({ from, to }) => from <= at && at < to)

/** A clinic that is closed for longer says no day. */
const FURTHEST_DAYS = 400

/** The first instant from `at` on at which the clinic is open: `at` itself where it is; undefined where none is near. */
export function opensNext(hours: OpeningHours, at: Instant, zone: string): Instant | undefined {
  const today = wallTime(at, zone).date
  for (let day = 0; day <= FURTHEST_DAYS; day++) {
    const next = spansOn(hours, plusDays(today, day), zone).find(({ from, to }) => from < to && at < to)
    if (next) return next.from > at ? next.from : at
  }
  return undefined
}

/** When a clinic that is closed opens; undefined where it is open, says no hours, or does not open soon. */
export function closedUntil({ zone, openingHours }: HasHours, at: Instant): Instant | undefined {
  const opens = openingHours && opensNext(openingHours, at, zone)
  return opens === undefined || opens <= at ? undefined : opens
}

/** The hours as they are kept: equal spans together, days and dates in order. */
export function inOrder({ week, special }: OpeningHours): OpeningHours {
  const days = new Map<string, Set<number>>()
  for (const { from, to, days: given } of week) {
    const key = `${from}-${to}`
    days.set(key, new Set([...(days.get(key) ?? []), ...given]))
  }
  const spans = [...days].map(([key, on]): WeeklySpan => {
    const [from = '', to = ''] = key.split('-')
    return { days: [...on].sort((a, b) => a - b), from, to }
  })
  return {
    week: spans.sort((a, b) => (a.days[0] ?? 0) - (b.days[0] ?? 0) || byTime(a, b)),
    special: special
      .map((each) => ({ ...each, spans: [...each.spans].sort(byTime) }))
      .sort((a, b) => (a.first < b.first ? -1 : 1)),
  }
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const inText = (spans: readonly Span[]): string => spans.map(({ from, to }) => `${from}-${to}`).join(', ') || 'closed'

/** The hours as fields of text, for the log of changes: one a weekday, one a special day. */
export const hoursAsFields = (hours: OpeningHours | undefined): Record<string, string> =>
  hours === undefined
    ? {}
    : Object.fromEntries([
        ...DAYS.map((name, i) => {
          const spans = hours.week.filter(({ days }) => days.includes(i + 1))
          return [name, inText([...spans].sort(byTime))]
        }),
        ...hours.special.map(({ first, last, name, spans }) => [
          first === last ? first : `${first}…${last}`,
          `${name.en}${name.es ? ` / ${name.es}` : ''}: ${inText(spans)}`,
        ]),
      ])
