import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { calendar, LA, shown } from '../../support/calendar-file.ts'
import { timesAsDear } from '../../support/growth.ts'
import { harbor } from '../../support/world.ts'

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

describe('a series of any age', () => {
  const daily = (since: string) =>
    calendar([
      [
        'UID:a',
        'SUMMARY:Dr Lee',
        `DTSTART;TZID=${LA}:${since}T180000`,
        'DURATION:PT12H',
        'RRULE:FREQ=DAILY;UNTIL=20261101T000000Z',
      ],
    ])

  it.each(['20230101', '20150101', '19950101', '19700101'])('since %s goes on today', (since) => {
    expect(shown(daily(since))).toContain('dr-lee 27T01 27T13')
  })

  it('since 1970 is read at about the cost of one since October', async () => {
    expect(await timesAsDear(shown, daily('19700101'), daily('20261001'))).toBeLessThan(10)
  })
})
