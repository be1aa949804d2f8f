import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../functions/core/policy.ts'
import { plusHours } from '../../functions/core/time.ts'
import { addOverrides, setPolicy, setShifts, swap } from '../../functions/use-cases/change-rota.ts'
import { logTreatment } from '../../functions/use-cases/log-treatment.ts'
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

  it('that names somebody unknown is refused whole', async () => {
    const world = await aWorld()
    const days = [1]
    const bad = [...harbor.shifts, { duty: 'backup' as const, staffId: 'dr-who', days, from: '08:00', to: '20:00' }]
    expect(await setShifts(world.deps, 'demo', bad)).toEqual({
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
