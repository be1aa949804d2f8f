import { activityLogPk, keys } from '../../core/keys.ts'
import type { Span } from '../../core/on-call/calendar-span.ts'
import { plusMonths, within } from '../../core/on-call/calendar-span.ts'
import type { Entry, EntryKind, EntryOf } from '../../core/review/activity-log.ts'
import type { Reads, Write } from '../ports.ts'
import { readAll, write } from './records.ts'

/** A line of the register, written in the transaction of what it tells of. */
export const writeEntry = (clinicId: string, entry: Entry, version = 0): Write =>
  write(keys.entry(clinicId, entry.kind, entry.at, entry.id), entry, version)

/** The lines of a stretch of time, of one kind or of all; a month of the register is one read. */
export async function readActivityLog<Kind extends EntryKind = EntryKind>(
  { records }: Reads,
  clinicId: string,
  span: Span,
  kind?: Kind,
): Promise<EntryOf<Kind>[]> {
  const months: string[] = []
  for (let month = span.from.slice(0, 7); month <= span.to.slice(0, 7); month = plusMonths(month, 1)) months.push(month)
  const prefix = kind ? `${kind.toUpperCase()}#` : ''
  const found = await Promise.all(
    months.map((month) => readAll<EntryOf<Kind>>(records, activityLogPk(clinicId, month), prefix)),
  )
  return found
    .flat()
    .map(({ value }) => value)
    .filter(({ at }) => within(at, span))
}
