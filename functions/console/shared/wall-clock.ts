import type { FieldError } from '../../core/fault.ts'
import { type Instant, instantOf, wallTime } from '../../core/time.ts'

/** What a field for a day and a time shows: `2026-11-24T18:00` on the wall clock of `zone`. */
export function wallField(at: Instant, zone: string): string {
  const { date, time } = wallTime(at, zone)
  return `${date}T${time}`
}

/**
 * The instant that a field for a day and a time means on the wall clock of `zone`. A time that occurs twice in autumn is
 * the first one; one that the clock jumps over in spring is refused, since the person who typed it means another.
 */
export function typedInstant(
  typed: string,
  zone: string,
  { pointer, label }: { pointer: string; label: string },
): { at: Instant } | { faults: FieldError[] } {
  const fault = (detail: string) => ({ faults: [{ pointer, detail: `${label}: ${detail}` }] })
  if (!typed) return fault('give a day and a time.')
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(typed) ?? []
  if (!date || !time || Number.isNaN(Date.parse(`${typed}:00.000Z`)))
    return fault(`"${typed}" is not a day and a time. Choose them from the calendar.`)
  const at = instantOf({ date, time, zone })
  if (wallField(at, zone) !== typed) return fault(`there is no ${time} on ${date}: the clock jumps over it.`)
  return { at }
}
