import type { Alert } from '../../core/alerts/alert.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys, mailsPk, patientPk, personOf, phonePk } from '../../core/keys.ts'
import { type InboundMessage, isErased, type LegalHold, type Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import { forgetPhotos } from '../photos/forget-photos.ts'
import {
  type Clock,
  type Hashing,
  type Item,
  MOST_WRITES,
  type Reads,
  type Secret,
  type Store,
  type Write,
} from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { pagePlaces } from '../store/read-pages.ts'
import { read, readAll, readMany, write, writePatient } from '../store/records.ts'
import { forgetElsewhere } from './forget-elsewhere.ts'
import { forgetIncident } from './forget-incident.ts'
import { forgetNumbers } from './forget-numbers.ts'

export type Erased =
  | { kind: 'erased'; erased: number; kept: number; at: Instant }
  | { kind: 'unknown' }
  /** An alert is open: its record is needed until its outcome. */
  | { kind: 'alert-open'; alertId: string }
  /** The clinic holds the record until an admin lifts the hold. */
  | { kind: 'on-hold'; hold: LegalHold }
  /** An incident holds the record until an admin releases it. */
  | { kind: 'under-hold'; incidentId: string }

/** The law requires these to be kept, without words and contacts: consents, and actions about warning signs. */
const KEPT = ['CONSENT#', 'AUDIT#', 'ERASED']
const ROUND = MOST_WRITES - 10

/**
 * Erases a patient, and who wrote from the patient's number before anybody knew whose it is: words, names, contacts,
 * messages and treatments go. Proof of consent and of the erasure stays without contact data. An opt-out of a number stays
 * as a keyed hash, so that nobody is texted again by mistake. Doing it again changes nothing, and ends what an erasure that
 * broke off has begun.
 */
export async function erasePatient(
  deps: Store & Hashing & Secret,
  clinicId: string,
  personId: string,
  by: string,
): Promise<Erased> {
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  const clinic = (await readClinic(deps.records, clinicId))?.clinic
  if (!person || !clinic) return { kind: 'unknown' }
  const strangers = await strangersOf(deps, clinic, person.value)
  const all = [person.value, ...strangers]
  const shared = await Promise.all(all.map((each) => sharedAlert(deps, each)))
  const refused = [...all.map(refusal), ...shared].find((each) => each !== undefined)
  if (refused) return refused
  for (const stranger of strangers) {
    const before = await eraseRecord(deps, clinic, stranger, by)
    if (before.kind !== 'erased') return before
  }
  return eraseRecord(deps, clinic, person.value, by)
}

async function eraseRecord(
  deps: Store & Hashing & Secret,
  clinic: Clinic,
  { personId, incidents = [] }: Patient,
  by: string,
): Promise<Erased> {
  const { clinicId } = clinic
  await forgetNumbers(deps, clinic, personId)
  await forgetElsewhere(deps, clinicId, personId)
  await forgetMails(deps, clinicId, personId)
  await forgetPhotos(deps, { clinicId, personId })
  for (const { incidentId } of incidents) await forgetIncident(deps, clinicId, incidentId)
  let erased = 0
  for (;;) {
    const count = await attempt(deps, async (deps): Promise<Decision<number | Erased>> => {
      const now = await read<Patient>(deps.records, keys.patient(clinicId, personId))
      const meanwhile = now ? refusal(now.value) : undefined
      if (!now || meanwhile) return { writes: [], answer: meanwhile ?? 0 }
      const found = await Promise.all(pagePlaces(clinicId, personId).map((place) => deps.records.list(place, '')))
      const items = found
        .flat()
        .filter(({ key }) => key.sk !== 'PROFILE' && !KEPT.some((prefix) => key.sk.startsWith(prefix)))
      const batch = items.slice(0, ROUND)
      // Unless the person changed since: an alert that opens meanwhile is not erased with the rest.
      const unchanged = { kind: 'check', key: keys.patient(clinicId, personId), expects: now.version } as const
      return { writes: batch.length > 0 ? [unchanged, ...batch.map(gone)] : [], answer: batch.length }
    })
    if (typeof count !== 'number') return count
    erased += count
    if (count < ROUND) break
  }
  while (await attempt(deps, (deps) => bareProofs(deps, clinicId, personId)));
  const { kept, at } = await attempt(deps, (deps) => lastWords(deps, clinicId, personId, by))
  // Once more: until the person was erased their link took photos.
  await forgetPhotos(deps, { clinicId, personId })
  return { kind: 'erased', erased, kept, at }
}

/** Who wrote from the patient's number and is on record as nobody; none, where another patient has the number too. */
async function strangersOf(deps: Reads, { clinicId, textingNumber }: Clinic, person: Patient): Promise<Patient[]> {
  const { phone } = person
  if (!person.known || !phone) return []
  const links = await deps.records.list(phonePk(textingNumber, phone), 'PATIENT#')
  const ids = links.map(({ key }) => key.sk.slice('PATIENT#'.length)).filter((id) => id !== person.personId)
  const found = await Promise.all(ids.map((id) => read<Patient>(deps.records, keys.patient(clinicId, id))))
  const others = found.flatMap((each) => (each?.value.phone === phone ? [each.value] : []))
  return others.some(({ known }) => known) ? [] : others
}

function refusal({ openAlertId, hold, incidents = [] }: Patient): Erased | undefined {
  if (openAlertId) return { kind: 'alert-open', alertId: openAlertId }
  if (hold) return { kind: 'on-hold', hold }
  const held = incidents.find((incident) => incident.held)
  return held && { kind: 'under-hold', incidentId: held.incidentId }
}

/** An unknown number may share an alert that another record holds: its texts are needed until that one's outcome. */
async function sharedAlert({ records }: Reads, { clinicId, personId }: Patient): Promise<Erased | undefined> {
  const messages = await readAll<InboundMessage>(records, patientPk(clinicId, personId), 'MESSAGE#')
  const ids = new Set(messages.flatMap(({ value }) => value.alertId ?? []))
  const elsewhere = [...ids].filter((id) => personOf(id) !== personId).map((id) => keys.alert(clinicId, id))
  const open = (await readMany<Alert>(records, elsewhere)).find((found) => found && found.value.state !== 'resolved')
  return open && { kind: 'alert-open', alertId: open.value.alertId }
}

/** What came by mail, as it came. A few at a time: each may be a large part of what one transaction takes. */
async function forgetMails(deps: Store, clinicId: string, personId: string): Promise<void> {
  for (let more = true; more; )
    more = await attempt(deps, async (deps) => {
      const mails = await deps.records.list(mailsPk(clinicId, personId), '')
      return { writes: mails.slice(0, MAILS_AT_ONCE).map(gone), answer: mails.length > MAILS_AT_ONCE }
    })
}

const MAILS_AT_ONCE = 10
const gone = ({ key, version }: Item): Write => ({ kind: 'delete', key, expects: version })

/** Removes contact data and reasons from what is kept, one transaction at a time; answers whether more remain. */
async function bareProofs(deps: Reads, clinicId: string, personId: string) {
  const place = patientPk(clinicId, personId)
  const proofs = await Promise.all(['CONSENT#', 'AUDIT#'].map((prefix) => deps.records.list(place, prefix)))
  const named = proofs.flat().filter(({ value }) => NAMING.some((field) => field in value))
  const writes = named.slice(0, ROUND).map(({ key, version, value }) => {
    const proof = Object.entries(value).filter(([field]) => !NAMING.includes(field))
    return write(key, Object.fromEntries(proof), version)
  })
  return { writes, answer: named.length > ROUND }
}

const NAMING = ['phone', 'emailAddress', 'givenBy', 'because']

async function lastWords(deps: Reads & Clock, clinicId: string, personId: string, by: string) {
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  const consents = await deps.records.list(patientPk(clinicId, personId), 'CONSENT#')
  const {
    phone: _phone,
    formerPhones: _former,
    email: _email,
    guardian: _guardian,
    externalId: _externalId,
    metadata: _metadata,
    ...rest
  } = person?.value ?? ({} as Patient)
  const bare: Patient = { ...rest, name: 'Erased', known: false, consent: { sms: false, email: false } }
  const audit = keys.audit(clinicId, `${personId}.erased`)
  const before = await read<{ at: Instant }>(deps.records, audit)
  const answer = { kept: consents.length, at: before?.value.at ?? deps.now() }
  if (before && person && isErased(person.value)) return { writes: [], answer }
  return {
    writes: [
      ...(person ? [writePatient(bare, person.version)] : []),
      ...(before
        ? []
        : [
            write(audit, { kind: 'erased', by, at: answer.at }, 0),
            writeEntry(clinicId, { kind: 'erased', id: personId, at: answer.at, personId }),
          ]),
    ],
    answer,
  }
}
