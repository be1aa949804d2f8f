import { canonical } from '../../core/canonical.ts'
import { frozenPk, keys } from '../../core/keys.ts'
import type { Incident } from '../../core/review/incident.ts'
import { parts } from '../../core/truncate.ts'
import { type Hashing, type Item, type Reads, type Store, Unavailable } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { pagePlaces } from '../store/read-pages.ts'
import { read, readAll, write } from '../store/records.ts'

/** Characters of one part; in UTF-8 three times as many bytes at most, where an item holds 400 KB. */
const PART_LENGTH = 60_000
/** A transaction holds 4 MB. */
const PARTS_AT_ONCE = 10
/** Enough of the hash that no two copies of one incident share a name. */
const NAME_LENGTH = 16
/** Reads of a record that changes between each two of them. */
const MOST_READS = 20

type Place = { clinicId: string; incidentId: string }

/**
 * Copies the person's whole record to the incident, word for word, and notes its hash. It is a step of its own after the outcome:
 * a record can be larger than a transaction, and no outcome may fail over it; the hold keeps the record until it is copied.
 * The keys of the parts hold the hash of the text and no part is ever replaced, so two runs at once, between which the record
 * changed, make two copies; the incident's version lets one of them count, and the other lies beside it until the erasure.
 * Doing it again changes nothing. Throws Unavailable where the record never stood still, or the store did not settle.
 */
export async function freezeRecord(deps: Store & Hashing, clinicId: string, incidentId: string): Promise<void> {
  const place = { clinicId, incidentId }
  await attempt(deps, async (deps) => {
    const found = await read<Incident>(deps.records, keys.incident(clinicId, incidentId))
    if (!found || found.value.frozen) return { writes: [], answer: null }
    const items = await asOfOneInstant(deps, pagePlaces(clinicId, found.value.personId))
    const text = canonical(items.map(({ key, value }) => ({ key: key.sk, ...value })))
    const hash = deps.sha256(text)
    const copy = hash.slice(0, NAME_LENGTH)
    const copied = parts(text, PART_LENGTH)
    for (let n = 0; n < copied.length; n += PARTS_AT_ONCE)
      await writeParts(deps, place, { copy, first: n, texts: copied.slice(n, n + PARTS_AT_ONCE) })
    const frozen = { at: deps.now(), hash, copy, parts: copied.length, items: items.length }
    return {
      writes: [write(keys.incident(clinicId, incidentId), { ...found.value, frozen }, found.version)],
      answer: null,
    }
  })
}

/** A long partition is read in pages, between which it may change: two readings that are the same are of one instant. */
async function asOfOneInstant({ records }: Reads, places: readonly string[]): Promise<Item[]> {
  const whole = async () => (await Promise.all(places.map((pk) => records.list(pk, '')))).flat()
  const versionsOf = (items: readonly Item[]) => items.map(({ key, version }) => `${key.sk}@${version}`).join(' ')
  let before = await whole()
  for (let reads = 1; reads < MOST_READS; reads++) {
    const now = await whole()
    if (versionsOf(before) === versionsOf(now)) return now
    before = now
  }
  throw new Unavailable('the record changes all the time')
}

type Parts = { copy: string; first: number; texts: string[] }

/** A part that is there already holds the same text: its key says so. */
const writeParts = (deps: Store, { clinicId, incidentId }: Place, { copy, first, texts }: Parts): Promise<null> =>
  attempt(deps, async (deps) => {
    const places = texts.map((text, i) => ({ text, key: keys.frozen(clinicId, incidentId, first + i, copy) }))
    const before = await Promise.all(places.map(({ key }) => deps.records.get(key)))
    const writes = places.flatMap(({ key, text }, i) => (before[i] ? [] : [write(key, { text }, 0)]))
    return { writes, answer: null }
  })

export type FrozenRecord = { text: string; intact: boolean }

/** The copy, and whether it is still what was frozen. */
export async function frozenRecord(
  deps: Reads & Hashing,
  { clinicId, incidentId, frozen }: Incident,
): Promise<FrozenRecord | undefined> {
  if (!frozen) return undefined
  const { copy } = frozen
  const prefix = copy === undefined ? 'FROZEN#' : `FROZEN#${copy}#`
  const found = await readAll<{ text: string }>(deps.records, frozenPk(clinicId, incidentId), prefix)
  const text = found
    .slice(0, frozen.parts)
    .map(({ value }) => value.text)
    .join('')
  return { text, intact: deps.sha256(text) === frozen.hash }
}
