import { describe, expect, it } from 'vitest'
import type { Resolution } from '../../functions/core/alerts/outcome.ts'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { figuresUntil } from '../../functions/use-cases/review/figures.ts'
import { act, checkout } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const clinic = harbor.clinic as Clinic
const BEN = '+14155550142'
/** Half past eleven at night in California, on the last day of November; in UTC it is December already. */
const LAST_NIGHT = '2026-12-01T07:30:00.000Z'
const resolve = (resolution: Partial<Resolution> = {}) =>
  ({ kind: 'resolve', resolution: { outcome: 'seen', note: 'Fine.', ...resolution } }) as const

async function figures(world: World) {
  const [november, december] = await figuresUntil(world.deps, clinic, '2026-12', 2)
  if (!november || !december) throw new Error('two months were asked for')
  return { november, december }
}

describe('the figures of a month', () => {
  it('end at midnight of the clinic, not of UTC', async () => {
    const world = await aWorld({ now: LAST_NIGHT })
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    await world.advance(20)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await world.advance(40)
    await act(world, 'dr-lee', resolve({ tierWas: 'too-high' }))
    await checkout(world, { patient: { name: 'Ben Oz', phone: BEN } })
    await world.text(BEN, 'i cant swallow')
    await act(world, 'dr-lee', resolve())

    const { november, december } = await figures(world)
    expect(november).toMatchObject({ enrolled: 1, answered: 1, replies: 1, alerts: 1, falsePages: 1, open: 0 })
    expect(november.toFirstAct.prompt.count + november.toFirstAct.urgent.count).toBe(1)
    expect(november.toFirstAct.urgent.median ?? november.toFirstAct.prompt.median).toBe(20)
    expect(november.toOutcome.urgent.median ?? november.toOutcome.prompt.median).toBe(60)
    expect(december).toMatchObject({ enrolled: 1, answered: 1, replies: 1, alerts: 1, falsePages: 0 })
    expect(december.toFirstAct.emergency).toEqual({ count: 1, median: 0, p90: 0 })
    expect(december.pages).toEqual({ day: 0, night: 2 })
  })

  it('count a patient of the month before who answers after its end', async () => {
    const world = await aWorld({ now: LAST_NIGHT })
    await checkout(world)
    await checkout(world, { patient: { name: 'Ben Oz', phone: BEN } })
    await world.advanceHours(12)
    await world.text(ANA, '1')
    await world.text(ANA, 'thanks')
    const { november, december } = await figures(world)
    expect(november).toMatchObject({ enrolled: 2, answered: 1, replies: 0 })
    expect(december).toMatchObject({ enrolled: 0, answered: 0, replies: 2 })
  })

  it('count who was not reached and who opted out once each, and nobody who declined messages', async () => {
    const world = await aWorld()
    await checkout(world, { consent: { sms: false, declined: true } })
    world.carrier(ANA, 'undeliverable')
    await checkout(world, { patient: { name: 'Cy Low' } })
    await world.advance(1)
    world.carrier(BEN, 'deliver')
    await checkout(world, { patient: { name: 'Ben Oz', phone: BEN } })
    for (const text of ['STOP', 'stop', 'thanks']) await world.text(BEN, text)
    const { november } = await figures(world)
    expect(november).toMatchObject({ enrolled: 2, undelivered: 1, optOuts: 1, replies: 3 })
  })

  it('show the pages of an alert that is still open, by day and by night', async () => {
    const world = await aWorld({ now: '2026-11-25T05:30:00.000Z' })
    await checkout(world)
    await world.text(ANA, 'i cant swallow')
    await world.advance(40)
    const { november } = await figures(world)
    expect(november).toMatchObject({ alerts: 0, open: 1 })
    // Two are woken at once at half past nine, then three every five minutes: six rounds before ten in the evening.
    expect(november.pages).toEqual({ day: 2 + 3 * 5, night: 3 * 3 })
  })

  it('are of nobody where nothing happened', async () => {
    const world = await aWorld()
    const { november } = await figures(world)
    expect(november).toMatchObject({ enrolled: 0, answered: 0, pages: { day: 0, night: 0 } })
    expect(november.toFirstAct.emergency).toEqual({ count: 0 })
  })
})
