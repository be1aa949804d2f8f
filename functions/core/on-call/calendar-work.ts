/** What reading one file may take, counted in steps: a bound in seconds would depend on what else the machine does. */
import type { Unreadable } from './calendar-facts.ts'

/** An event that cannot be read for sure. */
export class Refused extends Error {
  readonly why: Unreadable
  constructor(why: Unreadable) {
    super(why.kind)
    this.why = why
  }
}

/** Steps that are left. One step is one day that a rule is compared with; the machine needs less than 0.1 µs for it. */
export type Work = { left: number }

const MOST_STEPS = 600_000
/** A wall clock's time as an instant: the platform is asked for the zone's offsets. */
export const CONVERSION = 50

export const workOfOneFile = (): Work => ({ left: MOST_STEPS })

/** Throws `Refused` once the file has taken all its steps; everything after that is refused at once. */
export function spend(work: Work, steps: number): void {
  work.left -= steps
  if (work.left < 0) throw new Refused({ kind: 'too-much-work' })
}
