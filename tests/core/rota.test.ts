import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DUTIES, type Rota, type Shift, type Staff } from '../../functions/core/clinic.ts'
import { gaps, nextChange, onCall } from '../../functions/core/rota.ts'
import { instantOf, minutesBetween, plusMinutes, toInstant } from '../../functions/core/time.ts'

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

  it('is one person around the clock when a shift is from 00:00 to 24:00 on every day', () => {
    const rota = aRota(DUTIES.map((duty) => ({ ...nights, shiftId: duty, duty, from: '00:00', to: '24:00' })))
    expect(gaps(rota, at('2026-10-25', '00:00'), 14)).toEqual([])
    expect(nextChange(rota, at('2026-10-25', '00:00'))).toBeUndefined()
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
  const shifts = fc
    .array(shift, { maxLength: 6 })
    .map((all) => all.filter(({ staffId }) => staffId !== 'somebody-who-left'))

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
})
