import type { Key } from '../core/keys.ts'
import { type Instant, toInstant } from '../core/time.ts'
import {
  type Commit,
  type IndexEntries,
  type Item,
  type Lane,
  type Records,
  Unavailable,
  type Value,
  type Without,
  type Write,
} from '../use-cases/ports.ts'
import { Expiry } from './memory-expiry.ts'
import { plainJson } from './plain-json.ts'
import { assertWellFormed } from './well-formed.ts'

export type MemoryFault =
  /** Nothing happened. */
  | 'busy'
  /** The commit is written (if its conditions hold), the answer is lost. */
  | 'unknown-written'
  /** Nothing is written, the answer is lost. */
  | 'unknown-lost'

export type MemoryOptions = {
  /** For `expiresAt`. Wall time unless given. */
  now?: () => Instant
  /** By how many commits the indexes and recent lists are behind, asked at each look into one. They never go back. */
  lag?: () => number
  /** Hours after its end at which an expired item is taken away: never, unless given. */
  removesAfterHours?: number
  /** Asked at each call; `writes` for commits only. Any fault makes a read throw Unavailable. */
  faults?: (call: keyof Records, writes?: readonly Write[]) => MemoryFault | undefined
}

type Change = { key: Key; found: IndexEntries }

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byKey = (a: Key, b: Key): number => order(a.pk, b.pk) || order(a.sk, b.sk)
const copyOf = ({ key, version, value, found }: Item, turn: number): Item => ({
  key: { ...key },
  version,
  value: reordered(value, turn) as Value,
  found: foundCopy(found),
})

/** A copy with its members in another order at each turn: a DynamoDB map has none, and nobody may rely on one. */
function reordered(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) return value.map((each) => reordered(each, turn))
  if (value === null || typeof value !== 'object') return value
  const names = Object.keys(value)
  const turned = names.map((_, i) => names[(turn + i) % names.length] ?? '')
  // As own members, whatever they are called: `__proto__` is a name too.
  return Object.fromEntries(turned.map((name) => [name, reordered((value as Value)[name], turn)]))
}

const foundCopy = ({ due, open, ...found }: IndexEntries): IndexEntries => ({
  ...found,
  ...(due ? { due: { ...due } } : {}),
  ...(open ? { open: { ...open } } : {}),
})

type Due = { at: Instant; key: Key }
const byDue = (a: Due, b: Due): number => order(a.at, b.at) || byKey(a.key, b.key)

