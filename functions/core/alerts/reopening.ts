/** Closed by mistake: for an hour the person who recorded the outcome can withdraw it, and the alert pages again. */
import type { Staff } from '../clinic/clinic.ts'
import { type Instant, plusMinutes } from '../time.ts'
import type { Alert } from './alert.ts'
import { pagingAgain, type Situation, type Step } from './escalation.ts'
import { note } from './history.ts'
import { refused } from './refusals.ts'
import type { NotTakenBack } from './undo.ts'

const REOPEN_MINUTES = 60

/** Whether this person recorded the outcome, as the first or the second clinician. */
const isRecordedBy = ({ outcome }: Alert, staffId: string): boolean =>
  outcome?.by === staffId || outcome?.confirmedBy?.staffId === staffId

/** Whether this person may withdraw the outcome now, but for another alert of the patient. */
export const mayReopen = (alert: Alert, staffId: string, now: Instant): boolean =>
  alert.outcome !== undefined && isRecordedBy(alert, staffId) && now <= plusMinutes(alert.outcome.at, REOPEN_MINUTES)

/** Whether this person has reopened it already: doing it again changes nothing. */
export const isReopened = (alert: Alert, { staffId }: Staff): boolean =>
  alert.state !== 'resolved' && alert.withdrawn?.at(-1)?.withdrawn.by === staffId

/** `openAlert`: another alert of the patient that is open. */
export function whyNotReopened(
  alert: Alert,
  { staffId }: Staff,
  now: Instant,
  openAlert: Alert | undefined,
): NotTakenBack | undefined {
  const { outcome } = alert
  if (!outcome) return refused('too-late', { kind: 'still-open' })
  if (!isRecordedBy(alert, staffId)) return refused('not-yours', { kind: 'not-your-outcome', name: outcome.name })
  if (!mayReopen(alert, staffId, now)) return refused('too-late', { kind: 'reopen-over' })
  return openAlert ? refused('too-late', { kind: 'another-open', code: openAlert.code }) : undefined
}

/** The chain of its tier from its beginning; the outcome stays on record as withdrawn, with the cause of a false page. */
export function onReopened(alert: Alert, event: { by: Staff; reason: string }, situation: Situation): Step {
  const { outcome, falsePage, unreachable: _, contactedUntil: __, ...rest } = alert
  if (!outcome) return { alert, effects: [] }
  const { by, reason } = event
  const withdrawn = { at: situation.now, by: by.staffId, name: by.name, reason }
  const reopened: Alert = {
    ...rest,
    withdrawn: [...(alert.withdrawn ?? []), { ...outcome, ...(falsePage ? { falsePage } : {}), withdrawn }],
    contactBy: plusMinutes(situation.now, situation.policy[alert.tier].contactWithinMinutes),
  }
  return pagingAgain(note(reopened, situation.now, { kind: 'reopened', by: by.staffId, reason }), situation)
}
