import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typedInstant, wallField } from '../../../functions/console/shared/wall-clock.ts'
import { daysOf } from '../../../functions/console/shared/week-days.ts'
import { hoursBetween, toInstant } from '../../../functions/core/time.ts'

const zone = fc.constantFrom('America/Los_Angeles', 'America/New_York', 'Europe/Berlin', 'America/Phoenix')

const field = { pointer: '/at', label: 'From' }

describe('a field for a day and a time', () => {
  it('shows and means the same minute of the clinic’s clock, whenever it is', () => {
    const minute = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2028-01-01') / 60_000 })
    fc.assert(
      fc.property(minute, zone, (minutes, zone) => {
        const shown = wallField(toInstant(minutes * 60_000), zone)
        const meant = typedInstant(shown, zone, field)
        expect('at' in meant && wallField(meant.at, zone)).toBe(shown)
      }),
    )
  })

  it.each([
    ['', 'From: give a day and a time.'],
    ['tomorrow', '"tomorrow" is not a day and a time'],
    ['2026-13-01T10:00', 'is not a day and a time'],
    ['2026-02-30T10:00', 'there is no 10:00 on 2026-02-30'],
    ['2027-03-14T02:30', 'there is no 02:30 on 2027-03-14: the clock jumps over it.'],
  ])('with "%s" says what is wrong', (typed, detail) => {
    const meant = typedInstant(typed, 'America/Los_Angeles', field)
    expect(meant).toEqual({ faults: [{ pointer: '/at', detail: expect.stringContaining(detail) }] })
  })
})

describe('the days of a week', () => {
  it('follow one another without a hole, an hour more or less where the clock changes', () => {
    const hours = (monday: string) => {
      const days = daysOf(monday, 'America/Los_Angeles')
      for (const [i, { from }] of days.entries()) if (i > 0) expect(from).toBe(days[i - 1]?.to)
      return days.map(({ from, to }) => hoursBetween(from, to))
    }
    expect(hours('2026-10-26')).toEqual([24, 24, 24, 24, 24, 24, 25])
    expect(hours('2027-03-08')).toEqual([24, 24, 24, 24, 24, 24, 23])
    expect(hours('2026-11-23')).toEqual([24, 24, 24, 24, 24, 24, 24])
  })
})
