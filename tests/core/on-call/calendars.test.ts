import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { harbor } from '../../support/world.ts'

const NOW = '2026-10-24T00:00:00.000Z'
const LA = 'America/Los_Angeles'
const read = (text: string, answers: Answers = {}, now = NOW) =>
  readCalendar(text, { staff: harbor.staff, zone: LA, now, answers })
const calendar = (events: string[][], head: string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...head,
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20261001T000000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
/** `Lee 27T01-27T13` of each stretch: who, and day and hour of October (UTC) of its beginning and end. */
const shown = (text: string, answers?: Answers) => {
  const found = read(text, answers)
  if (found.kind === 'invalid') return found.faults.map(({ event, detail }) => `${event}: ${detail}`)
  return found.events.map(
    ({ staffId, startsAt, endsAt }) => `${staffId} ${startsAt.slice(8, 13)} ${endsAt.slice(8, 13)}`,
  )
}
const night = (uid: string, who: string, ...more: string[]) => [
  ...[`UID:${uid}`, `SUMMARY:${who}`, 'DTSTART:20261027T010000Z', 'DTEND:20261027T130000Z', ...more],
]
const inZone = (tzid: string) => [
  ...['UID:z', 'SUMMARY:Dr Lee', `DTSTART;TZID=${tzid}:20261026T180000`, `DTEND;TZID=${tzid}:20261027T060000`],
]
const ONE = ['dr-lee 27T01 27T13']

describe('the zone of a calendar', () => {
  const NEW_YORK = ['dr-lee 26T22 27T10']
  it.each([
    'America/New_York',
    '/America/New_York',
    '"America/New_York"',
    'America/New York',
    'US/Eastern',
    'Eastern Standard Time',
    '/freeassociation.sourceforge.net/Tzfile/America/New_York',
    '/mozilla.org/20050126_1/America/New_York',
    '/citadel.org/20210210_1/America/New_York',
  ])('%s is New York', (tzid) => expect(shown(calendar([inZone(tzid)]))).toEqual(NEW_YORK))

  it.each(['Etc/UTC', 'UTC', 'GMT', 'Etc/GMT', '"tzone://Microsoft/Utc"', 'Z'])('%s is UTC', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))).toEqual(['dr-lee 26T18 27T06']))

  it.each(['Pacific Standard Time', 'America/Los_Angeles'])('%s is Los Angeles', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))).toEqual(ONE))

  it.each(['Romance Standard Time', 'Europe/Madrid'])('%s is Madrid', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))[0]).toMatch(/dr-lee 26T17 27T05/))

  it.each(['EST', 'Our zone', 'Customized Time Zone'])('%s without a word about it is refused by its name', (tzid) =>
    expect(shown(calendar([inZone(tzid)]))).toEqual([expect.stringContaining(`"${tzid}", which is not known`)]))

  const described = (name: string, more: string[] = []) =>
    calendar(
      [inZone(name)],
      [
        'BEGIN:VTIMEZONE',
        `TZID:${name}`,
        ...more,
        ...['BEGIN:STANDARD', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500'],
        ...['RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11', 'END:STANDARD'],
        ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0500', 'TZOFFSETTO:-0400'],
        ...['RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
      ],
    )
  it('that the file itself describes is as described', () => {
    expect(shown(described('Customized Time Zone'))).toEqual(NEW_YORK)
    expect(shown(described('Our zone', ['X-LIC-LOCATION:Europe/Madrid']))[0]).toMatch(/26T17/)
  })
  it('that its description can never reach is refused, and does not hang', () => {
    const odd = described('Odd').replaceAll('BYDAY=1SU;BYMONTH=11', 'BYMONTH=2;BYMONTHDAY=30')
    expect(shown(odd)).toHaveLength(1)
  })

  it('of times without one is the calendar’s, else the clinic’s', () => {
    const floating = ['UID:f', 'SUMMARY:Dr Lee', 'DTSTART:20261026T180000', 'DTEND:20261027T060000']
    expect(shown(calendar([floating]))).toEqual(ONE)
    expect(shown(calendar([floating], ['X-WR-TIMEZONE:America/New_York']))).toEqual(NEW_YORK)
    expect(shown(calendar([floating], ['X-WR-TIMEZONE:Eastern Standard Time']))).toEqual(NEW_YORK)
  })
})

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
    ['a free slot', calendar([night('a', 'Dr Lee', 'TRANSP:TRANSPARENT')]), ONE],
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

  it.each<[string, string, RegExp]>([
    ['without a beginning', calendar([['UID:a', 'SUMMARY:Dr Lee']]), /^1: "Dr Lee" does not say when it begins/],
    ['without an end', calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20261027T010000Z']]), /has no end/],
    [
      'that ends before it begins',
      calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20261027T010000Z', 'DTEND:20261026T010000Z']]),
      /ends before it begins/,
    ],
    [
      'that never ends',
      calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20261027T010000Z', 'DURATION:P9999D']]),
      /longer than 400 days/,
    ],
    [
      'of 31 February',
      calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20260231T010000Z', 'DURATION:PT1H']]),
      /cannot be read/,
    ],
    ['that never occurs', calendar([night('a', 'Dr Lee', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')]), /never occurs/],
    [
      'that never occurs by the year',
      calendar([night('a', 'Dr Lee', 'RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31')]),
      /never occurs/,
    ],
    ['of every minute', calendar([night('a', 'Dr Lee', 'RRULE:FREQ=MINUTELY')]), /repeats minutely/],
    ['of every second', calendar([night('a', 'Dr Lee', 'RRULE:FREQ=SECONDLY;COUNT=1000000')]), /repeats secondly/],
    ['several times a day', calendar([night('a', 'Dr Lee', 'RRULE:FREQ=DAILY;BYHOUR=1,5,9')]), /several times/],
    ['by weeks of the year', calendar([night('a', 'Dr Lee', 'RRULE:FREQ=YEARLY;BYWEEKNO=44')]), /weeks of the year/],
    [
      'and all later ones',
      calendar([
        night('a', 'Dr Lee', 'RRULE:FREQ=DAILY;COUNT=9'),
        [
          'UID:a',
          'RECURRENCE-ID;RANGE=THISANDFUTURE:20261028T010000Z',
          'SUMMARY:Dr Lee',
          'DTSTART:20261028T030000Z',
          'DURATION:PT1H',
        ],
      ]),
      /all later ones/,
    ],
    ['of a cancelling message alone', calendar([night('a', 'Dr Lee')], ['METHOD:CANCEL']), /^0: No event/],
    ['in words', 'On call: Dr Lee', /^0: This is not an iCalendar file/],
    [
      'of an unknown repetition',
      calendar([night('a', 'Dr Lee', 'RRULE:FREQ=NIGHTLY')]),
      /^0: This is not an iCalendar file.*or a line/,
    ],
  ])('an event %s is refused with the reason, within a moment', (_, text, because) => {
    const began = performance.now()
    const [first] = shown(text)
    expect(performance.now() - began).toBeLessThan(300)
    expect(first).toMatch(because)
  })
})

describe('whose an event is', () => {
  const at = (mail: string, status = 'ACCEPTED') => `ATTENDEE;PARTSTAT=${status};CN=x:mailto:${mail}@harbor.example`
  it.each<[string, string[]]>([
    ['Dr Lee', []],
    ['DR LEE on call', []],
    ['On call: Dr Lee', []],
    ['Dr Lee (nights)', []],
    ['Night shift - Dr Lee', []],
    ['dr-lee', []],
    ['Backup: Dr Lee, weekend', []],
    ['Night cover', [at('lee')]],
    ['Night cover', [at('lee'), at('kim', 'DECLINED')]],
    ['Night cover', [at('lee'), 'ATTENDEE;CUTYPE=ROOM:mailto:kim@harbor.example']],
    ['Night cover', [at('lee'), 'ATTENDEE:mailto:stranger@example.com']],
  ])('"%s" %j is Dr Lee’s', (title, more) => expect(shown(calendar([night('a', title, ...more)]))).toEqual(ONE))

  it.each<[string, string[]]>([
    ['Dr Leeman (locum)', []],
    ['Dr Lee-Wong', []],
    ['Dr Lee Wong', []],
    ['Lee', []],
    ['Nurse Kim covers for Dr Lee', []],
    ['Kim covers for Dr Lee', []],
    ['Dr Lee / Nurse Kim', []],
    ['Dr Lee OFF', []],
    ['Dr Lee vacation', []],
    ['Dr Lee (swap with Kim)', []],
    ['not Dr Lee', []],
    ['Night cover', [at('lee'), at('kim')]],
    ['Nurse Kim', [at('lee')]],
    ['Kim covers for Lee', [at('lee')]],
    ['Night cover', [at('lee', 'DECLINED')]],
    ['On-Call (GoAlert: Harbor nights)', []],
    ['', []],
  ])('"%s" %j is asked about, never guessed', (title, more) => {
    const text = calendar([night('a', title, ...more)])
    expect(shown(text)).toEqual([expect.stringMatching(/^1: .*\?$/)])
    expect(shown(text, { chosen: { 1: 'dr-lee' } })).toEqual(ONE)
    expect(shown(text, { chosen: { 1: 'none' } })).toEqual([expect.stringMatching(/^0: No event/)])
  })

  it('is the one whose calendar it is, where events name nobody; never where they name somebody', () => {
    const feed = calendar([night('a', 'On-Call (Harbor nights)')])
    expect(shown(feed, { whose: 'dr-lee' })).toEqual(ONE)
    expect(shown(calendar([night('a', 'Dr Lee')]), { whose: 'nurse-kim' })).toEqual(ONE)
    expect(shown(calendar([night('a', 'Dr Lee / Nurse Kim')]), { whose: 'dr-lee' })[0]).toMatch(/^1: /)
  })
})

/** The hours by which these zones are behind UTC, and when that changed in the autumn of 2026 (their laws). */
const AUTUMN = {
  'America/Los_Angeles': { before: 7, after: 8, at: Date.UTC(2026, 10, 1, 9) },
  'America/New_York': { before: 4, after: 5, at: Date.UTC(2026, 10, 1, 6) },
  'Europe/Madrid': { before: -2, after: -1, at: Date.UTC(2026, 9, 25, 1) },
} as const

describe.each(Object.entries(AUTUMN))('a rota of fourteen days across the change of clocks in %s', (zone, {
  before,
  after,
  at,
}) => {
  const instant = (day: number, hour: number) => {
    const early = Date.UTC(2026, 9, day, hour + before)
    return new Date(early < at ? early : Date.UTC(2026, 9, day, hour + after)).toISOString()
  }
  const nights = (which: (day: number) => boolean) =>
    Array.from({ length: 14 }, (_, i) => 24 + i)
      .filter(which)
      .map((day) => [instant(day, 20), instant(day + 1, 6)])
  const weekday = (day: number) => new Date(Date.UTC(2026, 9, day)).getUTCDay()
  it.each<[string, string, (day: number) => boolean]>([
    ['every night', 'FREQ=DAILY;COUNT=14', () => true],
    ['every other night', 'FREQ=DAILY;INTERVAL=2', (day) => day % 2 === 0],
    ['every third night, three times', 'FREQ=DAILY;INTERVAL=3;COUNT=3', (day) => [24, 27, 30].includes(day)],
    ['weekends', 'FREQ=WEEKLY;BYDAY=SA,SU', (day) => [0, 6].includes(weekday(day))],
    [
      'workdays and the first Saturday',
      'FREQ=WEEKLY;BYDAY=SA,MO,TU,WE,TH,FR;UNTIL=20261115',
      (day) => weekday(day) !== 0,
    ],
    [
      'every other week from Saturday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,MO;WKST=SU',
      (day) => [24, 31 + 7, 31 + 2].includes(day),
    ],
    ['the last Saturday of the month', 'FREQ=MONTHLY;BYDAY=4SA,-1SA', (day) => [24, 31].includes(day)],
    ['the 24th and the last of the month', 'FREQ=MONTHLY;BYMONTHDAY=24,-1', (day) => [24, 31].includes(day)],
    ['the last Saturday by its place', 'FREQ=MONTHLY;BYDAY=SA;BYSETPOS=-1,-2', (day) => [24, 31].includes(day)],
    ['every year in autumn', 'FREQ=YEARLY;BYMONTH=10,11;BYDAY=SA', (day) => weekday(day) === 6],
    ['until a day', 'FREQ=DAILY;UNTIL=20261027', (day) => day <= 27],
  ])('%s', (_, rule, which) => {
    const event = [
      ...['UID:a', 'SUMMARY:Dr Lee', `DTSTART;TZID=${zone}:20261024T200000`, `DTEND;TZID=${zone}:20261025T060000`],
      `RRULE:${rule}`,
    ]
    const found = readCalendar(calendar([event]), { staff: harbor.staff, zone: LA, now: '2026-10-24T12:00:00.000Z' })
    const until = instant(38, 12)
    const stretches = found.kind === 'read' ? found.events.filter(({ startsAt }) => startsAt < until) : []
    expect(stretches.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(nights(which))
  })
})

describe('a file of a thousand series', () => {
  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;COUNT=1000000',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9',
  ])('of %s since 1970 is refused within a moment', (rule) => {
    const series = Array.from({ length: 1_000 }, (_, i) => [
      ...[`UID:${i}`, 'SUMMARY:Dr Lee', 'DTSTART:19700102T010000Z', 'DURATION:PT12H', `RRULE:${rule}`],
    ])
    const began = performance.now()
    expect(shown(calendar(series)).length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(6000)
  })
})

describe('a series of any age', () => {
  it.each(['20230101', '20150101', '19950101', '19700101'])('since %s goes on today', (since) => {
    const daily = [
      'UID:a',
      'SUMMARY:Dr Lee',
      `DTSTART;TZID=${LA}:${since}T180000`,
      'DURATION:PT12H',
      'RRULE:FREQ=DAILY;UNTIL=20261101T000000Z',
    ]
    const began = performance.now()
    const found = shown(calendar([daily]))
    expect(performance.now() - began).toBeLessThan(300)
    expect(found).toContain('dr-lee 27T01 27T13')
  })
})

describe('a calendar that is broken', () => {
  const seed = calendar(
    [
      [
        `UID:a`,
        'SUMMARY:Dr Lee',
        `DTSTART;TZID=X:20261026T180000`,
        'DURATION:PT12H',
        'RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=9;BYSETPOS=1',
        'EXDATE:20261027T010000Z',
      ],
      [
        'UID:a',
        'RECURRENCE-ID:20261103T020000Z',
        'SUMMARY:Nurse Kim',
        'DTSTART;VALUE=DATE:20261104',
        'ATTENDEE;PARTSTAT=DECLINED:mailto:kim@harbor.example',
      ],
    ],
    [
      'BEGIN:VTIMEZONE',
      'TZID:X',
      'BEGIN:STANDARD',
      'DTSTART:19700101T020000',
      'TZOFFSETFROM:-0400',
      'TZOFFSETTO:-0500',
      'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
      'END:STANDARD',
      'END:VTIMEZONE',
    ],
  )
  const change = fc.record({
    at: fc.nat(seed.length),
    length: fc.nat(12),
    with: fc.oneof(
      fc.constantFrom(
        '',
        '\r\n',
        ':',
        ';',
        '=',
        'Z',
        '9999',
        '-1',
        'DAILY',
        'YEARLY',
        'MINUTELY',
        'BYMONTHDAY=30;',
        'BYMONTH=2;',
        'INTERVAL=0;',
        'COUNT=999999;',
        'BEGIN:VEVENT\r\n',
        'END:VEVENT\r\n',
        'PT',
        'P1Y',
        '\ufeff',
      ),
      fc.string({ maxLength: 6 }),
    ),
  })
  it('is read or refused, and never hangs or fails', () => {
    let slowest = 0
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const text = changes.reduce(
          (text, { at, length, with: put }) => text.slice(0, at) + put + text.slice(at + length),
          seed,
        )
        const began = performance.now()
        const found = read(text)
        slowest = Math.max(slowest, performance.now() - began)
        if (found.kind === 'invalid') expect(found.faults.length).toBeGreaterThan(0)
        else for (const { startsAt, endsAt } of found.stretches) expect(startsAt < endsAt).toBe(true)
      }),
      { numRuns: 10_000 },
    )
    expect(slowest).toBeLessThan(500)
  })
})
