import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { onCall } from '../../functions/core/on-call/rota.ts'
import { plusHours } from '../../functions/core/time.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { setPolicy } from '../../functions/use-cases/on-call/change-policy.ts'
import { addOverrides, removeOverride, setShifts, swap } from '../../functions/use-cases/on-call/change-rota.ts'
import { importCalendar } from '../../functions/use-cases/on-call/import-calendar.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { aTreatment, checkout, listener } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE, type World } from '../support/world.ts'

const SWALLOW = 'its really hard to swolow'
const first = (world: World) => world.now()

describe('the rota', () => {
  it('wakes whoever swapped in, and the other again afterwards', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const startsAt = first(world)
    const from = { duty: 'on-call' as const, staffId: 'dr-lee', startsAt, endsAt: plusHours(startsAt, 4) }
    expect(await swap(world.deps, 'demo', { from }, 'dr-hale')).toMatchObject({ kind: 'changed' })
    await checkout(world)
    await world.text(ANA, SWALLOW)
    expect(hears(HALE).length).toBe(2)
    expect(hears(LEE)).toEqual([])
    await world.advanceHours(4)
    hears(LEE)
    await world.advance(5)
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('gives away only what somebody has', async () => {
    const world = await aWorld()
    const startsAt = first(world)
    const from = { duty: 'on-call' as const, staffId: 'nurse-kim', startsAt, endsAt: plusHours(startsAt, 4) }
    expect(await swap(world.deps, 'demo', { from }, 'dr-hale')).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/startsAt' }],
    })
  })

  it('with an hour of nobody: everybody of the rota is paged, operations hear of it, and no call is promised', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    const stretch = { startsAt: first(world), endsAt: plusHours(first(world), 2) }
    const nobody = (['on-call', 'backup', 'fallback'] as const).map((duty) => ({ duty, ...stretch }))
    await addOverrides(world.deps, 'demo', nobody)
    hears(ANA)
    await world.text(ANA, 'my lip is white and cold')
    expect(hears(ANA)).toEqual([expect.not.stringMatching(/will call you/)])
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone).length).toBeGreaterThan(0)
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'nobody-to-page' }))
  })

  it('with no shift at all: everybody of the clinic is paged, and operations hear of it', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await setShifts(world.deps, 'demo', [])
    await world.text(ANA, 'i can not breathe')
    for (const phone of [LEE, KIM, HALE]) expect(hears(phone).length).toBeGreaterThan(0)
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'nobody-to-page' }))
  })

  it('with a gap and no fallback: no course may begin, and none is half written', async () => {
    const world = await aWorld()
    const days = [1, 2, 3, 4, 5, 6, 7]
    const changed = await setShifts(world.deps, 'demo', [
      { duty: 'on-call', staffId: 'dr-lee', days, from: '08:00', to: '20:00' },
    ])
    expect(changed).toMatchObject({ kind: 'changed' })
    expect(changed.kind === 'changed' && changed.gaps.length).toBeGreaterThan(14)
    const logged = await logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request: aTreatment(world) })
    expect(logged).toMatchObject({ kind: 'rota-gap' })
    await setShifts(world.deps, 'demo', harbor.shifts)
    await checkout(world)
  })

  it('says what a change would leave open, and a preview changes nothing', async () => {
    const world = await aWorld()
    const away = { duty: 'on-call' as const, startsAt: plusHours(first(world), 1), endsAt: plusHours(first(world), 3) }
    const opened = [{ duty: 'on-call', from: away.startsAt, to: away.endsAt }]
    expect(await addOverrides(world.deps, 'demo', [away], { preview: true })).toMatchObject({ opened, gaps: opened })
    expect((await readClinic(world.records, 'demo'))?.rota.overrides).toEqual([])
    const made = await addOverrides(world.deps, 'demo', [away], { by: 'Dr Hale' })
    expect(made).toMatchObject({ opened, overrides: [{ by: 'Dr Hale', at: world.now() }] })
    const standIn = { ...away, staffId: 'dr-hale' }
    const filled = await addOverrides(world.deps, 'demo', [standIn])
    expect(filled).toMatchObject({ opened: [], gaps: [] })
    const last = filled.kind === 'changed' ? filled.overrides.at(-1)?.overrideId : undefined
    expect(await removeOverride(world.deps, 'demo', last ?? '', { preview: true })).toMatchObject({ opened })
  })

  it('is who was named last, within one instant too', async () => {
    const world = await aWorld()
    const stretch = { duty: 'on-call' as const, startsAt: first(world), endsAt: plusHours(first(world), 3) }
    for (const staffId of ['nurse-kim', 'dr-hale', 'nurse-kim', 'dr-hale', 'nurse-kim']) {
      await addOverrides(world.deps, 'demo', [{ ...stretch, staffId }])
      const clinicNow = await readClinic(world.records, 'demo')
      expect(clinicNow && onCall(clinicNow.rota, first(world))['on-call']?.staffId).toBe(staffId)
    }
  })

  it('takes a new shift beside those that stay, whatever their ids are', async () => {
    const world = await aWorld()
    const days = [6, 7]
    const kept = { shiftId: 'shift-2', duty: 'on-call' as const, staffId: 'dr-lee', days, from: '00:00', to: '24:00' }
    const { shiftId: _, ...fresh } = { ...kept, staffId: 'dr-hale', duty: 'backup' as const }
    const changed = await setShifts(world.deps, 'demo', [kept, fresh, fresh])
    const ids = changed.kind === 'changed' ? changed.shifts.map(({ shiftId }) => shiftId) : []
    expect(ids[0]).toBe('shift-2')
    expect(new Set(ids).size).toBe(3)
  })

  it('by a calendar file: the next file takes the place of the last, and a swap made by hand stays', async () => {
    const world = await aWorld()
    const night = (who: string, day: number) => [
      'BEGIN:VEVENT',
      `UID:${day}@x`,
      `SUMMARY:${who}`,
      `DTSTART;TZID=America/Los_Angeles:202611${day}T200000`,
      'DURATION:PT12H',
      'END:VEVENT',
    ]
    const file = (...events: string[][]) => ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR'].join('\r\n')
    const wednesday = night('Dr Lee', 25)
    await importCalendar(world.deps, 'demo', 'on-call', file(night('Nurse Kim', 24), wednesday))
    const [startsAt, endsAt] = ['2026-11-26T04:00:00.000Z', '2026-11-26T16:00:00.000Z']
    const from = { duty: 'on-call' as const, staffId: 'dr-lee', startsAt, endsAt }
    await swap(world.deps, 'demo', { from }, 'dr-hale')
    await world.advance(1)
    await importCalendar(world.deps, 'demo', 'on-call', file(night('Dr Hale', 24), wednesday))
    const { rota } = (await readClinic(world.records, 'demo')) ?? { rota: undefined }
    expect(rota?.overrides.map(({ staffId, imported = false }) => [staffId, imported])).toEqual([
      ['dr-lee', true],
      ['dr-hale', false],
      ['dr-hale', true],
    ])
    expect(rota && onCall(rota, startsAt)['on-call']?.staffId).toBe('dr-hale')
  })

  it('that names somebody unknown is refused whole', async () => {
    const world = await aWorld()
    const days = [1]
    const bad = [...harbor.shifts, { duty: 'backup' as const, staffId: 'dr-who', days, from: '08:00', to: '20:00' }]
    expect(await setShifts(world.deps, 'demo', bad)).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/shifts/3/staffId', detail: 'There is no "dr-who" among the staff.' }],
    })
  })
})

describe('a policy of the clinic', () => {
  it('pages as it says from the next alert on', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { urgent } = DEFAULT_POLICY
    const steps = [{ afterMinutes: 0, who: ['staff:nurse-kim'], by: ['sms'] }] as const
    const set = await setPolicy(world.deps, 'demo', { ...DEFAULT_POLICY, urgent: { ...urgent, steps } })
    expect(set).toMatchObject({ kind: 'changed' })
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    expect(hears(KIM)).toHaveLength(1)
    expect(hears(LEE)).toEqual([])
  })
})
