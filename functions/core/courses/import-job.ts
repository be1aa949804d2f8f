import type { Instant } from '../time.ts'
import type { Agreement } from './agreement.ts'

/** One file on its way into the records, fifteen rows a minute. */
export type ImportJob = {
  importId: string
  clinicId: string
  by: string
  startedAt: Instant
  /** By which the rows without a consent cell have consent. */
  agreement?: Agreement
  rows: number
  /** Rows that have been dealt with. */
  done: number
  timers: { work?: Instant }
  /** By a person, before all rows were dealt with: none of the others is. */
  cancelled?: { at: Instant; by: string }
  expiresAt: Instant
}

export type ImportState = 'working' | 'done' | 'cancelled'

export const stateOf = ({ cancelled, done, rows }: ImportJob): ImportState =>
  cancelled ? 'cancelled' : done < rows ? 'working' : 'done'
