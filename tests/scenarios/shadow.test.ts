import { describe, expect, it } from 'vitest'
import type { Rules } from '../../functions/core/triage/rules.ts'
import { rules } from '../../functions/runtime/rules.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const nothing: Rules['reader']['probabilities'] = (read) =>
  new Map([...rules().reader.probabilities(read).keys()].map((head) => [head, 0]))

/** The same rules under a reader that finds nothing. */
const deaf = (): Rules => ({
  ...rules(),
  version: 'deaf',
  reader: { ...rules().reader, probabilities: nothing, danger: () => 0 },
})

const inShadow = async (text: string, shadowRules: (() => Rules | undefined) | undefined) => {
  const world = await aWorld()
  if (shadowRules) world.deps.shadowRules = shadowRules
  await checkout(world)
  await world.advanceHours(30)
  await world.text(ANA, text)
  const logged = world.logged.filter(({ event }) => String(event).startsWith('shadow'))
  return { logged, arrived: world.arrived.map(({ at: _, ...each }) => each) }
}

describe('rules that run in shadow', () => {
  /** No rule holds it: the reader alone does. */
  const SCENE = 'soup keeps coming back out of my nose'

  it('change no message to anybody, and the log says what they would have said', async () => {
    const alone = await inShadow(SCENE, undefined)
    const beside = await inShadow(SCENE, deaf)
    expect(beside.arrived).toEqual(alone.arrived)
    expect(alone.logged).toEqual([])
    expect(beside.logged).toEqual([
      expect.objectContaining({ event: 'shadow-differs', clinic: 'demo', shadowRules: 'deaf', shadowPages: false }),
    ])
  })

  it('say nothing where they agree, and nothing of the words or the person where they do not', async () => {
    expect((await inShadow(SCENE, rules)).logged).toEqual([])
    const { logged } = await inShadow(`${SCENE}, its Ana Ruiz`, deaf)
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toMatch(/soup|Ana|Ruiz|\+1415/)
  })

  it('that fail change nothing either, and the log says so', async () => {
    const alone = await inShadow(SCENE, undefined)
    const broken = await inShadow(SCENE, () => {
      throw new RangeError('a word of the patient')
    })
    expect(broken.arrived).toEqual(alone.arrived)
    expect(broken.logged).toEqual([{ event: 'shadow-failed', clinic: 'demo', error: 'RangeError' }])
  })
})
