/** Who may do what, against the real server: every call × role × clinic, from the OpenAPI document. */
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../infra/local/cloud.ts'
import { type Client, client, start, theAssembly } from '../support/server.ts'
import { aTreatment, PERFORMED_AT, ROLES, RULES } from './operations.ts'

const HARBOR = '+14155550100'
const ANA = '+14155550123'
const LEE = '+14155550201'
const MORNING = '2030-11-25T18:05:00.000Z'

let cloud: Cloud
let clinic: Client
/** What the clinic `demo` has, by the part of a path that names it. */
let ids: Record<string, string>

beforeAll(async () => {
  cloud = await start()
  clinic = client(cloud.url)
  await clinic.local('clock', { to: MORNING })
  const logged = await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment)
  expect(logged.status).toBe(201)
  const imported = await clinic.as(
    'front-desk',
    'POST',
    '/v1/imports/treatments',
    RULES['POST /v1/imports/treatments']?.file?.text,
    {
      headers: { 'content-type': 'text/csv' },
    },
  )
  const override = await clinic.as('nurse', 'POST', '/v1/on-call/overrides', RULES['POST /v1/on-call/overrides']?.body)
  await clinic.local('sms', { from: ANA, to: HARBOR, body: 'i cant breathe' })
  await clinic.local('sms', { from: ANA, to: HARBOR, body: 'STOP' })
  await clinic.idle()
  const [alert] = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts
  const [task] = (await clinic.as('nurse', 'GET', '/v1/tasks')).body.tasks
  ids = {
    treatments: logged.body.treatmentId,
    patients: logged.body.patientId,
    imports: imported.body.importId,
    overrides: override.body.overrides.at(-1).overrideId,
    alerts: alert.alertId,
    tasks: task.taskId,
  }
  expect(Object.values(ids)).not.toContain(undefined)
})

afterAll(async () => {
  cloud?.stop()
  ;(await theAssembly()).remove()
})

type Operation = { name: string; method: string; template: string; roles: readonly string[] }

async function operations(): Promise<Operation[]> {
  const { paths } = (await clinic.call('GET', '/openapi.json')).body
  return Object.entries<Record<string, { 'x-roles'?: string[] }>>(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { 'x-roles': roles = [] }]) => ({
      ...{ name: `${method.toUpperCase()} ${template}`, method: method.toUpperCase(), template, roles },
    })),
  )
}

/** Which thing of the clinic a path names: `/v1/alerts/{id}/resolve` an alert. */
const thingOf = (template: string): string => /(\w+)\/\{id\}/.exec(template)?.[1] ?? ''
const pathOf = ({ template }: Operation, id?: string): string =>
  template.replace('{plan}', 'neurotoxin').replace('{id}', id ?? ids[thingOf(template)] ?? 'nothing')

function make(operation: Operation, { role = 'admin', of = 'demo', id }: { role?: string; of?: string; id?: string }) {
  const { body, file } = RULES[operation.name] ?? {}
  const headers = file ? { headers: { 'content-type': file.type } } : {}
  return clinic.as(role, operation.method, pathOf(operation, id), file?.text ?? body, { clinic: of, ...headers })
}

