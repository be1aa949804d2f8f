/** Whether a measure of a soak is flat, grows, or was too large at any time. */
import { medianOf, slopeOf } from '../support/slope.ts'
import type { Sample } from './sample.ts'

export type Measure = Exclude<keyof Sample, 'hours'>

type Bound = {
  what: string
  unit: string
  /** The most that it may grow in an hour. */
  perHour: number
  /** The most that it may ever be. */
  most?: number
}

/**
 * Memory: what a process takes for a while settles; fifteen megabytes an hour would end a server of this size within days.
 * Handles and processes: functions come and go, so there may be one more at the end of an hour. What is kept of each text may not
 * grow by a quarter in an hour. Lateness: the alarms' own limits (docs/runbook.md).
 */
export const BOUNDS: Record<Measure, Bound> = {
  serverMegabytes: { what: 'the server, resident', unit: 'MB', perHour: 15 },
  engineMegabytes: { what: 'its DynamoDB, resident', unit: 'MB', perHour: 15 },
  heldMegabytes: { what: "a function's process, held", unit: 'MB', perHour: 1 },
  processes: { what: 'processes', unit: '', perHour: 2 },
  serverHandles: { what: 'open files and sockets of the server', unit: '', perHour: 10 },
  handles: { what: 'open files and sockets of all', unit: '', perHour: 50 },
  files: { what: 'files in its folder', unit: '', perHour: 0.5 },
  bytesPerText: { what: 'kept in its folder for each text', unit: 'bytes', perHour: 10_000 },
  pageSeconds: { what: 'pages and answers overdue', unit: 's', perHour: 60, most: 180 },
  followUpSeconds: { what: 'follow-ups overdue', unit: 's', perHour: 600, most: 3600 },
  secondsPerMinute: { what: "a minute of the clinic's clock took", unit: 's', perHour: 0.5 },
  errorsPerText: { what: 'errors for each text', unit: '', perHour: 0.2 },
}
export const MEASURES = Object.keys(BOUNDS) as Measure[]

export type Finding = {
  measure: Measure
  what: string
  unit: string
  median: number
  most: number
  perHour: number
  bound: number
  verdict: 'flat' | 'grows' | 'too much' | 'too few looks'
}

/** Caches and heaps fill in the first quarter of a run. */
const WARM_SHARE = 0.25
/** Fewer looks say nothing about a slope. */
const LEAST_LOOKS = 8

export function verdictOf(samples: readonly Sample[]): Finding[] {
  const warm = samples.slice(Math.ceil(samples.length * WARM_SHARE))
  return MEASURES.map((measure) => {
    const { what, unit, perHour: bound, most: limit = Number.POSITIVE_INFINITY } = BOUNDS[measure]
    const points = warm.map((sample) => ({ at: sample.hours, value: sample[measure] }))
    const perHour = slopeOf(points)
    const most = Math.max(0, ...samples.map((sample) => sample[measure]))
    const slope = warm.length < LEAST_LOOKS ? 'too few looks' : perHour > bound ? 'grows' : 'flat'
    const verdict = most > limit ? 'too much' : slope
    return {
      measure,
      what,
      unit,
      bound,
      verdict,
      median: round(medianOf(points)),
      most: round(most),
      perHour: round(perHour),
    }
  })
}

export const complaintsOf = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ what, unit, perHour, bound, most, verdict }) => {
    if (verdict === 'grows') return [`${what}: grows by ${withUnit(perHour, unit)} an hour; ${bound} may be`]
    return verdict === 'too much' ? [`${what}: ${withUnit(most, unit)} at most, which is too much`] : []
  })

const round = (value: number): number => Math.round(value * 100) / 100
const withUnit = (value: number, unit: string): string => `${value} ${unit}`.trim()
