import { type Instant, instantOf, plusDays, wallTime } from './time.ts'

/** Federal hours are 08:00–21:00 at the recipient (47 CFR 64.1200(c)(1)); the last message leaves at 20:59. */
export const FIRST_MINUTE = '08:00'
export const LAST_MINUTE = '20:59'

const isAllowed = (instant: Instant, zone: string): boolean => {
  const { time } = wallTime(instant, zone)
  return time >= FIRST_MINUTE && time <= LAST_MINUTE
}

/** Whether it is night in any of the zones. */
export const inQuietHours = (instant: Instant, zones: readonly string[]): boolean =>
  zones.some((zone) => !isAllowed(instant, zone))

const MOST_MORNINGS = 3

/**
 * The first instant at or after `instant` that is day in all the zones. Zones twelve hours apart leave no such minute:
 * then the last of them, the patient's, decides.
 */
export function nextAllowed(instant: Instant, zones: readonly string[]): Instant {
  if (!inQuietHours(instant, zones)) return instant
  const mornings = zones
    .flatMap((zone) => days(instant, zone).map((date) => instantOf({ date, time: FIRST_MINUTE, zone })))
    .filter((morning) => morning > instant)
    .sort()
  const common = mornings.find((morning) => !inQuietHours(morning, zones))
  if (common) return common
  const own = zones.at(-1)
  return own === undefined || zones.length === 1 ? (mornings[0] ?? instant) : nextAllowed(instant, [own])
}

/** The last allowed minute of the patient's day at or before `instant`. */
export function lastAllowed(instant: Instant, zone: string): Instant {
  if (isAllowed(instant, zone)) return instant
  const { date, time } = wallTime(instant, zone)
  const evening = time < FIRST_MINUTE ? plusDays(date, -1) : date
  return instantOf({ date: evening, time: LAST_MINUTE, zone })
}

const days = (instant: Instant, zone: string): string[] => {
  const { date } = wallTime(instant, zone)
  return Array.from({ length: MOST_MORNINGS }, (_, i) => plusDays(date, i))
}
