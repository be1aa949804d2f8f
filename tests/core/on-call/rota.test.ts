import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DUTIES, type Rota, type Shift, type Staff } from '../../../functions/core/clinic/clinic.ts'
import { gaps, openedGaps } from '../../../functions/core/on-call/gaps.ts'
import { nextChange, onCall, shadowed, stretches } from '../../../functions/core/on-call/rota.ts'
import { instantOf, minutesBetween, plusMinutes, toInstant } from '../../../functions/core/time.ts'

const LA = 'America/Los_Angeles'
const staff: Staff[] = ['dr-lee', 'nurse-kim'].map((staffId) => ({ staffId, name: staffId, role: 'clinician' }))
const at = (date: string, time: string) => instantOf({ date, time, zone: LA })
const aRota = (shifts: Shift[], overrides: Rota['overrides'] = []): Rota => ({ zone: LA, staff, shifts, overrides })
const nights: Shift = {
  shiftId: 'n',
  duty: 'on-call',
  staffId: 'dr-lee',
  days: [1, 2, 3, 4, 5, 6, 7],
  from: '20:00',
  to: '08:00',
}

describe('who is on call', () => {
  it('is by the clinic’s wall clock, across midnight', () => {
    const rota = aRota([nights])
    expect(onCall(rota, at('2026-11-23', '23:30'))['on-call']?.staffId).toBe('dr-lee')
    expect(onCall(rota, at('2026-11-24', '07:59'))['on-call']?.staffId).toBe('dr-lee')
    expect(onCall(rota, at('2026-11-24', '08:00'))['on-call']).toBeUndefined()
  })

  it('has a night of eleven hours in spring and of thirteen in autumn', () => {
    const rota = aRota([nights])
    const length = (date: string) => {
      const start = at(date, '20:00')
      return minutesBetween(start, nextChange(rota, start) ?? start) / 60
    }
    expect(length('2027-03-13')).toBe(11)
    expect(length('2026-10-31')).toBe(13)
  })

  it('is who the override names, or nobody', () => {
    const swap = {
      overrideId: 'o',
      duty: 'on-call' as const,
      startsAt: at('2026-11-23', '22:00'),
      endsAt: at('2026-11-23', '23:00'),
    }
    expect(
      onCall(aRota([nights], [{ ...swap, staffId: 'nurse-kim' }]), at('2026-11-23', '22:30'))['on-call']?.staffId,
    ).toBe('nurse-kim')
    expect(onCall(aRota([nights], [swap]), at('2026-11-23', '22:30'))['on-call']).toBeUndefined()
    expect(onCall(aRota([nights], [swap]), at('2026-11-23', '23:00'))['on-call']?.staffId).toBe('dr-lee')
  })

  it('is who agreed to it by hand, although a calendar file came later', () => {
    const night = { duty: 'on-call' as const, startsAt: at('2026-11-23', '20:00'), endsAt: at('2026-11-24', '08:00') }
    const byHand = { ...night, overrideId: '1', staffId: 'nurse-kim' }
    const fromFile = { ...night, overrideId: '2', staffId: 'dr-lee', imported: true as const }
    expect(onCall(aRota([], [byHand, fromFile]), night.startsAt)['on-call']?.staffId).toBe('nurse-kim')
    expect(onCall(aRota([], [fromFile]), night.startsAt)['on-call']?.staffId).toBe('dr-lee')
  })

  it('is nobody where the rota names somebody who has left, and that is a gap', () => {
    const rota = aRota([{ ...nights, staffId: 'dr-who-left' }])
    expect(onCall(rota, at('2026-11-23', '23:00'))['on-call']).toBeUndefined()
    expect(gaps(rota, at('2026-11-23', '20:00'), 1).map(({ duty }) => duty)).toEqual([...DUTIES])
  })

  it('is one person around the clock when a shift is from 00:00 to 24:00 on every day', () => {
    const rota = aRota(DUTIES.map((duty) => ({ ...nights, shiftId: duty, duty, from: '00:00', to: '24:00' })))
    expect(gaps(rota, at('2026-10-25', '00:00'), 14)).toEqual([])
    expect(nextChange(rota, at('2026-10-25', '00:00'))).toBeUndefined()
  })
})

