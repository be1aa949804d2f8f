import fc from 'fast-check'
import type { Key } from '../../functions/core/keys.ts'
import type { Instant } from '../../functions/core/time.ts'
import {
  type Commit,
  type IndexEntries,
  type Item,
  LANES,
  type Lane,
  type Value,
  type Write,
} from '../../functions/use-cases/ports.ts'

/** A write that a generator would like; the version it expects is the right one, or off by one. */
export type Intent = {
  kind: Write['kind']
  key: Key
  value: Value
  right: boolean
  due?: { lane: Lane; inMinutes: number }
  open: boolean
  expiresInMinutes?: number | undefined
}

const text = fc.string({ unit: 'grapheme', maxLength: 8 })
const name = fc.stringMatching(/^[a-z]{1,5}$/)
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
const value = fc.dictionary(name, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(name, leaf)))

const intent: fc.Arbitrary<Intent> = fc.record(
  {
    kind: fc.constantFrom('put', 'put', 'update', 'update', 'delete', 'check'),
    key: fc.record({ pk: fc.constantFrom('P#1', 'P#2'), sk: fc.constantFrom('A', 'B', 'C') }),
    value,
    right: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    due: fc.record({ lane: fc.constantFrom(...LANES), inMinutes: fc.integer({ min: -5, max: 5 }) }),
    open: fc.boolean(),
    expiresInMinutes: fc.integer({ min: 1, max: 10 }),
  },
  { requiredKeys: ['kind', 'key', 'value', 'right', 'open'] },
)

export const someCommits = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 3 }),
    intents: fc.uniqueArray(intent, {
      minLength: 1,
      maxLength: 4,
      selector: ({ key }) => `${key.pk} ${key.sk}`,
    }),
  }),
  { minLength: 1, maxLength: 12 },
)

const at = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) + minutes * 60_000).toISOString()
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The store as one list of items: the plainest thing that keeps the promises of the port. */
export class RecordsModel {
  private items: Item[] = []

  private held(key: Key, now: Instant): Item | undefined {
    return this.list(key.pk, now).find((item) => item.key.sk === key.sk)
  }

  /** Writes for the intents: about nine of ten expect what is there. */
  writesFor(intents: Intent[], now: Instant): Write[] {
    return intents.map((intent): Write => {
      const { kind, key, value } = intent
      const version = this.held(key, now)?.version ?? 0
      const found: IndexEntries = {
        ...(intent.due && { due: { lane: intent.due.lane, at: at(now, intent.due.inMinutes) } }),
        ...(intent.open && { open: { clinicId: 'demo', since: now } }),
        ...(intent.expiresInMinutes && { expiresAt: at(now, intent.expiresInMinutes) }),
      }
      const expects = intent.right ? version : version + 1
      if (kind === 'check') return { kind, key, expects }
      if (kind === 'put' || expects === 0) return { kind: 'put', key, value, found }
      return kind === 'delete' ? { kind, key, expects } : { kind, key, value, found, expects }
    })
  }

  commit(writes: Write[], now: Instant): Commit {
    for (const write of writes) {
      const expected = write.kind === 'put' ? 0 : write.expects
      if ((this.held(write.key, now)?.version ?? 0) !== expected) return { kind: 'taken' }
    }
    for (const write of writes) {
      if (write.kind === 'check') continue
      const { key } = write
      this.items = this.items.filter((item) => item.key.pk !== key.pk || item.key.sk !== key.sk)
      if (write.kind === 'delete') continue
      const version = write.kind === 'put' ? 1 : write.expects + 1
      this.items.push({ key, version, value: write.value, found: write.found ?? {} })
    }
    return { kind: 'committed' }
  }

  partitions(): string[] {
    return [...new Set(this.items.map((item) => item.key.pk))]
  }

  list(pk: string, now: Instant): Item[] {
    return this.items
      .filter((item) => item.key.pk === pk && (item.found.expiresAt ?? '9') > now)
      .sort((a, b) => compare(a.key.sk, b.key.sk))
  }

  due(lane: Lane, now: Instant) {
    const due = this.items.flatMap(({ key, found }) => (found.due?.lane === lane ? [{ key, at: found.due.at }] : []))
    const order = (entry: { key: Key; at: Instant }) => `${entry.at} ${entry.key.pk} ${entry.key.sk}`
    const sorted = due.sort((a, b) => compare(order(a), order(b)))
    const next = sorted.find((entry) => entry.at > now)?.at
    const passed = sorted.filter((entry) => entry.at <= now)
    const oldest = passed[0]?.at
    return { keys: passed.map(({ key }) => key), ...(oldest && { oldest }), ...(next && { next }) }
  }

  /** In no particular order. */
  open(clinicId: string): Key[] {
    return this.items.filter(({ found }) => found.open?.clinicId === clinicId).map(({ key }) => key)
  }
}
