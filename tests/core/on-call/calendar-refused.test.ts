import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendar, night, read, shown } from '../../support/calendar-file.ts'
import { timesAsDear } from '../../support/growth.ts'

/** A rota of a week, as a clinic has it. */
const WEEK = calendar(Array.from({ length: 7 }, (_, i) => night(`${i}`, 'Dr Lee', 'RRULE:FREQ=WEEKLY')))

describe('a calendar that cannot become a rota', () => {
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
    [
      'with an offset from UTC, which a calendar has no room for',
      calendar([['UID:a', 'SUMMARY:Dr Lee', 'DTSTART:20261027T010000+0200', 'DURATION:PT1H']]),
      /cannot be read/,
    ],
    [
      'that leaves days out by a rule',
      calendar([night('a', 'Dr Lee', 'RRULE:FREQ=DAILY;COUNT=3', 'EXRULE:FREQ=DAILY;INTERVAL=2')]),
      /EXRULE/,
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
    ['in words', 'On call: Dr Lee', /^0: This is not a calendar file/],
    [
      'of an unknown repetition',
      calendar([night('a', 'Dr Lee', 'RRULE:FREQ=NIGHTLY')]),
      /^0: This is not a calendar file.*or a line/,
    ],
  ])('an event %s is refused with the reason, at about the cost of a rota', async (_, text, because) => {
    expect(shown(text)[0]).toMatch(because)
    expect(await timesAsDear(shown, text, WEEK)).toBeLessThan(50)
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
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const text = changes.reduce(
          (text, { at, length, with: put }) => text.slice(0, at) + put + text.slice(at + length),
          seed,
        )
        const found = read(text)
        if (found.kind === 'invalid') expect(found.faults.length).toBeGreaterThan(0)
        else for (const { startsAt, endsAt } of found.stretches) expect(startsAt < endsAt).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })
})
