/** Erases what tells of a person outside their own partition: kept answers to requests, rows, visits, checkout links, and texts of staff. */
import type { FeedPointer } from '../../core/access/calendar-feed.ts'
import { keys, personOf, staffPk } from '../../core/keys.ts'
import { isToldIn, type Person } from '../../core/patients/told-of.ts'
import { MOST_WRITES, type Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { read, write } from '../store/records.ts'
import { forgetCheckoutLinks } from './forget-checkout-links.ts'
import { forgetRows } from './forget-rows.ts'
import { forgetVisits } from './forget-visits.ts'

const ROUND = MOST_WRITES - 10

type Kept = { digest: string; answer: { treatmentId: string; patientId: string } }

/** Has to be done before the record is erased: it tells which requests and which words these are. */
export async function forgetElsewhere(deps: Store, clinicId: string, personId: string): Promise<void> {
  const record = await readPatient(deps.records, clinicId, personId)
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!record || !clinicNow) return
  for (const { value } of record.treatments) if (value.request) await emptyAnswer(deps, clinicId, value.request)
  while (await attempt(deps, (deps) => forgetDirectory(deps, record)));
  const { clinic, rota } = clinicNow
  const person = record.person.value
  await forgetRows(deps, clinicId, person, clinic.country)
  await forgetVisits(deps, clinic, { person, by: 'erasure' })
  await forgetCheckoutLinks(deps, clinic, person)
  for (const { staffId } of rota.staff)
    while (await attempt(deps, (deps) => forgetTexts(deps, staffPk(clinicId, staffId), person)));
}

/** The line by name, what leads here by ids of the clinic's own, and the patient's calendar. */
async function forgetDirectory(deps: Store, { person: { value: person }, treatments }: PatientRecord) {
  const { clinicId, personId, createdAt, externalId } = person
  const calendar = await read<FeedPointer>(deps.records, keys.patientFeed(clinicId, personId))
  // A visit that was cancelled leaves its id to the one that was logged in its place.
  const visits = new Set(treatments.flatMap(({ value }) => value.externalId ?? []))
  const asked = [
    keys.patientLine(clinicId, createdAt, personId),
    ...(externalId ? [keys.external(clinicId, 'patient', externalId)] : []),
    ...[...visits].map((id) => keys.external(clinicId, 'treatment', id)),
    ...(calendar ? [keys.feed(calendar.value.digest)] : []),
  ]
  const items = (await deps.records.getAll(asked)).filter((item) => item !== undefined)
  const own = items.filter(({ value }) => personOf(String(value.id ?? personId)) === personId)
  const writes = own.slice(0, ROUND).map(({ key, version }) => ({ kind: 'delete', key, expects: version }) as const)
  return { writes, answer: own.length > ROUND }
}

/** The request is still known when it comes again: it must not bring the person back. */
const emptyAnswer = (deps: Store, clinicId: string, request: string): Promise<null> =>
  attempt(deps, async (deps) => {
    const key = keys.request(clinicId, request)
    const item = await deps.records.get(key)
    const found = item && (await read<Kept>(deps.records, key))
    if (!found) return { writes: [], answer: null }
    const { treatmentId, patientId } = found.value.answer
    const answer = { treatmentId, patientId, followUps: [], missed: [] }
    return { writes: [write(key, { ...found.value, answer }, found.version, item.found)], answer: null }
  })

/** What staff wrote about no alert and tells of the patient all the same; earlier versions kept there what was about alerts too. */
async function forgetTexts(deps: Store, place: string, person: Person) {
  const items = await deps.records.list(place, '')
  const named = items.filter(({ key, value }) => {
    if (!key.sk.startsWith('MESSAGE#') && !key.sk.startsWith('OUT#')) return false
    return isToldIn(`${value.text} ${value.html ?? ''}`, person)
  })
  const writes = named.slice(0, ROUND).map(({ key, version }) => ({ kind: 'delete', key, expects: version }) as const)
  return { writes, answer: named.length > ROUND }
}
