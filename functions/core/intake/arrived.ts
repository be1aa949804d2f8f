/** The journal of events: each is written down before it is worked through, so that none is lost when a function dies. */
import type { CheckoutDraft } from '../alerts/task.ts'
import type { VisitLack } from '../alerts/task-why.ts'
import { type Instant, plusMinutes, sooner } from '../time.ts'
import type { Agreed, Visit, VisitEvent } from './event.ts'
import type { Matched } from './services.ts'
import type { Source } from './source.ts'

/** What became of an event. */
export type Outcome =
  | { kind: 'logged'; treatmentId: string }
  | { kind: 'task'; taskId: string }
  | { kind: 'cancelled'; treatmentId?: string }
  /** Overtaken by a later event, a repetition, or nothing that is followed up. */
  | { kind: 'nothing'; because: string }

export type ArrivedEvent = {
  /** Digest of the event's id. */
  intakeId: string
  clinicId: string
  source: Source
  receivedAt: Instant
  /** What it tells, until it has been worked through: it names a patient, and no erasure would find it. */
  event?: VisitEvent
  tries: number
  outcome?: Outcome
  timers: { work?: Instant }
  expiresAt: Instant
}

/** One visit at a booking system, whatever events tell of it. It names nobody. */
export type VisitState = {
  /** `open`: a person checks it out. */
  state: 'open' | 'logged' | 'cancelled'
  /** Time of the latest event that counted. */
  at: Instant
  treatmentId?: string
  taskId?: string
}

/** Tries before a person is asked to look: with their pauses half an hour. */
export const MOST_TRIES = 5

/** When an event is due again whose working through has begun: unless it ends before. */
export const triedAgainAt = (now: Instant, tries: number): Instant => plusMinutes(now, 2 ** (tries - 1))

/** When the visit took place: an event that it is done is not earlier than the visit, whatever the calendar said. */
export const performedAt = ({ at, visit }: { at: Instant; visit: Visit }): Instant =>
  sooner(visit.performedAt ?? at, at)

/** What checkout is filled in with. */
export const draftOf = (visit: Visit, procedures: CheckoutDraft['procedures']): CheckoutDraft => {
  const { services: _, ...known } = visit
  return { ...known, procedures }
}

type Done = Extract<VisitEvent, { kind: 'done' }>

/** What a treatment needs and this event does not give. */
export function missingIn(
  { visit, agreed }: Pick<Done, 'visit' | 'agreed'>,
  { procedures, unknown }: Matched,
): VisitLack[] {
  return [
    ...(visit.name ? [] : (['name'] as const)),
    ...(procedures.length > 0 || unknown.length > 0 ? [] : (['procedures'] as const)),
    ...wayTo(visit, agreed),
  ]
}

/** What is missing for a message to reach the patient by a channel that the patient agreed to. */
function wayTo({ phone, email }: Visit, agreed: Agreed): VisitLack[] {
  if ((agreed.sms && phone) || (agreed.email && email)) return []
  if (agreed.sms) return ['phone']
  if (agreed.email) return ['email']
  return [...(phone || email ? [] : (['contact'] as const)), 'consent']
}
