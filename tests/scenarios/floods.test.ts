import { expect, it } from 'vitest'
import { checkout, listener, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

async function aPatient() {
  const world = await aWorld()
  await checkout(world)
  const hears = listener(world)
  hears(ANA)
  return { world, hears }
}

it.each([
  'HELP',
  'START',
])('two hundred texts of %s get a few answers, and what is dropped is counted', async (word) => {
  const { world, hears } = await aPatient()
  for (let i = 0; i < 200; i++) await world.text(ANA, word)
  expect(hears(ANA).length).toBeLessThanOrEqual(5)
  expect(hears(LEE)).toEqual([])
  expect(world.logged.filter(({ event }) => event === 'flood-dropped')).toHaveLength(195)
  await world.advanceHours(25)
  hears(ANA)
  await world.text(ANA, word)
  expect(hears(ANA)).toHaveLength(1)
})

it('a hundred questions are a few tasks', async () => {
  const { world } = await aPatient()
  for (let i = 0; i < 100; i++) await world.text(ANA, `what time do you open on day ${i}?`)
  expect((await tasks(world)).filter(({ kind }) => kind === 'question').length).toBeLessThanOrEqual(5)
})

it('a first sign is never limited: after two hundred HELPs it gets its 911 text and its page', async () => {
  const { world, hears } = await aPatient()
  for (let i = 0; i < 200; i++) await world.text(ANA, i % 2 ? 'HELP' : 'are you open?')
  hears(ANA)
  await world.text(ANA, 'HELP i cant breathe')
  expect(hears(ANA).join()).toMatch(/./)
  await world.text(ANA, 'i cant breathe')
  expect((await theAlert(world)).tier).toBe('emergency')
  expect(hears(LEE).length).toBeGreaterThan(0)
})

it('texts of an alert that somebody has go on to them once a minute, gathered, and none is lost', async () => {
  const { world, hears } = await aPatient()
  await world.text(ANA, 'i cant breathe')
  await world.text(LEE, (await theAlert(world)).code)
  for (const phone of [LEE, KIM, HALE]) hears(phone)
  for (let i = 0; i < 20; i++) await world.text(ANA, `please hurry ${i}`)
  expect(hears(LEE)).toEqual([expect.stringContaining('please hurry 0')])
  await world.advance(1)
  const [gathered = '', ...more] = hears(LEE)
  expect(more).toEqual([])
  for (const i of [1, 2, 10]) expect(gathered).toContain(`please hurry ${i} /`)
  expect((await theAlert(world)).reply).toContain('please hurry 19')
  await world.text(ANA, 'are you there')
  await world.text(LEE, `${(await theAlert(world)).code} c`)
  hears(LEE)
  await world.advance(1)
  expect(hears(LEE).join()).toContain('are you there')
})
