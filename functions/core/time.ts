/** An instant in ISO 8601, UTC, with milliseconds: `2026-11-23T18:05:00.000Z`. Instants of this form sort as text. */
export type Instant = string

/** A point on a clinic's or a patient's wall clock. `date` is `YYYY-MM-DD`, `time` is `HH:MM`, `zone` an IANA name. */
export type WallTime = { date: string; time: string; zone: string }

const MINUTE = 60_000

/** Whether a text is a date that the calendar has: `2026-11-23`, and not the 30th of February. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && toInstant(at).startsWith(text)
}

const DAY = 1440 * MINUTE
const YEAR_10000 = Date.UTC(10000, 0)
const twoDigits = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'))
/** The day last asked for, counted from 1970, and its `YYYY-MM-DDT`: the platform takes long to write a date. */
let lastDay = Number.NaN
let lastDate = ''

/** To the millisecond, as `Date.toISOString` writes it. Throws RangeError for what is no time of a `Date`. */
export function toInstant(milliseconds: number): Instant {
  if (!(milliseconds >= 0 && milliseconds < YEAR_10000)) return new Date(milliseconds).toISOString()
  const day = Math.floor(milliseconds / DAY)
  if (day !== lastDay) {
    lastDate = new Date(day * DAY).toISOString().slice(0, 'YYYY-MM-DDT'.length)
    lastDay = day
  }
  const ofDay = Math.trunc(milliseconds) - day * DAY
  const minutes = Math.floor(ofDay / MINUTE)
  const [hh, mm] = [twoDigits[Math.floor(minutes / 60)], twoDigits[minutes % 60]]
  const ss = twoDigits[Math.floor((ofDay % MINUTE) / 1000)]
  return `${lastDate}${hh}:${mm}:${ss}.${String(ofDay % 1000).padStart(3, '0')}Z`
}

export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  toInstant(Date.parse(instant) + seconds * 1000)

/** Fractions and negative numbers of minutes are kept, to the millisecond. */
export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  toInstant(Date.parse(instant) + minutes * MINUTE)

export const plusHours = (instant: Instant, hours: number): Instant => plusMinutes(instant, hours * 60)

/** With fractions; negative where `to` is before `from`. */
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / MINUTE

export const hoursBetween = (from: Instant, to: Instant): number => minutesBetween(from, to) / 60

/** The earliest of the instants given; `undefined` when there is none. */
export const earliest = (instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants.reduce<Instant | undefined>((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)

export const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b)

export const sooner = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** Minutes in an ISO 8601 duration of days, hours and minutes (`P3D`, `PT2H`, `P1DT30M`); `undefined` when it is none. */
export function durationMinutes(duration: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration)
  if (!parts || duration === 'P' || duration.endsWith('T')) return undefined
  const [days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0))
  return (days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0)
}

/** `1500` → `1 day 1 hour`; minutes are left out beside days. */
export function inDays(minutes: number): string {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  const amount = (count: number, unit: string) => (count > 0 ? `${count} ${unit}${count === 1 ? '' : 's'}` : '')
  return (
    [amount(days, 'day'), amount(hours, 'hour'), days > 0 ? '' : amount(Math.floor(minutes) % 60, 'minute')]
      .filter(Boolean)
      .join(' ') || 'a moment'
  )
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

/** Whether `zone` is an IANA zone that this runtime knows; what takes a zone throws a RangeError for any other. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return zone.includes('/') || zone === 'UTC'
  } catch {
    return false
  }
}

/** What the wall clock of `zone` shows at `instant`. Throws when the zone is not one the platform knows. */
export function wallTime(instant: Instant, zone: string): WallTime {
  const milliseconds = Date.parse(instant)
  const shown = toInstant(milliseconds + offsetAt(milliseconds, zone))
  return { date: shown.slice(0, 10), time: shown.slice(11, 16), zone }
}

/** The wall clock of `zone` at `instant` as staff read it: `Tue 24 Nov, 10:05`. */
export const shortTime = (instant: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant))

export type ClinicPlace = { zone: string; country: string; language?: 'en' | 'es' }

