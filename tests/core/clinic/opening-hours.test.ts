import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comingHolidays } from '../../../functions/core/clinic/federal-holidays.ts'
import { openingFaults } from '../../../functions/core/clinic/opening-faults.ts'
import {
  closedUntil,
  inOrder,
  isOpen,
  type OpeningHours,
  openingDay,
  opensNext,
  type Span,
} from '../../../functions/core/clinic/opening-hours.ts'
import { instantOf, plusDays, plusMinutes, toInstant, wallTime } from '../../../functions/core/time.ts'

/** Half an hour's change (Lord Howe), none (Phoenix), and both hemispheres. */
const ZONES = [
  ...['America/Los_Angeles', 'America/New_York', 'America/Phoenix', 'Europe/Madrid', 'Pacific/Auckland'],
  ...['Australia/Lord_Howe', 'Asia/Kolkata'],
]
const LA = 'America/Los_Angeles'
const DAY = 1440

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to three spans of a day that do not overlap, whole days and midnight among them. */
const spans = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: DAY }), fc.constantFrom(0, 60, 90, 120, 150, 180, DAY)), {
    maxLength: 6,
  })
  .map((times) => times.sort((a, b) => a - b))
  .map((times): Span[] =>
    times.flatMap((from, i) =>
      i % 2 === 0 && times[i + 1] !== undefined ? [{ from: clock(from), to: clock(times[i + 1] ?? 0) }] : [],
    ),
  )

/** Around the nights on which clocks change in either direction, and any other time of two years. */
const dates = fc.oneof(
  fc.constantFrom('2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-09-27', '2026-10-04'),
  fc.integer({ min: 0, max: 730 }).map((days) => plusDays('2026-01-01', days)),
)
const minutes = fc
  .tuple(dates, fc.integer({ min: -DAY, max: 2 * DAY }))
  .map(([date, more]) => plusMinutes(`${date}T00:00:00.000Z`, more))

const hours: fc.Arbitrary<OpeningHours> = fc
  .tuple(fc.array(spans, { minLength: 7, maxLength: 7 }), fc.array(fc.tuple(dates, spans), { maxLength: 4 }))
  .map(([week, special]) => ({
    week: week.flatMap((each, i) => each.map((span) => ({ days: [i + 1], ...span }))),
    special: [...new Map(special)].map(([date, own]) => ({
      first: date,
      last: date,
      name: { en: 'A day' },
      spans: own,
    })),
  }))
const zones = fc.constantFrom(...ZONES)

const weekdays = (from: string, to: string): OpeningHours => ({
  week: [{ days: [1, 2, 3, 4, 5], from, to }],
  special: [],
})
const THANKSGIVING = { first: '2026-11-26', last: '2026-11-26', name: { en: 'Thanksgiving' }, spans: [] }

