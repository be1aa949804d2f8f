import type { Staff } from '../clinic/clinic.ts'
import { type Instant, plusHours } from '../time.ts'
import { type Expanded, expandCalendar, type Occurrence } from './calendar-events.ts'
import { type CalendarFault, calendarFault, type Doubt } from './calendar-facts.ts'
import { type Whose, whoseEvent } from './calendar-person.ts'
import { zoneNamed } from './calendar-zone.ts'

/** A stretch of somebody's duty, as a calendar tells it. */
export type Stretch = { staffId: string; startsAt: Instant; endsAt: Instant }

/** An occurrence as it was read: whose it is, and by which zone's wall clock. */
export type EventRead = Stretch & { event: number; title: string; zone: string }

export type CalendarRead =
  | { kind: 'read'; stretches: Stretch[]; events: EventRead[] }
  | { kind: 'invalid'; faults: CalendarFault[] }

/** Repeating events are taken so far; the calendar is imported again before that. */
const CALENDAR_DAYS = 90
const MOST_STRETCHES = 60

/** What the admin says of events that do not say for sure whose they are. */
export type Answers = {
  /** Of events that name nobody: the person whose calendar this is. */
  whose?: string
  /** By the event's place in the file: a staff id, or `none` where it is no duty. */
  chosen?: Readonly<Record<number, string>>
}

type Within = { staff: readonly Staff[]; zone: string; now: Instant; answers?: Answers; days?: number }

/**
 * An iCalendar file (RFC 5545) as stretches of duty: each event is one person's, named by an attendee's address or by
 * the title. Times without a zone are the calendar's (X-WR-TIMEZONE), else the clinic's; what is over is left out. Any event
 * that cannot be read for sure makes the whole file invalid, so that no half of a rota is taken.
 */
export function readCalendar(text: string, within: Within): CalendarRead {
  const found = eventsIn(text, within)
  if (!found) return { kind: 'invalid', faults: [calendarFault(0, { kind: 'no-calendar' })] }
  const read = dutiesOf(found, within)
  if (read.kind === 'read' && read.stretches.length === 0)
    return { kind: 'invalid', faults: [calendarFault(0, { kind: 'none-coming', days: CALENDAR_DAYS })] }
  return read
}

/** What a file says of the coming days, before it is asked whose each event is; undefined where it is no calendar. */
export function eventsIn(
  text: string,
  { zone, now, days = CALENDAR_DAYS }: Pick<Within, 'zone' | 'now' | 'days'>,
): Expanded | undefined {
  const clinic = zoneNamed(zone)
  return clinic && expandCalendar(text, { from: now, to: plusHours(now, days * 24), zone: clinic })
}

/** Events as stretches of duty, all or none of them; of no events there are none. */
export function dutiesOf(
  found: Expanded,
  { staff, answers = {}, days = CALENDAR_DAYS }: Pick<Within, 'staff' | 'answers' | 'days'>,
): CalendarRead {
  const faults = [...found.faults]
  const events: EventRead[] = []
  for (const each of found.occurrences) {
    const whose = decided(each, staff, answers)
    if (whose.kind === 'known')
      events.push({
        ...{ event: each.event, title: each.title, zone: each.zone },
        ...{ staffId: whose.staff.staffId, startsAt: each.from, endsAt: each.to },
      })
    else if (whose.kind === 'doubtful' && !faults.some(({ event }) => event === each.event))
      faults.push(calendarFault(each.event, { ...whose.doubt, title: each.title }))
  }
  const sorted = events.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const taken = joined(sorted.map(({ staffId, startsAt, endsAt }) => ({ staffId, startsAt, endsAt })))
  if (taken.length > MOST_STRETCHES)
    faults.push(calendarFault(0, { kind: 'too-many-stretches', stretches: taken.length, days, most: MOST_STRETCHES }))
  if (faults.length > 0) return { kind: 'invalid', faults: faults.sort((a, b) => a.event - b.event) }
  return { kind: 'read', stretches: taken, events: sorted }
}

/** As the event itself says, or the admin: nothing is guessed. `nobody` where the admin said that it is no duty. */
function decided(
  { event, title, attendees, unsure }: Occurrence,
  staff: readonly Staff[],
  { whose, chosen }: Answers,
): Whose {
  const choice = chosen?.[event]
  if (choice === 'none') return { kind: 'nobody' }
  const person = staff.find(({ staffId }) => staffId === choice)
  if (person) return { kind: 'known', staff: person }
  const doubtful = (doubt: Doubt): Whose => ({ kind: 'doubtful', doubt })
  if (unsure) return doubtful({ kind: unsure })
  const said = whoseEvent(title, attendees, staff)
  if (said.kind !== 'nobody') return said
  const owner = staff.find(({ staffId }) => staffId === whose)
  if (owner) return { kind: 'known', staff: owner }
  return doubtful({ kind: 'names-nobody' })
}

/** Days in a row of one person are one stretch; the first one comes first. */
export function joined(sorted: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const stretch of sorted) {
    const last = whole.at(-1)
    if (last?.staffId === stretch.staffId && last.endsAt === stretch.startsAt) last.endsAt = stretch.endsAt
    else whole.push({ ...stretch })
  }
  return whole
}
