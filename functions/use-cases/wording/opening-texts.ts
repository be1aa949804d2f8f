/** What patients read of a clinic's hours. */

import type { Clinic } from '../../core/clinic/clinic.ts'
import {
  closedUntil,
  type OpeningDay,
  type OpeningHours,
  openingDay,
  type Span,
} from '../../core/clinic/opening-hours.ts'
import { say, toGsm } from '../../core/messages/wording.ts'
import { type Instant, plusDays, wallTime } from '../../core/time.ts'
import type { Clock, Templates } from '../ports.ts'
import { clockTime } from './clock-time.ts'

type Reader = { zone: string; language: string }

/** `9 AM`, `9:30 AM`; `9:00` in other languages. */
const shortClock = (at: Instant, { zone, language }: Reader): string =>
  clockTime(at, zone, language).replace(':00 ', ' ')

const dateText = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-US', {
    ...{ timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' },
  })
    .format(new Date(`${date}T00:00:00.000Z`))
    .replaceAll('.', '')

/** `Mon, Nov 30 at 9 AM` on the reader's clock, at most 24 letters of GSM-7. */
export function opensText({ content }: Templates, opens: Instant, reader: Reader): string {
  const date = dateText(wallTime(opens, reader.zone).date, reader.language)
  return toGsm(say(content(), reader.language, 'page-hours.at', { date, time: shortClock(opens, reader) }))
}

const spansText = ({ content }: Templates, spans: readonly Span[], language: string): string =>
  spans
    .map(({ from, to }) =>
      say(content(), language, 'page-hours.span', { from: wall(from, language), to: wall(to, language) }),
    )
    .join(', ')

/** A time of the clinic's wall clock; the end of a day is midnight. */
const wall = (time: string, language: string): string => {
  if (time === '24:00') return language === 'en' ? '12 AM' : '24:00'
  return shortClock(`2026-01-01T${time}:00.000Z`, { zone: 'UTC', language })
}

const nameIn = ({ name }: OpeningDay, language: string): string =>
  (language === 'es' ? name?.es : undefined) ?? name?.en ?? ''

/** Today's hours on the clinic's clock, and when a clinic that is closed opens; undefined of a clinic without hours. */
export function todayText(deps: Clock & Templates, clinic: Clinic, language: string): string | undefined {
  const { openingHours, zone } = clinic
  if (!openingHours) return undefined
  const words = (id: string, values: Record<string, string>) =>
    say(deps.content(), language, `page-hours.${id}`, values)
  const day = openingDay(openingHours, wallTime(deps.now(), zone).date)
  const name = nameIn(day, language)
  const spans = spansText(deps, day.spans, language)
  const today = spans
    ? words(name ? 'short' : 'today', { spans, name })
    : words(name ? 'closed-for' : 'closed', { name })
  const opens = closedUntil(clinic, deps.now())
  return opens ? `${today} ${words('opens', { opens: opensText(deps, opens, { zone, language }) })}` : today
}

/** `todayText` of a day that staff might not expect: closed, or with a name. */
export function unusualDayText(deps: Clock & Templates, clinic: Clinic, language: string): string | undefined {
  const { openingHours, zone } = clinic
  const day = openingHours && openingDay(openingHours, wallTime(deps.now(), zone).date)
  return day && (day.name || day.spans.length === 0) ? todayText(deps, clinic, language) : undefined
}

/** Special days that a mail names: it is read within these days, if at all. */
const NAMED_DAYS = 14

/** The week and the special days ahead, for mails, which are read on any day; undefined of a clinic without hours. */
export function weekText(
  deps: Templates,
  { openingHours, zone }: Clinic,
  language: string,
  at: Instant,
): string | undefined {
  if (!openingHours) return undefined
  const words = (id: string, values: Record<string, string>) =>
    say(deps.content(), language, `page-hours.${id}`, values)
  const today = wallTime(at, zone).date
  const week = groups(weekOf(deps, openingHours, language))
  const special = Array.from({ length: NAMED_DAYS }, (_, i) => openingDay(openingHours, plusDays(today, i)))
    .filter((day) => day.name !== undefined)
    .map((day) => {
      const [date, name] = [dateText(day.date, language), nameIn(day, language)]
      const spans = spansText(deps, day.spans, language)
      return spans ? words('day-short', { date, name, spans }) : words('day-closed', { date, name })
    })
  return [words('week', { week: week.join('; ') }), ...special].join(' ')
}

type Line = { days: string[]; spans: string }

/** A Monday. */
const SOME_MONDAY = '2026-06-01'

/** Each weekday, from Monday on. */
const weekOf = (deps: Templates, { week }: OpeningHours, language: string): Line[] =>
  [0, 1, 2, 3, 4, 5, 6].map((n) => {
    const { date, spans } = openingDay({ week, special: [] }, plusDays(SOME_MONDAY, n))
    return { days: [dayName(date, language)], spans: spansText(deps, spans, language) }
  })

const dayName = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-US', { timeZone: 'UTC', weekday: 'short' })
    .format(new Date(`${date}T00:00:00.000Z`))
    .replaceAll('.', '')

/** Neighboring days with equal hours: `Mon-Fri 9 AM to 5 PM`. */
function groups(days: readonly Line[]): string[] {
  const together: Line[] = []
  for (const { days: names, spans } of days) {
    const last = together.at(-1)
    if (last?.spans === spans) last.days.push(...names)
    else together.push({ days: [...names], spans })
  }
  return together
    .filter(({ spans }) => spans !== '')
    .map(({ days: names, spans }) => `${names.length > 1 ? `${names[0]}-${names.at(-1)}` : names[0]} ${spans}`)
}
