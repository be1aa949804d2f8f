import { describe, expect, it } from 'vitest'
import { calendar, LA, night, ONE, shown } from '../../support/calendar-file.ts'

describe('what a calendar says of its events', () => {
  const series = [
    'UID:s',
    'SUMMARY:Dr Lee',
    'DTSTART:20261026T010000Z',
    'DTEND:20261026T130000Z',
    'RRULE:FREQ=DAILY;COUNT=3',
  ]
  it.each<[string, string, string[]]>([
    ['a cancelled event', calendar([night('a', 'Nurse Kim', 'STATUS:CANCELLED'), night('b', 'Dr Lee')]), ONE],
    [
      'a cancelled night',
      calendar([
        series,
        [
          'UID:s',
          'RECURRENCE-ID:20261027T010000Z',
          'STATUS:CANCELLED',
          'SUMMARY:Dr Lee',
          'DTSTART:20261027T010000Z',
          'DTEND:20261027T130000Z',
        ],
      ]),
      ['dr-lee 26T01 26T13', 'dr-lee 28T01 28T13'],
    ],
    ['EXDATE in UTC', calendar([[...series, 'EXDATE:20261027T010000Z']]), ['dr-lee 26T01 26T13', 'dr-lee 28T01 28T13']],
    [
      'EXDATE in a zone',
      calendar([[...series, `EXDATE;TZID=${LA}:20261026T180000`]]),
      ['dr-lee 26T01 26T13', 'dr-lee 28T01 28T13'],
    ],
    [
      'EXDATE by the day',
      calendar([[...series, 'EXDATE;VALUE=DATE:20261027']]),
      ['dr-lee 26T01 26T13', 'dr-lee 28T01 28T13'],
    ],
    ['fractions of a second', calendar([night('a', 'Dr Lee')]).replaceAll(/T(\d{6})Z/g, 'T$1.000Z'), ONE],
    ['line ends of old', calendar([night('a', 'Dr Lee')]).replaceAll('\r\n', '\r'), ONE],
    ['several EXDATEs', calendar([[...series, 'EXDATE:20261026T010000Z,20261027T010000Z']]), ['dr-lee 28T01 28T13']],
    [
      'a moved night',
      calendar([
        series,
        [
          'UID:s',
          'RECURRENCE-ID:20261027T010000Z',
          'SUMMARY:Dr Lee',
          'DTSTART:20261027T050000Z',
          'DTEND:20261027T060000Z',
        ],
      ]),
      ['dr-lee 26T01 26T13', 'dr-lee 27T05 27T06', 'dr-lee 28T01 28T13'],
    ],
    [
      'a night that somebody else takes',
      calendar([
        series,
        [
          'UID:s',
          'RECURRENCE-ID:20261027T010000Z',
          'SUMMARY:Nurse Kim',
          'DTSTART:20261027T010000Z',
          'DTEND:20261027T130000Z',
        ],
      ]),
      ['dr-lee 26T01 26T13', 'nurse-kim 27T01 27T13', 'dr-lee 28T01 28T13'],
    ],
    [
      'an exception of another series',
      calendar([
        [...series, 'UID:s'],
        [
          'UID:t',
          'RECURRENCE-ID:20261027T010000Z',
          'SUMMARY:Nurse Kim',
          'DTSTART:20261029T010000Z',
          'DTEND:20261029T020000Z',
        ],
      ]),
      ['dr-lee 26T01 26T13', 'dr-lee 27T01 27T13', 'dr-lee 28T01 28T13', 'nurse-kim 29T01 29T02'],
    ],
    [
      'an exception that comes first',
      calendar([
        [
          'UID:s',
          'RECURRENCE-ID:20261027T010000Z',
          'SUMMARY:Nurse Kim',
          'DTSTART:20261027T010000Z',
          'DTEND:20261027T130000Z',
        ],
        series,
      ]),
      ['dr-lee 26T01 26T13', 'nurse-kim 27T01 27T13', 'dr-lee 28T01 28T13'],
    ],
    [
      'a later version of one event',
      calendar([night('a', 'Nurse Kim', 'SEQUENCE:1'), night('a', 'Dr Lee', 'SEQUENCE:2')]),
      ONE,
    ],
    [
      'UNTIL in UTC',
      calendar([
        [
          'UID:u',
          'SUMMARY:Dr Lee',
          `DTSTART;TZID=${LA}:20261025T180000`,
          `DTEND;TZID=${LA}:20261026T060000`,
          'RRULE:FREQ=DAILY;UNTIL=20261027T010000Z',
        ],
      ]),
      ['dr-lee 26T01 26T13', 'dr-lee 27T01 27T13'],
    ],
    [
      'UNTIL by the day',
      calendar([
        [
          'UID:u',
          'SUMMARY:Dr Lee',
          `DTSTART;TZID=${LA}:20261025T180000`,
          `DTEND;TZID=${LA}:20261026T060000`,
          'RRULE:FREQ=DAILY;UNTIL=20261026',
        ],
      ]),
      ['dr-lee 26T01 26T13', 'dr-lee 27T01 27T13'],
    ],
    [
      'RDATE alone',
      calendar([night('r', 'Dr Lee', 'RDATE:20261029T010000Z')]),
      ['dr-lee 27T01 27T13', 'dr-lee 29T01 29T13'],
    ],
    [
      'RDATE as periods',
      calendar([night('r', 'Dr Lee', 'RDATE;VALUE=PERIOD:20261029T010000Z/PT2H,20261030T010000Z/20261030T040000Z')]),
      ['dr-lee 27T01 27T13', 'dr-lee 29T01 29T03', 'dr-lee 30T01 30T04'],
    ],
    ['a duration', calendar([['UID:d', 'SUMMARY:Dr Lee', 'DTSTART:20261027T010000Z', 'DURATION:PT12H']]), ONE],
    [
      'a week as a duration',
      calendar([['UID:d', 'SUMMARY:Dr Lee', 'DTSTART:20261024T010000Z', 'DURATION:P1W']]),
      ['dr-lee 24T01 31T01'],
    ],
    ['a day', calendar([['UID:d', 'SUMMARY:Dr Lee', 'DTSTART;VALUE=DATE:20261027']]), ['dr-lee 27T07 28T07']],
    [
      'a day that is not called one',
      calendar([['UID:d', 'SUMMARY:Dr Lee', 'DTSTART:20261027', 'DTEND:20261028']]),
      ['dr-lee 27T07 28T07'],
    ],
    ['a byte order mark', `\ufeff${calendar([night('a', 'Dr Lee')])}`, ONE],
    [
      'two calendars',
      `${calendar([night('a', 'Dr Lee')])}\r\n${calendar([['UID:b', 'SUMMARY:Nurse Kim', 'DTSTART:20261028T010000Z', 'DURATION:PT1H']])}`,
      [...ONE, 'nurse-kim 28T01 28T02'],
    ],
    ['plain line ends', calendar([night('a', 'Dr Lee')]).replaceAll('\r\n', '\n'), ONE],
    ['a folded line', calendar([night('a', 'Dr L\r\n ee')]), ONE],
    [
      'small letters',
      calendar([night('a', 'Dr Lee')])
        .replace(/BEGIN:VEVENT/, 'begin:vevent')
        .replace(/END:VEVENT/, 'end:vevent'),
      ONE,
    ],
    [
      'an alarm',
      calendar([
        night('a', 'Dr Lee', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT5M', 'DESCRIPTION:Nurse Kim', 'END:VALARM'),
      ]),
      ONE,
    ],
    [
      'an end in another zone',
      calendar([['UID:e', 'SUMMARY:Dr Lee', 'DTSTART:20261027T010000Z', `DTEND;TZID=${LA}:20261027T060000`]]),
      ONE,
    ],
  ])('%s', (_, text, expected) => expect(shown(text)).toEqual(expected))
})
