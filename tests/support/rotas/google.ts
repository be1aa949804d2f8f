/** Rotas of fourteen days as Google’s calendars write them, each with the duties that its author meant. */
import {
  at,
  byTurns,
  described,
  eachNight,
  file,
  floating,
  inUtc,
  isWeekend,
  KIM,
  kim,
  LEE,
  lee,
  odd,
  type Rota,
  whole,
} from './pieces.ts'
import { DAYS, date, utc, wall, weekday } from './zones.ts'

const GOOGLE = '-//Google Inc//Google Calendar 70.9054//EN'

export const OF_GOOGLE: readonly Rota[] = [
  {
    name: 'Google, weekends of two people',
    text: (zone) =>
      file(
        GOOGLE,
        [
          at(zone.name, 24, 'a@google.com', 'Dr Lee', 'RRULE:FREQ=WEEKLY;BYDAY=SA,SU', 'TRANSP:OPAQUE'),
          at(zone.name, 26, 'b@google.com', 'Nurse Kim', 'RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=MO,TU,WE,TH,FR'),
        ],
        [
          ...described(zone, zone.name, { year: '1970', more: [`X-LIC-LOCATION:${zone.name}`] }),
          `X-WR-TIMEZONE:${zone.name}`,
        ],
      ),
    duty: (day) => (isWeekend(day) ? lee : kim),
  },
  {
    name: 'Google, a night that was moved',
    text: (zone) =>
      file(GOOGLE, [
        at(zone.name, 24, 'a@google.com', 'Dr Lee', 'RRULE:FREQ=DAILY;COUNT=14'),
        [
          ...['UID:a@google.com', 'SUMMARY:Dr Lee', `RECURRENCE-ID;TZID=${zone.name}:${wall(33, 20)}`, 'SEQUENCE:1'],
          ...[`DTSTART;TZID=${zone.name}:${wall(33, 10)}`, `DTEND;TZID=${zone.name}:${wall(33, 12)}`],
        ],
      ]),
    duty: (day) => (day === 33 ? { who: 'dr-lee', from: 10, to: 12 } : lee),
  },
  {
    name: 'Google, a night deleted',
    text: (zone) =>
      file(GOOGLE, [
        at(zone.name, 24, 'a@google.com', 'Dr Lee', 'RRULE:FREQ=DAILY', `EXDATE;TZID=${zone.name}:${wall(28, 20)}`),
      ]),
    duty: (day) => (day === 28 ? undefined : lee),
  },
  {
    name: 'Google, single events in UTC',
    text: (zone) =>
      file(
        GOOGLE,
        eachNight((day, title) => inUtc(zone, day, `${day}@google.com`, title, 'STATUS:CONFIRMED')),
      ),
    duty: byTurns,
  },
  {
    name: 'Google, whole days',
    text: () =>
      file(GOOGLE, [
        [
          'UID:w',
          'SUMMARY:Dr Lee',
          `DTSTART;VALUE=DATE:${date(24)}`,
          `DTEND;VALUE=DATE:${date(25)}`,
          'RRULE:FREQ=WEEKLY;BYDAY=SA',
          'TRANSP:OPAQUE',
        ],
      ]),
    duty: (day) => (weekday(day) === 6 ? whole('dr-lee') : undefined),
  },
  {
    name: 'Google, by guests',
    text: (zone) =>
      file(
        GOOGLE,
        DAYS.map((day) => at(zone.name, day, `g${day}`, 'Night cover', odd(day) ? KIM : LEE)),
      ),
    duty: byTurns,
  },
  {
    name: 'Google, a guest who declined',
    text: (zone) =>
      file(GOOGLE, [
        at(zone.name, 24, 'g', 'Night cover', LEE.replace('ACCEPTED', 'DECLINED'), KIM, 'RRULE:FREQ=DAILY'),
      ]),
    duty: () => kim,
  },
  {
    name: 'Google, "this and following" given to a colleague',
    text: (zone) =>
      file(GOOGLE, [
        at(zone.name, 10, 'x@google.com', 'Dr Lee', `RRULE:FREQ=DAILY;UNTIL=${utc(zone, 29, 20)}`),
        at(zone.name, 30, `x_R${date(30)}T200000@google.com`, 'Nurse Kim', 'RRULE:FREQ=DAILY'),
      ]),
    duty: (day) => (day < 30 ? lee : kim),
  },
  {
    name: 'Google, a series with an end before the next night',
    text: (zone) => file(GOOGLE, [at(zone.name, 24, 'u', 'Dr Lee', `RRULE:FREQ=DAILY;UNTIL=${utc(zone, 30, 19)}`)]),
    duty: (day) => (day < 30 ? lee : undefined),
  },
  {
    name: 'Google, a cancelled event beside a real one',
    text: (zone) =>
      file(GOOGLE, [
        at(zone.name, 24, 'c', 'Nurse Kim', 'STATUS:CANCELLED', 'RRULE:FREQ=DAILY'),
        at(zone.name, 24, 'd', 'Dr Lee', 'RRULE:FREQ=DAILY'),
      ]),
    duty: () => lee,
  },
  {
    name: 'Google, times without a zone',
    text: (zone) =>
      file(
        GOOGLE,
        eachNight((day, title) => floating(day, `${day}`, title)),
        [`X-WR-TIMEZONE:${zone.name}`],
      ),
    duty: byTurns,
  },
]
