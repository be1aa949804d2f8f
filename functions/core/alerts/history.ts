/** What happened with an alert, as data; staff-facing words for it are written where people read it. */
import type { PagingTier } from '../on-call/policy.ts'
import type { Instant } from '../time.ts'
import type { SignFound } from '../triage/verdict.ts'
import type { Cause } from './false-page.ts'
import type { Outcome } from './outcome.ts'

/** `by`, `to` and `staffId` are staff ids. */
export type AlertChange =
  /** `because`: triage's sentence. */
  | { kind: 'opened'; because: string }
  | { kind: 'paged'; staffIds: string[] }
  | { kind: 'nobody-to-page' }
  | { kind: 'patient-told' }
  | { kind: 'owner-reminded'; staffId: string }
  /** `texts`: how many of the patient's texts went to the owner as one message, after a minute of waiting. */
  | { kind: 'forwarded'; staffId: string; texts: number }
  /** `after`: what ran out. */
  | { kind: 'paging-resumed'; after: 'acknowledgement' | 'contact' }
  | { kind: 'acknowledged'; by: string; note?: string }
  | { kind: 'acknowledgement-undone'; by: string }
  | { kind: 'contacted'; by: string; note?: string }
  | { kind: 'attempted'; by: string; what: string }
  /** `of`: the second clinician, who has to confirm that the patient cannot be reached. */
  | { kind: 'unreachable-asked'; by: string; of: string }
  | { kind: 'handed-over'; by: string; to: string }
  | { kind: 'escalated'; by: string }
  /** `signs`: those that are new; entries of earlier versions name none. */
  | { kind: 'joined'; messageId: string; news: 'higher-tier' | 'new-sign' | 'none'; signs: SignFound['sign'][] }
  /** `from` and `to` are absent in entries of earlier versions. */
  | { kind: 'tier-raised' | 'tier-lowered'; by: string; reason: string; from?: PagingTier; to?: PagingTier }
  | { kind: 'resolved'; by: string; outcome: Outcome }
  /** The outcome before it was withdrawn. */
  | { kind: 'reopened'; by: string; reason: string }
  /** A person found why a false page woke somebody. */
  | { kind: 'cause-found'; by: string; cause: Cause }

export type HistoryEntry = { at: Instant } & AlertChange

/** Events of an alert that are kept: its last ones. */
export const HISTORY_LENGTH = 200

/** Adds to what happened with the alert; its last `HISTORY_LENGTH` events are kept. */
export const note = <Noted extends { history: HistoryEntry[] }>(
  alert: Noted,
  at: Instant,
  change: AlertChange,
): Noted => ({
  ...alert,
  history: [...alert.history, { at, ...change }].slice(-HISTORY_LENGTH),
})
