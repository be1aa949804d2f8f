/** One person's duties as events of a calendar. */
import type { CalendarEvent } from '../calendar-text.ts'
import { stampOf } from '../calendar-text.ts'
import type { Duty, Rota } from '../clinic/clinic.ts'
import { type Instant, plusHours } from '../time.ts'
import { slots } from './rota.ts'

const TITLES: Record<Duty, string> = { 'on-call': 'On call', backup: 'Backup', fallback: 'Fallback' }

const PAST_DAYS = 14
const COMING_DAYS = 60

/**
 * What the person has from two weeks ago until in sixty days. An event is named by its duty and its beginning, of which
 * there is one at a clinic: the person who takes over a stretch gets the event that the other one had.
 */
export function dutyEvents(
  { clinicId, name }: { clinicId: string; name: string },
  rota: Rota,
  staffId: string,
  now: Instant,
): CalendarEvent[] {
  // By whole days, so that the file is the same until something changes.
  const today = `${now.slice(0, 10)}T00:00:00.000Z`
  const begin = plusHours(today, -24 * PAST_DAYS)
  return slots(rota, begin, plusHours(today, 24 * COMING_DAYS)).flatMap(({ duty, from, to, staff, since }) => {
    if (staff?.staffId !== staffId) return []
    const start = from === begin ? since : from
    return [
      {
        uid: `${duty}-${stampOf(start)}@${clinicId}.aftercare`,
        ...{ from: start, to },
        title: `${TITLES[duty]}: ${staff.name}`,
        about: `${name}. Shifts are swapped at the console of Aftercare, not in this calendar.`,
      },
    ]
  })
}
