/** `If-Match`: a change is made to what its author has read, or not at all. */
import type { Key } from '../../core/keys.ts'
import { type Hashing, type Item, type Records, Unavailable, type Write } from '../ports.ts'

/** What people edit as one: an item, or all items under a prefix. */
export type Edited = Key | { pk: string; prefix: string }

/** Somebody has changed it since; nothing was written. */
export class Overtaken extends Error {}

export type WatchedEdits = {
  records: Records
  /** The state that was read or written last, in a few letters that say nothing. */
  tag(): string
  /** Whether anything was written. */
  isWritten(): boolean
}

const TAG_LENGTH = 16

/**
 * The records of one request, which see the versions that it reads and writes of what it edits. With `wanted`, its first
 * commit is made only where what was read just before it has one of these tags: each decision reads what it changes, and
 * writes the version that it read. Throws Overtaken where it has not, and Unavailable where that may be the request's own
 * doing, by a commit that got no answer.
 */
export function watchEdits(
  { records, sha256 }: Hashing & { records: Records },
  edited: Edited,
  wanted?: readonly string[],
): WatchedEdits {
  const versions = new Map<string, number>()
  let [written, uncertain] = [false, false]
  const isOfIt = ({ pk, sk }: Key) =>
    pk === edited.pk && ('sk' in edited ? sk === edited.sk : sk.startsWith(edited.prefix))
  const tag = () => {
    const named = [...versions].map(([sk, version]) => `${sk}@${version}`).sort()
    return sha256(named.join(' ')).slice(0, TAG_LENGTH)
  }
  const note = (key: Key, item: Item | undefined) => {
    if (!isOfIt(key)) return
    if (item) versions.set(key.sk, item.version)
    else versions.delete(key.sk)
  }
  const apply = (write: Write) => {
    if (write.kind === 'check' || !isOfIt(write.key)) return
    if (write.kind === 'delete') versions.delete(write.key.sk)
    else versions.set(write.key.sk, write.kind === 'put' ? 1 : write.expects + 1)
  }
  return {
    tag,
    isWritten: () => written,
    records: {
      ...records,
      async get(key) {
        const item = await records.get(key)
        note(key, item)
        return item
      },
      async getAll(keys) {
        const items = await records.getAll(keys)
        for (const [i, key] of keys.entries()) note(key, items[i])
        return items
      },
      async list(pk, prefix, without) {
        const items = await records.list(pk, prefix, without)
        if (pk === edited.pk) for (const sk of versions.keys()) if (sk.startsWith(prefix)) versions.delete(sk)
        for (const item of items) note(item.key, item)
        return items
      },
      async commit(writes) {
        if (writes.length > 0 && wanted && !written && !wanted.includes(tag()))
          throw uncertain ? new Unavailable('overtaken, perhaps by itself') : new Overtaken()
        const commit = await records.commit(writes)
        if (commit.kind === 'unknown') uncertain = true
        if (commit.kind === 'committed' && writes.length > 0) {
          written = true
          for (const write of writes) apply(write)
        }
        return commit
      },
    },
  }
}
