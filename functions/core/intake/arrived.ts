/** The journal of events: each is written down before it is worked through, so that none is lost when a function dies. */
import type { CheckoutDraft } from '../alerts/task.ts'
import { type Instant, plusMinutes, sooner } from '../time.ts'
import type { Agreed, Visit, VisitEvent } from './event.ts'
import type { Matched } from './services.ts'
import { type Source, SYSTEMS } from './source.ts'

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

/** What a treatment needs and this event does not give, in plain words. */
export function missingIn(
  { visit, agreed }: Pick<Done, 'visit' | 'agreed'>,
  { procedures, unknown }: Matched,
): string[] {
  return [
    ...(visit.name ? [] : ["the patient's name"]),
    ...(procedures.length > 0 || unknown.length > 0 ? [] : ['what was done']),
    ...wayTo(visit, agreed),
  ]
}

/** What is missing for a message to reach the patient by a channel that the patient agreed to. */
function wayTo({ phone, email }: Visit, agreed: Agreed): string[] {
  if ((agreed.sms && phone) || (agreed.email && email)) return []
  if (agreed.sms) return ['the phone to text']
  if (agreed.email) return ['the e-mail address']
  return [...(phone || email ? [] : ['a phone or an e-mail address']), "the patient's consent to messages"]
}

const LONGEST_SERVICE = 60
const MOST_NAMED = 3

/** Why a person has to check a visit out; it names no patient. */
export function becauseOf(
  source: Source,
  kind: 'done' | 'booked',
  { missing, unknown, faults }: { missing: readonly string[]; unknown: readonly string[]; faults?: readonly string[] },
): string {
  const system = SYSTEMS[source]
  const what =
    kind === 'done'
      ? `${system} says that a visit is done.`
      : `${system} does not say when a visit is done: check whether this one took place.`
  const named = unknown.slice(0, MOST_NAMED).map((each) => `"${each.slice(0, LONGEST_SERVICE)}"`)
  return [
    what,
    ...(missing.length > 0 ? [`It does not say ${listed(missing)}.`] : []),
    ...(named.length > 0
      ? [`${named.join(', ')} ${named.length === 1 ? 'is' : 'are'} not in the table of services.`]
      : []),
    ...(faults ?? []),
    'Check the patient out; what is known is filled in.',
  ].join(' ')
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`
