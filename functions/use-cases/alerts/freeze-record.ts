import { canonical } from '../../core/canonical.ts'
import { keys, patientPk } from '../../core/keys.ts'
import type { Incident } from '../../core/review/incident.ts'
import { parts } from '../../core/truncate.ts'
import type { Hashing, Reads, Store } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { read, readAll, write } from '../store/records.ts'

/** Characters of one part; in UTF-8 three times as many bytes at most, where an item holds 400 KB. */
const PART_LENGTH = 60_000
/** A transaction holds 4 MB. */
const PARTS_AT_ONCE = 10

/**
 * Copies the person's whole record to the incident, word for word, and notes its hash. It is a step of its own after the outcome:
 * a record can be larger than a transaction, and no outcome may fail over it; the hold keeps the record until it is copied.
 * Doing it again changes nothing, and two runs at once write the same text, in whatever order the store tells its members.
 */
export async function freezeRecord(deps: Store & Hashing, clinicId: string, incidentId: string): Promise<void> {
  await attempt(deps, async (deps) => {
    const found = await read<Incident>(deps.records, keys.incident(clinicId, incidentId))
    if (!found || found.value.frozen) return { writes: [], answer: null }
    const items = await deps.records.list(patientPk(clinicId, found.value.personId), '')
    const text = canonical(items.map(({ key, value }) => ({ key: key.sk, ...value })))
    const copied = parts(text, PART_LENGTH)
    for (let n = 0; n < copied.length; n += PARTS_AT_ONCE)
      await writeParts(deps, { clinicId, incidentId, first: n, parts: copied.slice(n, n + PARTS_AT_ONCE) })
    const frozen = { at: deps.now(), hash: deps.sha256(text), parts: copied.length, items: items.length }
    return {
      writes: [write(keys.incident(clinicId, incidentId), { ...found.value, frozen }, found.version)],
      answer: null,
    }
  })
}

type Parts = { clinicId: string; incidentId: string; first: number; parts: string[] }

const writeParts = (deps: Store, { clinicId, incidentId, first, parts }: Parts): Promise<null> =>
  attempt(deps, async (deps) => {
    const places = parts.map((text, i) => ({ text, key: keys.frozen(clinicId, incidentId, first + i) }))
    const before = await Promise.all(places.map(({ key }) => read<{ text: string }>(deps.records, key)))
    const writes = places.flatMap(({ key, text }, i) =>
      before[i]?.value.text === text ? [] : [write(key, { text }, before[i]?.version ?? 0)],
    )
    return { writes, answer: null }
  })

export type FrozenRecord = { text: string; intact: boolean }

/** The copy, and whether it is still what was frozen. */
export async function frozenRecord(
  deps: Reads & Hashing,
  { clinicId, incidentId, frozen }: Incident,
): Promise<FrozenRecord | undefined> {
  if (!frozen) return undefined
  const first = keys.frozen(clinicId, incidentId, 0)
  const found = await readAll<{ text: string }>(deps.records, first.pk, 'FROZEN#')
  const text = found
    .slice(0, frozen.parts)
    .map(({ value }) => value.text)
    .join('')
  return { text, intact: deps.sha256(text) === frozen.hash }
}
