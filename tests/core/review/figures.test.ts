import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  monthOf,
  monthSpan,
  plusMonths,
  weekOf,
  weekSpan,
  within,
} from '../../../functions/core/on-call/calendar-span.ts'
import { countPages, isNight } from '../../../functions/core/review/activity-log.ts'
import { perHundred, timesOf } from '../../../functions/core/review/figures.ts'
import { plusSeconds, toInstant } from '../../../functions/core/time.ts'

const ZONES = ['America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu', 'Asia/Tokyo', 'UTC']

describe('weeks and months of a clinic', () => {
  it('hold each instant once: the month it lies in begins before it and the next one after it', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.constantFrom(...ZONES),
        (date, zone) => {
          const at = toInstant(date.getTime())
          const month = monthOf(at, zone)
          expect(within(at, monthSpan(month, zone))).toBe(true)
          expect(monthSpan(month, zone).to).toBe(monthSpan(plusMonths(month, 1), zone).from)
          const monday = weekOf(at, zone)
          expect(within(at, weekSpan(monday, zone))).toBe(true)
          expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
        },
      ),
    ))

  it('go over the turn of the year', () => {
    expect(plusMonths('2026-12', 1)).toBe('2027-01')
    expect(plusMonths('2027-01', -1)).toBe('2026-12')
    expect(plusMonths('2026-11', -23)).toBe('2024-12')
  })
})

describe('the night', () => {
  it.each([
    ['2026-11-24T05:59:00.000Z', false],
    ['2026-11-24T06:00:00.000Z', true],
    ['2026-11-24T14:59:00.000Z', true],
    ['2026-11-24T15:00:00.000Z', false],
  ])('of Los Angeles: %s is %s', (at, night) => expect(isNight(at, 'America/Los_Angeles')).toBe(night))

  it('counts a person once in a round, by whatever channels and attempts they were paged', () => {
    const page = (round: number, staffId: string, sentAt?: string) =>
      ({ purpose: 'page', round, staffId, sentAt }) as never
    const evening = '2026-11-24T05:59:50.000Z'
    const pages = [
      page(1, 'dr-lee', plusSeconds(evening, 20)),
      page(1, 'dr-lee', evening),
      page(1, 'nurse-kim', plusSeconds(evening, 20)),
      page(2, 'dr-lee', plusSeconds(evening, 300)),
      page(2, 'dr-hale'),
      { purpose: 'staff-reminder', staffId: 'dr-lee', sentAt: evening } as never,
    ]
    expect(countPages(pages, 'America/Los_Angeles')).toEqual({ day: 1, night: 2 })
  })
})

describe('the time of the middle and of nine in ten', () => {
  it.each([
    [[], { count: 0 }],
    [[4], { count: 1, median: 4, p90: 4 }],
    [[1, 100], { count: 2, median: 50.5, p90: 100 }],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], { count: 10, median: 5.5, p90: 9 }],
    [[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], { count: 11, median: 6, p90: 10 }],
  ])('of %j', (values, times) => expect(timesOf(values)).toEqual(times))

  it('lies among the values, the middle below the nine in ten', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (values) => {
        const { median = Number.NaN, p90 = Number.NaN } = timesOf(values)
        expect(values.filter((value) => value <= p90).length).toBeGreaterThanOrEqual(values.length * 0.9)
        expect(values).toContain(p90)
        expect(median).toBeLessThanOrEqual(p90)
      }),
    ))

  it('per hundred of nobody is nothing', () => {
    expect(perHundred(3, 0)).toBeUndefined()
    expect(perHundred(1, 3)).toBe(33.3)
  })
})
