import { describe, expect, it } from 'vitest'
import { rules } from '../../functions/runtime/rules.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

/** A patient of the day, or of so many days ago, who texts; after filler unless another plan is said. */
async function whoWrites(text: string, { language = 'en', days = 0, plan = 'filler', area = 'lips' } = {}) {
  const world = await aWorld()
  const hears = listener(world)
  const procedures = [{ plan, areas: [area] }]
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
    ['en', 'i sent you a photo', /can't see photos.*color.*Cold.*Painful/],
    ['es', 'le mande una foto', /No vemos fotos.*color.*Frio.*Dolor/],
  ])('is asked for in words later on (%s), and a person reads them', async (language, text, told) => {
    const { world, answer } = await whoWrites(text, { language, days: 20 })
    expect(await openAlerts(world)).toEqual([])
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
    expect(answer).toMatch(told)
  })

  it.each([
    ['en', 'i sent you a photo', /can't see photos.*Reply 1 all OK, 2 question, 3/],
    ['es', 'le mande una foto', /No vemos fotos.*1 todo bien, 2 pregunta, 3/],
  ])('is asked about soon after neurotoxin (%s), and pages when nobody answers', async (language, text, asked) => {
    const { world, answer } = await whoWrites(text, { language, plan: 'neurotoxin', area: 'glabella' })
    expect(answer).toMatch(asked)
    expect(await openAlerts(world)).toEqual([])
    await world.advance(60)
    expect((await theAlert(world)).reply).toBe(text)
  })

  it('is asked about by a question whose answer is read as one', async () => {
    const { world } = await whoWrites('i sent you a photo', { plan: 'neurotoxin', area: 'glabella' })
    await world.advance(2)
    await world.text(ANA, '1')
    await world.advance(60)
    expect(await openAlerts(world)).toEqual([])
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
