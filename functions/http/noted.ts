import type { WatchedReads } from '../use-cases/access/watch-reads.ts'
import type { Logs } from '../use-cases/ports.ts'

/** For how long an answer waits for what it can do without; a healthy table takes a tenth of it. */
const MOST_MILLISECONDS = 250

/** What the promise gives, or `late` where that takes longer than an answer waits. */
export async function inGoodTime<T>(promise: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), MOST_MILLISECONDS)
  })
  const given = await Promise.race([promise, late])
  clearTimeout(timer)
  return given
}

/** Waits until the readings are on record, and no longer than that: no page is late or fails over its audit. */
export async function notedSoon({ log }: Logs, watched: WatchedReads): Promise<void> {
  const noted = await inGoodTime(watched.note())
  if (noted === 'late') log.write({ event: 'read-not-noted', via: 'late' })
}
