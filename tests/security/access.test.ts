/** Who may do what, against the real server: every call × role × clinic, from the OpenAPI document. */
import { describe, expect, it } from 'vitest'
import { ANA } from '../support/own-server.ts'
import { filledServer } from './filled-server.ts'
import { PERFORMED_AT, ROLES, RULES } from './operations.ts'

const { clinic, ids, everything } = filledServer()

type Operation = { name: string; method: string; template: string; roles: readonly string[] }
type Documented = { 'x-roles'?: string[]; security?: object[] }

/** An operation without a security of its own takes what the document says for all. */
const isOpen = ({ security }: Documented) => security?.length === 0

/** Calls that take a token; the hook of booking systems takes a signature instead (tests/infra/local/intake.test.ts). */
async function operations(): Promise<Operation[]> {
  const { paths } = (await clinic.call('GET', '/openapi.json')).body
  return Object.entries<Record<string, Documented>>(paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, documented]) => {
      const name = `${method.toUpperCase()} ${template}`
      const roles = documented['x-roles'] ?? []
      return isOpen(documented) ? [] : { name, method: method.toUpperCase(), template, roles }
    }),
  )
}

/** Which thing of the clinic a path names: `/v1/alerts/{id}/resolve` an alert. */
const thingOf = (template: string): string => /(\w+)\/\{id\}/.exec(template)?.[1] ?? ''
const pathOf = ({ template }: Operation, id?: string): string =>
  template
    .replace('{plan}', 'neurotoxin')
    .replace('{duty}', 'backup')
    .replace('{source}', 'zenoti')
    .replace('{id}', id ?? ids[thingOf(template)] ?? 'nothing')

function make(operation: Operation, { role = 'admin', of = 'demo', id }: { role?: string; of?: string; id?: string }) {
  const { body, file } = RULES[operation.name] ?? {}
  const headers = file ? { headers: { 'content-type': file.type } } : {}
  return clinic.as(role, operation.method, pathOf(operation, id), file?.text ?? body, { clinic: of, ...headers })
}

it('one call takes no token, and no other', async () => {
  const { paths } = (await clinic.call('GET', '/openapi.json')).body
  const open = Object.entries<Record<string, Documented>>(paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, documented]) => (isOpen(documented) ? `${method} ${template}` : [])),
  )
  expect(open).toEqual(['post /v1/intake/{source}'])
})

it("a system's key is documented for the calls that its role may make, and for no other", async () => {
  const { paths, security: ofAll } = (await clinic.call('GET', '/openapi.json')).body
  for (const methods of Object.values<Record<string, Documented>>(paths))
    for (const { 'x-roles': roles = [], security = ofAll } of Object.values(methods)) {
      const isForKeys = JSON.stringify(security).includes('systemKey')
      expect(isForKeys).toBe(roles.includes('system'))
    }
})

