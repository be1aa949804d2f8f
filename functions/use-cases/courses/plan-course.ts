/** From a treatment to its follow-ups as outbound items; and again when something about it changes. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { GAP_MINUTES, type PlannedStep, planFollowUps } from '../../core/courses/schedule.ts'
import { patientPk } from '../../core/keys.ts'
import { cancel, type Outbound, planned, plannedAgain } from '../../core/messages/outbound.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import { minutesBetween } from '../../core/time.ts'
import { composeEmail } from '../messages/compose-email.ts'
import type { Clock, Composing, Write } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { haltedIn, type PatientRecord } from '../store/read-patient.ts'
import { linkWrites, type Versioned, writeOutbound, writesOf } from '../store/records.ts'
import { contentOf } from './override-plan.ts'

export type Course = { items: Outbound[]; missed: { step: string; dueAt: string }[] }

export function planCourse(deps: Composing, clinicNow: ClinicSnapshot, person: Patient, treatment: Treatment): Course {
  const { clinic } = clinicNow
  const content = contentOf(deps, clinicNow)
  const { steps, missed } = planFollowUps({ treatment, person, clinic, now: deps.now(), content })
  return { items: steps.flatMap((step) => followUp(deps, { clinic, person, treatment, step }) ?? []), missed }
}

type Planning = { clinic: Clinic; person: Patient; treatment: Treatment; step: PlannedStep }

function followUp(deps: Composing, { clinic, person, treatment, step }: Planning): Outbound | undefined {
  const to = step.channel === 'email' ? person.email : person.phone
  if (!to) return undefined
  return planned(
    {
      outboundId: `${treatment.treatmentId}.${step.step}`,
      clinicId: clinic.clinicId,
      place: patientPk(clinic.clinicId, person.personId),
      personId: person.personId,
      purpose: 'follow-up',
      channel: step.channel,
      to,
      from: step.channel === 'email' ? clinic.mailFrom : clinic.textingNumber,
      text: step.text,
      ...(step.channel === 'email' ? composeEmail(deps, { ...step, clinic, person, at: step.dueAt }) : {}),
      plannedFor: step.dueAt,
      expiresAt: step.expiresAt,
      step: step.step,
      treatmentId: treatment.treatmentId,
      expectsAnswer: step.expectsAnswer,
      safety: step.safety,
      priority: step.priority,
      ...(step.silence ? { silence: step.silence } : {}),
      ...(step.fallback && person.email ? { fallback: { to: person.email, ...step.fallback } } : {}),
    },
    deps.now(),
  )
}

/** A welcome to the same number is not said again for so long. */
const WELCOME_LASTS_MINUTES = 30 * 24 * 60
const STEP_REMOVED: readonly Outbound['state'][] = ['cancelled', 'expired', 'failed']

/**
 * A course beside the patient's others: where two check-ins would come within two hours the more urgent plan's stays, and
 * what was said to the same number is not said again. What is on hold or ended may never be said, so it always gives way.
 * `superseded` are those of the others that give way.
 */
export function besideOthers(
  items: readonly Outbound[],
  record: PatientRecord | undefined,
): { items: Outbound[]; superseded: Versioned<Outbound>[] } {
  const own = new Set(items.map(({ treatmentId }) => treatmentId))
  const others = record?.outbound.filter(({ value }) => !own.has(value.treatmentId)) ?? []
  const halted = new Set(record && haltedIn(record))
  const rank = ({ treatmentId = '', priority = 0 }: Outbound) => (halted.has(treatmentId) ? Infinity : priority)
  const standing = others.filter(({ value }) => value.purpose === 'follow-up' && !STEP_REMOVED.includes(value.state))
  const superseded = new Set<Versioned<Outbound>>()
  const kept = items.filter((item) => {
    const near = standing.filter(({ value }) => meets(item, value))
    const givesWay = near.every(({ value }) => isUnsent(value) && rank(item) < rank(value))
    if (givesWay) for (const other of near) superseded.add(other)
    return givesWay
  })
  return { items: kept, superseded: [...superseded] }
}

function meets(item: Outbound, other: Outbound): boolean {
  if (item.to !== other.to || item.channel !== other.channel || item.expectsAnswer !== other.expectsAnswer) return false
  const apart = Math.abs(minutesBetween(item.plannedFor, other.plannedFor))
  return item.expectsAnswer ? apart < GAP_MINUTES : item.text === other.text && apart < WELCOME_LASTS_MINUTES
}

/** Whether the item is still to come, so that it may be planned again or cancelled. */
export const isUnsent = ({ state }: Outbound): boolean => state === 'planned' || state === 'held'

/**
 * Plans what is unsent again: steps that stay are moved, new ones added beside the patient's other courses, dropped ones
 * cancelled; the rest is left.
 */
export function replan(deps: Clock, record: PatientRecord, after: readonly Outbound[], treatmentId: string): Write[] {
  const mine = record.outbound.filter(({ value }) => value.treatmentId === treatmentId && value.purpose === 'follow-up')
  const byId = new Map(mine.map((item) => [item.value.outboundId, item]))
  const wanted = new Set(after.map(({ outboundId }) => outboundId))
  const fresh = besideOthers(
    after.filter(({ outboundId }) => !byId.has(outboundId)),
    record,
  )
  const moved = after.flatMap((item) => {
    const old = byId.get(item.outboundId)
    if (!old || !isUnsent(old.value) || isAsPlanned(old.value, item)) return []
    const moved = plannedAgain(old.value, item, { kind: 'plan-changed' }, deps.now())
    return [writeOutbound(moved, old.version), ...linkWrites(item)]
  })
  const dropped = mine
    .filter(({ value }) => isUnsent(value) && !wanted.has(value.outboundId))
    .map(({ value, version }) => writeOutbound(cancel(value, { kind: 'left-the-plan' }, deps.now()), version))
  return [...moved, ...writesOf(fresh.items), ...dropped, ...giveWay(deps, fresh.superseded)]
}

/** Whether planning again changes nothing that arrives; links in mails are new each time, and the old ones serve. */
const isAsPlanned = (old: Outbound, again: Outbound): boolean =>
  (['channel', 'to', 'from', 'text', 'subject', 'plannedFor', 'expiresAt'] as const).every(
    (field) => old[field] === again[field],
  )

/** Check-ins of other courses that give way to one that comes near. */
export const giveWay = (deps: Clock, superseded: readonly Versioned<Outbound>[]): Write[] =>
  superseded.map(({ value, version }) =>
    writeOutbound(cancel(value, { kind: 'near-later-visit' }, deps.now()), version),
  )
