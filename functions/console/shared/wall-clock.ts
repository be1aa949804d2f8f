import type { FieldError } from '../../core/fault.ts'
import { type Instant, instantOf, wallTime } from '../../core/time.ts'
import { type ConsoleLanguage, catalogue } from './language.ts'

/** What a field for a day and a time shows: `2026-11-24T18:00` on the wall clock of `zone`. */
export function wallField(at: Instant, zone: string): string {
  const { date, time } = wallTime(at, zone)
  return `${date}T${time}`
}

type WallClockWords = {
  missing: string
  wrong(typed: string): string
  skipped(time: string, date: string): string
}

const wallClockWords = catalogue<WallClockWords>({
  en: {
    missing: 'give a day and a time.',
    wrong: (typed) => `"${typed}" is not a day and a time. Choose them from the calendar.`,
    skipped: (time, date) => `there is no ${time} on ${date}: the clock jumps over it.`,
  },
  es: {
    missing: 'ponga un día y una hora.',
    wrong: (typed) => `«${typed}» no es un día y una hora. Elíjalos del calendario.`,
    skipped: (time, date) => `no existen las ${time} del ${date}: el reloj se las salta.`,
  },
})

/**
 * The instant that a field for a day and a time means on the wall clock of `zone`. A time that occurs twice in autumn is
 * the first one; one that the clock jumps over in spring is refused, since the person who typed it means another.
 */
export function typedInstant(
  typed: string,
  zone: string,
  { pointer, label, language = 'en' }: { pointer: string; label: string; language?: ConsoleLanguage },
): { at: Instant } | { faults: FieldError[] } {
  const words = wallClockWords(language)
  const fault = (detail: string) => ({ faults: [{ pointer, detail: `${label}: ${detail}` }] })
  if (!typed) return fault(words.missing)
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(typed) ?? []
  if (!date || !time || Number.isNaN(Date.parse(`${typed}:00.000Z`))) return fault(words.wrong(typed))
  const at = instantOf({ date, time, zone })
  if (wallField(at, zone) !== typed) return fault(words.skipped(time, date))
  return { at }
}
