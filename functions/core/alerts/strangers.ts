/** Unknown numbers that write of warning signs: a handful an hour have alerts of their own, any more share one. */
import { type Instant, minutesBetween } from '../time.ts'
import type { SignFound } from '../triage/verdict.ts'

/** A clinic's: when unknown numbers last got alerts of their own, and whose record holds the alert that gathers the others. */
export type Strangers = { openedAt: Instant[]; personId?: string }

/** One that an alert gathers: the record of the number, and the first of its texts. */
export type Gathered = { personId: string; messageId: string }

const HANDFUL = 5
const WITHIN_MINUTES = 60
/** Keeps the alert far below the 400 KB of an item; the next number begins another. */
const MOST_GATHERED = 500

const lately = (openedAt: readonly Instant[], now: Instant): Instant[] =>
  openedAt.filter((at) => minutesBetween(at, now) < WITHIN_MINUTES)

/** Whether the next unknown number has to share an alert. */
export const isFlood = ({ openedAt }: Strangers, now: Instant): boolean => lately(openedAt, now).length >= HANDFUL

/** After one more alert of an unknown number's own. */
export const withOneMore = (strangers: Strangers, now: Instant): Strangers => ({
  ...strangers,
  openedAt: [...lately(strangers.openedAt, now), now],
})

/** The alert's numbers with this one; undefined where there is no room for another. */
export function gatheredWith(gathered: Gathered[], next: Gathered): Gathered[] | undefined {
  if (gathered.some(({ personId }) => personId === next.personId)) return gathered
  return gathered.length < MOST_GATHERED ? [...gathered, next] : undefined
}

/** Signs without the words they were found in: each stays in the record of the number that wrote it, and is erased there. */
export const withoutWords = (signs: readonly SignFound[]): SignFound[] =>
  signs.map((found) => ({ ...found, evidence: { start: 0, end: 0, text: '' } }))