/** All that a request might have changed, as the clinic sees it. */
async function everything(): Promise<unknown> {
  const paths = [
    'alerts',
    'tasks',
    'on-call',
    'on-call/policy',
    'care-plans',
    `patients/${ids.patients}/export`,
    `patients/${ids.patients}/timeline`,
  ]
  return Promise.all(paths.map(async (path) => (await clinic.as('admin', 'GET', `/v1/${path}`)).body))
}

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
    for (const path of ['alerts', 'tasks', `patients?phone=${encodeURIComponent(ANA)}`]) {
      const { status, body } = await clinic.as('admin', 'GET', `/v1/${path}`, undefined, { clinic: 'other' })
      expect([status, Object.values(body)]).toEqual([200, [[]]])
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

describe('a token', () => {
  const read = (token: string) => clinic.call('GET', '/v1/alerts', { headers: { authorization: `Bearer ${token}` } })
  const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString())
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

  it('that was changed, was made by somebody else, has no signature or another algorithm, is refused', async () => {
    const token = await clinic.token('nurse')
    expect((await read(token)).status).toBe(200)
    const [header = '', payload = '', signature = ''] = token.split('.')
    const claims = decoded(payload)
    const other = encoded({ ...claims, clinic: 'other' })
    const own = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key)
    const hmac = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${payload}`
    const forged = [
      `${header}.${other}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}.`,
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ alg: 'none' })}.${payload}.${signature}`,
      `${hmac}.${createHmac('sha256', 'local').update(hmac).digest('base64url')}`,
      own,
      `${token} ${token}`,
      'Bearer',
      '',
    ]
    for (const each of forged) expect((await read(each)).status, each.slice(0, 60)).toBe(401)
  })

  it('that has run out, is for another audience, by another issuer or lacks the scope, is refused', async () => {
    const good = { clinic: 'demo', role: 'nurse', sub: 'nurse-kim', name: 'Nurse Kim', scope: 'aftercare/clinic' }
    const sign = (changes: Record<string, unknown>) => cloud.issuer.sign({ ...good }, changes)
    expect((await read(await sign({}))).status).toBe(200)
    const hourAgo = Math.floor(Date.now() / 1000) - 3600
    expect((await read(await sign({ exp: hourAgo }))).status).toBe(401)
    expect((await read(await sign({ nbf: hourAgo + 7200 }))).status).toBe(401)
    expect((await read(await sign({ aud: 'somebody-else' }))).status).toBe(401)
    expect((await read(await sign({ iss: 'https://idp.example' }))).status).toBe(401)
    expect((await read(await sign({ scope: 'openid' }))).status).toBe(403)
    expect((await read(await sign({ role: 'king' }))).status).toBe(403)
    expect((await read(await sign({ clinic: 'nowhere' }))).body?.alerts ?? []).toEqual([])
  })
})

describe('a link', () => {
  const linkIn = async (number: string) =>
    new URL(
      /https?:\/\/\S+/.exec(
        (await clinic.phone(number)).findLast(({ kind, body }) => kind === 'sms' && body.includes('/l/'))?.body ?? '',
      )?.[0] ?? '',
    ).pathname
  const alert = async () => (await clinic.as('nurse', 'GET', `/v1/alerts/${ids.alerts}`)).body
  const press = (path: string, action = 'acknowledge') =>
    fetch(`${cloud.url}${path}`, { method: 'POST', body: new URLSearchParams({ action }) })

  it('shows and does nothing by GET and HEAD, however often and with whatever query', async () => {
    const path = await linkIn(LEE)
    const before = await everything()
    for (const method of ['GET', 'HEAD', 'GET'])
      for (const query of ['', '?action=acknowledge', '?List-Unsubscribe=One-Click'])
        expect((await fetch(`${cloud.url}${path}${query}`, { method })).status).toBe(200)
    expect((await fetch(`${cloud.url}${path}`, { method: 'PUT' })).status).toBeGreaterThanOrEqual(404)
    expect(await everything()).toEqual(before)
  })

  it('that was changed opens nothing and does nothing', async () => {
    const path = await linkIn(LEE)
    const before = await everything()
    const last = path.at(-1) === 'a' ? 'b' : 'a'
    for (const wrong of [
      path.slice(0, -1) + last,
      path.slice(0, -1),
      `${path}a`,
      '/l/__proto__',
      '/l/%2e%2e%2fx',
      `/l/${'x'.repeat(3000)}`,
    ]) {
      expect([404, 410], wrong).toContain((await fetch(`${cloud.url}${wrong}`)).status)
      expect([404, 410], wrong).toContain((await press(wrong)).status)
    }
    expect(await everything()).toEqual(before)
  })

  it('takes no form of megabytes, no other action, and acts once when it is pressed twice', async () => {
    const path = await linkIn(LEE)
    const before = await everything()
    expect((await press(path, 'resolve')).status).toBe(200)
    expect((await press(path, 'x'.repeat(100_000))).status).toBe(413)
    expect(await everything()).toEqual(before)
    const both = await Promise.all([press(path), press(path)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const { acknowledgedBy } = await alert()
    expect(acknowledgedBy).toMatchObject({ name: 'Dr Lee' })
    const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${ids.patients}/timeline`)).body
    expect(events.filter(({ kind }: { kind: string }) => kind === 'alert-acknowledged')).toHaveLength(1)
  })

  it('opens nothing once it has expired, and its button does nothing', async () => {
    const path = await linkIn(LEE)
    await clinic.as('clinician', 'POST', `/v1/alerts/${ids.alerts}/resolve`, { outcome: 'seen', note: '' })
    await clinic.advance('PT13H')
    expect([404, 410]).toContain((await fetch(`${cloud.url}${path}`)).status)
    expect([404, 410]).toContain((await press(path, 'contacted')).status)
    expect(await alert()).toMatchObject({ state: 'resolved' })
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
