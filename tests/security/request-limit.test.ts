/** A loop gone wrong in one clinic's system must not take the API from others, nor keep anybody from an alert. */
import { beforeEach, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { respondFhir } from '../../functions/http/fhir/respond.ts'
import { routes } from '../../functions/http/routes.ts'
import { onFhir } from '../../functions/runtime/on-fhir.ts'
import {
  type Client,
  COUNTED_TOGETHER,
  MOST_REQUESTS_A_MINUTE,
  requestLimit,
} from '../../functions/use-cases/access/request-limit.ts'
import { addSystem } from '../../functions/use-cases/access/system-keys.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { anApi, anApiByKey } from '../support/api.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

let world: World
const DESK = { id: 'desk-system', role: 'system' } as const
const CLIENT: Client = { clinicId: 'demo', id: DESK.id }

beforeEach(async () => {
  world = await aWorld({ now: '2026-11-23T18:05:20.000Z' })
})

/** Another copy of the function has counted all that the client may send. */
async function exhausted(client = CLIENT) {
  const other = requestLimit()
  for (let i = 0; i < MOST_REQUESTS_A_MINUTE; i++) expect(await other.closedUntil(world.deps, client)).toBeUndefined()
}

it('the API says when the client may go on, and does nothing until then', async () => {
  await checkout(world)
  const ask = anApi(world)
  await exhausted()
  for (let i = 1; i < COUNTED_TOGETHER; i++) expect((await ask('GET', '/v1/care-plans', DESK)).status).toBe(200)
  const refused = await ask('PUT', '/v1/import-layouts', { ...DESK, body: { columns: { who: 'name' } } })
  expect(refused).toMatchObject({
    status: 429,
    headers: { 'retry-after': '40', 'content-type': 'application/problem+json', 'x-request-id': 'request-1' },
    body: { status: 429, title: 'Too many requests' },
  })
  expect((await ask('GET', '/v1/nothing', DESK)).status).toBe(429)
  expect((await ask('GET', '/v1/import-layouts')).body).toMatchObject({ layouts: [] })
  expect(world.logged.filter(({ event }) => event === 'client-limited')).toEqual([
    { event: 'client-limited', clinicId: 'demo', client: 'desk-system' },
  ])
  await world.advance(1)
  expect((await ask('GET', '/v1/care-plans', DESK)).status).toBe(200)
})

it('another client of the clinic, and of another clinic, goes on', async () => {
  const ask = anApi(world)
  await exhausted()
  await exhausted({ clinicId: 'other', id: 'nurse-kim' })
  for (let i = 0; i < 2 * COUNTED_TOGETHER; i++)
    expect((await ask('GET', '/v1/care-plans', { id: 'nurse-kim' })).status).toBe(200)
})

it('a system with a key counts as a client of its own, for alerts too; a wrong key counts for no client', async () => {
  const made = await addSystem(world.deps, {
    clinicId: 'demo',
    by: { id: 'dr-hale', name: 'Dr Hale' },
    name: 'Booking',
  })
  const { key, clientId } = made.kind === 'added' ? made : expect.fail(made.kind)
  const ask = anApiByKey(world)
  for (let i = 0; i < COUNTED_TOGETHER; i++) expect((await ask('GET', '/v1/care-plans', `${key}x`)).status).toBe(401)
  await exhausted({ clinicId: 'demo', id: clientId })
  for (let i = 1; i < COUNTED_TOGETHER; i++) expect((await ask('GET', '/v1/care-plans', key)).status).toBe(200)
  expect((await ask('GET', '/v1/care-plans', key)).status).toBe(429)
  expect((await ask('GET', '/v1/alerts/a.b.alert', key)).status).toBe(429)
})

it('nothing keeps a clinician from an alert: taking it, the contact, the outcome', async () => {
  await checkout(world)
  await world.text(ANA, 'i cant breathe')
  await world.settle()
  const ask = anApi(world)
  const lee = { id: 'dr-lee', role: 'clinician' } as const
  await exhausted({ clinicId: 'demo', id: 'dr-lee' })
  for (let i = 0; i < COUNTED_TOGETHER; i++) await ask('GET', '/v1/care-plans', lee)
  expect((await ask('GET', '/v1/care-plans', lee)).status).toBe(429)
  const [{ alertId }] = (await ask('GET', '/v1/alerts', lee)).body.alerts
  const outcome = { outcome: 'seen', note: '', harm: 'none', tierWas: 'right' }
  expect((await ask('GET', `/v1/alerts/${alertId}`, lee)).status).toBe(200)
  expect((await ask('POST', `/v1/alerts/${alertId}/acknowledge`, lee)).status).toBe(200)
  expect((await ask('POST', `/v1/alerts/${alertId}/contacted`, lee)).status).toBe(200)
  expect((await ask('POST', `/v1/alerts/${alertId}/resolve`, { ...lee, body: outcome })).status).toBe(200)
})

it('every call of alerts is without limit, and no other', () => {
  const paths = routes.filter(({ unlimited }) => unlimited).map(({ path }) => path)
  expect(paths).toEqual(routes.map(({ path }) => path).filter((path) => path.startsWith('/v1/alerts')))
})

it('FHIR counts with it, and answers as FHIR does', async () => {
  const handler = onFhir(respondFhir, () => world.deps)
  const claims = { clinic: 'demo', role: 'system', sub: DESK.id }
  const event = {
    rawPath: '/fhir/R4/Patient',
    rawQueryString: '_id=nobody',
    headers: {},
    requestContext: { requestId: 'r', http: { method: 'GET' }, authorizer: { jwt: { claims } } },
  }
  const ask = () =>
    handler(event as never, {} as never) as Promise<{ statusCode: number; headers: object; body: string }>
  await exhausted()
  for (let i = 1; i < COUNTED_TOGETHER; i++) expect((await ask()).statusCode).toBe(200)
  const { statusCode, headers, body } = await ask()
  expect({ statusCode, headers, body: JSON.parse(body) }).toMatchObject({
    statusCode: 429,
    headers: { 'retry-after': '40' },
    body: { resourceType: 'OperationOutcome', issue: [{ code: 'throttled' }] },
  })
})

it('a client that sends little costs no write, and one that sends all it may costs sixty', async () => {
  const commits: unknown[] = []
  const counting: World['records']['commit'] = (writes) => {
    commits.push(writes)
    return world.deps.records.commit(writes)
  }
  const records = { ...world.deps.records, commit: counting }
  const limit = requestLimit()
  for (let i = 1; i <= MOST_REQUESTS_A_MINUTE + 500; i++) {
    await limit.closedUntil({ ...world.deps, records }, CLIENT)
    if (i === COUNTED_TOGETHER - 1) expect(commits).toEqual([])
  }
  expect(commits).toHaveLength(MOST_REQUESTS_A_MINUTE / COUNTED_TOGETHER)
})

it('a count that the table does not take refuses nobody, and is made up for', async () => {
  const limit = requestLimit()
  const away = { ...world.deps.records, get: () => Promise.reject(new Unavailable()) }
  const busy = { ...world.deps.records, commit: async () => ({ kind: 'busy' }) as const }
  for (const records of [away, busy])
    for (let i = 0; i < COUNTED_TOGETHER; i++)
      expect(await limit.closedUntil({ ...world.deps, records }, CLIENT)).toBeUndefined()
  await limit.closedUntil(world.deps, CLIENT)
  const counted = await world.records.get(keys.requestCount('demo', DESK.id, '2026-11-23T18:05'))
  expect(counted?.value).toEqual({ requests: 2 * COUNTED_TOGETHER + 1 })
})
