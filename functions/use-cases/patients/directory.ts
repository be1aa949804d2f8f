/** What finds patients and treatments besides ids and phones: a line by name for each patient, a pointer for each id of a clinic's own. */
import type { FieldError } from '../../core/fault.ts'
import { type ExternalKind, keys, patientsPk } from '../../core/keys.ts'
import { nameFits, type OwnData } from '../../core/patients/own-data.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { plainWords } from '../../core/plain-words.ts'
import type { Instant } from '../../core/time.ts'
import type { Reads, Write } from '../ports.ts'
import { read, readAll, write } from '../store/records.ts'

/** One patient by name and e-mail address, in lower case, the name without accents. Lines of earlier versions have no address. */
export type PatientLine = {
  personId: string
  name: string
  email?: string
  createdAt: Instant
  /** Enrolled where an hour has its limit (`courses/enrolment-limit.ts`). */
  counted?: true
}

/** Writes a patient's line where it is missing (an earlier version wrote none) or has another name or address. */
export async function lineWrites(
  deps: Reads,
  { clinicId, personId, createdAt, name, email }: Patient,
  isCounted = false,
): Promise<Write[]> {
  const key = keys.patientLine(clinicId, createdAt, personId)
  const before = await read<PatientLine>(deps.records, key)
  const counted = before ? before.value.counted : isCounted || undefined
  const line: PatientLine = {
    ...{ personId, name: plainWords(name), createdAt },
    ...(email ? { email: email.toLowerCase() } : {}),
    ...(counted ? { counted } : {}),
  }
  const isSame = before?.value.name === line.name && before.value.email === line.email
  return isSame ? [] : [write(key, line, before?.version ?? 0)]
}

/** Patients whose name has a word that begins with each word typed, in the order in which they were enrolled. */
export async function linesByName(deps: Reads, clinicId: string, typed: string): Promise<PatientLine[]> {
  const lines = await readAll<PatientLine>(deps.records, patientsPk(clinicId), 'PATIENT#')
  return lines.map(({ value }) => value).filter(({ name }) => nameFits(name, typed))
}

/** Patients with this e-mail address. */
export async function linesByEmail(deps: Reads, clinicId: string, typed: string): Promise<PatientLine[]> {
  const lines = await readAll<PatientLine>(deps.records, patientsPk(clinicId), 'PATIENT#')
  return lines.map(({ value }) => value).filter(({ email }) => email === typed.trim().toLowerCase())
}

type Pointer = { id: string }

/** The patient or treatment that has this id of the clinic's own. */
export async function byExternalId(
  deps: Reads,
  clinicId: string,
  kind: ExternalKind,
  externalId: string,
): Promise<string | undefined> {
  return (await read<Pointer>(deps.records, keys.external(clinicId, kind, externalId)))?.value.id
}

export const ofOtherPatient = (pointer: string, personId: string): FieldError => ({
  pointer,
  detail: `The patient ${personId} has this id. Correct that patient's name or phone first, if it is the same person.`,
})

/** Lets the id of `after` lead to `id`, whatever it led to, and that of `before` nowhere. */
export async function pointerWrites(
  deps: Reads,
  { clinicId, kind, id }: { clinicId: string; kind: ExternalKind; id: string },
  before: OwnData | undefined,
  after: OwnData,
): Promise<Write[]> {
  const [old, now] = [before?.externalId, after.externalId]
  if (old === now) return []
  const writes: Write[] = []
  if (old) {
    const key = keys.external(clinicId, kind, old)
    const item = await read<Pointer>(deps.records, key)
    if (item?.value.id === id) writes.push({ kind: 'delete', key, expects: item.version })
  }
  if (now) {
    const key = keys.external(clinicId, kind, now)
    writes.push(write(key, { id }, (await read<Pointer>(deps.records, key))?.version ?? 0))
  }
  return writes
}
