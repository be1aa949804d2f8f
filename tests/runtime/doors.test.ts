/** What every answer has, at every door: a request id, `Allow` beside 405, and no body to HEAD. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pages } from '../../functions/console/pages.ts'
import { respondFhir } from '../../functions/http/fhir/respond.ts'
import { routes } from '../../functions/http/routes.ts'
import { onConsole } from '../../functions/runtime/on-console.ts'
import { onFhir } from '../../functions/runtime/on-fhir.ts'
import { onHttp } from '../../functions/runtime/on-http.ts'
import { onIntake } from '../../functions/runtime/on-intake.ts'
import { onLink } from '../../functions/runtime/on-link.ts'
import type { Deps } from '../../functions/use-cases/ports.ts'
import { aConsole } from '../support/console.ts'
import { checkout } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

type Answered = { statusCode: number; headers: Record<string, string>; body: string }
type Door = { path: string; handle: (event: object) => Promise<Answered> }

const TOKEN = 'a'.repeat(16)
let doors: Record<string, Door>
let breaks: boolean

beforeEach(async () => {
  const world = await aWorld()
  await checkout(world)
  process.env.LAMBDA_TASK_ROOT = new URL('../../functions/console', import.meta.url).pathname
  breaks = false
  const records = {
    ...world.records,
    list: (...given: Parameters<typeof world.records.list>) =>
      breaks ? Promise.reject(new Error('broken')) : world.records.list(...given),
    get: (key: Parameters<typeof world.records.get>[0]) =>
      breaks ? Promise.reject(new Error('broken')) : world.records.get(key),
  }
  const deps = { ...world.deps, records, sign: () => new Uint8Array() } as Deps & { sign: () => Uint8Array }
  const page = async () => {
    await records.get({ pk: 'x', sk: 'y' })
    return { status: 200, body: 'a page' }
  }
  const links = {
    style: '',
    show: page,
    press: page,
    tooLong: () => 'too long',
    calendar: async () => ({ status: 200, body: 'x' }),
  }
  doors = {
    api: { path: '/v1/on-call', handle: onHttp(routes, {}, () => deps) as never },
    fhir: { path: '/fhir/R4/metadata', handle: onFhir(respondFhir, () => deps) as never },
    intake: { path: '/v1/intake/zenoti', handle: onIntake(() => deps) as never },
    console: {
      path: '/console/inbox',
      handle: onConsole(pages, () => ({ ...aConsole(world).deps, records })) as never,
    },
    links: { path: `/l/${TOKEN}`, handle: onLink(links as never, () => deps) as never },
  }
})

async function ask(door: string, method: string, path = doors[door]?.path ?? '') {
  const claims = { clinic: 'demo', role: 'admin', sub: 'dr-hale', staff: 'dr-hale', name: 'Dr Hale' }
  const event = {
    ...{
      version: '2.0',
      rawPath: path,
      rawQueryString: '',
      headers: { host: 'care.example', 'sec-fetch-site': 'same-origin' },
    },
    ...{ cookies: ['aftercare-session=none'], queryStringParameters: {} },
    requestContext: { requestId: 'request-7', http: { method }, authorizer: { jwt: { claims, scopes: [] } } },
  }
  const answered = await doors[door]?.handle(event)
  if (!answered) throw new Error(door)
  return answered
}

describe.each(['api', 'fhir', 'intake', 'console', 'links'])('%s', (door) => {
  it('names the request in each answer: shown, refused, or broken', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
      expect((await ask(door, method)).headers['x-request-id'], method).toBe('request-7')
    expect((await ask(door, 'GET', `${doors[door]?.path}/nothing/at/all`)).headers['x-request-id']).toBe('request-7')
    breaks = true
    const broken = await ask(
      door,
      door === 'intake' ? 'POST' : 'GET',
      door === 'fhir' ? '/fhir/R4/Patient/x' : undefined,
    )
    expect(broken.headers['x-request-id']).toBe('request-7')
    // A booking system without a signature is refused before anything is read.
    expect(broken.statusCode).toBe(door === 'intake' ? 401 : 500)
  })

  it('answers HEAD without a body', async () => {
    const { statusCode, body } = await ask(door, 'HEAD')
    expect([statusCode < 400, body]).toEqual([true, ''])
  })
})

it.each([
  ['/systems/fhir/R4/.well-known/smart-configuration', 'PUT', 'GET, HEAD'],
  ['/systems/fhir/R4/auth/token', 'GET', 'POST'],
])('%s, by which systems sign in, says to %s what it answers', async (path, method, allow) => {
  const { statusCode, headers } = await ask('fhir', method, path)
  expect([statusCode, headers.allow]).toEqual([405, allow])
})

it.each(['api', 'fhir', 'console', 'links'])('%s says which methods there are', async (door) => {
  const { statusCode, headers } = await ask(door, 'PUT')
  expect([statusCode, headers.allow]).toEqual([405, expect.stringMatching(/GET, HEAD/)])
})
