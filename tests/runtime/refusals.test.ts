/** What each door says of a request that is too long, cannot be read, or comes while the store is away. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pages } from '../../functions/console/pages.ts'
import { respondFhir } from '../../functions/http/fhir/respond.ts'
import { routes } from '../../functions/http/routes.ts'
import { onConsole } from '../../functions/runtime/on-console.ts'
import { onFhir } from '../../functions/runtime/on-fhir.ts'
import { onHttp } from '../../functions/runtime/on-http.ts'
import { type Deps, Unavailable } from '../../functions/use-cases/ports.ts'
import { aConsole } from '../support/console.ts'
import { aWorld, type World } from '../support/world.ts'

type Answered = { statusCode: number; headers: Record<string, string>; body: string }
type Asking = {
  headers?: Record<string, string>
  body?: string | undefined
  isBase64Encoded?: boolean
  method?: string
}

const MOST = 256 * 1024
const MOST_FILE = 1536 * 1024
const CLAIMS = { clinic: 'demo', role: 'admin', sub: 'dr-hale', staff: 'dr-hale', name: 'Dr Hale' }

let world: World
let breaks: Error | undefined
let deps: Deps & { sign: () => Uint8Array }

beforeEach(async () => {
  process.env.LAMBDA_TASK_ROOT = new URL('../../functions/console', import.meta.url).pathname
  world ??= await aWorld()
  breaks = undefined
  const fails =
    <A extends unknown[], R>(read: (...given: A) => Promise<R>) =>
    (...given: A) =>
      breaks ? Promise.reject(breaks) : read(...given)
  const { records } = world
  const faulty = { ...records, get: fails(records.get), list: fails(records.list), getAll: fails(records.getAll) }
  deps = { ...world.deps, records: faulty, sign: () => new Uint8Array() }
  world.logged.length = 0
})

const eventOf = (rawPath: string, { headers = {}, method = 'POST', ...more }: Asking) => ({
  ...{ version: '2.0', rawPath, rawQueryString: '', headers, cookies: [], queryStringParameters: {}, ...more },
  requestContext: { requestId: 'request-7', http: { method }, authorizer: { jwt: { claims: CLAIMS, scopes: [] } } },
})
const asked = async (handle: unknown, path: string, asking: Asking): Promise<Answered> =>
  (handle as (event: object, context: object) => Promise<Answered>)(eventOf(path, asking), {})

const api = (asking: Asking, path = '/v1/treatments') =>
  asked(
    onHttp(routes, { '/openapi.json': () => ({ openapi: '3.1.0' }) }, () => deps),
    path,
    asking,
  )
const fhir = (asking: Asking) =>
  asked(
    onFhir(respondFhir, () => deps),
    '/fhir/R4/Patient/x',
    asking,
  )
const form = (asking: Asking, path = '/console/inbox') =>
  asked(
    onConsole(pages, () => ({ ...aConsole(world).deps, ...deps })),
    path,
    asking,
  )

const detailOf = ({ statusCode, body }: Answered) => [statusCode, JSON.parse(body).detail]
const issueOf = ({ statusCode, body }: Answered) => {
  const [{ code, diagnostics, details }] = JSON.parse(body).issue
  return [statusCode, code, diagnostics ?? details?.text]
}

describe('the API', () => {
  const json = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))

  it('reads 256 KB, by bytes and as they came, and says of more how much it reads', async () => {
    const refused = [413, 'The body is larger than 256 KB: send it in parts.']
    expect((await api({ body: json(MOST) })).statusCode).toBe(422)
    expect(detailOf(await api({ body: json(MOST + 1) }))).toEqual(refused)
    expect(detailOf(await api({ body: json(MOST).replace('xx', 'éx') }))).toEqual(refused)
    const isBase64Encoded = true
    const zipped = (bytes: number) => Buffer.from(json(bytes)).toString('base64')
    expect((await api({ body: zipped(MOST), isBase64Encoded })).statusCode).toBe(422)
    expect(detailOf(await api({ body: zipped(MOST + 1), isBase64Encoded }))).toEqual(refused)
  })

  it.each(['text/csv', 'application/octet-stream', 'application/vnd.ms-excel'])('reads 1.5 MB of %s', async (type) => {
    const file = (bytes: number) => api({ headers: { 'content-type': type }, body: 'x'.repeat(bytes) })
    expect((await file(MOST_FILE)).statusCode).not.toBe(413)
    expect(detailOf(await file(MOST_FILE + 1))).toEqual([413, 'The body is larger than 1536 KB: send it in parts.'])
  })

  it('says what cannot be read, and in which form to send it', async () => {
    const sent = async (type: string, body: string) => detailOf(await api({ headers: { 'content-type': type }, body }))
    for (const type of ['application/json', 'application/fhir+json', 'text/plain', ''])
      expect(await sent(type, '{'), type).toEqual([400, 'The body is not JSON.'])
    for (const type of ['text/html', 'application/x-www-form-urlencoded', 'xapplication/json'])
      expect(await sent(type, '{'), type).toEqual([415, 'Send the body as application/json.'])
    const noFile = await api({ body: '' }, '/v1/imports/treatments')
    expect(detailOf(noFile)).toEqual([415, 'Send the file itself, as text/csv.'])
  })

  it('tells who asks without a token what it is, and nothing else', async () => {
    const { statusCode, body } = await api({ method: 'GET' }, '/openapi.json')
    expect([statusCode, body]).toEqual([200, '{"openapi":"3.1.0"}'])
    expect((await api({}, '/openapi.json')).statusCode).toBe(404)
  })

  it('says what to do when the store is away, and what to quote when the fault is ours', async () => {
    breaks = new Unavailable('busy')
    expect(detailOf(await api({ method: 'GET' }, '/v1/on-call'))).toEqual([
      ...[503, "We're busy. Nothing is lost: send the same request again, with the same Idempotency-Key."],
    ])
    breaks = new TypeError('i cant breathe')
    expect(detailOf(await api({ method: 'GET' }, '/v1/on-call'))).toEqual([
      ...[500, 'Something went wrong on our side. Quote request request-7 when you report it.'],
    ])
    expect(world.logged).toEqual([
      { event: 'store-unavailable', requestId: 'request-7', error: expect.stringMatching(/^Error at /) },
      { event: 'request-failed', requestId: 'request-7', error: expect.stringMatching(/^TypeError at /) },
    ])
  })
})

describe('FHIR', () => {
  it('reads 256 KB, and says of more how much it reads', async () => {
    expect((await fhir({ body: JSON.stringify('x'.repeat(MOST - 2)) })).statusCode).not.toBe(413)
    const longer = await fhir({ body: JSON.stringify('x'.repeat(MOST - 1)) })
    expect(issueOf(longer)).toEqual([413, 'too-long', 'The body is larger than 256 KB.'])
  })

  it('says what is no JSON', async () => {
    expect(issueOf(await fhir({ body: '{' }))).toEqual([
      ...[400, 'structure', 'The body is not JSON, or is nested too deeply.'],
    ])
  })

  it('says what to do when the store is away, and what to quote when the fault is ours', async () => {
    breaks = new Unavailable('busy')
    expect(issueOf(await fhir({ method: 'GET' }))).toEqual([
      ...[503, 'transient', 'The store is busy. Nothing is lost: send the same request again.'],
    ])
    breaks = new Error('broken')
    expect(issueOf(await fhir({ method: 'GET' }))).toEqual([
      ...[500, 'exception', 'This is a fault of ours. Quote request request-7 when you report it.'],
    ])
    expect(world.logged.map(({ event }) => event)).toEqual(['store-unavailable', 'request-failed'])
  })
})

describe('the console', () => {
  const ours = { host: 'care.example', 'sec-fetch-site': 'same-origin' }

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://care.example', host: 'care.example' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'https://care.example', host: 'care.example' }, true],
    [{ origin: 'https://evil.example', host: 'care.example' }, false],
    [{ origin: 'null', host: 'care.example' }, false],
    [{ host: 'care.example' }, false],
  ] as [Record<string, string>, boolean][])('takes a form of %j: %s', async (headers, taken) => {
    const { statusCode, headers: sent, body } = await form({ headers })
    if (taken) return expect(statusCode).not.toBe(403)
    return expect([statusCode, sent['content-type'], body]).toEqual([
      ...[403, 'text/plain; charset=utf-8', 'This form was not sent from the console.'],
    ])
  })

  it('says what to do when the store is away or something breaks, with the way back', async () => {
    const page = async (error: Error) => {
      breaks = error
      const headers = { ...ours, referer: 'https://care.example/console/patients/p1?x=y' }
      const asking = { headers, method: 'GET', cookies: ['aftercare-session=some'] }
      const { statusCode, body } = await form(asking as Asking)
      return { statusCode, text: body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '), body }
    }
    const away = await page(new Unavailable('busy'))
    expect([away.statusCode, away.text]).toEqual([503, expect.stringMatching(/We(')re busy/)])
    expect(away.text).toContain(
      'Go back and send it again in a moment. If you were saving something, check the record first.',
    )
    const broken = await page(new Error('broken'))
    expect([broken.statusCode, broken.text]).toEqual([500, expect.stringContaining('Something went wrong')])
    expect(broken.text).toContain('Go back and try again. If it happens again, tell your admin.')
    for (const { body, text } of [away, broken]) {
      expect(body).toContain('href="/console/patients/p1"')
      expect(text).toContain('Back to the page')
    }
    expect(world.logged.map(({ event }) => event)).toEqual(['console-failed', 'console-failed'])
  })
})
