/** Secret addresses of calendars: each person has one at most, which is shown once and ends when another is made. */
import {
  type CalendarFeed,
  type FeedOf,
  type FeedPointer,
  feedToken,
  feedUrl,
} from '../../core/access/calendar-feed.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type Key, keys } from '../../core/keys.ts'
import { isErased, type Patient } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Hashing, Ids, Links, Reads, Store, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'

export type AddressMade =
  | { kind: 'made'; address: string; madeAt: Instant }
  | { kind: 'unknown' }
  /** Patients of this clinic get no calendars. */
  | { kind: 'not-wanted' }

const pointerKey = (of: FeedOf): Key =>
  'staffId' in of ? keys.staffFeed(of.clinicId, of.staffId) : keys.patientFeed(of.clinicId, of.personId)

/** When the person's present address was made; undefined where there is none. */
export const addressMadeAt = async ({ records }: Reads, of: FeedOf): Promise<Instant | undefined> =>
  (await read<FeedPointer>(records, pointerKey(of)))?.value.madeAt

/** A new address, in place of the one before. Only this answer has it. */
export async function makeAddress(deps: Store & Ids & Hashing & Links, of: FeedOf): Promise<AddressMade> {
  const token = feedToken(deps.newId)
  const digest = deps.sha256(token)
  return attempt(deps, async (deps): Promise<Decision<AddressMade>> => {
    const refused = await refusal(deps, of)
    if (refused) return { writes: [], answer: { kind: refused } }
    const pointer = await read<FeedPointer>(deps.records, pointerKey(of))
    const madeAt = deps.now()
    const answer: AddressMade = { kind: 'made', address: feedUrl(deps.linkBase, token), madeAt }
    if (pointer?.value.digest === digest) return { writes: [], answer: { ...answer, madeAt: pointer.value.madeAt } }
    const feed: CalendarFeed = { ...of, madeAt }
    return {
      writes: [
        write(keys.feed(digest), feed, 0),
        write(pointerKey(of), { digest, madeAt }, pointer?.version ?? 0),
        ...(await feedEnd(deps, pointer?.value)),
      ],
      answer,
    }
  })
}

async function refusal({ records }: Reads, of: FeedOf): Promise<'unknown' | 'not-wanted' | undefined> {
  if ('staffId' in of) return (await records.get(keys.staff(of.clinicId, of.staffId))) ? undefined : 'unknown'
  const person = (await read<Patient>(records, keys.patient(of.clinicId, of.personId)))?.value
  if (!person?.known || isErased(person)) return 'unknown'
  const clinic = (await read<Clinic>(records, keys.clinic(of.clinicId)))?.value
  return clinic?.patientCalendars ? undefined : 'not-wanted'
}

/** Ends the person's address; false where there was none. */
export const endAddress = (deps: Store, of: FeedOf): Promise<boolean> =>
  attempt(deps, async (deps): Promise<Decision<boolean>> => {
    const pointer = await read<FeedPointer>(deps.records, pointerKey(of))
    if (!pointer) return { writes: [], answer: false }
    const end: Write = { kind: 'delete', key: pointerKey(of), expects: pointer.version }
    return { writes: [end, ...(await feedEnd(deps, pointer.value))], answer: true }
  })

async function feedEnd({ records }: Reads, pointer: FeedPointer | undefined): Promise<Write[]> {
  const feed = pointer && (await records.get(keys.feed(pointer.digest)))
  return feed ? [{ kind: 'delete', key: feed.key, expects: feed.version }] : []
}
