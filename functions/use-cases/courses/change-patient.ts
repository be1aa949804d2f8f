/** Corrections of a patient after checkout: what is unsent goes to the contact of now, in the language and zone of now. */
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { type Outbound, plannedAgain } from '../../core/messages/outbound.ts'
import { type OwnDataChange, withOwnData } from '../../core/patients/own-data.ts'
import { type Patient, withPhone } from '../../core/patients/patient.ts'
import { parsePhone } from '../../core/phone.ts'
import { isZone } from '../../core/time.ts'
import { byExternalId, lineWrites, ofOtherPatient, pointerWrites } from '../patients/directory.ts'
import { optOutAgain } from '../patients/erased-opt-out.ts'
import type { Clock, Composing, Hashing, Secret, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { write, writeOutbound, writePatient } from '../store/records.ts'
import { isUnsent, planCourse, replan } from './plan-course.ts'
import { phoneFault } from './validate-treatment.ts'

export type PatientChange = OwnDataChange & {
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
    if (unfit) faults.push({ pointer: '/phone', detail: unfit })
    if (change.timeZone !== undefined && !isZone(change.timeZone))
      faults.push({
        pointer: '/timeZone',
        detail: `"${change.timeZone}" is not an IANA zone such as America/Los_Angeles.`,
      })
    if (change.language !== undefined && !clinic.languages.includes(change.language))
      faults.push({ pointer: '/language', detail: `${clinic.name} writes in ${clinic.languages.join(', ')}.` })
    const owner = change.externalId ? await byExternalId(deps, clinicId, 'patient', change.externalId) : undefined
    if (owner && owner !== personId) faults.push(ofOtherPatient('/externalId', owner))
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = record.person.value
    const person: Patient = {
      ...withOwnData(phone?.kind === 'phone' ? withPhone(before, phone.e164) : before, change),
      ...(change.name ? { name: change.name.trim() } : {}),
      ...(change.email ? { email: change.email } : {}),
      ...(change.language ? { language: change.language } : {}),
      ...(change.timeZone ? { zone: change.timeZone } : {}),
    }
    const writes: Write[] = [
      writePatient(person, record.person.version),
      ...readdressed(deps, record, person),
      ...(await lineWrites(deps, person)),
      ...(await pointerWrites(deps, { clinicId, kind: 'patient', id: personId }, before, person)),
    ]
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
