import { describe, expect, it } from 'vitest'
import type { Rota, Shift, Staff } from '../../../functions/core/clinic/clinic.ts'
import { type DutyWatch, watchDuty, withChange } from '../../../functions/core/on-call/duty-watch.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 7]
const staff: Staff[] = ['lee', 'kim', 'hale'].map((staffId) => ({ staffId, name: staffId, role: 'nurse' }))
const shift = (staffId: string, from: string, to: string): Shift => ({
  ...{ shiftId: `${staffId} ${from}`, duty: 'on-call', staffId, days: DAYS, from, to },
})
const byDay = shift('lee', '08:00', '20:00')
const before: Rota = { zone: 'UTC', staff, shifts: [byDay, shift('kim', '20:00', '08:00')], overrides: [] }

const watch: DutyWatch = {
  clinicId: 'demo',
  notices: { handOver: true, readinessAt: '20:00', digestAt: '20:00' },
  timers: {
    ...{ change: '2026-11-23T20:00:00.000Z', readiness: '2026-11-23T20:00:00.000Z' },
    digest: '2026-11-23T20:00:00.000Z',
  },
  asked: [],
  verified: {},
}
const told = (now: string, changed: DutyWatch, rota: Rota) =>
  watchDuty(changed, rota, now).effects.map((effect) => `${effect.kind} ${effect.staff.staffId}`)

describe('a rota that is changed', () => {
  it('in the minute of a hand-over takes no notice away that is due', () => {
    const after = {
      ...before,
      shifts: [...before.shifts, { ...shift('hale', '00:00', '24:00'), duty: 'backup' as const }],
    }
    const now = '2026-11-23T20:00:20.000Z'
    const changed = withChange(watch, { before, after }, now)
    expect(told(now, changed, after)).toEqual(
      expect.arrayContaining(['hand-over kim', 'hand-over hale', 'digest kim', 'test-page kim']),
    )
  })

  it('puts a person on duty at once, who is told once, with nobody else', () => {
    const now = '2026-11-23T12:00:00.000Z'
    const after = { ...before, shifts: [shift('hale', '08:00', '20:00'), shift('kim', '20:00', '08:00')] }
    const changed = withChange(watch, { before, after }, now)
    expect(told(now, changed, after)).toEqual(['hand-over hale'])
    const { watch: next } = watchDuty(changed, after, now)
    expect(next).not.toHaveProperty('comesOn')
    expect(next.timers.change).toBe('2026-11-23T20:00:00.000Z')
  })

  it('and changed back before anybody was told, tells nobody who has no duty', () => {
    const now = '2026-11-23T12:00:00.000Z'
    const after = { ...before, shifts: [shift('hale', '08:00', '20:00'), shift('kim', '20:00', '08:00')] }
    const there = withChange(watch, { before, after }, now)
    const back = withChange(there, { before: after, after: before }, now)
    expect(told(now, back, before)).not.toContain('hand-over hale')
  })

  it('leaves a clinic without texts at a hand-over without them', () => {
    const now = '2026-11-23T12:00:00.000Z'
    const after = { ...before, shifts: [shift('hale', '08:00', '20:00')] }
    const quiet = { ...watch, notices: { handOver: false }, timers: {} }
    expect(withChange(quiet, { before, after }, now)).toEqual(quiet)
  })
})

describe('a change that is looked at a minute late', () => {
  const at = (time: string) => `2026-11-23T20:00:${time}.000Z`
  const covers = (staffId: string, startsAt: string): Rota => ({
    ...before,
    shifts: [byDay, shift('kim', '08:00', '20:00')],
    overrides: [{ overrideId: 'cover', duty: 'on-call', staffId, startsAt, endsAt: '2026-11-24T08:00:00.000Z' }],
  })

  it('tells the person who goes off duty and covers hours that begin within that minute', () => {
    expect(told(at('40'), watch, covers('lee', at('20')))).toContain('hand-over lee')
  })

  it('tells them too where the hours were entered between the two', () => {
    const after = covers('lee', at('20'))
    const changed = withChange(watch, { before, after }, at('10'))
    expect(told(at('40'), changed, after)).toContain('hand-over lee')
    expect(told(at('40'), changed, after)).not.toContain('hand-over kim')
  })

  it('tells nobody who had the duty without a break', () => {
    expect(told(at('40'), watch, covers('lee', at('00')))).not.toContain('hand-over lee')
  })
})
