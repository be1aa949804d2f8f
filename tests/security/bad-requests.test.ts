/** Requests that no schema, role or path allows: each gets its 4xx, and nothing is written. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { check, type Route } from '../../functions/http/route.ts'
import { routes } from '../../functions/http/routes.ts'
import { onHttp } from '../../functions/runtime/on-http.ts'
import { checkout } from '../support/stories.ts'
import { aWorld, type World } from '../support/world.ts'
import { changed, exampleOf, malformed, pointerOf, withBodies } from './invalid-bodies.ts'

const REQUESTS = 10_000

let world: World
let patientId: string
let commits: number
let answer: (request: Asked) => Promise<{ status: number; type: string; body: Problem }>

type Problem = { status: number; title: string; detail: string; errors?: { pointer: string; detail: string }[] }
type Asked = {
  method: string
  path: string
  body?: string
  role?: string
  type?: string
  query?: Record<string, string>
}

beforeEach(async () => {
  world = await aWorld({ now: '2030-11-25T18:05:00.000Z' })
  patientId = (await checkout(world)).patientId
  commits = 0
  const { commit } = world.records
  world.records.commit = (writes) => {
    commits++
    return commit(writes)
  }
  const handler = onHttp(routes, {}, () => world.deps)
  let asked = 0
  answer = async ({ method, path, body, role = 'admin', type = 'application/json', query = {} }) => {
    // Each from a client of its own: none comes near the limit of a client, which is tested elsewhere.
    const claims = { clinic: 'demo', role, sub: `person-${asked++}`, name: 'Dr Hale' }
    const event = {
      ...{ version: '2.0', rawPath: path, headers: { 'content-type': type }, queryStringParameters: query, body },
      requestContext: { requestId: 'r', http: { method }, authorizer: { jwt: { claims, scopes: [] } } },
    }
    const { statusCode, headers, body: text } = (await handler(event as never, {} as never)) as never as Answered
    return { status: statusCode, type: headers['content-type'] ?? '', body: JSON.parse(text) }
  }
})

type Answered = { statusCode: number; headers: Record<string, string>; body: string }
const pathOf = ({ path }: Route): string =>
  path
    .replace('{plan}', 'neurotoxin')
    .replace('{duty}', 'backup')
    .replace(/(?<=patients\/)\{id\}/, patientId)
    .replace('{id}', 'p.x')

describe('ten thousand bad requests', () => {
  it('with a body that its schema refuses get 422, name the field, and write nothing', async () => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(malformed, async ({ route, path, body }) => {
        const checked = check(route.body, body ?? {})
        // A member of this name is refused as no JSON at all, below.
        fc.pre('faults' in checked && !JSON.stringify(body ?? {}).includes('"__proto__":'))
        const {
          status,
          type,
          body: problem,
        } = await answer({
          method: route.method,
          path: pathOf(route),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        refused++
        expect([status, type]).toEqual([422, 'application/problem+json'])
        expect(problem).toMatchObject({ status: 422, title: expect.any(String), detail: expect.any(String) })
        const named = pointerOf(path)
        const pointers = problem.errors?.map(({ pointer }) => pointer) ?? []
        expect(
          pointers.some((pointer) => pointer.startsWith(named) || named.startsWith(pointer)),
          `${named}: ${pointers}`,
        ).toBe(true)
      }),
      { numRuns: REQUESTS, maxSkipsPerRun: 10 },
    )
    expect(refused).toBe(REQUESTS)
    expect(commits).toBe(0)
  })

  it('with a field that means nothing here are refused as well, and never a fault of ours', async () => {
    const fields = [
      ['POST', '/v1/treatments', ['procedures', 0, 'plan']],
      ['POST', '/v1/treatments', ['patient', 'timeZone']],
      ['POST', '/v1/treatments', ['patient', 'language']],
      ['POST', '/v1/treatments', ['patient', 'phone']],
      ['POST', '/v1/treatments', ['performedAt']],
      ['PATCH', '/v1/treatments/{id}', ['procedures', 0, 'plan']],
      ['PATCH', '/v1/patients/{id}', ['language']],
      ['PATCH', '/v1/patients/{id}', ['phone']],
      ['POST', '/v1/alerts/{id}/hand-over', ['to']],
      ['PUT', '/v1/on-call/shifts', ['shifts', 0, 'staffId']],
      ['POST', '/v1/on-call/overrides', ['staffId']],
      ['POST', '/v1/on-call/test-pages', ['staffId']],
      ['PUT', '/v1/care-plans/{plan}/override', ['steps']],
    ] as const
    const texts = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        'valueOf',
        '2030-13-45T99:99:99Z',
        '+',
        '#',
        '.',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), texts, async ([method, path, field], text) => {
        const route = routes.find((each) => each.method === method && each.path === path) as Route
        const to = path.endsWith('override') ? { [text]: { off: true } } : text
        const { status } = await answer({
          method,
          path: pathOf(route),
          body: JSON.stringify(changed(exampleOf(route), [...field], to)),
        })
        expect([400, 404, 409, 422], `${method} ${path} ${field}: ${text} got ${status}`).toContain(status)
      }),
      { numRuns: 2000 },
    )
    expect(commits).toBe(0)
  })

  it('with a field that nobody asked for are refused by its name, and nothing is written', async () => {
    for (const route of routes.filter(({ method, text }) => method !== 'GET' && method !== 'DELETE' && !text))
      for (const name of ['consent', 'bogus', 'a/b']) {
        const body = JSON.stringify(exampleOf(route)).replace(/^\{/, `{${JSON.stringify(name)}:{"sms":false},`)
        const asked = { method: route.method, path: pathOf(route), body: body.replace(',}', '}') }
        if (name in exampleOf(route)) continue
        const { status, body: problem } = await answer(asked)
        expect(status, `${route.method} ${route.path} with ${name}`).toBe(422)
        expect(problem.errors?.map(({ pointer }) => pointer)).toContain(`/${name.replace('/', '~1')}`)
      }
    expect(commits).toBe(0)
  })

  it.each([
    ['POST', '/v1/treatments', { preview: '1' }, '/query/preview'],
    ['POST', '/v1/treatments', { preveiw: 'true' }, '/query/preveiw'],
    ['GET', '/v1/alerts', { state: 'bogus' }, '/query/state'],
    ['GET', '/v1/tasks', { kind: 'bogus' }, '/query/kind'],
    ['GET', '/v1/tasks', { state: 'done' }, '/query/state'],
    ['GET', '/v1/patients', { surname: 'Ruiz' }, '/query/surname'],
    ['GET', '/v1/patients', { name: 'A' }, '/query/name'],
    ['GET', '/v1/alerts', { limit: '0' }, '/query/limit'],
    ['GET', '/v1/alerts', { cursor: 'x' }, '/query/cursor'],
  ])('%s %s with the query %j get 422', async (method, path, query, pointer) => {
    const route = routes.find((each) => each.method === method && each.path === path) as Route
    const body = method === 'POST' ? { body: JSON.stringify(exampleOf(route)) } : {}
    const { status, body: problem } = await answer({ method, path, query, ...body })
    expect([status, problem.errors?.[0]?.pointer]).toEqual([422, pointer])
    expect(commits).toBe(0)
  })

  it('to paths, methods, ids and queries that do not exist get 4xx', async () => {
    const part = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('__proto__', 'constructor', '..', '%', '%00', '%2F', '#', 'CLINIC#other', 'x'.repeat(2000)),
    )
    const asked = fc.record({
      route: fc.constantFrom(...routes.filter(({ path }) => path.includes('{'))),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'),
      id: part,
      more: fc.constantFrom('', '', '', '/more'),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ route, method, id, more }) => {
        const path = route.path.replace(/\{\w+\}/, id) + more
        const example = exampleOf({ ...route, method: method as Route['method'] })
        const { status } = await answer({ method, path, body: JSON.stringify(example) })
        expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
        expect(status, `${method} ${path}`).toBeLessThan(500)
      }),
      { numRuns: 3000 },
    )
    expect(commits).toBe(0)
  })

  it.each([
    'not json',
    '[',
    '"text"',
    '7',
    'null',
    '[]',
    '{"a":',
    '{"__proto__":{"role":"admin"}}',
  ])('with the body %s get 4xx', async (body) => {
    for (const route of withBodies) {
      const { status } = await answer({ method: route.method, path: pathOf(route), body })
      expect([400, 422], `${route.method} ${route.path}`).toContain(status)
    }
    expect(commits).toBe(0)
  })

  it('of another media type get 415, and JSON is read whatever its type says', async () => {
    for (const { method, path } of withBodies) {
      const asked = { method, path: pathOf({ method, path } as Route) }
      for (const type of ['application/x-www-form-urlencoded', 'text/xml', 'multipart/form-data; boundary=x']) {
        const { status, type: problem } = await answer({ ...asked, body: 'name=Ana&sms=true', type })
        expect([status, problem], `${method} ${path} as ${type}`).toEqual([415, 'application/problem+json'])
      }
      expect((await answer({ ...asked, body: '{"bogus":1}', type: 'text/plain' })).status).toBe(422)
    }
    expect(commits).toBe(0)
  })

  it('that are larger than any body of ours get 413', async () => {
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const asked = { method: route.method, path: pathOf(route) }
      expect((await answer({ ...asked, body: `"${'x'.repeat(300_000)}"` })).status).toBe(413)
      expect((await answer({ ...asked, body: 'x'.repeat(2_000_000), type: 'text/csv' })).status).toBe(413)
    }
    expect(commits).toBe(0)
  })

  it('by a role that may not get 403, before anything is read', async () => {
    for (const route of routes)
      for (const role of ['system', 'front-desk', 'nurse', 'clinician', 'admin', 'king', ''].filter(
        (each) => !route.roles.some((may) => may === each),
      ))
        expect(
          (await answer({ method: route.method, path: pathOf(route), role, body: JSON.stringify(exampleOf(route)) }))
            .status,
        ).toBe(403)
    expect(commits).toBe(0)
  })
})
