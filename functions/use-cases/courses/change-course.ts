/** Corrections after checkout: what is unsent is planned again; what was sent, and open alerts, stay as they are. */
import { withKnownAreas } from '../../core/courses/areas.ts'
import { planNamed } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys, kindOf, personOf } from '../../core/keys.ts'
import { cancel, type Outbound, plannedAgain } from '../../core/messages/outbound.ts'
import { type Patient, type Procedure, type Treatment, withPhone } from '../../core/patients/patient.ts'
import { parsePhone } from '../../core/phone.ts'
import { type Instant, isZone } from '../../core/time.ts'
import { optOutAgain } from '../patients/erased-opt-out.ts'
import type { Clock, Composing, Hashing, Reads, Secret, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { type Versioned, write, writeOutbound, writePatient } from '../store/records.ts'
import { type FollowUpShown, showFollowUp, type TreatmentShown } from './log-treatment.ts'
import { isUnsent, planCourse, replan } from './plan-course.ts'
import { phoneFault, unfitPhone, whenFaults } from './validate-treatment.ts'

export type TreatmentView = TreatmentShown & { performedAt: Instant; procedures: Procedure[]; state: string }

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
  change: { performedAt?: Instant; procedures?: Procedure[] },
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
    const faults = [...unknown, ...(performedAt ? whenFaults(performedAt, deps.now()) : [])]
    if (faults.length > 0 || 'faults' in areas) return { writes: [], answer: { kind: 'invalid', faults } }
    const treatment: Treatment = {
      ...found.treatment.value,
      ...(change.procedures ? { procedures: areas.procedures } : {}),
      ...(performedAt ? { performedAt } : {}),
    }
    const person = found.record.person.value
    const { items, missed } = planCourse(deps, found.clinicNow, person, treatment)
    const planned = replan(deps, found.record, items, treatmentId)
    const writes: Write[] = [
      write(keys.treatment(clinicId, treatmentId), treatment, found.treatment.version),
      ...planned,
    ]
    return {
      writes,
      answer: { kind: 'changed', treatment: view(treatment, asWritten(found.record, planned, treatmentId), missed) },
    }
  })
}

/** Cancels a visit that was not done, and what is still to come. Open alerts stay open: a warning sign does not end with a booking error. */
export async function cancelTreatment(
  deps: Store,
  clinicId: string,
  treatmentId: string,
): Promise<FollowUpShown[] | undefined> {
  return attempt(deps, async (deps): Promise<Decision<FollowUpShown[] | undefined>> => {
    const found = await find(deps, clinicId, treatmentId)
    if (!found) return { writes: [], answer: undefined }
    const unsent = found.record.outbound.filter(({ value }) => value.treatmentId === treatmentId && isUnsent(value))
    const cancelled = unsent.map(({ value, version }) => ({
      item: cancel(value, { kind: 'treatment-cancelled' }, deps.now()),
      version,
    }))
    const treatment: Treatment = { ...found.treatment.value, state: 'cancelled' }
    return {
      writes: [
        write(keys.treatment(clinicId, treatmentId), treatment, found.treatment.version),
        ...cancelled.map(({ item, version }) => writeOutbound(item, version)),
      ],
      answer: cancelled.map(({ item }) => showFollowUp(item)),
    }
  })
}

export type PatientChange = {
  name?: string
  phone?: string
  phoneConfirmed?: boolean
  email?: string
  language?: string
  timeZone?: string
}

export type PatientChanged =
  | { kind: 'changed'; person: Patient }
  | { kind: 'unknown' }
  | { kind: 'invalid'; faults: FieldError[] }

/**
 * Changes what is known of a patient and plans the unsent messages of their running courses again. A number that was corrected
 * is a stranger's from then on: the link to it stays, for the questions that went there and for erasure, and leads nowhere.
 */
export async function changePatient(
  deps: Store & Composing & Hashing & Secret,
  clinicId: string,
  personId: string,
  change: PatientChange,
): Promise<PatientChanged> {
  return attempt(deps, async (deps): Promise<Decision<PatientChanged>> => {
    const record = await readPatient(deps.records, clinicId, personId)
    const clinicNow = await readClinic(deps.records, clinicId)
    const clinic = clinicNow?.clinic
    if (!record?.person.value.known || !clinic) return { writes: [], answer: { kind: 'unknown' } }
    const phone =
      change.phone === undefined
        ? undefined
        : parsePhone(change.phone, clinic.country, { confirmed: change.phoneConfirmed === true })
    const faults: FieldError[] = []
    const unfit = phone && phoneFault(phone, clinic, record.person.value.consent.sms)
    if (unfit) faults.push(unfitPhone('/phone', unfit, phone))
    if (change.timeZone !== undefined && !isZone(change.timeZone))
      faults.push({
        pointer: '/timeZone',
        detail: `"${change.timeZone}" is not an IANA zone such as America/Los_Angeles.`,
      })
    if (change.language !== undefined && !clinic.languages.includes(change.language))
      faults.push({ pointer: '/language', detail: `${clinic.name} writes in ${clinic.languages.join(', ')}.` })
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = record.person.value
    const person: Patient = {
      ...(phone?.kind === 'phone' ? withPhone(before, phone.e164) : before),
      ...(change.name ? { name: change.name.trim() } : {}),
      ...(change.email ? { email: change.email } : {}),
      ...(change.language ? { language: change.language } : {}),
      ...(change.timeZone ? { zone: change.timeZone } : {}),
    }
    const writes: Write[] = [writePatient(person, record.person.version), ...readdressed(deps, record, person)]
    if (person.phone && person.phone !== before.phone) {
      const link = keys.phonePerson(clinic.textingNumber, person.phone, personId)
      if (!(await deps.records.get(link))) writes.push(write(link, {}, 0))
      writes.push(...(await optOutAgain(deps, { ours: clinic.textingNumber, theirs: person.phone })))
    }
    for (const { value: treatment } of record.treatments) {
      if (treatment.state === 'cancelled') continue
      writes.push(...replan(deps, record, planCourse(deps, clinicNow, person, treatment).items, treatment.treatmentId))
    }
    // Two courses may both write one check-in; the first write stands.
    const once = [...new Map(writes.toReversed().map((each) => [each.key.pk + each.key.sk, each])).values()]
    return { writes: once, answer: { kind: 'changed', person } }
  })
}

/** What goes to the person, and not to the number that wrote or to the course, which is planned again. */
const FOLLOWS_THE_PERSON: readonly Outbound['purpose'][] = ['reminder', 'personal', 'notice']

/** What has not left yet leaves for the contact of now. */
const readdressed = (deps: Clock, { person: { value: before }, outbound }: PatientRecord, now: Patient): Write[] =>
  outbound
    .filter(({ value }) => FOLLOWS_THE_PERSON.includes(value.purpose) && isUnsent(value))
    .flatMap(({ value, version }) => {
      const [old, to] = value.channel === 'email' ? [before.email, now.email] : [before.phone, now.phone]
      if (!to || value.to !== old || to === old) return []
      const plannedFor = value.timers.send ?? value.plannedFor
      const again = plannedAgain(value, { ...value, to, plannedFor }, { kind: 'contact-corrected' }, deps.now())
      return [writeOutbound(again, version)]
    })

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
