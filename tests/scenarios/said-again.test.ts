import { describe, expect, it } from 'vitest'
import { checkout, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

describe('the same sign in a second text', () => {
  it('within a day is raised by one tier, and pages', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.advanceHours(100)
    await world.text(ANA, 'my eyelid is droopy')
    expect(await openAlerts(world)).toEqual([])
    await world.advanceHours(3)
    await world.text(ANA, 'the eyelid is still droopy')
    expect(await theAlert(world)).toMatchObject({ tier: 'prompt', because: expect.stringMatching(/said before/) })
  })

  it('is one report within ten minutes, and a new one after a day', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.advanceHours(100)
    await world.text(ANA, 'my eyelid is droopy')
    await world.advanceHours(0.1)
    await world.text(ANA, 'the eyelid is droopy since noon')
    await world.advanceHours(25)
    await world.text(ANA, 'the eyelid is droopy')
    expect(await openAlerts(world)).toEqual([])
  })
})

describe('two visits', () => {
  it('have a clock each, and the stricter holds', async () => {
    const world = await aWorld()
    await checkout(world, { procedures: [{ plan: 'filler', areas: ['cheeks'] }] })
    await world.advanceHours(22)
    await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    await world.advanceHours(2)
    await world.text(ANA, 'my cheek is numb')
    expect(await theAlert(world)).toMatchObject({ tier: 'urgent' })
  })

  it('of which only the fresh one is, leave numbness to the anaesthetic', async () => {
    const world = await aWorld()
    await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    await world.advanceHours(2)
    await world.text(ANA, 'my lip is numb')
    expect(await openAlerts(world)).toEqual([])
  })
})
