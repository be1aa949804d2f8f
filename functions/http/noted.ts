import type { WatchedReads } from '../use-cases/access/watch-reads.ts'
import type { Logs } from '../use-cases/ports.ts'

/** For how long an answer waits until it is on record who read what; a healthy table takes a tenth of it. */
const MOST_MILLISECONDS = 250

/** Waits until the readings are on record, and no longer than that: no page is late or fails over its audit. */
export async function notedSoon({ log }: Logs, watched: WatchedReads): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), MOST_MILLISECONDS)
  })
  const noted = await Promise.race([watched.note(), late])
  clearTimeout(timer)
  if (noted === 'late') log.write({ event: 'read-not-noted', via: 'late' })
}
