/** Rotas of scripts, spreadsheets and people by hand. */
import { at, byTurns, eachNight, file, floating, inUtc, isWeekend, kim, lee, odd, type Rota, whole } from './pieces.ts'
import { DAYS, date, weekday } from './zones.ts'

const bare = (program: string, ...lines: string[]) => file(program, [lines])

export const BY_HAND: readonly Rota[] = [
  {
    name: 'a script with ics.js, ten hours that pass',
    text: (zone) =>
      file(
        'adamgibbons/ics',
        eachNight((day, title) =>
          inUtc(zone, day, `${day}`, title, 'DURATION:PT10H').filter((line) => !line.startsWith('DTEND')),
        ).filter((_, i) => ![24, 31].includes(24 + i)),
      ),
    // On the night in which clocks change, ten hours end at another time of the wall clock.
    duty: (day) => ([24, 31].includes(day) ? undefined : byTurns(day)),
  },
  {
    name: 'a script with ical4j, zones behind a slash',
    text: (zone) =>
      file('-//Ben Fortuna//iCal4j 3.2//EN', [at(`/${zone.name}`, 24, 'j', 'Dr Lee', 'RRULE:FREQ=DAILY')]),
    duty: () => lee,
  },
  {
    name: 'a script with libical, small letters',
    text: (zone) =>
      file('-//libical//EN', [at(zone.name, 24, 'li', 'Dr Lee', 'RRULE:FREQ=DAILY')]).replace(
        /^(BEGIN|END|SUMMARY|DTSTART|DTEND|UID)(?=[:;])/gm,
        (name) => name.toLowerCase(),
      ),
    duty: () => lee,
  },
  {
    name: 'a script, a rule with its parts in another order',
    text: (zone) =>
      file('-//x//EN', [
        at(zone.name, 24, 'r', 'Dr Lee', 'RRULE:BYDAY=SU,SA;UNTIL=20261108T000000Z;INTERVAL=1;FREQ=WEEKLY'),
      ]),
    duty: (day) => (isWeekend(day) ? lee : undefined),
  },
  {
    name: 'a macro of a spreadsheet, plain line ends and a mark',
    text: (zone) =>
      `\ufeff${file(
        '-//Excel//EN',
        eachNight((day, title) => floating(day, `${day}`, title)),
      )}`
        .replaceAll('\r\n', '\n')
        .replace('VERSION', `X-WR-TIMEZONE:${zone.name}\nVERSION`),
    duty: byTurns,
  },
  {
    name: 'two calendars put together by hand',
    text: (zone) =>
      file(
        '-//a//EN',
        DAYS.filter(odd).map((day) => inUtc(zone, day, `a${day}`, 'Nurse Kim')),
      ) +
      file(
        '-//b//EN',
        DAYS.filter((day) => !odd(day)).map((day) => inUtc(zone, day, `b${day}`, 'Dr Lee')),
      ),
    duty: byTurns,
  },
  {
    name: 'by hand, days that are not called days',
    text: () =>
      file(
        '-//hand//EN',
        DAYS.map((day) => [`UID:${day}`, 'SUMMARY:Dr Lee', `DTSTART:${date(day)}`, `DTEND:${date(day + 1)}`]).filter(
          (_, i) => i % 2 === 0,
        ),
      ),
    duty: (day) => (odd(day) ? undefined : whole('dr-lee')),
  },
  {
    name: 'by hand, one name for all events',
    text: (zone) =>
      file(
        '-//hand//EN',
        eachNight((day, title) => at(zone.name, day, 'same', title)),
      ),
    duty: byTurns,
  },
  {
    name: 'by hand, no names of events',
    text: (zone) =>
      file(
        '-//hand//EN',
        eachNight((day, title) => at(zone.name, day, 'x', title).slice(1)),
      ),
    duty: byTurns,
  },
  {
    name: 'a series since 2009',
    text: (zone) =>
      bare(
        '-//old//EN',
        'UID:o',
        'SUMMARY:Dr Lee',
        `DTSTART;TZID=${zone.name}:20090103T200000`,
        `DTEND;TZID=${zone.name}:20090104T060000`,
        'RRULE:FREQ=WEEKLY;BYDAY=SA',
      ),
    duty: (day) => (weekday(day) === 6 ? lee : undefined),
  },
  {
    name: 'one who covers, once the admin has said who',
    text: (zone) =>
      file('-//hand//EN', [
        at(zone.name, 24, 'q', 'Dr Lee', 'RRULE:FREQ=DAILY;COUNT=13'),
        at(zone.name, 37, 'q2', 'Kim covers for Dr Lee'),
      ]),
    duty: (day) => (day === 37 ? kim : lee),
    answers: { chosen: { 2: 'nurse-kim' } },
  },
]
