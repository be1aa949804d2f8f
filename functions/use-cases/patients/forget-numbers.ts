/** Erases the links from phone numbers to a person: for every number the person ever had, at every number of the clinic. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys, phonePk } from '../../core/keys.ts'
import type { Patient, PhoneProfile } from '../../core/patients/patient.ts'
import { type Hashing, type Item, MOST_WRITES, type Reads, type Secret, type Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { read } from '../store/records.ts'
import { keepOptOut, type NumberPair } from './erased-opt-out.ts'

const ROUND = MOST_WRITES - 10

/** Has to be done before the record is erased: messages and consents tell the numbers of earlier versions. */
export async function forgetNumbers(deps: Store & Hashing & Secret, clinic: Clinic, personId: string): Promise<void> {
  const record = await readPatient(deps.records, clinic.clinicId, personId)
  for (const pair of record ? numbersOf(record, clinic) : [])
    while (await attempt(deps, (deps) => forgetSome(deps, clinic.clinicId, personId, pair)));
}

/** Each number of theirs with each of ours that it may have texted with. */
function numbersOf({ person: { value: person }, outbound, messages, consents }: PatientRecord, clinic: Clinic) {
  const texted = outbound.filter(({ value }) => value.channel === 'sms' && value.staffId === undefined)
  const pairs: NumberPair[] = [
    ...texted.map(({ value }) => ({ ours: value.from, theirs: value.to })),
    ...messages.map(({ value }) => ({ ours: value.to, theirs: value.from })),
  ]
  const given = [person.phone, ...(person.formerPhones ?? []), ...consents.map(({ value }) => value.phone)]
  const known = given.flatMap((theirs) => (theirs ? [{ ours: clinic.textingNumber, theirs }] : []))
  const all = [...pairs, ...known].filter(({ theirs }) => theirs)
  return [...new Map(all.map((pair) => [`${pair.ours} ${pair.theirs}`, pair])).values()]
}

/** Deletes the number's items, or only this person's link if another person has the number; answers whether more remain. */
async function forgetSome(deps: Reads & Hashing & Secret, clinicId: string, personId: string, pair: NumberPair) {
  const items = await deps.records.list(phonePk(pair.ours, pair.theirs), '')
  const mine = keys.phonePerson(pair.ours, pair.theirs, personId).sk
  const shared = await isAnothers(
    deps,
    clinicId,
    pair.theirs,
    items.filter(({ key }) => key.sk !== mine),
  )
  const profile = items.find(({ key }) => key.sk === 'PROFILE')?.value as PhoneProfile | undefined
  const gone = items.filter(({ key }) => key.sk === mine || (!shared && !key.sk.startsWith('STAFF#')))
  const kept = shared ? [] : await keepOptOut(deps, pair, profile?.optedOut === true)
  const writes = gone.slice(0, ROUND).map(({ key, version }) => ({ kind: 'delete', key, expects: version }) as const)
  return { writes: [...writes, ...kept], answer: gone.length > ROUND }
}

/** Whether the number is or was the number of another person on record. */
async function isAnothers(deps: Reads, clinicId: string, phone: string, items: readonly Item[]): Promise<boolean> {
  const links = items.filter(({ key }) => key.sk.startsWith('PATIENT#')).map(({ key }) => key.sk.split('#')[1] ?? '')
  const people = await Promise.all(links.map((id) => read<Patient>(deps.records, keys.patient(clinicId, id))))
  return people.some((found) => found?.value.phone === phone || found?.value.formerPhones?.includes(phone))
}