describe('whether a clinic is open', () => {
  it('is what its wall clock shows, wherever that clock shows each time once', () => {
    fc.assert(
      fc.property(hours, minutes, zones, (hours, at, zone) => {
        const wall = wallTime(at, zone)
        fc.pre(instantOf(wall) === at && wallTime(plusMinutes(at, 120), zone).time !== wall.time)
        const shows = openingDay(hours, wall.date).spans.some(({ from, to }) => from <= wall.time && wall.time < to)
        expect(isOpen(hours, at, zone)).toBe(shows)
      }),
      { numRuns: 500 },
    )
  })

  it('begins and ends once a span, on nights with 25 hours too', () => {
    fc.assert(
      fc.property(hours, dates, zones, (hours, date, zone) => {
        const from = Date.parse(instantOf({ date, time: '00:00', zone }))
        const to = Date.parse(instantOf({ date: plusDays(date, 1), time: '00:00', zone }))
        let [begun, before] = [0, false]
        for (let at = from; at < to; at += 60_000) {
          const now = isOpen(hours, toInstant(at), zone)
          if (now && !before) begun++
          before = now
        }
        expect(begun).toBeLessThanOrEqual(openingDay(hours, date).spans.length)
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['2026-03-08T09:59:00.000Z', false, 'the hour before the jump'],
    ['2026-03-08T10:00:00.000Z', true, 'at the jump from 02:00 to 03:00, a span from 02:30 has begun'],
    ['2026-11-01T08:30:00.000Z', false, 'at the first 01:30'],
    ['2026-11-01T10:30:00.000Z', true, 'at the only 02:30'],
  ])('at %s is %s: %s', (at, open) => {
    const hours = { week: [{ days: [7], from: '02:30', to: '04:00' }], special: [] }
    expect(isOpen(hours, at, LA)).toBe(open)
  })

  it('a span within the hour that the clock jumps over is none', () => {
    const hours = { week: [{ days: [7], from: '02:00', to: '03:00' }], special: [] }
    const next = opensNext(hours, '2026-03-07T20:00:00.000Z', LA)
    expect(next && wallTime(next, LA)).toMatchObject({ date: '2026-03-15', time: '02:00' })
  })

  it('until 24:00 and from 00:00 is open through midnight', () => {
    const hours = {
      week: [
        { days: [5], from: '20:00', to: '24:00' },
        { days: [6], from: '00:00', to: '02:00' },
      ],
      special: [],
    }
    for (const time of ['23:59', '00:00']) {
      const date = time === '23:59' ? '2026-11-27' : '2026-11-28'
      expect(isOpen(hours, instantOf({ date, time, zone: LA }), LA)).toBe(true)
    }
  })
})

describe('when a clinic opens', () => {
  it('is the first moment at which it is open', () => {
    fc.assert(
      fc.property(hours, minutes, zones, (hours, at, zone) => {
        const next = opensNext(hours, at, zone)
        const until = next ?? plusMinutes(at, 400 * DAY)
        if (next) expect(isOpen(hours, next, zone)).toBe(true)
        expect(until >= at).toBe(true)
        const step = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 60_000 / 300))
        for (let before = at; before < until; before = plusMinutes(before, step))
          expect(isOpen(hours, before, zone)).toBe(false)
        if (next && next > at) expect(isOpen(hours, plusMinutes(next, -1), zone)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  it('passes over closed days and weekends, and a shortened day has hours of its own', () => {
    const short = {
      first: '2026-11-27',
      last: '2026-11-27',
      name: { en: 'Day after' },
      spans: [{ from: '10:00', to: '12:00' }],
    }
    const hours = { ...weekdays('09:00', '17:00'), special: [THANKSGIVING, short] }
    const wall = (at: string) => {
      const next = closedUntil({ zone: LA, openingHours: hours }, at)
      return next && `${wallTime(next, LA).date} ${wallTime(next, LA).time}`
    }
    expect(wall('2026-11-26T01:00:00.000Z')).toBe('2026-11-27 10:00')
    expect(wall('2026-11-27T20:00:00.000Z')).toBe('2026-11-30 09:00')
    expect(wall('2026-11-30T18:00:00.000Z')).toBeUndefined()
  })

  it('is not known of a clinic without hours, or one that is closed for more than a year', () => {
    const at = '2026-11-26T01:00:00.000Z'
    expect(closedUntil({ zone: LA }, at)).toBeUndefined()
    expect(closedUntil({ zone: LA, openingHours: { week: [], special: [] } }, at)).toBeUndefined()
  })
})

describe('hours as they are kept', () => {
  it('say the same as before they were put in order, and stay as they are', () => {
    fc.assert(
      fc.property(hours, dates, (hours, date) => {
        expect(openingDay(inOrder(hours), date)).toEqual(openingDay(hours, date))
        expect(inOrder(inOrder(hours))).toEqual(inOrder(hours))
        if (hours.week.length > 0) expect(openingFaults(hours)).toEqual([])
      }),
    )
  })

  it('put weekdays with equal spans together', () => {
    const week = [5, 1, 3].map((day) => ({ days: [day], from: '09:00', to: '17:00' }))
    expect(inOrder({ week, special: [] }).week).toEqual([{ days: [1, 3, 5], from: '09:00', to: '17:00' }])
  })
})

describe('what is wrong with hours', () => {
  const nine = { days: [1], from: '09:00', to: '17:00' }
  it.each([
    [{ week: [{ ...nine, to: '02:00' }], special: [] }, '/week/0/to', /until 24:00, and from 00:00 on the next day/],
    [{ week: [{ ...nine, to: '09:00' }], special: [] }, '/week/0/to', /ends when it begins/],
    [{ week: [nine, { days: [1, 2], from: '16:59', to: '18:00' }], special: [] }, '/week/1/from', /overlaps/],
    [{ week: [], special: [THANKSGIVING] }, '/week', /at least one weekday/],
    [{ week: [nine], special: [{ ...THANKSGIVING, last: '2026-11-25' }] }, '/special/0/last', /before the first/],
    [{ week: [nine], special: [{ ...THANKSGIVING, last: '2028-01-01' }] }, '/special/0/last', /366 days/],
    [{ week: [nine], special: [THANKSGIVING, THANKSGIVING] }, '/special/1/first', /Another entry/],
    [
      { week: [nine], special: [{ ...THANKSGIVING, spans: [{ from: '22:00', to: '01:00' }] }] },
      '/special/0/spans/0/to',
      /next day/,
    ],
  ])('%j: at %s', (hours, pointer, detail) => {
    expect(openingFaults(hours)).toEqual([
      expect.objectContaining({ pointer: `/openingHours${pointer}`, detail: expect.stringMatching(detail) }),
    ])
  })

  it('is nothing where spans touch, or a day has 24 hours', () => {
    const touching = [nine, { days: [1], from: '17:00', to: '24:00' }, { days: [2], from: '00:00', to: '24:00' }]
    expect(openingFaults({ week: touching, special: [THANKSGIVING] })).toEqual([])
  })
})

describe('holidays to suggest', () => {
  const named = (today: string, country = 'US') =>
    comingHolidays(today, country).map(({ date, name }) => `${date} ${name.en}`)

  it('are the federal ones of the coming year: https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/', () => {
    expect(named('2026-11-23')).toEqual([
      '2026-11-26 Thanksgiving',
      '2026-12-25 Christmas',
      "2027-01-01 New Year's Day",
      '2027-01-18 Martin Luther King Jr. Day',
      "2027-02-15 Presidents' Day",
      '2027-05-31 Memorial Day',
      '2027-06-18 Juneteenth (observed)',
      '2027-06-19 Juneteenth',
      '2027-07-04 Independence Day',
      '2027-07-05 Independence Day (observed)',
      '2027-09-06 Labor Day',
      '2027-10-11 Columbus Day',
      '2027-11-11 Veterans Day',
    ])
  })

  it('name the Friday before a New Year’s Day that is a Saturday', () => {
    expect(named('2027-12-01')).toContain("2027-12-31 New Year's Day (observed)")
  })

  it('are none elsewhere', () => expect(named('2026-11-23', 'ES')).toEqual([]))
})
