/** Who a visit is of, and what they agreed to. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { consentByAgreement } from '../../core/courses/agreement.ts'
import { keys, phonePk } from '../../core/keys.ts'
import { withOwnData } from '../../core/patients/own-data.ts'
import { type Consent, type Patient, withPhone } from '../../core/patients/patient.ts'
import { toInstant } from '../../core/time.ts'
import { byExternalId } from '../patients/directory.ts'
import { optOutAgain } from '../patients/erased-opt-out.ts'
import type { Clock, Hashing, Ids, Reads, Secret, Write } from '../ports.ts'
import { read, type Versioned, write } from '../store/records.ts'
import type { TreatmentRequest } from './validate-treatment.ts'

/** `linked`: the phone is known to be this person's. */
type Enrolled = Versioned<Patient> & { linked: boolean; before?: Patient }

/**
 * The patient of this id, or of this phone with this name, brought up to date; a new one where there is none. Families share
 * phones, and ids of the clinic's own tell two of one name apart; a patient without a phone is known by such an id and the name.
 */
export async function patientFor(
  deps: Reads & Clock & Ids,
  clinic: Clinic,
  { patient, guardian, consent }: Pick<TreatmentRequest, 'patient' | 'guardian' | 'consent'>,
  { phone, email, personId }: { phone?: string; email?: string; personId?: string },
): Promise<Enrolled> {
  const links = phone ? await deps.records.list(phonePk(clinic.textingNumber, phone), 'PATIENT#') : []
  const { externalId } = patient
  const own = externalId ? await byExternalId(deps, clinic.clinicId, 'patient', externalId) : undefined
  const ids = new Set(links.map((link) => link.key.sk.slice('PATIENT#'.length)))
  const asked = personId ? [personId] : [...new Set([...(own ? [own] : []), ...ids])]
  // One by one: what logs the rows of a file may not read many at once.
  const known = await Promise.all(asked.map((id) => read<Patient>(deps.records, keys.patient(clinic.clinicId, id))))
  const same = known.find((found) => {
    if (!found?.value.known) return false
    if (personId) return true
    if (plainName(found.value.name) !== plainName(patient.name)) return false
    const { personId: theirs, phone: number, externalId: id } = found.value
    if (id && externalId && id !== externalId) return false
    return ids.has(theirs) || !phone || phone === number
  })
  const agreed = {
    sms: consent.sms === true && phone !== undefined,
    email: consent.email === true && email !== undefined,
  }
  const given = {
    name: patient.name.trim(),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(guardian ? { guardian: guardian.name.trim() } : {}),
    consent: agreed,
  }
  if (same) {
    const { language = same.value.language, timeZone = same.value.zone } = patient
    // It may have been corrected meanwhile: the front desk of today is right.
    const before = phone ? withPhone(same.value, phone) : same.value
    const value = withOwnData({ ...before, ...given, language, zone: timeZone }, patient)
    return { value, version: same.version, linked: true, before: same.value }
  }
  const person: Patient = {
    ...given,
    personId: deps.newId(),
    clinicId: clinic.clinicId,
    known: true,
    language: patient.language ?? clinic.languages[0] ?? 'en',
    zone: patient.timeZone ?? clinic.zone,
    createdAt: deps.now(),
  }
  return { value: withOwnData(person, patient), version: 0, linked: false }
}

/**
 * The same by a standing agreement: what this patient has said stays, so that the record may have no channel then. `isProven`:
 * whether the agreement adds to what is on record.
 */
export function enrolledByAgreement(
  enrolled: Enrolled,
  request: TreatmentRequest,
  proofs: readonly Versioned<Consent>[] = [],
): { patient: Enrolled; request: TreatmentRequest; isProven: boolean } {
  const { sms = false, email = false } = request.consent
  const known = proofs.map(({ value }) => value)
  const { covered, ...consent } = consentByAgreement({ sms, email }, enrolled.before, known)
  const { value: person } = enrolled
  const agreed = {
    sms: consent.sms && person.phone !== undefined,
    email: consent.email && person.email !== undefined,
  }
  return {
    patient: { ...enrolled, value: { ...person, consent: agreed } },
    request: agreed.sms || agreed.email ? { ...request, consent: { ...request.consent, ...consent } } : silent(request),
    isProven: covered,
  }
}

const silent = (request: TreatmentRequest): TreatmentRequest => ({ ...request, consent: { declined: true } })

const plainName = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** Proof of what was agreed to, with its wording, and by whom it was recorded. */
export function consentWrite(
  deps: Clock & Ids,
  { person, request, by }: { person: Patient; request: TreatmentRequest; by: string },
): Write {
  const { consent } = request
  const proof: Consent = {
    consentId: `${person.personId}.${deps.newId()}`,
    personId: person.personId,
    clinicId: person.clinicId,
    sms: consent.sms ?? false,
    email: consent.email ?? false,
    declined: consent.declined ?? false,
    statement: consent.statement ?? '',
    method: consent.method ?? 'front-desk',
    capturedAt: consent.capturedAt ? toInstant(Date.parse(consent.capturedAt)) : deps.now(),
    recordedBy: by,
    ...(person.phone ? { phone: person.phone } : {}),
    ...(person.email ? { emailAddress: person.email } : {}),
    ...(person.guardian ? { givenBy: person.guardian } : {}),
  }
  return write(keys.consent(person.clinicId, proof.consentId), proof, 0)
}

/** The link from a new patient's number, with the opt-out of somebody who had the number and was erased. */
export async function numberWrites(
  deps: Reads & Clock & Hashing & Secret,
  { textingNumber: ours }: Clinic,
  { value: { phone, personId }, linked }: Enrolled,
): Promise<Write[]> {
  if (!phone || linked) return []
  return [write(keys.phonePerson(ours, phone, personId), {}, 0), ...(await optOutAgain(deps, { ours, theirs: phone }))]
}
