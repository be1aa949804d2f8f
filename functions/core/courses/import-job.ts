import type { Instant } from '../time.ts'

/** One file on its way into the records, fifteen rows a minute. */
export type ImportJob = {
  importId: string
  clinicId: string
  by: string
  startedAt: Instant
  rows: number
  /** Rows that have been dealt with. */
  done: number
  timers: { work?: Instant }
  expiresAt: Instant
}
