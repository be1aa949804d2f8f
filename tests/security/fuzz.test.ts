import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'

it('eight hundred requests over the OpenAPI document end without a 5xx, each answered as it says', async () => {
  const { faults, statuses, untried } = await fuzz(800, 1)
  expect(faults).toEqual([])
  expect(statuses['200']).toBeGreaterThan(150)
  expect(untried.length).toBeLessThan(25)
})