/** `Tue, Nov 24, 6:05 PM` where clocks are read so, `Tue 24 Nov, 18:05` elsewhere; `mar, 24 nov, 6:05 p.m.` in Spanish. */
export function clinicTime(instant: Instant, { zone, country, language = 'en' }: ClinicPlace): string {
  const parts = { timeZone: zone, weekday: 'short', month: 'short', day: 'numeric', minute: '2-digit' } as const
  if (language === 'es')
    return inPlainSpaces('es-419', instant, {
      ...parts,
      ...(isAmerican(country) ? { hour: 'numeric', hourCycle: 'h12' } : { hour: '2-digit', hourCycle: 'h23' }),
    })
  return isAmerican(country) ? american(instant, { ...parts, hour: 'numeric' }) : shortTime(instant, zone)
}

/** Whether people of the country write the month before the day and read twelve hours on a clock. */
export const isAmerican = (country: string): boolean => ['US', 'PR', 'CA'].includes(country)

/** How people of a country who read the language write a date, as `Intl` names it. */
export const dateLocale = (language: string, country: string): string =>
  language === 'es' ? 'es-419' : isAmerican(country) ? 'en-US' : 'en-GB'

/** A date as the clinic's country reads it: `Tue, Nov 24`, `Tue 24 Nov`. */
export const clinicDate = (date: string, country: string, language = 'en'): string =>
  new Intl.DateTimeFormat(dateLocale(language, country), {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(new Date(`${date}T00:00:00.000Z`))

/** `6:05 PM`, `18:05`; `6:05 p.m.` in Spanish. */
export function clinicClock(instant: Instant, { zone, country, language = 'en' }: ClinicPlace): string {
  if (!isAmerican(country)) return wallTime(instant, zone).time
  const parts = { timeZone: zone, hour: 'numeric', minute: '2-digit', hourCycle: 'h12' } as const
  return inPlainSpaces(language === 'es' ? 'es-419' : 'en-US', instant, parts)
}

/** What people call a zone: `PT`, `MST`, as people of either language do. */
export const zoneName = (zone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone

const american = (instant: Instant, options: Intl.DateTimeFormatOptions): string =>
  inPlainSpaces('en-US', instant, options)

/** ICU puts narrow spaces, or those at which no line breaks, before AM and PM. */
const inPlainSpaces = (locale: string, instant: Instant, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, options).format(new Date(instant)).replaceAll(/[\u202f\u00a0]/g, ' ')

/**
 * The instant at which the wall clock shows `wall`. A time that occurs twice (autumn) is the first one; a time that
 * daylight saving skips (spring) is the instant at which the clock jumps over it.
 */
export function instantOf(wall: WallTime): Instant {
  const asUtc = Date.parse(`${wall.date}T${wall.time}:00.000Z`)
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => offsetAt(near, wall.zone))
  const candidates = offsets
    .map((offset) => asUtc - offset)
    .filter((guess) => guess + offsetAt(guess, wall.zone) === asUtc)
  if (candidates.length > 0) return toInstant(Math.min(...candidates))
  return toInstant(jumpBetween(asUtc - Math.max(...offsets), asUtc - Math.min(...offsets), wall.zone))
}

const QUARTER = 15 * MINUTE
const MOST_KEPT = 10_000
const offsets = new Map<string, number>()

/**
 * Milliseconds by which the wall clock of `zone` is ahead of UTC. Clocks are changed on quarter hours, so one answer is
 * kept for each: asking the platform is slow.
 */
function offsetAt(milliseconds: number, zone: string): number {
  const quarter = Math.floor(milliseconds / QUARTER) * QUARTER
  const name = `${zone} ${quarter}`
  const known = offsets.get(name)
  if (known !== undefined) return known
  const parts: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(quarter)) parts[type] = value
  const shown = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00.000Z`
  const offset = Date.parse(shown) - quarter
  if (offsets.size >= MOST_KEPT) offsets.clear()
  offsets.set(name, offset)
  return offset
}

function jumpBetween(low: number, high: number, zone: string): number {
  const before = offsetAt(low, zone)
  let [from, to] = [low, high]
  while (to - from > MINUTE) {
    const middle = from + Math.floor((to - from) / 2 / MINUTE) * MINUTE
    if (offsetAt(middle, zone) === before) from = middle
    else to = middle
  }
  return to
}

/** The calendar date `days` after `date` (both `YYYY-MM-DD`). */
export const plusDays = (date: string, days: number): string =>
  toInstant(Date.parse(`${date}T00:00:00.000Z`) + days * 1440 * MINUTE).slice(0, 10)

/** Day of the week of a calendar date, 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekday = (date: string): number => new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7
