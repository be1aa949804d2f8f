/** Rotas as the calendars of Apple, Mozilla, Gnome and KDE write them. */
import { at, described, file, kim, lee, offset, type Rota } from './pieces.ts'
import { wall } from './zones.ts'

const APPLE = '-//Apple Inc.//macOS 15.1//EN'

export const OF_OTHERS: readonly Rota[] = [
  {
    name: 'Apple, its laws of the past',
    text: (zone) =>
      file(
        APPLE,
        [at(zone.name, 24, '5A1B', 'Dr Lee', 'RRULE:FREQ=DAILY', 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC')],
        described(zone),
      ),
    duty: () => lee,
  },
  {
    name: 'Apple, alarms and a place',
    text: (zone) =>
      file(APPLE, [
        at(
          ...([zone.name, 24, '5A1C', 'Dr Lee', 'RRULE:FREQ=DAILY', 'LOCATION:Harbor Clinic\\n1 Pier'] as const),
          'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=70;X-TITLE="Nurse Kim’s":geo:37.7,-122.4',
          ...['BEGIN:VALARM', 'ACTION:AUDIO', 'TRIGGER:-PT30M', 'ATTACH;VALUE=URI:Chord', 'END:VALARM'],
        ),
      ]),
    duty: () => lee,
  },
  {
    name: 'iCloud, people by their principal',
    text: (zone) =>
      file(APPLE, [
        at(
          zone.name,
          24,
          'i',
          'Night cover',
          'ATTENDEE;CN=Kim;CUTYPE=INDIVIDUAL;EMAIL=kim@harbor.example;PARTSTAT=ACCEPTED:/aMTY4/principal/',
          'RRULE:FREQ=DAILY',
        ),
      ]),
    duty: () => kim,
  },
  {
    name: 'iCloud, every other week',
    text: (zone) => file(APPLE, [at(zone.name, 24, 'i', 'Dr Lee', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=MO')]),
    duty: (day) =>
      day === 24 ? lee : [31 + 7, 25 + 14, 32].includes(day) && day !== 32 ? lee : day === 25 ? lee : undefined,
  },
  {
    name: 'Thunderbird',
    text: (zone) =>
      file('-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN', [
        at(
          zone.name,
          24,
          't',
          'Dr Lee',
          'RRULE:FREQ=DAILY',
          'X-MOZ-GENERATION:3',
          'DESCRIPTION;ALTREP="data:text/html,Nurse%20Kim":Nurse Kim',
        ),
      ]),
    duty: () => lee,
  },
  {
    name: 'Thunderbird of old, a zone behind a prefix',
    text: (zone) =>
      file('-//Mozilla.org/NONSGML Mozilla Calendar V1.0//EN', [
        at(`/mozilla.org/20050126_1/${zone.name}`, 24, 't', 'Dr Lee', 'RRULE:FREQ=DAILY'),
      ]),
    duty: () => lee,
  },
  {
    name: 'Evolution',
    text: (zone) =>
      file('-//Ximian//NONSGML Evolution Calendar//EN', [
        at(`/freeassociation.sourceforge.net/${zone.name}`, 24, 'v', 'Dr Lee', 'RRULE:FREQ=DAILY;UNTIL=20261031'),
      ]),
    duty: (day) => (day <= 31 ? lee : undefined),
  },
  {
    name: 'KOrganizer, changes listed day by day',
    text: (zone) => {
      const change = wall(zone.name === 'Europe/Madrid' ? 25 : 32, zone.name === 'Europe/Madrid' ? 3 : 2)
      const [winter, summer] = [offset(zone.after), offset(zone.before)]
      return file(
        '-//K Desktop Environment//NONSGML KOrganizer 5//EN',
        [at('Harbor', 24, 'k', 'Dr Lee', 'RRULE:FREQ=DAILY')],
        [
          ...['BEGIN:VTIMEZONE', 'TZID:Harbor', 'BEGIN:DAYLIGHT', `TZOFFSETFROM:${winter}`, `TZOFFSETTO:${summer}`],
          ...['DTSTART:20250330T020000', 'RDATE:20260329T020000', 'END:DAYLIGHT', 'BEGIN:STANDARD'],
          ...[
            `TZOFFSETFROM:${summer}`,
            `TZOFFSETTO:${winter}`,
            'DTSTART:20251026T030000',
            `RDATE:${change}`,
            'END:STANDARD',
            'END:VTIMEZONE',
          ],
        ],
      )
    },
    duty: () => lee,
  },
]
