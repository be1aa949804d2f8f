import type { Task } from '../../core/alerts/task.ts'
import { canonical } from '../../core/canonical.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import { shownOwnData, withOwnData } from '../../core/patients/own-data.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import type { EntryOf } from '../../core/review/activity-log.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import { enqueue } from '../messages/enqueue.ts'
import { rotaForbidsCourses } from '../on-call/change-rota.ts'
import { byExternalId, lineWrites, ofOtherPatient, pointerWrites } from '../patients/directory.ts'
import type { Clock, Composing, Hashing, Queueing, Reads, Secret, Store, Write } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read, write, writePatient, writesOf, writeTask } from '../store/records.ts'
import { KEY_HOURS } from '../store/repeats.ts'
import { besideOthers } from './beside-others.ts'
import { consentWrite, enrolledByAgreement, numberWrites, patientFor } from './enrol.ts'
import { enrolmentOpensAt } from './enrolment-limit.ts'
import { giveWay, planCourse } from './plan-course.ts'
import { checkRequest, type TreatmentRequest } from './validate-treatment.ts'

export type FollowUpShown = {
  followUpId: string
  step: string
  channel: string
  dueAt: Instant
  status: string
  text: string
}

export type TreatmentShown = {
  treatmentId: string
  patientId: string
  followUps: FollowUpShown[]
  missed: { step: string; dueAt: Instant }[]
  /** Absent in an answer that an earlier version has kept. */
  externalId?: string | null
  metadata?: Record<string, string>
}

export type Logged =
  /** `withoutMessages`: by an agreement, of a patient who had said no before. */
  | { kind: 'logged'; answer: TreatmentShown; withoutMessages?: true }
  | { kind: 'repeated'; answer: TreatmentShown; withoutMessages?: true }
  /** The same Idempotency-Key came with another body. */
  | { kind: 'key-reused'; answer: TreatmentShown }
  | { kind: 'invalid'; faults: FieldError[] }
  /** Nobody would be paged by duty at some hour of the coming days: a course that asks about symptoms may not begin. */
  | { kind: 'rota-gap'; gap: Gap }
  /** The clinic has enrolled as many new patients as an hour may bring. */
  | { kind: 'too-many'; until: Instant }

export type Logging = {
  clinicId: string
  by: string
  request: TreatmentRequest
  /** Whose visit it is, where the caller knows the patient's id; otherwise phone and name say it. */
  personId?: string
  idempotencyKey?: string
  /** What makes two requests of one key the same, where it is not the whole request. */
  fingerprint?: string
  preview?: boolean
  /** What is due at once is left to the next tick, which paces it. */
  paced?: boolean
  /** The consent is a standing agreement of many patients: what this one has said stays (`consentByAgreement`). */
  byAgreement?: boolean
  /** A person or a system may repeat this as fast as it likes: an hour has its limit of new patients. */
  limited?: boolean
}

/**
 * Logs a treatment and plans its follow-ups, in one transaction. A preview answers the same and writes nothing. A request
 * without a key gets one of its own, by which a second try recognises what the first has written.
 */
export async function logTreatment(
  deps: Store & Queueing & Composing & Hashing & Secret,
  logging: Logging,
): Promise<Logged> {
  const own = logging.idempotencyKey === undefined
  const idempotencyKey = logging.idempotencyKey ?? deps.newId()
  const { logged, items } = await attempt(deps, (deps) => decideTreatment(deps, { ...logging, idempotencyKey }))
  if (!logging.paced) await enqueue(deps, items)
  return own && logged.kind === 'repeated' ? { ...logged, kind: 'logged' } : logged
}

/** What was answered to a request, by its key, for thirty days. */
export const loggedBefore = async (
  deps: Reads,
  clinicId: string,
  idempotencyKey: string,
): Promise<TreatmentShown | undefined> =>
  (await read<{ answer: TreatmentShown }>(deps.records, keys.request(clinicId, idempotencyKey)))?.value.answer

type Answer = { logged: Logged; items: Outbound[] }

/** What is kept of a request under its key. */
type Kept = { digest: string; answer: TreatmentShown; withoutMessages?: true }

const told = ({ digest: _, ...rest }: Kept) => rest

