import type { Staff } from '../clinic/clinic.ts'
import { type Instant, plusHours } from '../time.ts'
import { expandCalendar, type Occurrence } from './calendar-events.ts'
import { type Whose, whoseEvent } from './calendar-person.ts'
import { zoneNamed } from './calendar-zone.ts'

/** A stretch of somebody's duty, as a calendar tells it. */
export type Stretch = { staffId: string; startsAt: Instant; endsAt: Instant }

/** An occurrence as it was read: whose it is, and by which zone's wall clock. */
export type EventRead = Stretch & { event: number; title: string; zone: string }

export type CalendarRead =
  | { kind: 'read'; stretches: Stretch[]; events: EventRead[] }
  /** `event`: the event's place among the file's events, from 1; 0 is the file as a whole. */
  | { kind: 'invalid'; faults: { event: number; detail: string }[] }

/** Repeating events are taken so far; the calendar is imported again before that. */
export const CALENDAR_DAYS = 90
const MOST_STRETCHES = 60

/** What the admin says of events that do not say for sure whose they are. */
export type Answers = {
  /** Of events that name nobody: the person whose calendar this is. */
  whose?: string
  /** By the event's place in the file: a staff id, or `none` where it is no duty. */
  chosen?: Readonly<Record<number, string>>
}

type Within = { staff: readonly Staff[]; zone: string; now: Instant; answers?: Answers }

/**
 * An iCalendar file (RFC 5545) as stretches of duty: each event is one person's, named by an attendee's address or by
 * the title. Times without a zone are the calendar's (X-WR-TIMEZONE), else the clinic's; what is over is left out. Any event
 * that cannot be read for sure makes the whole file invalid, so that no half of a rota is taken.
 */
export function readCalendar(text: string, { staff, zone, now, answers = {} }: Within): CalendarRead {
  const clinic = zoneNamed(zone, [])
  const end = plusHours(now, CALENDAR_DAYS * 24)
  const read = clinic && expandCalendar(text, { from: now, to: end, zone: clinic })
  if (!read)
    return {
      kind: 'invalid',
      faults: [{ event: 0, detail: 'This is not an iCalendar file (RFC 5545), or a line of it cannot be read.' }],
    }
  const faults = [...read.faults]
  const events: EventRead[] = []
  for (const each of read.occurrences) {
    const whose = decided(each, staff, answers)
    if (whose.kind === 'known')
      events.push({
        ...{ event: each.event, title: each.title, zone: each.zone },
        ...{ staffId: whose.staff.staffId, startsAt: each.from, endsAt: each.to },
      })
    else if (whose.kind === 'doubtful' && !faults.some(({ event }) => event === each.event))
      faults.push({ event: each.event, detail: whose.because })
  }
  const sorted = events.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const taken = joined(sorted.map(({ staffId, startsAt, endsAt }) => ({ staffId, startsAt, endsAt })))
  if (faults.length === 0 && taken.length === 0)
    faults.push({ event: 0, detail: `No event lies in the next ${CALENDAR_DAYS} days.` })
  if (taken.length > MOST_STRETCHES)
    faults.push({
      event: 0,
      detail: `${taken.length} stretches in ${CALENDAR_DAYS} days, and at most ${MOST_STRETCHES} are taken. Export fewer weeks; what repeats every week is better written as weekly shifts.`,
    })
  if (faults.length > 0) return { kind: 'invalid', faults: faults.sort((a, b) => a.event - b.event) }
  return { kind: 'read', stretches: taken, events: sorted }
}

/** As the event itself says, or the admin: nothing is guessed. `nobody` where the admin said that it is no duty. */
function decided({ event, title, attendees }: Occurrence, staff: readonly Staff[], { whose, chosen }: Answers): Whose {
  const choice = chosen?.[event]
  if (choice === 'none') return { kind: 'nobody' }
  const person = staff.find(({ staffId }) => staffId === choice)
  if (person) return { kind: 'known', staff: person }
  const said = whoseEvent(title, attendees, staff)
  if (said.kind === 'known') return said
  if (said.kind === 'doubtful') return { kind: 'doubtful', because: `"${title}": ${said.because} Whose duty is it?` }
  const owner = staff.find(({ staffId }) => staffId === whose)
  if (owner) return { kind: 'known', staff: owner }
  return { kind: 'doubtful', because: `"${title}" names nobody of the staff. Whose calendar is this?` }
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
