import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { keys, phonePk } from '../../core/keys.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { parsePhone } from '../../core/phone.ts'
import type { Reads } from '../ports.ts'
import { read } from '../store/records.ts'
import { byExternalId, linesByEmail, linesByName } from './directory.ts'

export type FoundPatients = { kind: 'found'; patients: Patient[] } | { kind: 'invalid'; faults: FieldError[] }

/** Everybody of the clinic who texts from a number: patients, and the stranger who wrote before being enrolled. */
export async function patientsByPhone(deps: Reads, clinicId: string, typed: string): Promise<FoundPatients> {
  const clinic = (await read<Clinic>(deps.records, keys.clinic(clinicId)))?.value
  if (!clinic) return { kind: 'found', patients: [] }
  const phone = parsePhone(typed, clinic.country)
  if (phone.kind === 'not-a-phone') return { kind: 'invalid', faults: [{ pointer: '/phone', detail: phone.because }] }
  const links = await deps.records.list(phonePk(clinic.textingNumber, phone.e164), 'PATIENT#')
  const people = await Promise.all(links.map(({ key }) => getPatient(deps, clinicId, key.sk.slice('PATIENT#'.length))))
  return {
    kind: 'found',
    patients: people.filter((person) => person !== undefined).filter((person) => person.phone === phone.e164),
  }
}

/** The patient with an id of the clinic's own; nobody where there is none. */
export async function patientsByExternalId(deps: Reads, clinicId: string, externalId: string): Promise<FoundPatients> {
  const personId = await byExternalId(deps, clinicId, 'patient', externalId)
  const person = personId && (await getPatient(deps, clinicId, personId))
  return { kind: 'found', patients: person ? [person] : [] }
}

/** Everybody whom a front desk may mean: by phone where digits were typed, by e-mail address, else by name. */
export async function patientsByWords(deps: Reads, clinicId: string, typed: string): Promise<FoundPatients> {
  if (/^[+\d\s().-]{5,}$/.test(typed)) return patientsByPhone(deps, clinicId, typed)
  const find = typed.includes('@') ? linesByEmail : linesByName
  const lines = (await find(deps, clinicId, typed)).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const people = await Promise.all(
    lines.slice(0, MOST_READ).map(({ personId }) => getPatient(deps, clinicId, personId)),
  )
  return { kind: 'found', patients: people.filter((person) => person !== undefined) }
}

/** The newest of those whose name begins so: with more, another letter finds faster than a list. */
const MOST_READ = 60

export async function getPatient(deps: Reads, clinicId: string, personId: string): Promise<Patient | undefined> {
  return (await read<Patient>(deps.records, keys.patient(clinicId, personId)))?.value
}
