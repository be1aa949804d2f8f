import type { Outcome } from '../../core/alerts/outcome.ts'
import { isHigher } from '../../core/alerts/transitions.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import { onCall } from '../../core/on-call/rota.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { Verdict } from '../../core/triage/verdict.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { openAlertOf, type PatientRecord } from '../store/read-patient.ts'

/** Outcomes in which somebody spoke with the patient or arranged care. After any other, the patient's state is unknown. */
const CARED_FOR: readonly Outcome[] = [
  'sent-to-emergency',
  'seen',
  'in-person-arranged',
  'advice-by-phone',
  'referred',
  'declined-care',
]
/** Hours after an outcome in which the same sign pages the clinician who recorded it first. */
const SAME_THING_HOURS = 24
/** Hours after an outcome in which the patient gets no automatic text: the clinician has just spoken with them. */
const JUST_SPOKEN_HOURS = 1

/**
 * Whether the reply repeats signs whose outcome was recorded within a day. Then the clinician who recorded it, if on duty,
 * is paged first and alone. A new sign, a higher tier, and any sign after an outcome without care are no recurrence: they
 * page as usual, and the patient gets an answer (docs/paging.md).
 */
export function recurrenceOf(
  record: PatientRecord,
  { rota }: ClinicSnapshot,
  { tier, signs, now }: { tier: PagingTier; signs: Verdict['signs']; now: Instant },
): { owner: Staff | undefined; justSpoken: boolean } | undefined {
  if (openAlertOf(record)) return undefined
  const last = record.alerts
    .map(({ value }) => value)
    .filter(({ outcome }) => outcome !== undefined && hoursBetween(outcome.at, now) < SAME_THING_HOURS)
    .sort((a, b) => ((a.outcome?.at ?? '') < (b.outcome?.at ?? '') ? 1 : -1))[0]
  if (!last?.outcome || !CARED_FOR.includes(last.outcome.outcome) || isHigher(tier, last.tier)) return undefined
  if (signs.some(({ sign }) => !last.signs.some((known) => known.sign === sign))) return undefined
  const { by, at } = last.outcome
  const owner = Object.values(onCall(rota, now)).find((person) => person?.staffId === by && person.phone)
  return { owner, justSpoken: owner !== undefined && hoursBetween(at, now) < JUST_SPOKEN_HOURS }
}
