/** Weeks and months of a clinic's wall clock, as stretches of instants. */
import type { Instant } from '../time.ts'
import { instantOf, plusDays, wallTime, weekday } from '../time.ts'

/** From `from`, before `to`. */
export type Span = { from: Instant; to: Instant }

const midnight = (date: string, zone: string): Instant => instantOf({ date, time: '00:00', zone })

/** The Monday (`2026-11-23`) of the week that `at` lies in. */
export function weekOf(at: Instant, zone: string): string {
  const { date } = wallTime(at, zone)
  return plusDays(date, 1 - weekday(date))
}

/** `date`: `2026-11-23`, on the wall clock of `zone`. */
export const daySpan = (date: string, zone: string): Span => ({
  from: midnight(date, zone),
  to: midnight(plusDays(date, 1), zone),
})

export const weekSpan = (monday: string, zone: string): Span => ({
  from: midnight(monday, zone),
  to: midnight(plusDays(monday, 7), zone),
})

/** From the beginning of one day to the end of another. */
export const spanOfDays = (first: string, last: string, zone: string): Span => ({
  from: midnight(first, zone),
  to: midnight(plusDays(last, 1), zone),
})

/** `2026-11` of the month that `at` lies in. */
export const monthOf = (at: Instant, zone: string): string => wallTime(at, zone).date.slice(0, 7)

/** The month `n` after `month`; before it where `n` is negative. */
export function plusMonths(month: string, n: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

export const monthSpan = (month: string, zone: string): Span => ({
  from: midnight(`${month}-01`, zone),
  to: midnight(`${plusMonths(month, 1)}-01`, zone),
})

export const within = (at: Instant, { from, to }: Span): boolean => at >= from && at < to
