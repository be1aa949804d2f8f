import { Heap } from './heap.ts'

/** Milliseconds since 1970, fractions included: two things happen at one instant only when they were meant to. */
export type Moment = number

type Entry = { at: Moment; order: number; run: () => void }

/**
 * One clock, and what is to happen when. Everything of a simulation happens here, one thing after the other, so that a
 * run is a list of steps that its seed alone decides.
 */
export class Scheduler {
  now: Moment
  private readonly entries = new Heap<Entry>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  private count = 0
  private text = { at: Number.NaN, instant: '' }

  constructor(startsAt: Moment) {
    this.now = startsAt
  }

  /** The present instant, as the code under test is told it. */
  instant(): string {
    const whole = Math.floor(this.now)
    if (this.text.at !== whole) this.text = { at: whole, instant: new Date(whole).toISOString() }
    return this.text.instant
  }

  at(at: Moment, run: () => void): void {
    this.entries.add({ at: Math.max(at, this.now), order: this.count++, run })
  }

  after(milliseconds: number, run: () => void): void {
    this.at(this.now + milliseconds, run)
  }

  /** Lets everything happen that is to happen before `end`; `afterEach` may say that it is enough. */
  async runUntil(end: Moment, afterEach: () => boolean): Promise<void> {
    for (let count = 1; ; count++) {
      const next = this.entries.first()
      if (!next || next.at > end) break
      this.entries.removeFirst()
      this.now = next.at
      next.run()
      // The queue of next ticks is looked at once every promise that could be settled has been.
      await new Promise<void>((drained) => process.nextTick(drained))
      if (afterEach()) return
      if (count % 20_000 === 0) await new Promise((turn) => setImmediate(turn))
    }
    this.now = Math.max(this.now, end)
  }
}
