import { type Instant, instantOf, plusDays, weekday } from '../../core/time.ts'

/** A day of a wall clock, from midnight to midnight: 23 or 25 hours where daylight saving begins or ends. */
export type Day = { date: string; from: Instant; to: Instant }

/** The Monday of the week that a date is in. */
export const mondayOf = (date: string): string => plusDays(date, 1 - weekday(date))

export const daysOf = (monday: string, zone: string): Day[] =>
  Array.from({ length: 7 }, (_, i) => {
    const date = plusDays(monday, i)
    return {
      date,
      from: instantOf({ date, time: '00:00', zone }),
      to: instantOf({ date: plusDays(date, 1), time: '00:00', zone }),
    }
  })
