import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys, mailsPk, patientPk } from '../../core/keys.ts'
import { type InboundMessage, isErased, type Patient } from '../../core/patients/patient.ts'
import { isKept, isOver, pastItems } from '../../core/review/past-retention.ts'
import type { Limits } from '../../core/review/retention.ts'
import type { Instant } from '../../core/time.ts'
import { erasePatient } from '../patients/erase-patient.ts'
import { forgetPhotos } from '../photos/forget-photos.ts'
import { type Hashing, type Item, MOST_WRITES, type Reads, type Secret, type Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { pagePlaces } from '../store/read-pages.ts'
import { read, readAs } from '../store/records.ts'

export type PersonEnded = { erased: number; items: number }

const ROUND = MOST_WRITES - 10
const MAILS_AT_ONCE = 10
const NOTHING: PersonEnded = { erased: 0, items: 0 }

/**
 * Ends what of one person has had its time; nothing, while an alert is open or a hold lasts. `end`: of the month of the
 * register in which the person was found, and so no earlier than what there is to be looked for.
 */
export async function endPerson(
  deps: Store & Hashing & Secret,
  { clinicId }: Clinic,
  personId: string,
  { end, limits }: { end: Instant; limits: Limits },
): Promise<PersonEnded> {
  const person = (await read<Patient>(deps.records, keys.patient(clinicId, personId)))?.value
  if (!person || isKept(person)) return NOTHING
  if (isErased(person)) return end <= limits.audit ? endProofs(deps, clinicId, personId, limits) : NOTHING
  const isDue = [limits.record, limits.conversations, limits.alerts].some((limit) => end <= limit)
  const isSilent = !person.known && (person.lastReplyAt ?? person.createdAt) < limits.strangers
  if (isDue || isSilent) {
    const items = await whole(deps, clinicId, personId)
    if (isOver(person, items.map(stored), limits)) return endRecord(deps, clinicId, personId)
  }
  const mails = end <= limits.mails ? await endMails(deps, clinicId, personId, limits) : 0
  const parts = isDue ? await endItems(deps, clinicId, personId, limits) : 0
  const photos = isDue ? await endPhotos(deps, clinicId, personId, limits) : 0
  return { erased: 0, items: mails + parts + photos }
}

/** Photos go with the message they came by; before photos, with the record. */
async function endPhotos(deps: Store, clinicId: string, personId: string, { conversations }: Limits): Promise<number> {
  const messages = await deps.records.list(patientPk(clinicId, personId), 'MESSAGE#')
  const named = new Set(messages.flatMap(({ value }) => (value as unknown as InboundMessage).photoIds ?? []))
  return forgetPhotos(
    deps,
    { clinicId, personId },
    {
      isOver: ({ kind, photoId, receivedAt }) => kind === 'sent' && receivedAt < conversations && !named.has(photoId),
      async may({ records }) {
        const person = await read<Patient>(records, keys.patient(clinicId, personId))
        if (!person || isKept(person.value)) return undefined
        return [{ kind: 'check', key: keys.patient(clinicId, personId), expects: person.version }]
      },
    },
  )
}

/** The record with the pages about it. */
const whole = async ({ records }: Reads, clinicId: string, personId: string): Promise<Item[]> =>
  (await Promise.all(pagePlaces(clinicId, personId).map((place) => records.list(place, '')))).flat()

const stored = (item: Item) => ({ ...item, sk: item.key.sk, value: readAs(item).value })
const gone = ({ key, version }: Pick<Item, 'key' | 'version'>) => ({ kind: 'delete', key, expects: version }) as const

async function endRecord(deps: Store & Hashing & Secret, clinicId: string, personId: string): Promise<PersonEnded> {
  const erased = await erasePatient(deps, clinicId, personId, 'retention')
  return erased.kind === 'erased' ? { erased: 1, items: erased.erased } : NOTHING
}

/** In transactions that expect the person as they are: a hold or an alert that begins meanwhile stops them. */
async function endItems(deps: Store, clinicId: string, personId: string, limits: Limits): Promise<number> {
  for (let ended = 0; ; ) {
    const count = await attempt(deps, async (deps): Promise<Decision<number>> => {
      const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
      if (!person || isKept(person.value)) return { writes: [], answer: 0 }
      const items = await whole(deps, clinicId, personId)
      const past = pastItems(person.value, items.map(stored), limits).slice(0, ROUND)
      const unchanged = { kind: 'check', key: keys.patient(clinicId, personId), expects: person.version } as const
      return { writes: past.length > 0 ? [unchanged, ...past.map(gone)] : [], answer: past.length }
    })
    ended += count
    if (count < ROUND) return ended
  }
}

/** Mails as they came. Those that an earlier version kept go by themselves. */
async function endMails(deps: Store, clinicId: string, personId: string, { mails }: Limits): Promise<number> {
  for (let ended = 0; ; ) {
    const count = await attempt(deps, async (deps): Promise<Decision<number>> => {
      const person = await read<Patient>(deps.records, keys.patient(clinicId, personId))
      if (!person || isKept(person.value)) return { writes: [], answer: 0 }
      const kept = await deps.records.list(mailsPk(clinicId, personId), '')
      const past = kept.filter(({ value }) => String(value.receivedAt) < mails).slice(0, MAILS_AT_ONCE)
      const unchanged = { kind: 'check', key: keys.patient(clinicId, personId), expects: person.version } as const
      return { writes: past.length > 0 ? [unchanged, ...past.map(gone)] : [], answer: past.length }
    })
    ended += count
    if (count < MAILS_AT_ONCE) return ended
  }
}

/** The proofs that an erasure left: consents, and that and when the person was erased. */
async function endProofs(deps: Store, clinicId: string, personId: string, limits: Limits): Promise<PersonEnded> {
  const audit = await read<{ at: Instant }>(deps.records, keys.audit(clinicId, `${personId}.erased`))
  if (!audit || audit.value.at >= limits.audit) return NOTHING
  for (let items = 0; ; ) {
    const count = await attempt(deps, async (deps) => {
      const left = (await deps.records.list(patientPk(clinicId, personId), '')).slice(0, ROUND)
      return { writes: left.map(gone), answer: left.length }
    })
    items += count
    if (count < ROUND) return { erased: 0, items }
  }
}
