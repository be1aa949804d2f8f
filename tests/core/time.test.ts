import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, isDate, toInstant, wallTime } from '../../functions/core/time.ts'

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const moments = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') })

describe('the wall clock', () => {
  it('shows what the platform shows, in every zone and through every change of the clocks', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        const platform = new Date(moment).toLocaleString('sv-SE', { timeZone: zone })
        const { date, time } = wallTime(toInstant(moment), zone)
        expect(`${date} ${time}`).toBe(platform.slice(0, 16))
      }),
      { numRuns: 2000 },
    )
  })

  it('of a time that autumn shows twice means the first one: a text at half past one is not an hour late', () => {
    const half = { date: '2026-11-01', time: '01:30', zone: 'America/Los_Angeles' }
    expect(instantOf(half)).toBe('2026-11-01T08:30:00.000Z')
    expect(instantOf({ ...half, time: '00:59' })).toBe('2026-11-01T07:59:00.000Z')
  })

  it('and the instants around each change of the clocks are told apart to the minute', () => {
    const change = Date.parse('2026-11-01T09:00:00.000Z')
    const shown = [-1, 0, 1].map((ms) => wallTime(toInstant(change + ms), 'America/Los_Angeles').time)
    expect(shown).toEqual(['01:59', '01:00', '01:00'])
    expect(instantOf({ date: '2027-03-14', time: '02:30', zone: 'America/Los_Angeles' })).toBe(
      '2027-03-14T10:00:00.000Z',
    )
  })
})

describe('an instant', () => {
  it('is written as the platform writes it, for every time that a date can have', () => {
    const days = fc.constantFrom(
      0,
      86_400_000,
      Date.UTC(2028, 1, 29),
      Date.UTC(9999, 11, 31),
      Date.UTC(10000, 0),
      8.64e15,
    )
    const near = fc.tuple(days, fc.double({ min: -2000, max: 2000, noNaN: true })).map(([day, by]) => day + by)
    const any = fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true })
    const platform = (at: number) => {
      const date = new Date(at)
      return Number.isNaN(date.getTime()) ? 'none' : date.toISOString()
    }
    const ours = (at: number) => {
      try {
        return toInstant(at)
      } catch (error) {
        return error instanceof RangeError ? 'none' : error
      }
    }
    fc.assert(
      fc.property(fc.oneof(moments, near, any, fc.constant(Number.NaN)), (at) => {
        expect(ours(at)).toBe(platform(at))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a date', () => {
  it.each([
    '2026-13-01',
    '2026-02-30',
    '2026-11-31',
    '2026-1-1',
    '26-11-23',
    '2026-11-23T00:00',
    '',
    '0000-00-00',
  ])('"%s" is none', (text) => {
    expect(isDate(text)).toBe(false)
  })

  it('is the day of every instant', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (at) => {
        expect(isDate(at.toISOString().slice(0, 10))).toBe(true)
      }),
    )
  })
})
