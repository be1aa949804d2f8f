/** Rotas as Outlook and Exchange write them. */
import { at, byTurns, described, eachNight, file, KIM, kim, lee, type Rota } from './pieces.ts'
import { DAYS, utc, wall, weekday } from './zones.ts'

const OUTLOOK = '-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN'
const EXCHANGE = 'Microsoft Exchange Server 2010'

export const OF_MICROSOFT: readonly Rota[] = [
  {
    name: 'Outlook, Windows name and its description',
    text: (zone) =>
      file(
        OUTLOOK,
        [
          at(
            `"${zone.windows}"`,
            24,
            '040000008200E00074C5B7101A82E008',
            'Dr Lee',
            'RRULE:FREQ=WEEKLY;BYDAY=SA,SU,MO',
            'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
          ),
        ],
        ['METHOD:PUBLISH', 'X-MS-OLK-FORCEINSPECTOROPEN:TRUE', ...described(zone, zone.windows, { year: '1601' })],
      ),
    duty: (day) => ([6, 0, 1].includes(weekday(day)) ? lee : undefined),
  },
  {
    name: 'Outlook, Windows name without a description',
    text: (zone) => file(OUTLOOK, [at(zone.windows, 24, 'o', 'Dr Lee', 'RRULE:FREQ=DAILY;COUNT=5')]),
    duty: (day) => (day < 29 ? lee : undefined),
  },
  {
    name: 'Outlook, nights taken out',
    text: (zone) =>
      file(OUTLOOK, [
        at(
          zone.windows,
          24,
          'o',
          'Dr Lee',
          'RRULE:FREQ=DAILY',
          `EXDATE;TZID=${zone.windows}:${wall(25, 20)},${wall(31, 20)},${wall(32, 20)}`,
        ),
      ]),
    duty: (day) => ([25, 31, 32].includes(day) ? undefined : lee),
  },
  {
    name: 'Outlook, the first and the last Saturday of the month',
    text: (zone) => file(OUTLOOK, [at(zone.windows, 3, 'o', 'Dr Lee', 'RRULE:FREQ=MONTHLY;BYDAY=1SA,-1SA')]),
    duty: (day) => (day === 31 ? lee : undefined),
  },
  {
    name: 'Outlook, the last weekday of the month',
    text: (zone) =>
      file(OUTLOOK, [at(zone.windows, 1, 'o', 'Dr Lee', 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1')]),
    duty: (day) => (day === 30 || day === 1 ? lee : undefined),
  },
  {
    name: 'Outlook.com',
    text: (zone) =>
      file(
        'Outlook.com',
        eachNight((day, title) => at(zone.windows, day, `h${day}`, title, 'CLASS:PUBLIC', 'PRIORITY:5', 'SEQUENCE:0')),
        ['METHOD:PUBLISH', 'X-WR-CALNAME:On call'],
      ),
    duty: byTurns,
  },
  {
    name: 'Exchange, a colleague takes one night',
    text: (zone) =>
      file(EXCHANGE, [
        at(zone.windows, 24, 'e', 'Dr Lee', 'RRULE:FREQ=DAILY;INTERVAL=1', 'SEQUENCE:2'),
        at(zone.windows, 30, 'e', 'Nurse Kim', `RECURRENCE-ID;TZID=${zone.windows}:${wall(30, 20)}`, 'SEQUENCE:3'),
      ]),
    duty: (day) => (day === 30 ? kim : lee),
  },
  {
    name: 'Exchange, a night cancelled by a message',
    text: (zone) =>
      file(EXCHANGE, [
        at(zone.windows, 24, 'e', 'Dr Lee', 'RRULE:FREQ=DAILY'),
        at(
          zone.windows,
          27,
          'e',
          'Cancelled: Dr Lee',
          `RECURRENCE-ID;TZID=${zone.windows}:${wall(27, 20)}`,
          'STATUS:CANCELLED',
        ),
      ]),
    duty: (day) => (day === 27 ? undefined : lee),
  },
  {
    name: 'Exchange, a zone of its own',
    text: (zone) =>
      file(
        EXCHANGE,
        [at('Customized Time Zone', 24, 'e', 'Dr Lee', 'RRULE:FREQ=DAILY')],
        described(zone, 'Customized Time Zone', { year: '1601' }),
      ),
    duty: () => lee,
  },
  {
    name: 'Exchange, a zone by an address',
    text: (zone) =>
      file(
        EXCHANGE,
        [at('"tzone://Microsoft/Custom"', 24, 'e', 'Dr Lee', 'RRULE:FREQ=DAILY')],
        described(zone, 'tzone://Microsoft/Custom', { year: '1601' }),
      ),
    duty: () => lee,
  },
  {
    name: 'Exchange, UTC by an address',
    text: (zone) =>
      file(
        EXCHANGE,
        DAYS.map((day) => [
          ...[
            `UID:${day}`,
            'SUMMARY:Dr Lee',
            `DTSTART;TZID="tzone://Microsoft/Utc":${utc(zone, day, 20).slice(0, -1)}`,
          ],
          `DTEND;TZID="tzone://Microsoft/Utc":${utc(zone, day + 1, 6).slice(0, -1)}`,
        ]),
      ),
    duty: () => lee,
  },
  {
    name: 'Exchange, a room beside a person',
    text: (zone) =>
      file(EXCHANGE, [
        at(
          zone.windows,
          24,
          'e',
          'Cover',
          KIM,
          'ATTENDEE;CUTYPE=ROOM;CN=Room 2:mailto:lee@harbor.example',
          'RRULE:FREQ=DAILY',
        ),
      ]),
    duty: () => kim,
  },
  {
    name: 'Exchange, people out of quotation marks',
    text: (zone) =>
      file(EXCHANGE, [
        at(
          zone.windows,
          24,
          'e',
          'Cover',
          'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Lee, Dr":MAILTO:Lee@Harbor.example',
          'RRULE:FREQ=DAILY',
        ),
      ]),
    duty: () => lee,
  },
]
