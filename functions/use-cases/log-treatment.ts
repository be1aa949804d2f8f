import { planNamed } from '../core/care-plan.ts'
import type { Clinic } from '../core/clinic.ts'
import { keys } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import type { Procedure, Risk, Treatment } from '../core/patient.ts'
import { parsePhone } from '../core/phone.ts'
import type { EntryOf } from '../core/register.ts'
import type { Gap } from '../core/rota.ts'
import { hoursBetween, type Instant, isZone, minutesBetween, plusHours, toInstant } from '../core/time.ts'
import { attempt, type Decision } from './attempt.ts'
import { enqueue } from './carry-out.ts'
import { rotaForbidsCourses } from './change-rota.ts'
import { consentWrite, patientFor } from './enrol.ts'
import { read, write, writePerson, writesOf } from './items.ts'
import { optOutAgain } from './kept-opt-out.ts'
import { besideOthers, giveWay, planCourse } from './plan-course.ts'
import type { Deps, Write } from './ports.ts'
import { readClinic } from './read-clinic.ts'
import { readPerson } from './read-person.ts'
import { writeEntry } from './register.ts'

export type Fault = { pointer: string; detail: string }

export type TreatmentRequest = {
  patient: {
    name: string
    phone?: string
    email?: string
    language?: string
    timeZone?: string
    /** `2009-05-31`: given where it may matter. */
    dateOfBirth?: string
  }
  /** Who gets the messages of a minor, and agreed to them. */
  guardian?: { name: string; phone?: string; email?: string }
  /** As it was written, in any offset; so is `capturedAt`. */
  performedAt: string
  procedures: Procedure[]
  risks?: Risk[]
  consent: {
    sms?: boolean
    email?: boolean
    declined?: boolean
    statement?: string
    method?: string
    capturedAt?: string
  }
}

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
}

export type Logged =
  | { kind: 'logged'; answer: TreatmentShown }
  | { kind: 'repeated'; answer: TreatmentShown }
  /** The same Idempotency-Key came with another body. */
  | { kind: 'key-reused'; answer: TreatmentShown }
  | { kind: 'invalid'; faults: Fault[] }
  /** Nobody would be paged by duty at some hour of the coming days: a course that asks about symptoms may not begin. */
  | { kind: 'rota-gap'; gap: Gap }

export type Logging = {
  clinicId: string
  by: string
  request: TreatmentRequest
  idempotencyKey?: string
  /** What makes two requests of one key the same, where it is not the whole request. */
  fingerprint?: string
  preview?: boolean
  /** What is due at once is left to the next tick, which paces it. */
  paced?: boolean
}

const MOST_MINUTES_AHEAD = 5
const MOST_DAYS_AGO = 30
const KEY_HOURS = 24 * 30

/**
 * Logs a treatment and plans its follow-ups, in one transaction. A preview answers the same and writes nothing. A request
 * without a key gets one of its own, by which a second try recognises what the first has written.
 */
export async function logTreatment(deps: Deps, logging: Logging): Promise<Logged> {
  const own = logging.idempotencyKey === undefined
  const idempotencyKey = logging.idempotencyKey ?? deps.newId()
  const { logged, items } = await attempt(deps, () => decide(deps, { ...logging, idempotencyKey }))
  if (!logging.paced) await enqueue(deps, items)
  return own && logged.kind === 'repeated' ? { ...logged, kind: 'logged' } : logged
}

type Answer = { logged: Logged; items: Outbound[] }

