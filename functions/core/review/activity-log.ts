import type { Alert } from '../alerts/alert.ts'
import { type Cause, isFalsePage } from '../alerts/false-page.ts'
import type { HistoryEntry } from '../alerts/history.ts'
import type { Outcome } from '../alerts/outcome.ts'
import { withoutUndone } from '../alerts/undo.ts'
import type { SecondReaderMode } from '../clinic/clinic.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { PagingTier } from '../on-call/policy.ts'
import type { Instant } from '../time.ts'
import { earliest, wallTime } from '../time.ts'
import type { Tier } from '../triage/verdict.ts'

/**
 * One line of a clinic's register: ids, kinds and instants of what figures and the safety review count. It holds no words,
 * names of patients or contacts, so it outlives an erasure.
 */
export type Entry =
  /** A treatment was logged; a course began unless messages were declined. */
  | { kind: 'enrolled'; id: string; at: Instant; personId: string; declined?: true }
  /** A patient was put on record without a treatment. */
  | { kind: 'registered'; id: string; at: Instant; personId: string }
  /** `language`: of the patient's record. `optedOut`: this text ended the texts to its number; `optedIn`: it resumed them. */
  | {
      kind: 'reply'
      id: string
      at: Instant
      personId: string
      tier: Tier
      language: string
      optedOut?: true
      optedIn?: true
    }
  | AlertEntry
  /** Neither text nor mail reached the patient: a task to call. */
  | { kind: 'undelivered'; id: string; at: Instant; personId: string }
  /** Mails to this person ended: one click, a complaint, a dead mailbox. */
  | { kind: 'mail-ended'; id: string; at: Instant; personId: string }
  /** The record was erased: after a restore it has to be erased again. */
  | { kind: 'erased'; id: string; at: Instant; personId: string }
  | RereadEntry
  | SecondReadEntry

/** An alert that has its outcome, filed under the day on which it was opened. */
export type AlertEntry = {
  kind: 'alert'
  id: string
  at: Instant
  personId: string
  tier: PagingTier
  /** When a person first acted: acknowledged, tried to reach the patient, reached them, or recorded the outcome. */
  actedAt: Instant
  endedAt: Instant
  outcome: Outcome
  pages: PageCount
  /** `false`: it was right to wake somebody; `true`: a false page whose cause nobody has found yet. */
  falsePage: Cause | boolean
  harm?: string
}

/** A reply that was read again for missed signs, filed beside the reply. */
export type RereadEntry = {
  kind: 'reread'
  id: string
  at: Instant
  readAt: Instant
  by: string
  name: string
  /** The sign that had been missed, or none. */
  missed: string | null
  /** The alert that was raised, or that it joined. */
  alertId?: string
}

/** What the second reader made of a reply that had paged nobody, filed beside the reply. */
export type SecondReadEntry = {
  kind: 'second-read'
  id: string
  at: Instant
  readAt: Instant
  personId: string
  language: string
  mode: SecondReaderMode
  /** The tier of the first verdict. */
  first: Tier
  /**
   * `known`: staff had the sign already. `ungrounded`: its quote does not stand in the text. `asked`: a person was asked to
   * read. `limited`: it had caused too much of late. `unread`: it was silent for too long.
   */
  said: 'nothing' | 'known' | 'ungrounded' | 'paged' | 'asked' | 'limited' | 'unread'
  /** What it found, where it found anything. */
  tier?: Tier
  signs?: string[]
  /** Of `paged`: the alert that was raised, or that it joined. */
  alertId?: string
  /** Of what a person was asked to read: whether there was something, and who says so. */
  judged?: { right: boolean; by: string; name: string; at: Instant }
  /** The version of what the reader was told. */
  instructions: string
}

export type EntryKind = Entry['kind']
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>

/** Times that somebody was paged: one person in one round, by whatever channels. Night is 22:00 to 06:59. */
export type PageCount = { day: number; night: number }

const NIGHT_FROM = '22:00'
const NIGHT_TO = '07:00'

/** Whether the wall clock of `zone` shows 22:00 to 06:59. */
export function isNight(at: Instant, zone: string): boolean {
  const { time } = wallTime(at, zone)
  return time >= NIGHT_FROM || time < NIGHT_TO
}

/** Each person once a round, by the first page to them that left; day and night by the clock of `zone` (isNight). */
export function countPages(pages: readonly Outbound[], zone: string): PageCount {
  const firstBy = new Map<string, Instant>()
  for (const { purpose, round, staffId, sentAt } of pages) {
    if (purpose !== 'page') continue
    const name = `${round} ${staffId}`
    const before = firstBy.get(name)
    if (sentAt && (!before || sentAt < before)) firstBy.set(name, sentAt)
  }
  const night = [...firstBy.values()].filter((at) => isNight(at, zone)).length
  return { day: firstBy.size - night, night }
}

/**
 * The same of an alert that is still open, as its history tells (the last two hundred events of it) and without reading its
 * pages: a page that never left is counted too, until the outcome's line says better.
 */
export function countPaged({ history }: Pick<Alert, 'history'>, zone: string): PageCount {
  const count = { day: 0, night: 0 }
  for (const entry of history)
    if (entry.kind === 'paged') count[isNight(entry.at, zone) ? 'night' : 'day'] += entry.staffIds.length
  return count
}

const ACTS_OF_PEOPLE: readonly HistoryEntry['kind'][] = [
  'acknowledged',
  'contacted',
  'attempted',
  'handed-over',
  'escalated',
  'resolved',
]

/** When a person first acted on the alert and did not take it back; looking at it is not recorded, because GET never acts. */
export const firstActAt = ({ history }: Pick<Alert, 'history'>): Instant | undefined =>
  earliest(
    withoutUndone(history)
      .filter(({ kind }) => ACTS_OF_PEOPLE.includes(kind))
      .map(({ at }) => at),
  )

/** The register's line of an alert that has its outcome. Throws for one that has none. */
export function alertEntry(alert: Alert, pages: readonly Outbound[], zone: string): AlertEntry {
  const { outcome } = alert
  if (!outcome) throw new Error('an alert without an outcome has no line in the register')
  return {
    kind: 'alert',
    id: alert.alertId,
    at: alert.openedAt,
    personId: alert.personId,
    tier: alert.tier,
    actedAt: firstActAt(alert) ?? outcome.at,
    endedAt: outcome.at,
    outcome: outcome.outcome,
    pages: countPages(pages, zone),
    falsePage: isFalsePage(alert),
    ...(typeof outcome.harm === 'string' ? { harm: outcome.harm } : {}),
  }
}