describe('a shift over another one of the same duty', () => {
  it('is told of for the hours that it does not count', () => {
    const always = { ...nights, shiftId: 'a', from: '00:00', to: '24:00' }
    const saturday = { ...nights, shiftId: 'b', staffId: 'nurse-kim', days: [6], from: '18:00', to: '23:00' }
    const [from, to] = [at('2026-11-23', '00:00'), at('2026-11-30', '00:00')]
    expect(shadowed(aRota([always, saturday]), from, to)).toEqual([
      { shift: saturday, by: staff[0], from: at('2026-11-28', '18:00'), to: at('2026-11-28', '23:00') },
    ])
    expect(shadowed(aRota([nights, { ...saturday, to: '20:00' }]), from, to)).toEqual([])
  })
})

describe('gaps of the rota', () => {
  const time = fc.constantFrom('00:00', '06:30', '08:00', '12:00', '20:00', '23:59')
  const shift: fc.Arbitrary<Shift> = fc.record({
    shiftId: fc.uuid(),
    duty: fc.constantFrom(...DUTIES),
    staffId: fc.constantFrom('dr-lee', 'nurse-kim', 'somebody-who-left'),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: time,
    to: fc.oneof(time, fc.constant('24:00')),
  })
  const shifts = fc.array(shift, { maxLength: 6 })

  it('are just the times at which nobody answers', () => {
    fc.assert(
      fc.property(
        shifts,
        fc.integer({ min: 0, max: 14 * 1440 - 1 }),
        fc.integer({ min: 0, max: 1000 }),
        (shifts, minute, day) => {
          const from = toInstant(Date.parse('2026-10-20T00:00:00Z') + day * 86_400_000)
          const rota = aRota(shifts)
          const now = plusMinutes(from, minute)
          const found = gaps(rota, from, 14)
          for (const duty of DUTIES) {
            const gap = found.some((each) => each.duty === duty && each.from <= now && now < each.to)
            expect(gap).toBe(onCall(rota, now)[duty] === undefined)
          }
        },
      ),
    )
  })

  it('and the stretches between them are all of the time, each in the hand that the rota says', () => {
    fc.assert(
      fc.property(shifts, fc.integer({ min: 0, max: 7 * 1440 - 1 }), (shifts, minute) => {
        const rota = aRota(shifts)
        // Seven days of the wall clock with the end of daylight saving among them: an hour more than 7 × 24.
        const [from, to] = [at('2026-10-26', '00:00'), at('2026-11-02', '00:00')]
        const now = plusMinutes(from, minute)
        const found = stretches(rota, from, to)
        for (const duty of DUTIES) {
          const mine = found.filter((each) => each.duty === duty)
          expect([mine[0]?.from, ...mine.map((each) => each.to)]).toEqual([...mine.map((each) => each.from), to])
          expect(mine[0]?.from).toBe(from)
          expect(mine.find((each) => each.from <= now && now < each.to)?.staff).toBe(onCall(rota, now)[duty])
        }
      }),
    )
  })

  it('that a change opens are those that were not there before', () => {
    fc.assert(
      fc.property(shifts, shifts, fc.integer({ min: 0, max: 14 * 1440 - 1 }), (before, after, minute) => {
        const from = at('2026-10-26', '00:00')
        const now = plusMinutes(from, minute)
        const opened = openedGaps(aRota(before), aRota(after), from, plusMinutes(from, 14 * 1440))
        for (const duty of DUTIES) {
          const had = onCall(aRota(before), now)[duty] !== undefined
          const has = onCall(aRota(after), now)[duty] !== undefined
          expect(opened.some((each) => each.duty === duty && each.from <= now && now < each.to)).toBe(had && !has)
        }
      }),
    )
  })
})
