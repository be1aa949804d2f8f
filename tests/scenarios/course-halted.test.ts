/** An outcome holds or ends the courses there are. */
import { describe, expect, it } from 'vitest'
import type { Resolution } from '../../functions/core/alerts/outcome.ts'
import { changeTreatment, getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { act, checkout, listener } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

const DAY = 24

async function aPatient() {
  const world = await aWorld()
  const hears = listener(world)
  const { treatmentId } = await checkout(world)
  return { world, hears, treatmentId }
}

/** The patient writes of a sign, and it is dealt with. */
async function outcome(world: World, course?: NonNullable<Resolution['course']>, says = 'i cant swallow') {
  await world.text(ANA, says)
  const resolution = { outcome: 'seen', note: '', ...(course ? { course } : {}) } as const
  await act(world, 'dr-lee', { kind: 'resolve', resolution })
}

const statusOf = async (world: World, treatmentId: string) => {
  const course = await getTreatment(world.deps, 'demo', treatmentId)
  return Object.fromEntries((course?.followUps ?? []).map(({ step, status }) => [step, status]))
}

describe('a course that was ended', () => {
  it('sends nothing more; a visit a hundred days later has all its messages', async () => {
    const { world, hears, treatmentId } = await aPatient()
    await world.advanceHours(1)
    await outcome(world, 'end')
    hears(ANA)
    await world.advanceHours(100 * DAY)
    expect(hears(ANA)).toEqual([])
    expect((await statusOf(world, treatmentId))['check-in-3d']).toBe('cancelled')
    const later = await checkout(world)
    await world.advanceHours(20 * DAY)
    expect(new Set(Object.values(await statusOf(world, later.treatmentId)))).toEqual(new Set(['delivered']))
    expect(hears(ANA)[0]).toContain("we'll text after your visit")
  })

  it('does not keep a later visit from asking: what is never sent makes nothing give way', async () => {
    const { world, treatmentId } = await aPatient()
    await outcome(world, 'end')
    await world.advance(5)
    const later = await checkout(world, { procedures: [{ plan: 'neurotoxin', areas: ['masseter'] }] })
    const corrected = await changeTreatment(world.deps, 'demo', treatmentId, {
      procedures: [{ plan: 'filler', areas: ['lips'] }],
    })
    expect(corrected.kind).toBe('changed')
    await world.advanceHours(8 * DAY)
    const asked = ['check-in-2h', 'check-in-24h', 'check-in-2d', 'check-in-3d', 'check-in-5d', 'check-in-7d']
    expect(await statusOf(world, later.treatmentId)).toMatchObject(
      Object.fromEntries(asked.map((step) => [step, 'delivered'])),
    )
  })

  it('goes on when an outcome says so', async () => {
    const { world, treatmentId } = await aPatient()
    await outcome(world, 'end')
    await world.advanceHours(1)
    await outcome(world, 'resume')
    await world.advanceHours(2 * DAY)
    expect(await statusOf(world, treatmentId)).toMatchObject({ 'check-in-24h': 'delivered' })
  })
})

describe('a course on hold', () => {
  it('stays on hold through a later outcome that says nothing of it, and comes back when somebody resumes it', async () => {
    const { world, hears, treatmentId } = await aPatient()
    await outcome(world, 'hold')
    await world.advanceHours(1)
    await outcome(world)
    hears(ANA)
    await world.advanceHours(DAY)
    expect(hears(ANA)).toEqual([])
    expect((await statusOf(world, treatmentId))['check-in-24h']).toBe('held')
    await outcome(world, 'resume')
    await world.advanceHours(1)
    expect((await statusOf(world, treatmentId))['check-in-24h']).toBe('delivered')
  })

  it('stays on hold beside a later visit, whose own course goes', async () => {
    const { world, treatmentId } = await aPatient()
    await outcome(world, 'hold')
    await world.advanceHours(1)
    const later = await checkout(world)
    await world.advanceHours(DAY + 1)
    expect(await statusOf(world, later.treatmentId)).toMatchObject({
      'check-in-2h': 'delivered',
      'check-in-24h': 'delivered',
    })
    expect(Object.values(await statusOf(world, treatmentId))).not.toContain('planned')
    await outcome(world)
    await world.advanceHours(3 * DAY)
    expect((await statusOf(world, later.treatmentId))['check-in-3d']).toBe('delivered')
  })

  it('of a later outcome is that of both visits', async () => {
    const { world } = await aPatient()
    await outcome(world, 'hold')
    await world.advanceHours(1)
    const later = await checkout(world)
    await outcome(world, 'hold')
    await world.advanceHours(DAY + 1)
    expect((await statusOf(world, later.treatmentId))['check-in-24h']).toBe('held')
  })
})