/** How many of the entries, which are in order, come before this one. */
function placeOf(entries: readonly Due[], entry: Due): number {
  let [from, to] = [0, entries.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (byDue(entries[middle] as Due, entry) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** After every key of its instant. */
const LAST: Key = { pk: '\u{10ffff}', sk: '' }

/** Records in memory, with the answers of the DynamoDB adapter (one contract suite), and faults when asked for. */
export function memoryRecords(options: MemoryOptions = {}): Records {
  const now = options.now ?? (() => toInstant(Date.now()))
  const partitions = new Map<string, Map<string, Item>>()
  const index = new Map<string, Change>()
  const lanes: Record<Lane, Due[]> = { urgent: [], safety: [], routine: [], 'second-reads': [], webhooks: [] }
  const notYetIndexed: Change[][] = []
  const expiry = options.removesAfterHours === undefined ? undefined : new Expiry(options.removesAfterHours)
  let turn = 0
  const read = (item: Item): Item => copyOf(item, ++turn)

  const isLiving = ({ found }: Item) => found.expiresAt === undefined || found.expiresAt > now()
  function at(key: Key): Item | undefined {
    const item = partitions.get(key.pk)?.get(key.sk)
    return item && isLiving(item) ? item : undefined
  }

  function readable(call: keyof Records) {
    if (options.faults?.(call)) throw new Unavailable(`${call} failed as asked`)
  }

  function catchUp(): void {
    const behind = options.lag?.() ?? 0
    while (notYetIndexed.length > behind) for (const change of notYetIndexed.shift() ?? []) reindex(change)
  }

  function reindex(change: Change): void {
    const { key, found } = change
    const name = JSON.stringify([key.pk, key.sk])
    const before = index.get(name)?.found.due
    if (before) {
      const lane = lanes[before.lane]
      lane.splice(placeOf(lane, { at: before.at, key }), 1)
    }
    if (found.due) {
      const entry = { at: found.due.at, key }
      const lane = lanes[found.due.lane]
      lane.splice(placeOf(lane, entry), 0, entry)
    }
    if (found.due || found.open) index.set(name, change)
    else index.delete(name)
  }

  function apply(write: Write): Change[] {
    if (write.kind === 'check') return []
    const key = { ...write.key }
    if (write.kind === 'delete') {
      partitions.get(key.pk)?.delete(key.sk)
      return [{ key, found: {} }]
    }
    const partition = partitions.get(key.pk) ?? new Map<string, Item>()
    partitions.set(key.pk, partition)
    const version = write.kind === 'put' ? 1 : write.expects + 1
    const found = foundCopy(write.found ?? {})
    partition.set(key.sk, { key, version, value: write.value, found })
    expiry?.wrote({ key, found })
    return [{ key, found }]
  }

  function removeExpired(): Change[] {
    return (expiry?.over(now()) ?? []).flatMap((key) => {
      const item = partitions.get(key.pk)?.get(key.sk)
      if (!item || !expiry?.isGone(item, now())) return []
      return apply({ kind: 'delete', key, expects: item.version })
    })
  }

  function commit(writes: readonly Write[]): Commit {
    const holds = (write: Write) => (at(write.key)?.version ?? 0) === (write.kind === 'put' ? 0 : write.expects)
    if (!writes.every(holds)) return { kind: 'taken' }
    notYetIndexed.push([...removeExpired(), ...writes.flatMap(apply)])
    return { kind: 'committed' }
  }

  const list = (pk: string, prefix: string, without?: Without): Item[] =>
    [...(partitions.get(pk)?.values() ?? [])]
      .filter((item) => item.key.sk.startsWith(prefix) && isLiving(item))
      .filter(({ value }) => !without || value[without.field] !== without.is)
      .sort((a, b) => order(a.key.sk, b.key.sk))
      .map(read)

  return {
    async get(key) {
      readable('get')
      const item = at(key)
      return item && read(item)
    },
    async getAll(keys) {
      readable('getAll')
      return keys.map((key) => {
        const item = at(key)
        return item && read(item)
      })
    },
    async list(pk, prefix, without) {
      readable('list')
      return list(pk, prefix, without)
    },
    async listRecent(pk, prefix) {
      readable('listRecent')
      catchUp()
      const young = new Set(notYetIndexed.flatMap((changes) => changes.map(({ key }) => `${key.pk} ${key.sk}`)))
      return list(pk, prefix).filter(({ key, version }) => version > 1 || !young.has(`${key.pk} ${key.sk}`))
    },
    async due(lane, instant, limit) {
      readable('due')
      catchUp()
      const passed = placeOf(lanes[lane], { at: instant, key: LAST })
      const keys = lanes[lane].slice(0, Math.min(passed, limit)).map(({ key }) => ({ ...key }))
      const [oldest, next] = [passed > 0 ? lanes[lane][0]?.at : undefined, lanes[lane][passed]?.at]
      return { keys, ...(oldest && { oldest }), ...(next && { next }) }
    },
    async open(clinicId) {
      readable('open')
      catchUp()
      return [...index.values()]
        .flatMap(({ key, found }) => (found.open?.clinicId === clinicId ? [{ key, since: found.open.since }] : []))
        .sort((a, b) => order(a.since, b.since) || byKey(a.key, b.key))
        .map(({ key }) => ({ ...key }))
    },
    async commit(writes) {
      assertWellFormed(writes)
      const copies = writes.map((write) => ('value' in write ? { ...write, value: plainJson(write.value) } : write))
      const fault = options.faults?.('commit', writes)
      if (fault === 'busy') return { kind: 'busy' }
      if (fault === 'unknown-lost') return { kind: 'unknown' }
      const answer = commit(copies)
      return fault === 'unknown-written' ? { kind: 'unknown' } : answer
    },
  }
}
