/** CloudWatch metrics, by minutes of our time: what services count, and what functions print in the embedded format. */

/** `of`: the dimensions, which are part of a metric's identity. */
export type MetricId = { namespace: string; name: string; of?: Record<string, string> }

type Point = { sum: number; max: number; count: number }

const MINUTE = 60_000
/** Longer than any alarm looks back. */
const KEPT_MINUTES = 24 * 60

export const keyOf = ({ namespace, name, of = {} }: MetricId): string =>
  [namespace, name, ...Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1))].join(' ')

export class Metrics {
  private readonly points = new Map<string, Map<number, Point>>()
  private readonly now: () => number

  /** `now`: milliseconds of the epoch. */
  constructor(now: () => number) {
    this.now = now
  }

  add(id: MetricId, value: number): void {
    const key = keyOf(id)
    const minute = Math.floor(this.now() / MINUTE)
    const minutes = this.points.get(key) ?? new Map<number, Point>()
    this.points.set(key, minutes)
    const { sum, max, count } = minutes.get(minute) ?? { sum: 0, max: Number.NEGATIVE_INFINITY, count: 0 }
    minutes.set(minute, { sum: sum + value, max: Math.max(max, value), count: count + 1 })
    for (const [old] of minutes) {
      if (old >= minute - KEPT_MINUTES) break
      minutes.delete(old)
    }
  }

  /**
   * A statistic over whole minutes from `from` (inclusive) to `to` (exclusive), both counted in minutes of the epoch;
   * absent when nothing was reported.
   */
  statistic(id: MetricId, statistic: string, from: number, to: number): number | undefined {
    const found = [...(this.points.get(keyOf(id)) ?? [])].filter(([minute]) => minute >= from && minute < to)
    if (found.length === 0) return undefined
    const values = found.map(([, point]) => point)
    switch (statistic.toLowerCase()) {
      case 'sum':
        return values.reduce((total, { sum }) => total + sum, 0)
      case 'maximum':
        return Math.max(...values.map(({ max }) => max))
      default:
        throw new Error(`the statistic ${statistic} is not modelled here (infra/local/services/cloudwatch-metrics.ts)`)
    }
  }

  /**
   * A line of a function's log: where it is one of the embedded metric format, alone and from its first character on,
   * its numbers are metrics (CloudWatch Embedded Metric Format specification).
   */
  read(line: string): void {
    if (!line.startsWith('{"')) return
    const entry = jsonIn(line)
    for (const { Namespace, Dimensions, Metrics } of entry?._aws?.CloudWatchMetrics ?? [])
      for (const names of Dimensions)
        for (const { Name } of Metrics) {
          const value = entry?.[Name]
          const of = Object.fromEntries(names.map((name) => [name, String(entry?.[name])]))
          if (typeof value === 'number') this.add({ namespace: Namespace, name: Name, of }, value)
        }
  }
}

type Directive = { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }
type Embedded = { _aws?: { CloudWatchMetrics?: Directive[] }; [member: string]: unknown }

function jsonIn(line: string): Embedded | undefined {
  try {
    return JSON.parse(line) as Embedded
  } catch {
    return undefined
  }
}
