import { describe, expect, it } from 'vitest'
import { rules } from '../../functions/runtime/rules.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

/** A filler patient of the day, or of so many days ago, who texts. */
async function whoWrites(text: string, { language = 'en', days = 0 } = {}) {
  const world = await aWorld()
  const hears = listener(world)
  const procedures = [{ plan: 'filler', areas: ['lips'] }]
  await checkout(world, { patient: { language }, procedures })
  await world.advanceHours(days * 24)
  hears(ANA)
  await world.text(ANA, text)
  return { world, answer: hears(ANA).at(-1) ?? '' }
}

describe('a photo, which nobody here can see', () => {
  it.each([
    ['en', 'i sent you a photo', /can't see photos.* calls by \d/],
    ['es', 'le mande una foto', /No vemos fotos.* le llama antes de/],
  ])('is said to be unseen soon after filler (%s), and somebody is paged to look', async (language, text, told) => {
    const { world, answer } = await whoWrites(text, { language })
    expect((await theAlert(world)).tier).toBe('urgent')
    expect(answer).toMatch(told)
    expect(answer).toContain('911')
  })

  it.each([
    ['en', 'i sent you a photo', /can't see photos.*color, cold, pain/],
    ['es', 'le mande una foto', /No vemos fotos.*color, frio, dolor/],
  ])('is asked for in words later on (%s), and a person reads them', async (language, text, told) => {
    const { world, answer } = await whoWrites(text, { language, days: 20 })
    expect(await openAlerts(world)).toEqual([])
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
    expect(answer).toMatch(told)
  })

  it('is not what the answer speaks of when the text says more', async () => {
    const { world, answer } = await whoWrites('i sent you a photo, my lip is white and cold')
    expect((await theAlert(world)).signs.map(({ sign }) => sign)).toContain('skin_vascular')
    expect(answer).not.toContain('photos')
    expect(answer).toMatch(/will call you by \d/)
  })

  it('is known by the ids of its rules', () => {
    const ids = new Set(
      rules()
        .patterns.map(({ rule }) => rule)
        .filter(({ concept }) => concept === 'photo')
        .map(({ id }) => id),
    )
    expect([...ids].sort()).toEqual(['en-photo', 'es-photo'])
  })
})
