/** A stolen token, or a loop gone wrong, must not text a city in a clinic's name. */
import { beforeEach, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { MOST_ENROLLED_AN_HOUR } from '../../functions/use-cases/courses/enrolment-limit.ts'
import { beginImport } from '../../functions/use-cases/courses/import-treatments.ts'
import { anApi } from '../support/api.ts'
import { aTreatment, checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

let world: World

/** A clinic that has enrolled as many in this hour as it may, but one. */
beforeEach(async () => {
  world = await aWorld({ now: '2026-11-23T18:05:00.000Z' })
  const createdAt = world.now()
  for (let i = 1; i < MOST_ENROLLED_AN_HOUR; i++)
    await world.records.commit([
      {
        kind: 'put',
        key: keys.patientLine('demo', createdAt, `p${i}`),
        value: { personId: `p${i}`, name: '', createdAt, counted: true },
      },
    ])
})

const visit = (phone: string, name = 'Bea Lund') => aTreatment(world, { patient: { name, phone } })

it('the API says when a new patient may be enrolled again, and enrols nobody until then', async () => {
  const ask = anApi(world)
  const headers = { 'idempotency-key': 'visit-2' }
  expect((await ask('POST', '/v1/treatments', { body: visit(ANA) })).status).toBe(201)
  const refused = await ask('POST', '/v1/treatments', { body: visit('+14155550124'), headers })
  expect(refused).toMatchObject({
    status: 429,
    headers: {
      'retry-after': String(55 * 60),
      'content-type': 'application/problem+json',
      'x-request-id': 'request-1',
    },
    body: { status: 429, title: 'Too many requests' },
  })
  expect((await ask('GET', '/v1/patients?phone=%2B14155550124')).body).toMatchObject({ patients: [] })
  await world.advance(55)
  expect((await ask('POST', '/v1/treatments', { body: visit('+14155550124'), headers })).status).toBe(201)
})

it('a known patient is treated all the same, and a preview writes nothing', async () => {
  const ask = anApi(world)
  await ask('POST', '/v1/treatments', { body: visit(ANA) })
  expect((await ask('POST', '/v1/treatments', { body: visit(ANA) })).status).toBe(201)
  expect((await ask('POST', '/v1/treatments?preview=true', { body: visit('+14155550124') })).status).toBe(200)
})

it('what comes at a pace of its own is not counted: a file of visits is logged to its last row', async () => {
  const ask = anApi(world)
  await ask('POST', '/v1/treatments', { body: visit(ANA) })
  await checkout(world, { patient: { name: 'Cy Park', phone: '+14155550125' } })
  const request = visit('+14155550126', 'Di Moss')
  const job = await beginImport(world.deps, {
    clinicId: 'demo',
    by: 'desk',
    text: 'a row',
    rows: [{ line: 2, request }],
  })
  await world.advance(2)
  expect((await ask('GET', `/v1/imports/${job.importId}`)).body).toMatchObject({ rows: 1, created: 1 })
})