async function decideTreatment(
  deps: Reads & Composing & Hashing & Secret,
  {
    clinicId,
    by,
    request: asked,
    personId,
    idempotencyKey,
    fingerprint,
    preview,
    limited = false,
    byAgreement,
  }: Logging,
): Promise<Decision<Answer>> {
  const only = (logged: Logged): Decision<Answer> => ({ writes: [], answer: { logged, items: [] } })
  const clinicNow = await readClinic(deps.records, clinicId)
  const clinic = clinicNow?.clinic
  if (!clinic)
    return only({
      kind: 'invalid',
      faults: [{ pointer: '', detail: `The clinic ${clinicId} of the token is not set up.` }],
    })
  const digest = deps.sha256(fingerprint ?? canonical(asked))
  const requestKey = idempotencyKey && !preview ? keys.request(clinicId, idempotencyKey) : undefined
  const earlier = requestKey && (await read<Kept>(deps.records, requestKey))
  if (earlier)
    return only({
      kind: earlier.value.digest === digest ? 'repeated' : 'key-reused',
      ...told(earlier.value),
    })

  const checked = checkRequest(asked, clinic, deps)
  if ('faults' in checked) return only({ kind: 'invalid', faults: checked.faults })
  const gap = asked.consent.declined ? undefined : rotaForbidsCourses(clinicNow, deps.now())
  if (gap) return only({ kind: 'rota-gap', gap })
  const enrolling = await patientFor(deps, clinic, asked, { ...checked, personId })
  const before = enrolling.version > 0 ? await readPatient(deps.records, clinicId, enrolling.value.personId) : undefined
  const { patient, request, isProven } = byAgreement
    ? enrolledByAgreement(enrolling, asked, before?.consents)
    : { patient: enrolling, request: asked, isProven: true }
  if (personId && patient.version === 0)
    return only({
      kind: 'invalid',
      faults: [{ pointer: '/patient', detail: 'There is no such patient at this clinic.' }],
    })
  const isCounted = limited && patient.version === 0
  const until = isCounted && !preview ? await enrolmentOpensAt(deps, clinicId, deps.now()) : undefined
  if (until) return only({ kind: 'too-many', until })
  const person = patient.value
  const taken = await takenIds(deps, person, request)
  if (taken.length > 0) return only({ kind: 'invalid', faults: taken })
  const treatment: Treatment = {
    treatmentId: `${person.personId}.${deps.newId()}`,
    personId: person.personId,
    clinicId,
    performedAt: checked.performedAt,
    loggedAt: deps.now(),
    procedures: checked.procedures,
    ...(request.risks?.length ? { risks: request.risks } : {}),
    ...(requestKey ? { request: idempotencyKey } : {}),
    ...ownDataOf(request),
    state: 'running',
  }
  const course = request.consent.declined ? { items: [], missed: [] } : planCourse(deps, clinicNow, person, treatment)
  const { items, superseded } = besideOthers(course.items, before)
  const answer = {
    treatmentId: treatment.treatmentId,
    patientId: person.personId,
    followUps: items.map(showFollowUp),
    missed: course.missed,
    ...shownOwnData(treatment),
  }
  if (preview) return only({ kind: 'logged', answer })
  const writes: Write[] = [
    writePatient(person, patient.version),
    write(keys.treatment(clinicId, treatment.treatmentId), treatment, 0),
    // What a patient has said no to stays the last word.
    ...(isProven ? [consentWrite(deps, { person, request, by })] : []),
    ...(await numberWrites(deps, clinic, patient)),
    ...(await lineWrites(deps, person, isCounted)),
    ...(await pointerWrites(deps, { clinicId, kind: 'patient', id: person.personId }, patient.before, person)),
    ...(await pointerWrites(deps, { clinicId, kind: 'treatment', id: treatment.treatmentId }, undefined, treatment)),
    writeEntry(clinicId, enrolled(treatment, request.consent.declined)),
    ...writesOf(items),
    ...giveWay(deps, superseded),
  ]
  const question = staffNumberTask(deps, clinicNow, patient, treatment)
  if (question) writes.push(writeTask(question))
  const toTell = { answer, ...(byAgreement && request.consent.declined ? { withoutMessages: true as const } : {}) }
  if (requestKey)
    writes.push(write(requestKey, { digest, ...toTell }, 0, { expiresAt: plusHours(deps.now(), KEY_HOURS) }))
  return { writes, answer: { logged: { kind: 'logged', ...toTell }, items } }
}

const ownDataOf = ({ externalId, metadata }: TreatmentRequest) =>
  withOwnData({}, { ...(externalId ? { externalId } : {}), ...(metadata ? { metadata } : {}) })

/** Ids of the clinic's own that lead elsewhere already: another patient, or a visit that was not cancelled. */
async function takenIds(
  deps: Reads,
  person: Patient,
  { patient, externalId }: TreatmentRequest,
): Promise<FieldError[]> {
  const { clinicId, personId } = person
  const owner = patient.externalId ? await byExternalId(deps, clinicId, 'patient', patient.externalId) : undefined
  const visit = externalId ? await byExternalId(deps, clinicId, 'treatment', externalId) : undefined
  const logged = visit && (await read<Treatment>(deps.records, keys.treatment(clinicId, visit)))?.value
  return [
    ...(owner && owner !== personId ? [ofOtherPatient('/patient/externalId', owner)] : []),
    ...(logged && logged.state === 'running'
      ? [{ pointer: '/externalId', detail: `The treatment ${visit} has this id: it is logged already.` }]
      : []),
  ]
}

/** A number of the staff may be a nurse's who was treated herself, or was typed in the wrong field: a person is asked. */
function staffNumberTask(
  deps: Clock,
  { rota }: ClinicSnapshot,
  { value: person, linked }: { value: Patient; linked: boolean },
  { treatmentId, clinicId, personId }: Treatment,
): Task | undefined {
  const staff = person.phone && !linked ? rota.staff.find(({ phone }) => phone === person.phone) : undefined
  if (!staff) return undefined
  return {
    ...{ taskId: `${treatmentId}.confirm`, clinicId, personId, kind: 'confirm', createdAt: deps.now() },
    because: `This patient's number is ${staff.name}'s, of the staff. Is it the patient's own? If not, correct it.`,
    state: 'open',
    timers: {},
  }
}

const enrolled = ({ treatmentId, loggedAt, personId }: Treatment, declined = false): EntryOf<'enrolled'> => ({
  kind: 'enrolled',
  id: treatmentId,
  at: loggedAt,
  personId,
  ...(declined ? { declined } : {}),
})

export const showFollowUp = (item: Outbound): FollowUpShown => ({
  followUpId: item.outboundId,
  step: item.step ?? '',
  channel: item.channel,
  dueAt: item.timers.send ?? item.plannedFor,
  status: item.state,
  text: item.text,
})
