/** What the second reader may cause at one clinic, so that a runaway pages nobody through the night. */
import { hoursBetween, type Instant } from '../time.ts'

/** Instants of the last day at which it paged, and at which it asked a person to read. */
export type Caused = { pages: Instant[]; tasks: Instant[] }

export const CAUSED_NOTHING: Caused = { pages: [], tasks: [] }

/** Far more than triage misses at a clinic of any size in an hour or a day, far less than a night of pages. */
export const MOST_CAUSED = { pages: { hour: 3, day: 10 }, tasks: { hour: 10, day: 40 } } as const

const DAY_HOURS = 24

/** The same with one more; undefined where the limit of the hour or of the day is reached. */
export function withOneMore(caused: Caused, what: keyof Caused, now: Instant): Caused | undefined {
  const ofDay = lately(caused, now)
  const ofHour = ofDay[what].filter((at) => hoursBetween(at, now) < 1)
  const { hour, day } = MOST_CAUSED[what]
  if (ofHour.length >= hour || ofDay[what].length >= day) return undefined
  return { ...ofDay, [what]: [...ofDay[what], now] }
}

const lately = ({ pages, tasks }: Caused, now: Instant): Caused => {
  const ofDay = (at: Instant) => hoursBetween(at, now) < DAY_HOURS
  return { pages: pages.filter(ofDay), tasks: tasks.filter(ofDay) }
}