describe('every call of the API', () => {
  it('has a rule here: who adds one says who may make it', async () => {
    const declared = Object.fromEntries((await operations()).map(({ name, roles }) => [name, [...roles]]))
    expect(declared).toEqual(Object.fromEntries(Object.entries(RULES).map(([name, { roles }]) => [name, [...roles]])))
  })

  it('is 401 without a token', async () => {
    for (const operation of await operations()) {
      const answer = await clinic.call(operation.method, pathOf(operation), { body: RULES[operation.name]?.body })
      expect(answer.status, operation.name).toBe(401)
    }
  })

  it('is 403 for every role that its rule does not name, and changes nothing', async () => {
    const before = await everything()
    for (const operation of await operations())
      for (const role of ROLES.filter((each) => !operation.roles.includes(each))) {
        const answer = await make(operation, { role })
        expect([answer.status, answer.type], `${operation.name} as ${role}`).toEqual([403, 'application/problem+json'])
      }
    expect(await everything()).toEqual(before)
  })

  it("is 404 for another clinic's ids, whatever the role, and changes nothing", async () => {
    const before = await everything()
    const named = (await operations()).filter(({ template }) => template.includes('{id}'))
    expect(named.length).toBeGreaterThan(15)
    for (const operation of named)
      for (const role of operation.roles)
        expect((await make(operation, { role, of: 'other' })).status, `${operation.name} as ${role} of other`).toBe(404)
    expect(await everything()).toEqual(before)
  })

  it("shows nothing of another clinic's in its lists", async () => {
    for (const path of ['alerts', 'tasks', 'imports', `patients?phone=${encodeURIComponent(ANA)}`]) {
      const { status, body } = await clinic.as('admin', 'GET', `/v1/${path}`, undefined, { clinic: 'other' })
      const { next, ...lists } = body
      expect([status, Object.values(lists), next]).toEqual([200, [[]], null])
    }
    expect(
      JSON.stringify((await clinic.as('nurse', 'GET', '/v1/on-call', undefined, { clinic: 'other' })).body),
    ).not.toMatch(/Lee|Kim/)
  })

  it('is 404 for ids that somebody guesses, and never a fault', async () => {
    const before = await everything()
    const { patients = '', alerts = '' } = ids
    const guesses = [
      'p1',
      '__proto__',
      'PROFILE',
      '..%2f..',
      '%23CODE%2341',
      `${patients}.1`,
      `${alerts}x`,
      `x.${alerts}`,
      'x'.repeat(1500),
      '%F0%9F%98%80',
      '%00',
    ]
    for (const operation of (await operations()).filter(({ template }) => template.includes('{id}')))
      for (const id of guesses) expect((await make(operation, { id })).status, `${operation.name} with ${id}`).toBe(404)
    expect(await everything()).toEqual(before)
  })

  it('takes no body beyond what it has use for', async () => {
    for (const operation of (await operations()).filter(({ method }) => method !== 'GET')) {
      const answer = await clinic.as('admin', operation.method, pathOf(operation), 'x'.repeat(2_000_000), {
        headers: { 'content-type': 'text/csv' },
      })
      expect(answer.status, operation.name).toBe(413)
    }
  })

  it('is 4xx, in the words of the contract, for some hundred broken bodies', async () => {
    await clinic.idle()
    const before = await everything()
    const broken = [
      '',
      'null',
      '[]',
      '{"a":',
      '"text"',
      '{"patient":{"name":7}}',
      '{"text":{"a":1}}',
      '{"outcome":"magic"}',
      '\u0000',
    ]
    for (const operation of (await operations()).filter(({ name }) => RULES[name]?.body))
      for (const body of broken) {
        // Nothing asks for one's own calendar.
        if (body === '' && operation.name === 'POST /v1/on-call/calendar-address') continue
        const answer = await clinic.as('admin', operation.method, pathOf(operation), body)
        if (operation.method === 'PATCH' && [200, 404].includes(answer.status)) continue
        expect([400, 422], `${operation.name} with ${body}`).toContain(answer.status)
        expect(answer.type).toBe('application/problem+json')
        expect(answer.body).toMatchObject({
          status: answer.status,
          title: expect.any(String),
          detail: expect.any(String),
        })
        if (answer.status === 422) for (const { pointer } of answer.body.errors) expect(pointer).toMatch(/^(\/.*)?$/)
      }
    expect(await everything()).toEqual(before)
  })
})

describe('an import by HTTP', () => {
  it('takes five thousand rows at once, and refuses one more with its reason', async () => {
    const header = 'name,email,performed_at,procedures,consent_email'
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `Pat ${i},p${i}@patients.example,${PERFORMED_AT},filler: lips,yes`,
    )
    const send = (lines: string[]) =>
      clinic.as('system', 'POST', '/v1/imports/treatments', [header, ...lines].join('\n'), {
        headers: { 'content-type': 'text/csv' },
      })
    const tooMany = await send([...rows, rows[0] ?? ''])
    expect(tooMany).toMatchObject({
      status: 422,
      body: { errors: [{ detail: expect.stringMatching(/at most 5000/) }] },
    })
    const taken = await send(rows)
    expect(taken).toMatchObject({ status: 202, body: { rows: 5000, state: 'working' } })
    await clinic.advance('PT2M')
    const { body } = await clinic.as('system', 'GET', `/v1/imports/${taken.body.importId}`)
    expect(body).toMatchObject({ created: 45, invalid: 0, failed: 0 })
  })
})

it('was all allowed by the functions’ roles on AWS', async () => {
  expect((await clinic.call('GET', '/_local/grants')).body.denied).toEqual([])
})
