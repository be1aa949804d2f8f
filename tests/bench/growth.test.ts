import { describe, expect, it } from 'vitest'
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { ENGINE_RUNS_HERE, startEngine } from '../support/engine.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, HARBOR } from '../support/world.ts'
import { recorderBefore, sumOf } from './engine-calls.ts'
import { benchGrowth, exponentOf, MOST_GROWTH } from './growth.ts'

const spent = (...units: number[]) => units.map((each) => ({ units: each, cpuMs: 1 }))

it.each([
  [spent(4, 4, 4), 0],
  [spent(1, 10, 100), 1],
  [spent(1, 100, 10_000), 2],
])('the exponent says how work grows: %j', (units, exponent) => {
  expect(exponentOf(units, [1, 10, 100])).toBeCloseTo(exponent)
})

describe.runIf(ENGINE_RUNS_HERE)('as the engine counts its units', () => {
  /** Units of reading one more text of a patient whose alert has been open for so long; without one where undefined. */
  async function readUnits(hoursOpen?: number): Promise<number> {
    const story = await aWorld()
    await checkout(story)
    if (hoursOpen !== undefined) {
      await story.text(ANA, 'i cant swallow')
      await story.advanceHours(hoursOpen)
    }
    const engine = await startEngine()
    const recorder = await recorderBefore(engine.endpoint)
    try {
      const table = await engine.newTable()
      const store = (now: () => string) => dynamoRecords({ table, endpoint: recorder.endpoint, now })
      const world = await aWorld({ now: story.now(), items: await story.everything(), clinics: [], store })
      const text = { carrierId: 'more', from: ANA, to: HARBOR, text: 'thanks so much', receivedAt: world.now() }
      return sumOf(await recorder.during(() => receiveText(world.deps, text))).readUnits
    } finally {
      recorder.stop()
      engine.stop()
    }
  }

  it('a text of somebody whose alert has been paged for twelve hours reads at most a fifth more than one without', async () => {
    const [without, paged] = [await readUnits(), await readUnits(12)]
    expect(paged).toBeLessThanOrEqual(1.2 * without)
  })

  it('nothing grows faster than what it shows, and a reply not with the pages of its alert', async () => {
    const grown = await benchGrowth([1, 30, 300])
    const units = new Map(grown.map(({ what, units }) => [what, units]))
    const [few, , many] = units.get('a reply, by pages of its open alert') ?? []
    expect(many).toBe(few)
    for (const [what, [, some = 1, most = 1]] of units)
      expect(Math.log(most / some) / Math.log(10), what).toBeLessThanOrEqual(MOST_GROWTH)
  })
})
