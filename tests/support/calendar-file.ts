/** Calendar files of events in October 2026, and what the rota reads in them. */
import { type Answers, readCalendar } from '../../functions/core/on-call/calendar.ts'
import { harbor } from './world.ts'

export const NOW = '2026-10-24T00:00:00.000Z'
export const LA = 'America/Los_Angeles'
export const read = (text: string, answers: Answers = {}) =>
  readCalendar(text, { staff: harbor.staff, zone: LA, now: NOW, answers })
export const calendar = (events: string[][], head: string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...head,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20261001T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
/** `dr-lee 27T01 27T13` for each stretch: who, and the day and hour of October (UTC) of its beginning and end. */
export const shown = (text: string, answers?: Answers) => {
  const found = read(text, answers)
  if (found.kind === 'invalid') return found.faults.map(({ event, detail }) => `${event}: ${detail}`)
  return found.events.map(
    ({ staffId, startsAt, endsAt }) => `${staffId} ${startsAt.slice(8, 13)} ${endsAt.slice(8, 13)}`,
  )
}
export const night = (uid: string, who: string, ...more: string[]) => [
  ...[`UID:${uid}`, `SUMMARY:${who}`, 'DTSTART:20261027T010000Z', 'DTEND:20261027T130000Z', ...more],
]
export const ONE = ['dr-lee 27T01 27T13']
