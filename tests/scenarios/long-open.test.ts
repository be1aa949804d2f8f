import { expect, it } from 'vitest'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { checkout, openAlerts } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

it('a text of somebody whose alert nobody has taken for a day is read without the pages sent since', async () => {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await world.text(ANA, 'i cant swallow')
  await world.advanceHours(24)
  const { records } = world.deps
  let travelled = 0
  world.deps.records = {
    ...records,
    async list(...given) {
      const items = await records.list(...given)
      travelled += items.length
      return items
    },
  }
  await world.text(ANA, 'now i cant breathe either')
  expect(travelled).toBeLessThan(150)
  expect(await openAlerts(world)).toMatchObject([{ tier: 'emergency', reply: expect.stringContaining('breathe') }])
  const pages = (await timeline(world.deps, 'demo', patientId))?.events.filter(({ kind }) => kind === 'page-sent')
  expect(pages?.length).toBeGreaterThan(500)
})
