/** The opt-out of an erased number is kept as an HMAC of the number. */
import { type Key, keys } from '../../core/keys.ts'
import type { PhoneProfile } from '../../core/patients/patient.ts'
import type { Clock, Hashing, Reads, Secret, Write } from '../ports.ts'
import { write } from '../store/records.ts'

export type NumberPair = { ours: string; theirs: string }

const keyed = ({ hmac }: Secret, { ours, theirs }: NumberPair): Key => keys.optedOut(ours, hmac(`${ours} ${theirs}`))

/** The plain digest of earlier versions, without the secret. Anybody with the table can try all numbers against it. */
const bare = ({ sha256 }: Hashing, { ours, theirs }: NumberPair): Key =>
  keys.optedOut(ours, sha256(`${ours} ${theirs}`))

/** When a number is erased: its opt-out, if it has one or had one at an erasure before, is kept under the secret alone. */
export async function keepOptOut(
  deps: Reads & Hashing & Secret,
  pair: NumberPair,
  optedOut: boolean,
): Promise<Write[]> {
  const [known, old] = await Promise.all([deps.records.get(keyed(deps, pair)), deps.records.get(bare(deps, pair))])
  return [
    ...((optedOut || old) && !known ? [write(keyed(deps, pair), {}, 0)] : []),
    ...(old ? [{ kind: 'delete', key: old.key, expects: old.version } as const] : []),
  ]
}

/** When a number comes (back) on record: it is opted out again, unless it has said otherwise since. */
export async function optOutAgain(deps: Reads & Clock & Hashing & Secret, pair: NumberPair): Promise<Write[]> {
  const kept = (await deps.records.get(keyed(deps, pair))) ?? (await deps.records.get(bare(deps, pair)))
  const key = keys.phoneProfile(pair.ours, pair.theirs)
  if (!kept || (await deps.records.get(key))) return []
  const profile: PhoneProfile = { ...pair, changedAt: deps.now(), optedOut: true }
  return [write(key, profile, 0)]
}
