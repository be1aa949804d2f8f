import { keys, mailsPk, patientPk } from '../../core/keys.ts'
import { isErased, type Patient } from '../../core/patients/patient.ts'
import type { Incident } from '../../core/review/incident.ts'
import type { Instant } from '../../core/time.ts'
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
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, write, writePatient } from '../store/records.ts'
import { forgetElsewhere } from './forget-elsewhere.ts'
import { forgetNumbers } from './forget-numbers.ts'

export type Erased =
  | { kind: 'erased'; erased: number; kept: number; at: Instant }
  | { kind: 'unknown' }
  /** An alert is open: its record is needed until its outcome. */
  | { kind: 'alert-open'; alertId: string }
  /** An incident holds the record until an admin releases it. */
  | { kind: 'under-hold'; incidentId: string }

/** The law requires these to be kept, without words and contacts: consents, and actions about warning signs. */
const KEPT = ['CONSENT#', 'AUDIT#', 'ERASED']
const ROUND = MOST_WRITES - 10

/**
 * Erases a patient: words, names, contacts, messages and treatments go. Proof of consent and of the erasure stays without
 * contact data. An opt-out of a number stays as a keyed hash, so that nobody is texted again by mistake. Doing it again
 * changes nothing, and ends what an erasure that broke off has begun.
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
  const refused = refusal(person.value)
  if (refused) return refused
  await forgetNumbers(deps, clinic, personId)
  await forgetElsewhere(deps, clinicId, personId)
  await forgetMails(deps, clinicId, personId)
  for (const { incidentId } of person.value.incidents ?? []) await forgetFrozen(deps, clinicId, incidentId)
  let erased = 0
  for (;;) {
    const count = await attempt(deps, async (deps): Promise<Decision<number | Erased>> => {
      const now = await read<Patient>(deps.records, keys.patient(clinicId, personId))
      const meanwhile = now ? refusal(now.value) : undefined
      if (!now || meanwhile) return { writes: [], answer: meanwhile ?? 0 }
      const items = (await deps.records.list(patientPk(clinicId, personId), '')).filter(
        ({ key }) => key.sk !== 'PROFILE' && !KEPT.some((prefix) => key.sk.startsWith(prefix)),
      )
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
  return { kind: 'erased', erased, kept, at }
}

function refusal({ openAlertId, incidents = [] }: Patient): Erased | undefined {
  if (openAlertId) return { kind: 'alert-open', alertId: openAlertId }
  const held = incidents.find((incident) => incident.held)
  return held && { kind: 'under-hold', incidentId: held.incidentId }
}

/** Deletes the frozen copy and the notes of incidents with the record; the times of the notifications stay. */
async function forgetFrozen(deps: Store, clinicId: string, incidentId: string): Promise<void> {
  for (let more = true; more; )
    more = await attempt(deps, async (deps) => {
      const parts = await deps.records.list(keys.frozen(clinicId, incidentId, 0).pk, 'FROZEN#')
      return { writes: parts.slice(0, ROUND).map(gone), answer: parts.length > ROUND }
    })
  const key = keys.incident(clinicId, incidentId)
  await attempt(deps, async (deps) => {
    const found = await read<Incident>(deps.records, key)
    if (!found?.value.frozen) return { writes: [], answer: null }
    const { frozen: _, ...rest } = found.value
    const reports = rest.reports.map((each) => (each.done ? { ...each, done: { ...each.done, note: '' } } : each))
    return { writes: [write(key, { ...rest, reports }, found.version)], answer: null }
  })
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

/** Removes contact data from consents, one transaction at a time; answers whether more remain. */
async function bareProofs(deps: Reads, clinicId: string, personId: string) {
  const consents = await deps.records.list(patientPk(clinicId, personId), 'CONSENT#')
  const named = consents.filter(({ value }) => CONTACTS.some((field) => field in value))
  const writes = named.slice(0, ROUND).map(({ key, version, value }) => {
    const proof = Object.entries(value).filter(([field]) => !CONTACTS.includes(field))
    return write(key, Object.fromEntries(proof), version)
  })
  return { writes, answer: named.length > ROUND }
}

const CONTACTS = ['phone', 'emailAddress', 'givenBy']

async function lastWords(deps: Reads & Clock, clinicId: string, personId: string, by: string) {
  const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
  const consents = await deps.records.list(patientPk(clinicId, personId), 'CONSENT#')
  const {
    phone: _phone,
    formerPhones: _former,
    email: _email,
    guardian: _guardian,
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
      ...(before ? [] : [write(audit, { kind: 'erased', by, at: deps.now() }, 0)]),
    ],
    answer,
  }
}
