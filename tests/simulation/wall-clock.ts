import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { content } from '../../functions/runtime/content.ts'
import type { Moment } from './scheduler.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

/** `Sun 20:59` on the wall of a zone; the platform's own words, none of the project's arithmetic. */
function wall(at: Moment, zone: string): { day: string; time: string; date: string } {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clocks.set(zone, clock)
  }
  const [, day = '', date = '', month = '', time = ''] =
    /^(\w+),? (\d\d)\/(\d\d),? (\d\d:\d\d)$/.exec(clock.format(at)) ?? []
  return { day, time, date: `${month}-${date}` }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `weekday`: 1 is Monday. */
export function wallTimeAt(at: Moment, zone: string): { weekday: number; time: string } {
  const { day, time } = wall(at, zone)
  return { weekday: DAYS.indexOf(day) + 1, time }
}

export type Where = { zone: string; clinic: Clinic; safety: boolean }

/** Invariant 6: a safety step keeps the patient's own day, other routine messages both days and the jurisdiction's hours. */
export function isNight(at: Moment, { zone, clinic, safety }: Where): boolean {
  const own = safety ? undefined : content().hours[clinic.jurisdiction ?? '']
  return (safety ? [zone] : [zone, clinic.zone]).some((each) => {
    const { day, time, date } = wall(at, each)
    const [from, to] = (day === 'Sat' ? own?.saturday : day === 'Sun' ? own?.sunday : undefined) ??
      own?.every ?? ['08:00', '20:59']
    return time < from || time > to || time < '08:00' || time > '20:59' || (own?.closed?.includes(date) ?? false)
  })
}
