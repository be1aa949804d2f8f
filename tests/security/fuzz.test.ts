import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'
import { fuzzFhir } from './fuzz-fhir.ts'

it('eight hundred requests over the OpenAPI document end without a 5xx, each answered as it says', async () => {
  const { faults, statuses, untried } = await fuzz(800, 1)
  expect(faults).toEqual([])
  expect(statuses['200']).toBeGreaterThan(150)
  expect(untried.length).toBeLessThan(25)
})

it('six hundred requests of FHIR end without a 5xx, each answered with a resource that R4 allows', async () => {
  const { faults, statuses, untried } = await fuzzFhir(600, 1)
  expect(faults).toEqual([])
  expect(statuses['200']).toBeGreaterThan(150)
  expect(statuses['201']).toBeGreaterThan(10)
  expect(untried.length).toBeLessThan(6)
})
