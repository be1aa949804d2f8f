/** Corrections after checkout: what is unsent is planned again; what was sent, and open alerts, stay as they are. */
import { canonical } from '../../core/canonical.ts'
import { withKnownAreas } from '../../core/courses/areas.ts'
import { planNamed } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys, personOf } from '../../core/keys.ts'
import { kindOf } from '../../core/kind-of-key.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { type OwnDataChange, shownOwnData, withOwnData } from '../../core/patients/own-data.ts'
import type { Procedure, Treatment } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import { byExternalId, pointerWrites } from '../patients/directory.ts'
import type { Composing, Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { type Versioned, write } from '../store/records.ts'
import { isUnsent } from './beside-others.ts'
import { type FollowUpShown, showFollowUp, type TreatmentShown } from './log-treatment.ts'
import { othersPlanned, planCourse, replan } from './plan-course.ts'
import { whenFaults } from './validate-treatment.ts'

export type TreatmentView = TreatmentShown & {
  performedAt: Instant
  procedures: Procedure[]
  state: Treatment['state']
}

export type Changed =
  | { kind: 'changed'; treatment: TreatmentView }
  | { kind: 'unknown' }
  | { kind: 'invalid'; faults: FieldError[] }

type Found = { record: PatientRecord; treatment: Versioned<Treatment>; clinicNow: ClinicSnapshot }

async function find(deps: Reads, clinicId: string, treatmentId: string): Promise<Found | undefined> {
  const record = await readPatient(deps.records, clinicId, personOf(treatmentId))
  const treatment = record?.treatments.find(({ value }) => value.treatmentId === treatmentId)
  const clinicNow = await readClinic(deps.records, clinicId)
  return record && treatment && clinicNow ? { record, treatment, clinicNow } : undefined
}

const followUpsOf = ({ outbound }: PatientRecord, treatmentId: string): Outbound[] =>
  outbound
    .map(({ value }) => value)
    .filter((item) => item.treatmentId === treatmentId && item.purpose === 'follow-up')
    .sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1))

const view = (
  treatment: Treatment,
  items: readonly Outbound[],
  missed: TreatmentShown['missed'] = [],
): TreatmentView => ({
  treatmentId: treatment.treatmentId,
  patientId: treatment.personId,
  performedAt: treatment.performedAt,
  procedures: treatment.procedures,
  state: treatment.state,
  followUps: items.map(showFollowUp),
  missed,
  ...shownOwnData(treatment),
})

export async function getTreatment(
  deps: Reads,
  clinicId: string,
  treatmentId: string,
): Promise<TreatmentView | undefined> {
  const found = await find(deps, clinicId, treatmentId)
  return found && view(found.treatment.value, followUpsOf(found.record, treatmentId))
}

/** Changes when and what was done; answers with the course as it then stands. */
export async function changeTreatment(
  deps: Store & Composing,
  clinicId: string,
  treatmentId: string,
  change: OwnDataChange & { performedAt?: Instant; procedures?: Procedure[] },
): Promise<Changed> {
  return attempt(deps, async (deps): Promise<Decision<Changed>> => {
    const found = await find(deps, clinicId, treatmentId)
    if (!found || found.treatment.value.state === 'cancelled') return { writes: [], answer: { kind: 'unknown' } }
    const unknown = (change.procedures ?? []).flatMap(({ plan }, i) =>
      planNamed(deps.content().plans, plan)
        ? []
        : [{ pointer: `/procedures/${i}/plan`, detail: `There is no care plan "${plan}".` }],
    )
    const { performedAt } = change
    const areas = withKnownAreas(deps.content().plans, change.procedures ?? [])
    if ('faults' in areas) unknown.push(...areas.faults)
    const other = change.externalId ? await byExternalId(deps, clinicId, 'treatment', change.externalId) : undefined
    const taken = other && other !== treatmentId
    const faults = [
      ...unknown,
      ...(performedAt ? whenFaults(performedAt, deps.now()) : []),
      ...(taken ? [{ pointer: '/externalId', detail: `The treatment ${other} has this id.` }] : []),
    ]
    if (faults.length > 0 || 'faults' in areas) return { writes: [], answer: { kind: 'invalid', faults } }
    const treatment: Treatment = {
      ...withOwnData(found.treatment.value, change),
      ...(change.procedures ? { procedures: areas.procedures } : {}),
      ...(performedAt ? { performedAt } : {}),
    }
    const person = found.record.person.value
    const { items, missed } = planCourse(deps, found.clinicNow, person, treatment)
    const isOther = whatWasDone(treatment) !== whatWasDone(found.treatment.value)
    const planned = replan(deps, found.record, {
      ...{ treatmentId, after: items, dropped: { kind: 'left-the-plan' } },
      ...(isOther ? { others: othersPlanned(deps, found.clinicNow, found.record, treatmentId) } : {}),
    })
    const writes: Write[] = [
      write(keys.treatment(clinicId, treatmentId), treatment, found.treatment.version),
      ...planned,
      ...(await pointerWrites(
        deps,
        { clinicId, kind: 'treatment', id: treatmentId },
        found.treatment.value,
        treatment,
      )),
    ]
    return {
      writes,
      answer: { kind: 'changed', treatment: view(treatment, asWritten(found.record, planned, treatmentId), missed) },
    }
  })
}

const whatWasDone = ({ performedAt, procedures }: Treatment): string => canonical({ performedAt, procedures })

/**
 * Cancels a visit that was not done, and what is still to come of it; check-ins of other visits that gave way to it are
 * planned again. Open alerts stay open: a warning sign does not end with a booking error. Answers with what was cancelled.
 */
export async function cancelTreatment(
  deps: Store & Composing,
  clinicId: string,
  treatmentId: string,
): Promise<FollowUpShown[] | undefined> {
  return attempt(deps, async (deps): Promise<Decision<FollowUpShown[] | undefined>> => {
    const found = await find(deps, clinicId, treatmentId)
    if (!found) return { writes: [], answer: undefined }
    const { record, clinicNow } = found
    const others = othersPlanned(deps, clinicNow, record, treatmentId)
    const writes = replan(deps, record, {
      treatmentId,
      after: [],
      others,
      dropped: { kind: 'treatment-cancelled' },
    })
    const treatment: Treatment = { ...found.treatment.value, state: 'cancelled' }
    const unsent = new Set(
      followUpsOf(record, treatmentId)
        .filter(isUnsent)
        .map(({ outboundId }) => outboundId),
    )
    const cancelled = asWritten(record, writes, treatmentId).filter(({ outboundId }) => unsent.has(outboundId))
    return {
      writes: [write(keys.treatment(clinicId, treatmentId), treatment, found.treatment.version), ...writes],
      answer: cancelled.map(showFollowUp),
    }
  })
}

/** The course as the writes leave it. */
function asWritten(record: PatientRecord, writes: readonly Write[], treatmentId: string): Outbound[] {
  const written = writes.flatMap((each) =>
    (each.kind === 'put' || each.kind === 'update') && kindOf(each.key) === 'outbound'
      ? [each.value as unknown as Outbound].filter((item) => item.treatmentId === treatmentId)
      : [],
  )
  const ids = new Set(written.map(({ outboundId }) => outboundId))
  const kept = followUpsOf(record, treatmentId).filter(({ outboundId }) => !ids.has(outboundId))
  return [...kept, ...written].sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1))
}
