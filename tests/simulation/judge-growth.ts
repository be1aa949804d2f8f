import { medianOf, type Point, slopeOf } from '../support/slope.ts'
import { kinds } from './kinds.ts'
import type { DayEnd, Ledger } from './ledger.ts'

export type Growth = {
  what: string
  /** A day's, in the middle of all months. */
  median: number
  perMonth: number
  /** What a month may add to it. */
  bound: number
  grows: boolean
}
export type GrowthReport = { months: number; measured: Growth[]; kept: Growth[]; complaints: string[] }

/** What expires does so within thirty days, and goes some days later: until then all of it grows. */
const WARM_DAYS = 35
const DAYS_A_MONTH = 30.5
/** Months are compared where there are five of them; in a shorter run, what never ends is found by itself. */
const LEAST_DAYS = 150
/** A passing item without an end is one too many by then. */
const ENDLESS_DAYS = 14
/** Of a measure's level, in all the months of a run together. */
const MOST_SHARE = 0.5
/** Small numbers go up and down. */
const LEAST_MOVE = 8

/**
 * Whether anything grows that is not history: the levels of the days are compared over all months, by the median of their
 * slopes, after the first five weeks. The bound of a month is half of the level, spread over the run.
 */
export function judgeGrowth(ledger: Ledger): GrowthReport {
  const warm = ledger.days.slice(WARM_DAYS)
  const months = warm.length / DAYS_A_MONTH
  const growth = (what: string, measure: (day: DayEnd) => number, least = LEAST_MOVE): Growth => {
    const points = weekly(warm.map((day, n) => ({ at: n / DAYS_A_MONTH, value: measure(day) })))
    const [perMonth, median] = [slopeOf(points), medianOf(points)]
    const bound = Math.max(least, median * MOST_SHARE) / Math.max(1, months)
    return { what, ...rounded({ median, perMonth, bound }), grows: warm.length >= LEAST_DAYS && perMonth > bound }
  }
  const named = [...new Map(kinds().map((kind) => [kind.name, kind])).values()]
  const measured = [
    ...named
      .filter(({ keeps }) => keeps !== 'history')
      .map(({ name, keeps }) => growth(`${keeps}: ${name}`, ({ items }) => items[name] ?? 0)),
    growth('entries in the due index', ({ due }) => due),
    growth('kilobytes of settings', ({ settingsKilobytes }) => settingsKilobytes, 1),
    growth('log lines a day', ({ logLines }) => logLines, 50),
    ...named
      .filter(({ keeps }) => keeps === 'history')
      .map(({ name }) => growth(`new for each visit: ${name}`, newForEachVisit(ledger.days, name), 0.5)),
  ].filter(({ median, perMonth }) => median !== 0 || perMonth !== 0)
  const kept = [
    ...named
      .filter(({ keeps }) => keeps === 'history')
      .map(({ name, because }) => growth(`${name} (${because})`, ({ items }) => items[name] ?? 0)),
    growth("items that one read of a person's record returns", ({ recordReads, recordItems }) =>
      recordReads === 0 ? 0 : recordItems / recordReads,
    ),
  ].filter(({ median }) => median !== 0)
  const passing = new Set(named.filter(({ keeps }) => keeps === 'passing').map(({ name }) => name))
  return {
    months: round(ledger.days.length / DAYS_A_MONTH),
    ...{ measured, kept },
    complaints: [
      ...measured
        .filter(({ grows }) => grows)
        .map(({ what, perMonth, bound }) => `${what}: grows by ${perMonth} a month; ${bound} may be`),
      ...endless(ledger, (kind) => passing.has(kind)),
      ...[...ledger.unknown].map((shape) => `nobody says why this item may stay: ${shape}`),
    ],
  }
}

/** By kind, each with one of them. */
function endless(ledger: Ledger, isPassing: (kind: string) => boolean): string[] {
  const found = Map.groupBy(ledger.endless(isPassing, ENDLESS_DAYS), ({ kind }) => kind)
  return [...found].map(([kind, items]) => `passing: ${kind}: ${items.length} never end, such as ${items[0]?.name}`)
}

/** Of a month before this day, since visits of some days are few. */
const newForEachVisit =
  (days: readonly DayEnd[], name: string) =>
  (day: DayEnd): number => {
    const to = days.indexOf(day)
    const month = days.slice(Math.max(0, to - 30), to + 1)
    const visits = month.slice(1).reduce((sum, each) => sum + each.visits, 0)
    const added = (day.items[name] ?? 0) - (month[0]?.items[name] ?? 0)
    return visits === 0 ? 0 : added / visits
  }

/** The mean of each week: a clinic has weekends. */
function weekly(points: readonly Point[]): Point[] {
  const weeks: Point[] = []
  for (let from = 0; from + 7 <= points.length; from += 7) {
    const week = points.slice(from, from + 7)
    weeks.push({ at: week[3]?.at ?? 0, value: week.reduce((sum, { value }) => sum + value, 0) / week.length })
  }
  return weeks
}

const round = (value: number): number => Math.round(value * 100) / 100
const rounded = <T extends Record<string, number>>(values: T): T =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)])) as T
