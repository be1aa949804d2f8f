/** Attempts to reach a patient, and when they are enough for the outcome "unreachable". */
import type { Staff } from '../clinic/clinic.ts'
import type { PagingTier } from '../on-call/policy.ts'
import { type Instant, minutesBetween, plusMinutes } from '../time.ts'
import type { Alert } from './alert.ts'
import type { Situation, Step } from './escalation.ts'
import { note } from './history.ts'
import type { Resolution } from './outcome.ts'

export const ATTEMPT_KINDS = ['no-answer', 'voicemail', 'busy', 'not-in-service', 'somebody-else-answered'] as const
export type AttemptKind = (typeof ATTEMPT_KINDS)[number]

/** Attempts that must be logged before "unreachable" may end an alert. */
export const ATTEMPTS_BEFORE_UNREACHABLE = 3
/** Minutes from one attempt to the next that counts: a patient who did not hear the first call can hear the next. */
const MINUTES_APART: Record<PagingTier, number> = { emergency: 3, urgent: 5, prompt: 10 }
/** Within this time the same attempt of the same person is the same request, sent twice. */
const SAME_ATTEMPT_SECONDS = 60
/** After an attempt that did not reach the patient, the owner is reminded to try again. */
const NEXT_ATTEMPT_MINUTES = 3

/** How many attempts were made far enough apart for the alert's tier. */
export function countedAttempts({ attempts, tier }: Pick<Alert, 'attempts' | 'tier'>): number {
  let [count, last]: [number, Instant | undefined] = [0, undefined]
  for (const { at } of attempts) {
    if (last !== undefined && minutesBetween(last, at) < MINUTES_APART[tier]) continue
    count++
    last = at
  }
  return count
}

export const isSameAttempt = ({ attempts }: Alert, by: string, kind: AttemptKind, now: Instant): boolean =>
  attempts.some(
    (made) => made.by === by && made.kind === kind && minutesBetween(made.at, now) * 60 < SAME_ATTEMPT_SECONDS,
  )

/** Why "unreachable" cannot be asked for yet, in words for staff; `second`: the person whom `secondClinician` names. */
export function notUnreachable(alert: Alert, named: string | undefined, second: Staff | undefined, by: Staff) {
  const made = countedAttempts(alert)
  if (made < ATTEMPTS_BEFORE_UNREACHABLE) {
    const apart = `at least ${MINUTES_APART[alert.tier]} minutes apart`
    return `${made} of ${ATTEMPTS_BEFORE_UNREACHABLE} attempts to reach the patient are logged, ${apart}`
  }
  if (!named) return 'a second clinician has to be named'
  if (!second) return `"${named}" is not on the staff list: name another clinician or nurse as the second clinician`
  if (second.staffId === by.staffId) return 'the second clinician has to be someone else'
  if (second.role === 'front-desk') return `${second.name} works at the front desk: name a clinician or a nurse`
  return undefined
}

export function onAttempted(alert: Alert, event: { by: Staff; what: AttemptKind }, { now }: Situation): Step {
  const attempts = [...alert.attempts, { at: now, by: event.by.staffId, kind: event.what }]
  const again = plusMinutes(now, NEXT_ATTEMPT_MINUTES)
  const { remind, lapse } = alert.timers
  const sooner = alert.state === 'acknowledged' && lapse !== undefined && again < lapse && !(remind && remind < again)
  const timers = sooner ? { ...alert.timers, remind: again } : alert.timers
  return {
    alert: note({ ...alert, attempts, timers }, now, { kind: 'attempted', by: event.by.staffId, what: event.what }),
    effects: [],
  }
}

/** The alert stays as it is, and pages go on, until the second clinician confirms. */
export function onUnreachableAsked(
  alert: Alert,
  { by, second, resolution }: { by: Staff; second: Staff; resolution: Resolution },
  { now }: Situation,
): Step {
  const { staffId, name } = by
  const unreachable = { by: staffId, name, at: now, secondId: second.staffId, resolution }
  const asked = { kind: 'unreachable-asked', by: staffId, of: second.staffId } as const
  return {
    alert: note({ ...alert, unreachable }, now, asked),
    effects: [{ kind: 'ask-second', staffId: second.staffId, name, attempts: countedAttempts(alert) }],
  }
}
