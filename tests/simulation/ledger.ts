import type { Instant } from '../../functions/core/time.ts'
import type { IndexEntries, Records, Value, Write } from '../../functions/use-cases/ports.ts'
import { type Kind, kindOf } from './kinds.ts'
import { itemName } from './known.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** DynamoDB takes expired items away within some days. */
export const REMOVED_AFTER_HOURS = 48

type Kept = { kind: string; writtenAt: number; found: IndexEntries; value?: Value }

/** How the table stands at the end of a day of a long run, and what the day has written and read. */
export type DayEnd = {
  at: Instant
  /** Items by kind, those that have expired and are not gone yet included. */
  items: Record<string, number>
  /** Entries in the due index. */
  due: number
  /** Kilobytes of all that is a setting. */
  settingsKilobytes: number
  /** Since the day before. */
  visits: number
  logLines: number
  /** Reads of a person's record, and the items that they returned. */
  recordReads: number
  recordItems: number
}

/** Counts what a store holds, from the writes that it took: no table can be asked for that. */
export class Ledger {
  readonly days: DayEnd[] = []
  /** Keys of no kind that is known, by what they look like. */
  readonly unknown = new Set<string>()
  private readonly items = new Map<string, Kept>()
  private readonly now: () => Instant
  private visits = 0
  private reads = { calls: 0, items: 0 }
  private lines = 0

  constructor(now: () => Instant) {
    this.now = now
  }

  /** The store, watched. */
  watching(store: Records): Records {
    return {
      ...store,
      commit: async (writes) => {
        const answer = await store.commit(writes)
        if (answer.kind === 'committed') for (const write of writes) this.keep(write)
        return answer
      },
      list: async (pk, prefix, without) => {
        const items = await store.list(pk, prefix, without)
        if (/#PATIENT#[^#]+$/.test(pk)) {
          this.reads.calls++
          this.reads.items += items.length
        }
        return items
      },
    }
  }

  /** `logLines`: of the whole run so far. */
  endDay(logLines: number): void {
    const at = this.now()
    const removed = Date.parse(at) - REMOVED_AFTER_HOURS * HOUR
    const items: Record<string, number> = {}
    let [due, bytes] = [0, 0]
    for (const [name, { kind, found, value }] of this.items) {
      if (found.expiresAt !== undefined && Date.parse(found.expiresAt) < removed) {
        this.items.delete(name)
        continue
      }
      items[kind] = (items[kind] ?? 0) + 1
      if (found.due) due++
      if (value) bytes += JSON.stringify(value).length
    }
    const { calls, items: read } = this.reads
    this.days.push({
      ...{ at, items, due, settingsKilobytes: bytes / 1024, visits: this.visits },
      ...{ logLines: logLines - this.lines, recordReads: calls, recordItems: read },
    })
    this.visits = 0
    this.lines = logLines
    this.reads = { calls: 0, items: 0 }
  }

  /** Items that pass, and have been here for longer than so many days with neither an end nor work to be done with them. */
  endless(isPassing: (kind: string) => boolean, days: number): { kind: string; name: string }[] {
    const before = Date.parse(this.now()) - days * DAY
    return [...this.items].flatMap(([name, { kind, writtenAt, found }]) =>
      isPassing(kind) && writtenAt < before && !found.expiresAt && !found.due && !found.open ? [{ kind, name }] : [],
    )
  }

  private keep(write: Write): void {
    if (write.kind === 'check') return
    const name = itemName(write.key)
    if (write.kind === 'delete') return void this.items.delete(name)
    const kind = kindOf(write.key, write.value)
    if (!kind) this.unknown.add(shapeOf(write.key))
    if (write.kind === 'put' && write.key.sk.startsWith('TREATMENT#')) this.visits++
    this.items.set(name, {
      kind: kind?.name ?? 'unknown',
      writtenAt: Date.parse(this.now()),
      found: write.found ?? {},
      ...(weighed(kind) ? { value: write.value } : {}),
    })
  }
}

const weighed = (kind: Kind | undefined): boolean => kind?.keeps === 'settings'

/** A key without its ids. */
const shapeOf = ({ pk, sk }: Write['key']): string => `${pk} ${sk}`.replace(/#[0-9a-z.:+-]{6,}/g, '#…')
