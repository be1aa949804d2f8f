import { monthSpan, type Span, within } from '../on-call/calendar-span.ts'
import type { PagingTier } from '../on-call/policy.ts'
import { minutesBetween } from '../time.ts'
import type { AlertEntry, Entry, EntryKind, EntryOf, PageCount } from './activity-log.ts'

export const PAGING_TIERS: readonly PagingTier[] = ['emergency', 'urgent', 'prompt']

/** Minutes; of no values at all, nothing. */
export type Times = { count: number; median?: number; p90?: number }

/** What the register says of one month of a clinic's wall clock. */
export type Figures = {
  /** `2026-11` */
  month: string
  /** People with whom a course began. */
  enrolled: number
  /** Of them, those who have written at least once since, until the end of the next month. */
  answered: number
  replies: number
  /** Alerts opened in the month that have their outcome. */
  alerts: number
  falsePages: number
  /** From the opening to the first act of a person, and to the outcome. */
  toFirstAct: Record<PagingTier, Times>
  toOutcome: Record<PagingTier, Times>
  undelivered: number
  /** Numbers that opted out of texts, and people whose mails ended. */
  optOuts: number
  pages: PageCount
}

/**
 * The figures of `month`. `entries` reach from its first instant to the end of the month after it, `open` are the pages of
 * alerts opened in it that have no outcome yet.
 */
export function figuresOf(month: string, zone: string, entries: readonly Entry[], open: readonly PageCount[]): Figures {
  const span = monthSpan(month, zone)
  const of = <Kind extends EntryKind>(kind: Kind) => entriesOf(entries, kind, span)
  const alerts = of('alert')
  const courses = of('enrolled').filter(({ declined }) => !declined)
  const enrolled = new Set(courses.map(({ personId }) => personId))
  const wrote = new Set(entries.flatMap((entry) => (entry.kind === 'reply' ? entry.personId : [])))
  const pages = [...alerts.map((alert) => alert.pages), ...open]
  return {
    month,
    enrolled: enrolled.size,
    answered: [...enrolled].filter((personId) => wrote.has(personId)).length,
    replies: of('reply').length,
    alerts: alerts.length,
    falsePages: alerts.filter(({ falsePage }) => falsePage !== false).length,
    toFirstAct: byTier(alerts, ({ at, actedAt }) => minutesBetween(at, actedAt)),
    toOutcome: byTier(alerts, ({ at, endedAt }) => minutesBetween(at, endedAt)),
    undelivered: of('undelivered').length,
    optOuts: of('reply').filter(({ optedOut }) => optedOut).length + of('mail-ended').length,
    pages: {
      day: pages.reduce((sum, { day }) => sum + day, 0),
      night: pages.reduce((sum, { night }) => sum + night, 0),
    },
  }
}

/** The entries of one kind within a stretch of time. */
export const entriesOf = <Kind extends EntryKind>(entries: readonly Entry[], kind: Kind, span: Span): EntryOf<Kind>[] =>
  entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind && within(entry.at, span))

const byTier = (alerts: readonly AlertEntry[], minutes: (alert: AlertEntry) => number) =>
  Object.fromEntries(
    PAGING_TIERS.map((tier) => [tier, timesOf(alerts.filter((alert) => alert.tier === tier).map(minutes))]),
  ) as Record<PagingTier, Times>

/** The median (mean of the middle two), and the least value that nine of ten do not exceed. */
export function timesOf(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b)
  const count = sorted.length
  const upper = sorted[Math.floor(count / 2)]
  const lower = sorted[Math.floor((count - 1) / 2)]
  const p90 = sorted[Math.ceil(count * 0.9) - 1]
  if (upper === undefined || lower === undefined || p90 === undefined) return { count: 0 }
  return { count, median: (lower + upper) / 2, p90 }
}

/** Per hundred of `whole`, to one decimal; nothing where there is nobody. */
export const perHundred = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part * 1000) / whole) / 10