async function decide(
  deps: Deps,
  { clinicId, by, request, idempotencyKey, fingerprint, preview }: Logging,
): Promise<Decision<Answer>> {
  const only = (logged: Logged): Decision<Answer> => ({ writes: [], answer: { logged, items: [] } })
  const clinicNow = await readClinic(deps.records, clinicId)
  const clinic = clinicNow?.clinic
  if (!clinic)
    return only({
      kind: 'invalid',
      faults: [{ pointer: '', detail: `The clinic ${clinicId} of the token is not set up.` }],
    })
  const digest = deps.digest(fingerprint ?? canonical(request))
  const requestKey = idempotencyKey && !preview ? keys.request(clinicId, idempotencyKey) : undefined
  const earlier = requestKey && (await read<{ digest: string; answer: TreatmentShown }>(deps.records, requestKey))
  if (earlier)
    return only({
      kind: earlier.value.digest === digest ? 'repeated' : 'key-reused',
      answer: earlier.value.answer,
    })

  const checked = checkRequest(request, clinic, deps)
  if ('faults' in checked) return only({ kind: 'invalid', faults: checked.faults })
  const gap = request.consent.declined ? undefined : rotaForbidsCourses(clinicNow, deps.now())
  if (gap) return only({ kind: 'rota-gap', gap })
  const patient = await patientFor(deps, clinic, request, checked)
  const person = patient.value
  const treatment: Treatment = {
    treatmentId: `${person.personId}.${deps.newId()}`,
    personId: person.personId,
    clinicId,
    performedAt: checked.performedAt,
    loggedAt: deps.now(),
    procedures: request.procedures,
    ...(request.risks?.length ? { risks: request.risks } : {}),
    state: 'running',
  }
  const course = request.consent.declined ? { items: [], missed: [] } : planCourse(deps, clinicNow, person, treatment)
  const before = patient.version > 0 ? await readPerson(deps.records, clinicId, person.personId) : undefined
  const { items, superseded } = besideOthers(course.items, before)
  const answer = {
    treatmentId: treatment.treatmentId,
    patientId: person.personId,
    followUps: items.map(showFollowUp),
    missed: course.missed,
  }
  if (preview) return only({ kind: 'logged', answer })
  const writes: Write[] = [
    writePerson(person, patient.version),
    write(keys.treatment(clinicId, treatment.treatmentId), treatment, 0),
    consentWrite(deps, { person, request, by }),
    writeEntry(clinicId, enrolled(treatment, request.consent.declined)),
    ...writesOf(items),
    ...giveWay(deps, superseded),
  ]
  if (person.phone && !patient.linked) {
    writes.push(...(await optOutAgain(deps, { ours: clinic.textingNumber, theirs: person.phone })))
    writes.push(write(keys.phonePerson(clinic.textingNumber, person.phone, person.personId), {}, 0))
  }
  if (requestKey) writes.push(write(requestKey, { digest, answer }, 0, { expiresAt: plusHours(deps.now(), KEY_HOURS) }))
  return { writes, answer: { logged: { kind: 'logged', answer }, items } }
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

type Checked = { phone?: string; email?: string; performedAt: Instant }

function checkRequest(request: TreatmentRequest, clinic: Clinic, deps: Deps): Checked | { faults: Fault[] } {
  const faults: Fault[] = []
  const { patient, guardian, consent } = request
  const contact = guardian ?? patient
  const holder = guardian ? '/guardian' : '/patient'
  const performedAt = toInstant(Date.parse(request.performedAt))
  const typed = contact.phone ? parsePhone(contact.phone, clinic.country) : undefined
  if (typed?.kind === 'not-a-phone') faults.push({ pointer: `${holder}/phone`, detail: typed.because })
  if (!guardian && patient.dateOfBirth !== undefined && isMinor(patient.dateOfBirth, performedAt))
    faults.push({
      pointer: '/guardian',
      detail: 'A minor needs a guardian: the name and contact of who agrees and gets the messages.',
    })
  if (patient.timeZone !== undefined && !isZone(patient.timeZone))
    faults.push({
      pointer: '/patient/timeZone',
      detail: `"${patient.timeZone}" is not an IANA zone such as America/Los_Angeles.`,
    })
  if (patient.language !== undefined && !clinic.languages.includes(patient.language))
    faults.push({ pointer: '/patient/language', detail: `${clinic.name} writes in ${clinic.languages.join(', ')}.` })
  faults.push(...whenFaults(performedAt, deps.now()))
  for (const [i, { plan }] of request.procedures.entries())
    if (!planNamed(deps.content().plans, plan))
      faults.push({
        pointer: `/procedures/${i}/plan`,
        detail: `There is no care plan "${plan}". GET /v1/care-plans lists them.`,
      })
  faults.push(...checkConsent(contact, consent, holder))
  if (faults.length > 0) return { faults }
  return {
    performedAt,
    ...(typed?.kind === 'phone' ? { phone: typed.e164 } : {}),
    ...(contact.email ? { email: contact.email } : {}),
  }
}

/** What is wrong with the time of a treatment. */
export function whenFaults(performedAt: Instant, now: Instant): Fault[] {
  const fault = (detail: string) => [{ pointer: '/performedAt', detail }]
  if (minutesBetween(now, performedAt) > MOST_MINUTES_AHEAD)
    return fault('This is in the future. Give the time at which the treatment was done.')
  if (hoursBetween(performedAt, now) > MOST_DAYS_AGO * 24)
    return fault(`This is more than ${MOST_DAYS_AGO} days ago; follow-ups would come too late.`)
  return []
}

const OF_AGE_YEARS = 18

const isMinor = (dateOfBirth: string, at: Instant): boolean =>
  `${Number(dateOfBirth.slice(0, 4)) + OF_AGE_YEARS}${dateOfBirth.slice(4)}` > at.slice(0, 10)

function checkConsent(
  contact: { phone?: string; email?: string },
  consent: TreatmentRequest['consent'],
  holder: string,
): Fault[] {
  if (consent.declined) {
    if (consent.sms || consent.email)
      return [{ pointer: '/consent/declined', detail: 'Declined, and yet consent to a channel is given.' }]
    return []
  }
  if (!consent.sms && !consent.email)
    return [
      {
        pointer: '/consent',
        detail: 'Consent to sms or email is needed, or "declined": true to log without messages.',
      },
    ]
  if ((consent.sms && contact.phone) || (consent.email && contact.email)) return []
  const missing = consent.sms ? 'phone' : 'email'
  return [
    {
      pointer: `${holder}/${missing}`,
      detail: `Consent is for ${consent.sms ? 'sms' : 'email'}, but no ${missing} is given.`,
    },
  ]
}

/** The same text for the same content, whatever the order of its members. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .join(',')}}`
}
