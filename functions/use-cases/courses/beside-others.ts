/** Check-ins of several visits of one patient: which of two that come together is asked. */
import { GAP_MINUTES } from '../../core/courses/schedule.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { minutesBetween } from '../../core/time.ts'
import { haltedIn, type PatientRecord } from '../store/read-patient.ts'
import type { Versioned } from '../store/records.ts'

/** Whether the item is still to come, so that it may be planned again or cancelled. */
export const isUnsent = ({ state }: Outbound): boolean => state === 'planned' || state === 'held'

/** A welcome to the same number is not said again for so long. */
const WELCOME_LASTS_MINUTES = 30 * 24 * 60
const STEP_REMOVED: readonly Outbound['state'][] = ['cancelled', 'expired', 'failed']

/** A follow-up that could be planned; `old`: as it stands on record, cancelled. */
export type Candidate = { item: Outbound; old?: Versioned<Outbound> }
type Admitted = { candidates: Candidate[]; superseded: Versioned<Outbound>[] }

/**
 * Follow-ups beside what the patient's other courses have said or planned: where two check-ins would come within two hours
 * the more urgent plan's stays, and what was said to the same number is not said again. What is on hold or ended may never
 * be said, so it always gives way. `superseded` are those of the others that give way.
 */
export function admit(candidates: readonly Candidate[], record: PatientRecord | undefined): Admitted {
  const halted = new Set(record && haltedIn(record))
  const rank = ({ treatmentId = '', priority = 0 }: Outbound) => (halted.has(treatmentId) ? Infinity : priority)
  const standing = (record?.outbound ?? []).filter(
    ({ value }) => value.purpose === 'follow-up' && !STEP_REMOVED.includes(value.state),
  )
  const superseded = new Set<Versioned<Outbound>>()
  const admitted = new Set<Candidate>()
  for (const candidate of inOrder(candidates, ({ item }) => rank(item))) {
    const { item } = candidate
    const isRival = (other: Outbound) => other.treatmentId !== item.treatmentId && meets(item, other)
    if ([...admitted].some((other) => isRival(other.item))) continue
    const near = standing.filter((other) => isRival(other.value))
    if (!near.every(({ value }) => isUnsent(value) && rank(item) < rank(value))) continue
    for (const other of near) superseded.add(other)
    admitted.add(candidate)
  }
  return { candidates: candidates.filter((each) => admitted.has(each)), superseded: [...superseded] }
}

const inOrder = <T>(things: readonly T[], rank: (thing: T) => number): T[] =>
  [...things].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) < rank(b) ? -1 : 1))

/** A new course beside the patient's others. */
export function besideOthers(
  items: readonly Outbound[],
  record: PatientRecord | undefined,
): { items: Outbound[]; superseded: Versioned<Outbound>[] } {
  const { candidates, superseded } = admit(
    items.map((item) => ({ item })),
    record,
  )
  return { items: candidates.map(({ item }) => item), superseded }
}

export function meets(item: Outbound, other: Outbound): boolean {
  if (item.to !== other.to || item.channel !== other.channel || item.expectsAnswer !== other.expectsAnswer) return false
  const apart = Math.abs(minutesBetween(item.plannedFor, other.plannedFor))
  return item.expectsAnswer ? apart < GAP_MINUTES : item.text === other.text && apart < WELCOME_LASTS_MINUTES
}
