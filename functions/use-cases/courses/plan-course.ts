/** From a treatment to its follow-ups as outbound items; and again when something about it changes. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type PlannedStep, planFollowUps } from '../../core/courses/schedule.ts'
import { patientPk } from '../../core/keys.ts'
import type { OutboundCause } from '../../core/messages/cause.ts'
import { cancel, type Outbound, planned, plannedAgain } from '../../core/messages/outbound.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import { composeEmail } from '../messages/compose-email.ts'
import type { Clock, Composing, Write } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import type { PatientRecord } from '../store/read-patient.ts'
import { linkWrites, type Versioned, writeOutbound, writesOf } from '../store/records.ts'
import { admit, type Candidate, isUnsent, meets } from './beside-others.ts'
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
      outboundId: [treatment.treatmentId, step.nth ? `${step.step}-${step.nth}` : step.step].join('.'),
      clinicId: clinic.clinicId,
      place: patientPk(clinic.clinicId, person.personId),
      personId: person.personId,
      purpose: 'follow-up',
      channel: step.channel,
      to,
      from: step.channel === 'email' ? clinic.mailFrom : clinic.textingNumber,
      text: step.text,
      ...(step.channel === 'email'
        ? composeEmail(deps, { ...step, clinic, person, at: step.dueAt, tellsHours: !step.safety })
        : {}),
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

/**
 * `after`: the course as it is to be. `others`: the patient's other running courses as they would be planned now, where the
 * visit was cancelled or is another one than before: then what gave way may not have to any more.
 */
type Replanning = {
  treatmentId: string
  after: readonly Outbound[]
  others?: readonly Outbound[]
  dropped: OutboundCause
}

/**
 * Plans what is unsent again: steps that stay are moved, new ones added beside the patient's other courses, dropped ones
 * cancelled; the rest is left. What gave way to this course, and need not any more, is planned again.
 */
export function replan(
  deps: Clock,
  record: PatientRecord,
  { treatmentId, after, others, dropped }: Replanning,
): Write[] {
  const followUps = record.outbound.filter(({ value }) => value.purpose === 'follow-up')
  const byId = new Map(followUps.map((item) => [item.value.outboundId, item]))
  const mine = followUps.filter(({ value }) => value.treatmentId === treatmentId)
  const wanted = new Set(after.map(({ outboundId }) => outboundId))
  const left = mine
    .filter(({ value }) => isUnsent(value) && !wanted.has(value.outboundId))
    .map(({ value, version }) => ({ value: cancel(value, dropped, deps.now()), version }))
  const moved = after.flatMap((item) => {
    const old = byId.get(item.outboundId)
    if (!old || !isUnsent(old.value) || isAsPlanned(old.value, item)) return []
    return [{ value: plannedAgain(old.value, item, { kind: 'plan-changed' }, deps.now()), version: old.version, item }]
  })
  const changed = new Map([...left, ...moved].map((each) => [each.value.outboundId, each]))
  const standing = record.outbound.map((each) => changed.get(each.value.outboundId) ?? each)
  const missing =
    (causes: readonly OutboundCause['kind'][]) =>
    (item: Outbound): Candidate[] => {
      const old = byId.get(item.outboundId)
      if (!old) return [{ item }]
      return mayReturn(old.value, causes) ? [{ item, old }] : []
    }
  const mayHaveGivenWay = (item: Outbound) => mine.some(({ value }) => meets(item, value))
  const { candidates, superseded } = admit(
    [
      ...after.flatMap(missing(others ? ['near-later-visit', 'left-the-plan'] : [])),
      ...(others ?? []).filter(mayHaveGivenWay).flatMap(missing(['near-later-visit'])),
    ],
    { ...record, outbound: standing },
  )
  const gone = new Set(superseded.map(({ value }) => value.outboundId))
  return [
    ...moved
      .filter(({ value }) => !gone.has(value.outboundId))
      .flatMap(({ value, version, item }) => [writeOutbound(value, version), ...linkWrites(item)]),
    ...written(deps, candidates, { kind: 'plan-changed' }),
    ...left.map(({ value, version }) => writeOutbound(value, version)),
    ...giveWay(deps, superseded),
  ]
}

/** Whether a step that is on record as cancelled may be planned again. */
const mayReturn = ({ state, history }: Outbound, causes: readonly OutboundCause['kind'][]): boolean =>
  state === 'cancelled' && causes.some((kind) => kind === history.at(-1)?.cause?.kind)

const written = (deps: Clock, candidates: readonly Candidate[], cause: OutboundCause): Write[] =>
  candidates.flatMap(({ item, old }) =>
    old
      ? [writeOutbound(plannedAgain(old.value, item, cause, deps.now()), old.version), ...linkWrites(item)]
      : writesOf([item]),
  )

/**
 * Once a patient may be written to again: follow-ups that were cancelled for `silencedBy` and were still ahead, and those that
 * were never planned, of which the late ones are due at once as at a late checkout: the welcome among them. They come as the
 * visits are now, which may have been corrected meanwhile, and beside each other.
 */
export function planSilenced(
  deps: Composing,
  clinicNow: ClinicSnapshot,
  record: PatientRecord,
  silencedBy: 'opted-out' | 'no-consent',
): Write[] {
  const byId = new Map(record.outbound.map((item) => [item.value.outboundId, item]))
  const silenced = othersPlanned(deps, clinicNow, record).flatMap((item): Candidate[] => {
    const old = byId.get(item.outboundId)
    if (!old) return [{ item }]
    return mayReturn(old.value, [silencedBy]) && old.value.plannedFor > deps.now() ? [{ item, old }] : []
  })
  const { candidates, superseded } = admit(silenced, record)
  return [...written(deps, candidates, { kind: 'opted-in-again' }), ...giveWay(deps, superseded)]
}

/** The follow-ups that the patient's visits, or those other than `treatmentId`, would have, each by itself. */
export const othersPlanned = (
  deps: Composing,
  clinicNow: ClinicSnapshot,
  { person, treatments }: PatientRecord,
  treatmentId?: string,
): Outbound[] =>
  treatments
    .filter(({ value }) => value.state === 'running' && value.treatmentId !== treatmentId)
    .flatMap(({ value }) => planCourse(deps, clinicNow, person.value, value).items)

/** Whether planning again changes nothing that arrives, or that decides what does; links in mails are new each time, and the old ones serve. */
const isAsPlanned = (old: Outbound, again: Outbound): boolean =>
  (['channel', 'to', 'from', 'text', 'subject', 'plannedFor', 'expiresAt', 'priority'] as const).every(
    (field) => old[field] === again[field],
  )

/** Check-ins of other courses that give way to one that comes near. */
export const giveWay = (deps: Clock, superseded: readonly Versioned<Outbound>[]): Write[] =>
  superseded.map(({ value, version }) =>
    writeOutbound(cancel(value, { kind: 'near-later-visit' }, deps.now()), version),
  )
