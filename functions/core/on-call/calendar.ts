import ICAL from 'ical.js'
import type { Staff } from '../clinic/clinic.ts'
import { type Instant, instantOf, isZone, plusHours } from '../time.ts'

/** A stretch of somebody's duty, as a calendar tells it. */
export type Stretch = { staffId: string; startsAt: Instant; endsAt: Instant }

export type CalendarRead =
  | { kind: 'read'; stretches: Stretch[] }
  /** `event`: the event's place among the file's events, from 1; 0 is the file as a whole. */
  | { kind: 'invalid'; faults: { event: number; detail: string }[] }

/** Repeating events are taken so far; the calendar is imported again before that. */
export const CALENDAR_DAYS = 90
const MOST_STRETCHES = 60

type Within = { staff: readonly Staff[]; zone: string; now: Instant }

/**
 * An iCalendar file (RFC 5545) as stretches of duty: each event is one person's, named by an attendee's address or by
 * the summary. Times without a zone are the clinic's; what is over is left out. Any event that names nobody of the
 * staff makes the whole file invalid, so that no half of a rota is taken.
 */
export function readCalendar(text: string, { staff, zone, now }: Within): CalendarRead {
  const events = eventsIn(text)
  if (!events) return { kind: 'invalid', faults: [{ event: 0, detail: 'This is not an iCalendar file (RFC 5545).' }] }
  const end = plusHours(now, CALENDAR_DAYS * 24)
  const faults: { event: number; detail: string }[] = []
  const stretches: Stretch[] = []
  for (const [i, event] of events.entries()) {
    const person = whose(event, staff)
    if (!person) {
      faults.push({ event: i + 1, detail: `"${event.summary ?? ''}" names nobody of the staff.` })
      continue
    }
    for (const { from, to } of occurrences(event, end, zone))
      if (to > now && from < to) stretches.push({ staffId: person.staffId, startsAt: from, endsAt: to })
  }
  const taken = joined(stretches.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)))
  if (faults.length === 0 && taken.length === 0)
    faults.push({ event: 0, detail: `No event lies in the next ${CALENDAR_DAYS} days.` })
  if (taken.length > MOST_STRETCHES)
    faults.push({
      event: 0,
      detail: `${taken.length} stretches in ${CALENDAR_DAYS} days, and at most ${MOST_STRETCHES} are taken. Export fewer weeks; what repeats every week is better written as weekly shifts.`,
    })
  if (faults.length > 0) return { kind: 'invalid', faults }
  return { kind: 'read', stretches: taken }
}

/** Days in a row of one person are one stretch. */
function joined(sorted: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const stretch of sorted) {
    const last = whole.at(-1)
    if (last?.staffId === stretch.staffId && last.endsAt === stretch.startsAt) last.endsAt = stretch.endsAt
    else whole.push({ ...stretch })
  }
  return whole
}

function eventsIn(text: string): ICAL.Event[] | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  } catch {
    return undefined
  }
}

function whose(event: ICAL.Event, staff: readonly Staff[]): Staff | undefined {
  const addresses = event.attendees.map((attendee) =>
    String(attendee.getFirstValue())
      .replace(/^mailto:/i, '')
      .toLowerCase(),
  )
  const summary = (event.summary ?? '').toLowerCase()
  return (
    staff.find(({ email }) => email !== undefined && addresses.includes(email.toLowerCase())) ??
    staff.find(({ staffId, name }) => summary.includes(name.toLowerCase()) || summary.includes(staffId))
  )
}

function occurrences(event: ICAL.Event, end: Instant, zone: string): { from: Instant; to: Instant }[] {
  if (!event.isRecurring()) return [{ from: instant(event.startDate, zone), to: instant(event.endDate, zone) }]
  const found: { from: Instant; to: Instant }[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next && found.length < 1000; next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next)
    const from = instant(startDate, zone)
    if (from >= end) break
    found.push({ from, to: instant(endDate, zone) })
  }
  return found
}

/** By the zone's IANA name where it has one; the wall clock of the clinic otherwise. */
function instant(time: ICAL.Time, clinicZone: string): Instant {
  const pad = (value: number) => String(value).padStart(2, '0')
  const tzid = time.zone?.tzid ?? 'floating'
  const zone = tzid === 'UTC' || isZone(tzid) ? tzid : clinicZone
  const date = `${time.year}-${pad(time.month)}-${pad(time.day)}`
  return instantOf({ date, time: time.isDate ? '00:00' : `${pad(time.hour)}:${pad(time.minute)}`, zone })
}
