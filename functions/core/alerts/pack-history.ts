/**
 * How an alert's history is stored: rounds that page the same people one after the other are one entry. An alert that
 * nobody takes is paged for every few minutes, and is read and written whole with every text and every round.
 */
import { canonical } from '../canonical.ts'
import { type Instant, toInstant } from '../time.ts'
import type { HistoryEntry } from './history.ts'

type Paged = Extract<HistoryEntry, { kind: 'paged' }>
/** `again`: the same people once more, each so many milliseconds after the time before. */
export type PackedEntry = HistoryEntry | (Paged & { again: number[] })

/** `kind`, `at` and `staffIds`. */
const OWN_FIELDS = 3
/** Whether two rounds differ by their time alone, in fields of a later version too. There may be a thousand: the usual ones are compared fast. */
const samePages = (a: Paged, b: Paged): boolean =>
  a.staffIds.join('\n') === b.staffIds.join('\n') &&
  ((Object.keys(a).length === OWN_FIELDS && Object.keys(b).length === OWN_FIELDS) ||
    canonical({ ...a, at: '' }) === canonical({ ...b, at: '' }))
/** Whether the instant comes back as it was written. */
const isExact = (at: Instant): boolean => {
  const milliseconds = Date.parse(at)
  return !Number.isNaN(milliseconds) && toInstant(milliseconds) === at
}

/** `unpackHistory` gives the same entries back, in the same order. */
export function packHistory(history: readonly HistoryEntry[]): PackedEntry[] {
  const packed: PackedEntry[] = []
  let before: Paged | undefined
  let again: number[] | undefined
  for (const entry of history) {
    const isOne = entry.kind === 'paged' && isExact(entry.at)
    if (isOne && before && samePages(before, entry)) {
      const gap = Date.parse(entry.at) - Date.parse(before.at)
      if (again) again.push(gap)
      else {
        again = [gap]
        packed[packed.length - 1] = { ...before, again }
      }
    } else {
      packed.push(entry)
      again = undefined
    }
    before = isOne ? entry : undefined
  }
  return packed
}

/** The entries as they happened; of a history that was stored before they were packed, the same. */
export function unpackHistory(packed: readonly PackedEntry[]): HistoryEntry[] {
  return packed.flatMap((entry): HistoryEntry[] => {
    if (!('again' in entry)) return [entry]
    const { again, ...first } = entry
    let at = Date.parse(first.at)
    return [
      first,
      ...again.map((gap) => {
        at += gap
        return { ...first, at: toInstant(at) }
      }),
    ]
  })
}
