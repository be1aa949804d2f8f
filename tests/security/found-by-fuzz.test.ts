/** Requests that the fuzz of the API found answered with 500. */
import { expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { aTreatment } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

it('a patient is erased whose visit was cancelled and logged again under the clinic’s own id', async () => {
  const world = await aWorld()
  const ask = anApi(world)
  const visit = { ...aTreatment(world), externalId: 'booking-4711' }
  const first = await ask('POST', '/v1/treatments', { body: visit })
  expect((await ask('DELETE', `/v1/treatments/${first.body.treatmentId}`)).status).toBe(200)
  expect((await ask('POST', '/v1/treatments', { body: visit })).status).toBe(201)
  expect(await ask('DELETE', `/v1/patients/${first.body.patientId}`)).toMatchObject({ status: 200 })
})

it.each([
  ['0000-01-01T00:00:00Z', '2026-12-04T18:00:00Z', '/startsAt'],
  ['2026-12-03T18:00:00Z', '9999-12-31T23:59:59Z', '/endsAt'],
])('a duty from %s to %s is a slip of the pen, and is refused by its field', async (startsAt, endsAt, pointer) => {
  const ask = anApi(await aWorld())
  const body = { duty: 'on-call', startsAt, endsAt, staffId: 'dr-lee' }
  const refused = { status: 422, body: { errors: [{ pointer }] } }
  expect(await ask('POST', '/v1/on-call/overrides', { body })).toMatchObject(refused)
  expect(await ask('POST', '/v1/on-call/swaps', { body: { ...body, with: 'nurse-kim' } })).toMatchObject(refused)
})
