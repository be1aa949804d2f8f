/** Pieces of calendar files, as programs write them. */
import type { Answers } from '../../../functions/core/on-call/calendar.ts'
import { DAYS, type RotaZone, utc, wall, weekday } from './zones.ts'

/** Who has the night (20:00 to 06:00) or the hours that begin on this day of October; undefined where nobody has. */
export type Duty = { who: string; from: number; to: number } | undefined
export type Rota = {
  name: string
  text(zone: RotaZone): string
  duty(day: number): Duty
  answers?: Answers
}

export const LEE =
  'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Lee;X-NUM-GUESTS=0:mailto:lee@harbor.example'
export const KIM = LEE.replaceAll('lee@', 'kim@').replace('CN=Lee', 'CN=Kim')
const night = (who: string): Duty => ({ who, from: 20, to: 30 })
export const lee = night('dr-lee')
export const kim = night('nurse-kim')
export const whole = (who: string): Duty => ({ who, from: 0, to: 24 })

/** Lines longer than 75 octets go on below, as RFC 5545 has it. */
const folded = (line: string): string => line.replace(/(.{74})(?=.)/g, '$1\r\n ')
export const file = (program: string, events: string[][], head: string[] = []) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${program}`, 'CALSCALE:GREGORIAN', ...head],
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20261001T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')

export const offset = (behind: number) => `${behind > 0 ? '-' : '+'}${String(Math.abs(behind) / 60).padStart(2, '0')}00`
/** A VTIMEZONE as programs write it; `year` of the first changes. */
export const described = (zone: RotaZone, tzid = zone.name, { year = '2007', more = [] as string[] } = {}) => {
  const [winter, summer] = [offset(zone.after), offset(zone.before)]
  return [
    ...['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...more],
    ...['BEGIN:DAYLIGHT', `TZOFFSETFROM:${winter}`, `TZOFFSETTO:${summer}`, `DTSTART:${year}${zone.spring.start}`],
    ...[`RRULE:${zone.spring.rule}`, 'END:DAYLIGHT'],
    ...['BEGIN:STANDARD', `TZOFFSETFROM:${summer}`, `TZOFFSETTO:${winter}`, `DTSTART:${year}${zone.autumn.start}`],
    ...[`RRULE:${zone.autumn.rule}`, 'END:STANDARD', 'END:VTIMEZONE'],
  ]
}
/** An event of one night on the wall clock of a zone by the name that the program gives it. */
export const at = (tzid: string, day: number, uid: string, title: string, ...more: string[]) => [
  ...[`UID:${uid}`, `SUMMARY:${title}`],
  ...[`DTSTART;TZID=${tzid}:${wall(day, 20)}`, `DTEND;TZID=${tzid}:${wall(day + 1, 6)}`, ...more],
]
export const inUtc = (zone: RotaZone, day: number, uid: string, title: string, ...more: string[]) => [
  ...[`UID:${uid}`, `SUMMARY:${title}`, `DTSTART:${utc(zone, day, 20)}`, `DTEND:${utc(zone, day + 1, 6)}`, ...more],
]
export const floating = (day: number, uid: string, title: string) => [
  ...[`UID:${uid}`, `SUMMARY:${title}`, `DTSTART:${wall(day, 20)}`, `DTEND:${wall(day + 1, 6)}`],
]
export const isWeekend = (day: number) => [0, 6].includes(weekday(day))
export const odd = (day: number) => day % 2 === 1
const names: Record<string, string> = { 'dr-lee': 'Dr Lee', 'nurse-kim': 'Nurse Kim' }
export const byTurns = (day: number): Duty => (odd(day) ? kim : lee)
export const eachNight = (make: (day: number, title: string) => string[]) =>
  DAYS.map((day) => make(day, names[byTurns(day)?.who ?? ''] ?? ''))
