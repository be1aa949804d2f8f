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

/** What is true of a number that has no profile, where it opted out before it was erased. */
export async function keptOptOut(
  deps: Reads & Clock & Hashing & Secret,
  pair: NumberPair,
): Promise<PhoneProfile | undefined> {
  const [kept, old] = await Promise.all([deps.records.get(keyed(deps, pair)), deps.records.get(bare(deps, pair))])
  return (kept ?? old) ? { ...pair, changedAt: deps.now(), optedOut: true } : undefined
}

/** The profile that `keptOptOut` found, unless the number's owner says something else in the same transaction. */
export function profileBeside(writes: readonly Write[], profile: PhoneProfile | undefined): Write[] {
  const key = profile && keys.phoneProfile(profile.ours, profile.theirs)
  const isWritten = writes.some((each) => each.key.pk === key?.pk && each.key.sk === key.sk)
  return key && !isWritten ? [write(key, profile, 0)] : []
}

/** When a number comes (back) on record: it is opted out again, unless it has said otherwise since. */
export async function optOutAgain(deps: Reads & Clock & Hashing & Secret, pair: NumberPair): Promise<Write[]> {
  const profile = await keptOptOut(deps, pair)
  const key = keys.phoneProfile(pair.ours, pair.theirs)
  if (!profile || (await deps.records.get(key))) return []
  return [write(key, profile, 0)]
}
