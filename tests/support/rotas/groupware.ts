/** Rotas of groupware and mail services. */
import { at, described, file, inUtc, isWeekend, kim, lee, type Rota, whole } from './pieces.ts'
import { DAYS, date, utc, wall, weekday } from './zones.ts'

const bare = (program: string, ...lines: string[]) => file(program, [lines])

export const OF_GROUPWARE: readonly Rota[] = [
  {
    name: 'Zimbra, nights out in UTC',
    text: (zone) =>
      file(
        'Zimbra-Calendar-Provider',
        [at(`"${zone.name}"`, 24, 'z', 'Dr Lee', 'RRULE:FREQ=DAILY;INTERVAL=1', `EXDATE:${utc(zone, 33, 20)}`)],
        described(zone),
      ),
    duty: (day) => (day === 33 ? undefined : lee),
  },
  {
    name: 'Yahoo',
    text: (zone) =>
      file('-//Yahoo//Calendar//EN', [
        at(zone.name, 24, 'y', 'Dr Lee', 'CLASS:PRIVATE', 'RRULE:FREQ=DAILY;INTERVAL=3', 'X-YAHOO-YID:x'),
      ]),
    duty: (day) => ((day - 24) % 3 === 0 ? lee : undefined),
  },
  {
    name: 'Proton',
    text: (zone) =>
      file('-//Proton AG//ProtonCalendar 1.0//EN', [
        at(zone.name, 24, 'p', 'Dr Lee', 'SEQUENCE:0', 'RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2'),
      ]),
    duty: (day) => (weekday(day) === 6 ? lee : undefined),
  },
  {
    name: 'Fastmail, further nights by date',
    text: (zone) =>
      file('-//CyrusIMAP.org/Cyrus 3.9//EN', [
        at(zone.name, 24, 'f', 'Dr Lee', `RDATE;TZID=${zone.name}:${wall(27, 20)},${wall(34, 20)}`),
      ]),
    duty: (day) => ([24, 27, 34].includes(day) ? lee : undefined),
  },
  {
    name: 'Nextcloud, the 25th and the last of the month',
    text: (zone) =>
      file('-//IDN nextcloud.com//Calendar app 5.0//EN', [
        at(zone.name, 25, 'n', 'Dr Lee', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=25,-1'),
      ]),
    duty: (day) => ([25, 31].includes(day) ? lee : undefined),
  },
  {
    name: 'Zoho',
    text: (zone) =>
      file(
        '-//ZOHO//Calendar//EN',
        [at(zone.name, 24, 'zo', 'Dr Lee', 'RRULE:FREQ=DAILY;INTERVAL=1;COUNT=4')],
        ['METHOD:PUBLISH'],
      ),
    duty: (day) => (day < 28 ? lee : undefined),
  },
  {
    name: 'Lotus Notes, periods',
    text: (zone) => {
      const periods = [26, 29, 35].map((day) => `${utc(zone, day, 20)}/${utc(zone, day + 1, 6)}`)
      return file('-//Lotus Development Corporation//NONSGML Notes 9.0//EN', [
        inUtc(zone, 24, 'l', 'Dr Lee', `RDATE;VALUE=PERIOD:${periods}`),
      ])
    },
    duty: (day) => ([24, 26, 29, 35].includes(day) ? lee : undefined),
  },
  {
    name: 'Lotus Notes, periods by their length',
    text: (zone) =>
      file('-//Lotus Development Corporation//NONSGML Notes 8.5//EN', [
        inUtc(zone, 24, 'l', 'Dr Lee', `RDATE;VALUE=PERIOD:${utc(zone, 28, 20)}/PT10H`),
      ]),
    duty: (day) => ([24, 28].includes(day) ? lee : undefined),
  },
  {
    name: 'GroupWise, a length in place of an end',
    text: (zone) =>
      file(
        '-//Novell Inc//GroupWise 18//EN',
        DAYS.filter((day) => ![24, 25, 31, 32].includes(day)).map((day) => [
          ...[`UID:${day}`, 'SUMMARY:Dr Lee', `DTSTART;TZID=${zone.windows}:${wall(day, 20)}`, 'DURATION:PT10H'],
        ]),
      ),
    duty: (day) => ([24, 25, 31, 32].includes(day) ? undefined : lee),
  },
  {
    name: 'Horde, a day as a length',
    text: () =>
      bare(
        '-//The Horde Project//Horde iCalendar Library//EN',
        'UID:h',
        'SUMMARY:Dr Lee',
        `DTSTART;VALUE=DATE:${date(27)}`,
        'DURATION:P1D',
      ),
    duty: (day) => (day === 27 ? whole('dr-lee') : undefined),
  },
  {
    name: 'SOGo, weekdays',
    text: (zone) =>
      file('-//Inverse inc./SOGo 5//EN', [
        at(zone.name, 26, 's', 'Nurse Kim', 'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR'),
      ]),
    duty: (day) => (isWeekend(day) ? undefined : kim),
  },
  {
    name: 'eGroupware, by the year',
    text: (zone) =>
      file('-//EGroupware//NONSGML EGroupware Calendar 23//EN', [
        at(zone.name, 24, 'e', 'Dr Lee', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SA'),
      ]),
    // The first is the event itself, which its own rule leaves out: what the rule says counts.
    duty: (day) => (day === 31 ? lee : undefined),
  },
]
