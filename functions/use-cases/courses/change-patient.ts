/** Corrections of a patient after checkout: what is unsent leaves for the contact of now. */
import type { FieldError } from '../../core/fault.ts'
import { keys } from '../../core/keys.ts'
import { kindOf } from '../../core/kind-of-key.ts'
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
import { firstPart, write, writeOutbound, writePatient } from '../store/records.ts'
import { isUnsent } from './beside-others.ts'
import { planCourse, replan } from './plan-course.ts'
import { phoneFault, unfitPhone } from './validate-treatment.ts'

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
  for (;;) {
    const { changed, isWhole } = await changeInPart(deps, clinicId, personId, change)
    if (isWhole) return changed
  }
}

/** `isWhole`: nothing is left to plan again; else the same change goes on from there. */
type ChangedInPart = { changed: PatientChanged; isWhole: boolean }

/** As much of the change as one transaction holds: the patient first, then messages, of which those that are done are left alone. */
async function changeInPart(
  deps: Store & Composing & Hashing & Secret,
  clinicId: string,
  personId: string,
  change: PatientChange,
): Promise<ChangedInPart> {
  return attempt(deps, async (deps): Promise<Decision<ChangedInPart>> => {
    const only = (changed: PatientChanged) => ({ writes: [], answer: { changed, isWhole: true } })
    const record = await readPatient(deps.records, clinicId, personId)
    const clinicNow = await readClinic(deps.records, clinicId)
    const clinic = clinicNow?.clinic
    if (!record?.person.value.known || !clinic) return only({ kind: 'unknown' })
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
        detail: `"${change.timeZone}" is not a time zone that we know, such as America/Los_Angeles.`,
      })
    if (change.language !== undefined && !clinic.languages.includes(change.language))
      faults.push({ pointer: '/language', detail: `${clinic.name} writes in ${clinic.languages.join(', ')}.` })
    const owner = change.externalId ? await byExternalId(deps, clinicId, 'patient', change.externalId) : undefined
    if (owner && owner !== personId) faults.push(ofOtherPatient('/externalId', owner))
    if (faults.length > 0) return only({ kind: 'invalid', faults })
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
      ...(await lineWrites(deps, person)),
      ...(await pointerWrites(deps, { clinicId, kind: 'patient', id: personId }, before, person)),
    ]
    if (person.phone && person.phone !== before.phone) {
      const link = keys.phonePerson(clinic.textingNumber, person.phone, personId)
      if (!(await deps.records.get(link))) writes.push(write(link, {}, 0))
      writes.push(...(await optOutAgain(deps, { ours: clinic.textingNumber, theirs: person.phone })))
    }
    writes.push(...readdressed(deps, record, person))
    for (const { value: treatment } of record.treatments) {
      if (treatment.state === 'cancelled') continue
      const { treatmentId } = treatment
      const others = asLeft(record, writes, person, treatmentId)
      const after = planCourse(deps, clinicNow, person, treatment).items
      writes.push(...replan(deps, others, { treatmentId, after, dropped: { kind: 'left-the-plan' } }))
    }
    // A check-in that was planned again may give way to a later course's: its last write stands, beside its link.
    const once = [...new Map(writes.map((each) => [each.key.pk + each.key.sk, each])).values()]
    const part = firstPart(once)
    return { writes: part, answer: { changed: { kind: 'changed', person }, isWhole: part.length === once.length } }
  })
}

/** What goes to the person, and not to the number that wrote or to the course, which is planned again. */
const FOLLOWS_THE_PERSON: readonly Outbound['purpose'][] = ['reminder', 'personal', 'notice']

/** What has not left yet leaves for the contact of now. */
const readdressed = (deps: Clock, { outbound }: PatientRecord, now: Patient): Write[] =>
  outbound
    .filter(({ value }) => FOLLOWS_THE_PERSON.includes(value.purpose) && isUnsent(value))
    .flatMap(({ value, version }) => {
      const to = value.channel === 'email' ? now.email : now.phone
      if (!to || value.to === to) return []
      const plannedFor = value.timers.send ?? value.plannedFor
      const again = plannedAgain(value, { ...value, to, plannedFor }, { kind: 'contact-corrected' }, deps.now())
      return [writeOutbound(again, version)]
    })

/** The messages as the writes leave them. Those of other courses count as if they went to the contact of now, as they soon will. */
function asLeft(record: PatientRecord, writes: readonly Write[], now: Patient, treatmentId: string): PatientRecord {
  const left = new Map(record.outbound.map((each) => [each.value.outboundId, each]))
  for (const each of writes)
    if ((each.kind === 'put' || each.kind === 'update') && kindOf(each.key) === 'outbound') {
      const value = each.value as unknown as Outbound
      left.set(value.outboundId, { value, version: each.kind === 'update' ? each.expects : 0 })
    }
  const outbound = [...left.values()].map(({ value, version }) => {
    const to = value.channel === 'email' ? now.email : now.phone
    const follows = value.purpose === 'follow-up' && value.treatmentId !== treatmentId && isUnsent(value) && to
    return { value: follows ? { ...value, to } : value, version }
  })
  return { ...record, outbound }
}
