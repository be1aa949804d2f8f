import { type Instant, instantOf, plusDays, wallTime, weekday } from '../time.ts'

/** First and last minute of a day in which a routine message may leave, on the wall clock. */
export type DayHours = readonly [from: string, to: string]

/** When routine messages may leave. `closed`: days of the year without any, `12-25`. */
export type Hours = { every: DayHours; saturday?: DayHours; sunday?: DayHours; closed?: readonly string[] }

/** Federal hours are 08:00–21:00 at the recipient (47 CFR 64.1200(c)(1)); the last message leaves at 20:59. */
export const FEDERAL: Hours = { every: ['08:00', '20:59'] }

/** A jurisdiction's hours, never beyond the federal ones: `US-TX`, then `US`, then the default. */
export function hoursIn(jurisdictions: Readonly<Record<string, Hours>>, jurisdiction: string | undefined): Hours {
  const country = jurisdiction?.split('-')[0] ?? ''
  const found = jurisdictions[jurisdiction ?? ''] ?? (jurisdiction === undefined ? undefined : jurisdictions[country])
  if (!found) return FEDERAL
  const within = ([from, to]: DayHours): DayHours => [
    from > FEDERAL.every[0] ? from : FEDERAL.every[0],
    to < FEDERAL.every[1] ? to : FEDERAL.every[1],
  ]
  return {
    ...found,
    every: within(found.every),
    ...(found.saturday ? { saturday: within(found.saturday) } : {}),
    ...(found.sunday ? { sunday: within(found.sunday) } : {}),
  }
}

const SATURDAY = 6
const SUNDAY = 7

function hoursOn(date: string, { every, saturday, sunday, closed }: Hours): DayHours | undefined {
  if (closed?.includes(date.slice(5))) return undefined
  const day = weekday(date)
  return (day === SATURDAY ? saturday : day === SUNDAY ? sunday : undefined) ?? every
}

function isAllowed(instant: Instant, zone: string, hours: Hours): boolean {
  const { date, time } = wallTime(instant, zone)
  const day = hoursOn(date, hours)
  return day !== undefined && time >= day[0] && time <= day[1]
}

/** Whether it is night, or a day without messages, in any of the zones. */
export const inQuietHours = (instant: Instant, zones: readonly string[], hours: Hours): boolean =>
  zones.some((zone) => !isAllowed(instant, zone, hours))

/** Days looked ahead: at most two closed days in a row, a weekend, and one more for the other zone. */
const MOST_MORNINGS = 6

/**
 * The first instant at or after `instant` that is day in all the zones. Zones twelve hours apart leave no such minute:
 * then the last of them, the patient's, decides.
 */
export function nextAllowed(instant: Instant, zones: readonly string[], hours: Hours): Instant {
  if (!inQuietHours(instant, zones, hours)) return instant
  const mornings = zones
    .flatMap((zone) =>
      days(instant, zone).flatMap((date) => {
        const day = hoursOn(date, hours)
        return day ? [instantOf({ date, time: day[0], zone })] : []
      }),
    )
    .filter((morning) => morning > instant)
    .sort()
  const common = mornings.find((morning) => !inQuietHours(morning, zones, hours))
  if (common) return common
  const own = zones.at(-1)
  return own === undefined || zones.length === 1 ? (mornings[0] ?? instant) : nextAllowed(instant, [own], hours)
}

/** The last allowed minute of the patient's day at or before `instant`, by federal hours: safety goes on every day. */
export function lastAllowed(instant: Instant, zone: string): Instant {
  if (isAllowed(instant, zone, FEDERAL)) return instant
  const { date, time } = wallTime(instant, zone)
  const [first, last] = FEDERAL.every
  return instantOf({ date: time < first ? plusDays(date, -1) : date, time: last, zone })
}

const days = (instant: Instant, zone: string): string[] => {
  const { date } = wallTime(instant, zone)
  return Array.from({ length: MOST_MORNINGS }, (_, i) => plusDays(date, i))
}
