import type { Outcome } from '../../core/alerts/outcome.ts'
import { isHigher } from '../../core/alerts/transitions.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import { onCall } from '../../core/on-call/rota.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { Verdict } from '../../core/triage/verdict.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { openAlertOf, type PatientRecord } from '../store/read-patient.ts'

/** Outcomes in which somebody spoke with the patient or arranged care; after any other nobody knows how the patient is. */
const CARED_FOR: readonly Outcome[] = [
  'sent-to-emergency',
  'seen',
  'in-person-arranged',
  'advice-by-phone',
  'referred',
  'declined-care',
]
/** Hours after an outcome in which the same thing goes to whoever recorded it. */
const SAME_THING_HOURS = 24
/** So soon after it the clinician has just spoken with the patient: no automatic text comes between them. */
const JUST_SPOKEN_HOURS = 1

/**
 * Whether it is what an outcome was recorded for within a day. Who recorded it and has a duty now is paged first and
 * alone. After an outcome without care nothing is the same: the patient is answered, and everybody is woken. A new sign or a higher tier is not the same, and wakes everybody as ever (docs/architecture.md, "Paging").
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
