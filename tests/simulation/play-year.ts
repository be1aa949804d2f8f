import type { Fault } from './faults.ts'
import { type GrowthReport, judgeGrowth } from './judge-growth.ts'
import { type Played, play } from './play.ts'
import { A_YEAR, inventYear } from './year.ts'

export type Year = {
  seed: number
  patients: number
  faults: readonly Fault[]
  /** A part of a year, from another day on. */
  startsAt?: string
  days?: number
  onDay?: (day: number) => void
}

/** A clinic's year in one run, judged by the invariants, and by whether anything grows that is not history. */
export async function playYear(year: Year): Promise<{ played: Played; growth: GrowthReport }> {
  const { seed, patients, faults, startsAt = A_YEAR.startsAt, days = A_YEAR.days, onDay } = year
  const story = inventYear({ seed, patients, faults, startsAt, days })
  const { ledger, ...played } = await play(story, undefined, { isCounted: true, ...(onDay ? { onDay } : {}) })
  if (!ledger) throw new Error('nothing was counted')
  return { played, growth: judgeGrowth(ledger) }
}
