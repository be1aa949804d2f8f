import { describe, expect, it } from 'vitest'
import { FEDERAL, hoursIn, inQuietHours, nextAllowed } from '../../functions/core/messages/quiet-hours.ts'
import { wallTime } from '../../functions/core/time.ts'
import { content } from '../../functions/runtime/content.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import { aTreatment, checkout, listener, tasks } from '../support/stories.ts'
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

  it('are known of a clinic that a recent read does not hold yet', async () => {
    const world = await aWorld()
    const hears = listener(world)
    world.records.listRecent = () => Promise.resolve([])
    await checkout(world)
    hears(ANA)
    await world.advanceHours(26)
    expect(hears(ANA)).toContainEqual(expect.stringMatching(/hard to swallow/))
  })

  it('move routine texts and leave safety steps where they are', async () => {
    const world = await aWorld({ clinics: [{ ...harbor, clinic: { ...harbor.clinic, jurisdiction: 'US-RI' } }] })
    const { followUps } = await checkout(world)
    const routine = followUps.filter(({ step, channel }) => channel === 'sms' && /7d|14d/.test(step))
    for (const { dueAt } of routine) expect(inQuietHours(dueAt, [LA], hoursIn(hours, 'US-RI'))).toBe(false)
  })
})

describe("a person's own text outside a conversation", () => {
  async function inFlorida(now: string) {
    const world = await aWorld({ now, clinics: [{ ...harbor, clinic: { ...harbor.clinic, jurisdiction: 'US-FL' } }] })
    const { patientId } = await checkout(world)
    const hears = listener(world)
    hears(ANA)
    const write = async () => {
      await writeMessage(world.deps, 'demo', patientId, { text: 'Please call us.', by: 'nurse-kim' })
      await world.settle()
      return hears(ANA)
    }
    return { world, hears, write }
  }

  it.each([
    ['19:30', '2026-11-24T03:30:00.000Z', '2026-11-24T03:30:00.000Z'],
    ['20:30', '2026-11-24T04:30:00.000Z', '2026-11-24T16:00:00.000Z'],
  ])('keeps the hours of the clinic’s state: written in Florida at %s', async (_, writtenAt, leavesAt) => {
    const { world, write } = await inFlorida(writtenAt)
    await write()
    await world.advanceHours(14)
    expect(world.at(ANA)).toContainEqual(expect.objectContaining({ text: 'Please call us.', at: leavesAt }))
  })

  it('keeps them when it was refused until they had ended, unless the patient has written meanwhile', async () => {
    const { world, hears, write } = await inFlorida('2026-11-24T03:58:00.000Z')
    world.carrier(ANA, 'throttle')
    expect(await write()).toEqual([])
    await world.advance(3)
    world.carrier(ANA, 'deliver')
    await world.advanceHours(3)
    expect(hears(ANA)).not.toContain('Please call us.')
    await world.advanceHours(10)
    expect(hears(ANA)).toContain('Please call us.')

    const other = await inFlorida('2026-11-24T03:58:00.000Z')
    other.world.carrier(ANA, 'throttle')
    await other.write()
    await other.world.text(ANA, 'when do you open?')
    await other.world.advance(3)
    other.world.carrier(ANA, 'deliver')
    await other.world.advanceHours(3)
    expect(other.hears(ANA)).toContain('Please call us.')
  })

  it('that cannot leave before its time is over becomes a task', async () => {
    const { world, write } = await inFlorida('2026-12-25T03:58:00.000Z')
    world.carrier(ANA, 'throttle')
    await write()
    await world.advance(3)
    world.carrier(ANA, 'deliver')
    await world.advanceHours(48)
    expect(world.at(ANA).map(({ text }) => text)).not.toContain('Please call us.')
    expect(await tasks(world)).toContainEqual(
      expect.objectContaining({ kind: 'expired', because: expect.stringContaining('Please call us.') }),
    )
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
        channel === 'sms' && inQuietHours(dueAt, [LA], FEDERAL) && !inQuietHours(dueAt, [patient.timeZone], FEDERAL),
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
