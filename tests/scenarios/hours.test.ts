import { describe, expect, it } from 'vitest'
import { hoursIn, inQuietHours, nextAllowed } from '../../functions/core/quiet-hours.ts'
import { wallTime } from '../../functions/core/time.ts'
import { content } from '../../functions/runtime/messages.ts'
import { logTreatment } from '../../functions/use-cases/log-treatment.ts'
import { aTreatment, checkout, listener } from '../support/stories.ts'
import { ANA, aWorld, harbor } from '../support/world.ts'

const LA = 'America/Los_Angeles'
const { hours } = content()

describe('texting hours of a jurisdiction', () => {
  it('begin on a Sunday in Texas at noon, and not at all on the first of January', () => {
    const texas = hoursIn(hours, 'US-TX')
    const zone = 'America/Chicago'
    expect(wallTime(nextAllowed('2026-11-29T14:30:00.000Z', [zone], texas), zone)).toMatchObject({
      date: '2026-11-29',
      time: '12:00',
    })
    expect(wallTime(nextAllowed('2027-01-01T18:00:00.000Z', [zone], texas), zone)).toMatchObject({
      date: '2027-01-02',
      time: '09:00',
    })
  })

  it('are never longer than the federal ones, and those where nothing is known', () => {
    expect(hoursIn({ XX: { every: ['00:00', '23:59'] } }, 'XX').every).toEqual(['08:00', '20:59'])
    expect(hoursIn(hours, undefined).every).toEqual(['08:00', '20:59'])
    expect(hoursIn(hours, 'US-WY')).toEqual(hoursIn(hours, 'US'))
  })

  it('move routine texts and leave safety steps where they are', async () => {
    const world = await aWorld({ clinics: [{ ...harbor, clinic: { ...harbor.clinic, jurisdiction: 'US-RI' } }] })
    const { followUps } = await checkout(world)
    const routine = followUps.filter(({ step, channel }) => channel === 'sms' && /7d|14d/.test(step))
    for (const { dueAt } of routine) expect(inQuietHours(dueAt, [LA], hoursIn(hours, 'US-RI'))).toBe(false)
  })
})

describe('a safety step', () => {
  it('leaves in the last minute of the patient’s evening although it is night at the clinic', async () => {
    const world = await aWorld({ now: '2026-11-24T07:35:00.000Z' })
    const patient = { timeZone: 'Pacific/Honolulu' }
    // 21:30 in Honolulu: a day later is night there, and the last allowed minute is night in Los Angeles too.
    const { followUps } = await checkout(world, { patient, performedAt: '2026-11-24T07:30:00.000Z' })
    const night = followUps.filter(
      ({ dueAt, channel }) =>
        channel === 'sms' && inQuietHours(dueAt, [LA]) && !inQuietHours(dueAt, [patient.timeZone]),
    )
    expect(night.length).toBeGreaterThan(0)
    await world.advanceHours(24 * 4)
    for (const { text, dueAt } of night)
      expect(world.at(ANA)).toContainEqual(expect.objectContaining({ text, at: dueAt }))
  })
})

describe('many follow-ups due at one instant from one number', () => {
  it('leave at its rate, and an answer in the middle at once', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const many = Array.from({ length: 130 }, (_, i) => `+1415555${String(2000 + i)}`)
    const performedAt = world.now()
    for (const phone of many)
      await logTreatment(world.deps, {
        clinicId: 'demo',
        by: 'desk',
        request: aTreatment(world, { patient: { name: `Ana ${phone}`, phone }, performedAt }),
      })
    await world.settle()
    await world.advance(118)
    world.standStill(1)
    const before = world.arrived.length
    await world.advance(2)
    await world.text(many[3] ?? '', 'i cant breathe')
    expect(hears(many[3] ?? '').at(-1)).toMatch(/911/)
    world.standStill(1)
    await world.advance(10)
    const perMinute = new Map<string, number>()
    for (const { at, text } of world.arrived.slice(before))
      if (/Reply 1/.test(text)) perMinute.set(at.slice(0, 16), (perMinute.get(at.slice(0, 16)) ?? 0) + 1)
    expect([...perMinute.values()].reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(129)
    for (const count of perMinute.values()) expect(count).toBeLessThanOrEqual(40)
  })
})
