/** All of a clinic's records, page by page, for the person who takes them elsewhere. */

import { exportsPk, keys } from '../../core/keys.ts'
import type { Instant } from '../../core/time.ts'
import { plusHours } from '../../core/time.ts'
import type { Clock, Ids, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, readAll, write } from '../store/records.ts'
import { type ExportedItem, itemsOfUnit, placeOf, stopId, stopsUntil, unitsOf } from './exported.ts'

/** Who has taken a clinic's records out, and when; kept for good. */
export type ExportBegun = { exportId: string; clinicId: string; startedAt: Instant; by: string }

/** How long its pages are given out. */
export const EXPORT_HOURS = 48

export async function beginExport(deps: Store & Ids, clinicId: string, by: string): Promise<ExportBegun> {
  const exportId = deps.newId()
  return attempt(deps, async (deps): Promise<Decision<ExportBegun>> => {
    const key = keys.exportBegun(clinicId, exportId)
    const there = await read<ExportBegun>(deps.records, key)
    const begun: ExportBegun = there?.value ?? { exportId, clinicId, startedAt: deps.now(), by }
    return { writes: there ? [] : [write(key, begun, 0)], answer: begun }
  })
}

export const exportsOf = async ({ records }: Reads, clinicId: string): Promise<ExportBegun[]> =>
  (await readAll<ExportBegun>(records, exportsPk(clinicId), 'EXPORT#'))
    .map(({ value }) => value)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))

/** Undefined where it is unknown, or too long ago. */
export async function openExport(
  deps: Reads & Clock,
  clinicId: string,
  exportId: string,
): Promise<ExportBegun | undefined> {
  const begun = (await read<ExportBegun>(deps.records, keys.exportBegun(clinicId, exportId)))?.value
  return begun && plusHours(begun.startedAt, EXPORT_HOURS) > deps.now() ? begun : undefined
}

const MOST_ITEMS = 1000
/** Of JSON; Lambda answers with at most 6 MB. One item is at most 400 KB. */
const MOST_BYTES = 3_000_000
/** Partitions that one page reads: empty ones cost time too. */
const MOST_READ = 60

export type ExportPage = { items: ExportedItem[]; next?: string }

/**
 * The items after `place`, which an earlier page named. Records that are written meanwhile are in it or not; a person's
 * record is never half of one moment unless it is longer than a page.
 */
export async function exportPage(deps: Reads, { clinicId, startedAt }: ExportBegun, place = ''): Promise<ExportPage> {
  const [from = '', unitFrom = '', itemFrom = ''] = place.split('\n')
  const stops = stopsUntil(startedAt)
  const first = Math.max(
    0,
    stops.findIndex((stop) => stopId(stop) === from),
  )
  const items: ExportedItem[] = []
  let [bytes, reads] = [0, 0]
  for (const stop of stops.slice(first)) {
    const isFirst = stopId(stop) === from
    const units = (await unitsOf(deps, clinicId, stop)).filter((unit) => !isFirst || unit >= unitFrom)
    reads++
    for (const unit of units) {
      if (reads++ >= MOST_READ) return { items, next: [stopId(stop), unit, ''].join('\n') }
      const isSame = isFirst && unit === unitFrom
      for (const item of await itemsOfUnit(deps, clinicId, stop, unit)) {
        if (isSame && placeOf(item) < itemFrom) continue
        bytes += Buffer.byteLength(JSON.stringify(item))
        const isFull = items.length >= MOST_ITEMS || bytes > MOST_BYTES
        if (isFull && items.length > 0) return { items, next: [stopId(stop), unit, placeOf(item)].join('\n') }
        items.push(item)
      }
    }
  }
  return { items }
}
