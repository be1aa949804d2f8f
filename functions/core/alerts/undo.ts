/** Taken by mistake: for ten seconds the person who took an alert can give it back as it was. */
import type { Staff } from '../clinic/clinic.ts'
import { type Instant, plusSeconds } from '../time.ts'
import type { Alert } from './alert.ts'
import { onWoken, type Situation, type Step } from './escalation.ts'
import { type HistoryEntry, note } from './history.ts'
import { type RefusalFact, refused } from './refusals.ts'

/** By the clock of the service, from the act to its undoing. */
export const UNDO_SECONDS = 10

/** Why an act cannot be taken back, in words for staff. */
export type NotTakenBack = { kind: 'not-yours' | 'too-late'; because: string; fact?: RefusalFact }

/** Until when the acknowledgement can be undone; undefined where nobody has it, or it was not taken by a tap. */
export const undoableUntil = ({ state, acknowledgedBy: owner }: Alert): Instant | undefined =>
  state === 'acknowledged' && owner?.paused ? plusSeconds(owner.at, UNDO_SECONDS) : undefined

/** What goes on by itself, or comes from the patient, stands in nobody's way. */
const NO_ACTS: readonly HistoryEntry['kind'][] = ['joined', 'forwarded', 'owner-reminded']

const lastAct = ({ history }: Pick<Alert, 'history'>): HistoryEntry | undefined =>
  history.findLast(({ kind }) => !NO_ACTS.includes(kind))

/** Whether this person has just given it back: doing it again changes nothing. */
export function isUndone(alert: Alert, { staffId }: Staff): boolean {
  const last = alert.history.findLast(({ kind }) => kind === 'acknowledged' || kind === 'acknowledgement-undone')
  return !alert.acknowledgedBy && last?.kind === 'acknowledgement-undone' && last.by === staffId
}

export const mayUndo = (alert: Alert, staffId: string, now: Instant): boolean =>
  whyNotUndone(alert, { staffId }, now) === undefined

export function whyNotUndone(
  alert: Alert,
  { staffId }: Pick<Staff, 'staffId'>,
  now: Instant,
): NotTakenBack | undefined {
  const owner = alert.acknowledgedBy
  if (!owner) return refused('too-late', { kind: 'not-taken' })
  if (owner.staffId !== staffId) return refused('not-yours', { kind: 'not-your-alert', name: owner.name })
  const until = undoableUntil(alert)
  if (!until || lastAct(alert)?.kind !== 'acknowledged') return refused('too-late', { kind: 'acted-since' })
  return now > until ? refused('too-late', { kind: 'undo-over' }) : undefined
}

/** The alert as it was before it was taken; what came due meanwhile happens now. */
export function onUndone(alert: Alert, by: Staff, situation: Situation): Step {
  const undone = note(alert, situation.now, { kind: 'acknowledgement-undone', by: by.staffId })
  const timers = alert.acknowledgedBy?.paused ?? { page: situation.now }
  // The next round shows the texts that waited for the owner.
  const { forwarding: _, ...before } = undone
  return onWoken({ ...before, state: 'paging', acknowledgedBy: null, timers }, situation)
}

/** What people did and did not take back. */
export function withoutUndone(history: readonly HistoryEntry[]): HistoryEntry[] {
  const kept: HistoryEntry[] = []
  for (const entry of history) {
    if (entry.kind !== 'acknowledgement-undone') kept.push(entry)
    else {
      const taken = kept.findLastIndex(({ kind }) => kind === 'acknowledged')
      if (taken >= 0) kept.splice(taken, 1)
    }
  }
  return kept
}
