/** Erases what tells of a person outside their own partition: kept answers to requests, and texts of staff. */
import { keys, staffPk } from '../../core/keys.ts'
import { MOST_WRITES, type Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read, write } from '../store/records.ts'

const ROUND = MOST_WRITES - 10

type Kept = { digest: string; answer: { treatmentId: string; patientId: string } }

/** Has to be done before the record is erased: it tells which requests and which words these are. */
export async function forgetElsewhere(deps: Store, clinicId: string, personId: string): Promise<void> {
  const record = await readPatient(deps.records, clinicId, personId)
  const clinicNow = await readClinic(deps.records, clinicId)
  if (!record || !clinicNow) return
  for (const { value } of record.treatments) if (value.request) await emptyAnswer(deps, clinicId, value.request)
  const { phone, formerPhones = [], name, known } = record.person.value
  const words = [phone, ...formerPhones, ...(known ? [name] : [])].flatMap((word) => word?.toLowerCase() || [])
  for (const { staffId } of clinicNow.rota.staff)
    while (await attempt(deps, (deps) => forgetTexts(deps, staffPk(clinicId, staffId), words)));
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

/** Earlier versions kept what staff wrote about a patient, and were answered, beside the staff. */
async function forgetTexts(deps: Store, place: string, words: readonly string[]) {
  const items = await deps.records.list(place, '')
  const named = items.filter(({ key, value }) => {
    if (!key.sk.startsWith('MESSAGE#') && !key.sk.startsWith('OUT#')) return false
    const text = JSON.stringify(value).toLowerCase()
    return words.some((word) => text.includes(word))
  })
  const writes = named.slice(0, ROUND).map(({ key, version }) => ({ kind: 'delete', key, expects: version }) as const)
  return { writes, answer: named.length > ROUND }
}
