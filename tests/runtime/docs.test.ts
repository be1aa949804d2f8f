/** The API's description: for people and for machines, zipped for who takes it so, kept for five minutes. */
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { onDocs } from '../../functions/runtime/on-docs.ts'
import { PAGE_HEADERS, readAssets } from '../../functions/runtime/page-assets.ts'

type Answered = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded?: true }

const DOCUMENT = {
  ...{ openapi: '3.1.0', info: { title: 'Aftercare', version: '1', description: 'Follow-ups.' } },
  ...{ paths: {}, tags: [], components: { schemas: {} } },
}

let made = 0
const handle = onDocs(() => {
  made++
  return DOCUMENT
})

beforeAll(() => {
  vi.stubEnv('LAMBDA_TASK_ROOT', new URL('../../functions/docs', import.meta.url).pathname)
  vi.stubEnv('AFTERCARE_LINK_BASE', 'https://care.example')
})
afterAll(() => void vi.unstubAllEnvs())

async function ask(path: string, { method = 'GET', accept = '' } = {}) {
  const requestContext = { requestId: 'request-7', http: { method } }
  const event = { version: '2.0', rawPath: path, headers: { 'accept-encoding': accept }, requestContext }
  return (await handle(event as never, {} as never)) as never as Answered
}

const headers = (type: string, more: object = {}) => ({
  ...PAGE_HEADERS,
  ...{ 'content-type': type, 'cache-control': 'public, max-age=300', vary: 'accept-encoding' },
  ...{ 'x-request-id': 'request-7', ...more },
})

describe('the description of the API', () => {
  it('is JSON for machines', async () => {
    expect(await ask('/openapi.json')).toEqual({
      ...{ statusCode: 200, headers: headers('application/json'), body: JSON.stringify(DOCUMENT) },
    })
  })

  it('is a page for people, with or without a slash at the end', async () => {
    const { statusCode, headers: sent, body } = await ask('/docs')
    expect({ statusCode, sent }).toEqual({ statusCode: 200, sent: headers('text/html; charset=utf-8') })
    expect(body).toContain('https://care.example')
    expect(body).toContain(`docs.css?v=${readAssets().version}`)
    expect((await ask('/docs/')).body).toBe(body)
    expect(made).toBe(1)
  })

  it('is zipped for who takes it so, and has no body in HEAD', async () => {
    const zipped = await ask('/openapi.json', { accept: 'br, gzip' })
    expect(zipped).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } })
    expect(JSON.parse(gunzipSync(Buffer.from(zipped.body, 'base64')).toString())).toEqual(DOCUMENT)
    for (const accept of ['', 'gzip'])
      expect(await ask('/openapi.json', { method: 'HEAD', accept })).toMatchObject({ statusCode: 200, body: '' })
    expect(await ask('/openapi.json', { accept: 'br' })).not.toHaveProperty('isBase64Encoded')
  })

  it('has a stylesheet that is kept for a year', async () => {
    const { statusCode, headers: sent, body, isBase64Encoded } = await ask('/docs/docs.css')
    expect({ statusCode, sent, isBase64Encoded }).toEqual({
      ...{ statusCode: 200, isBase64Encoded: true },
      sent: {
        ...{ 'content-type': 'text/css; charset=utf-8', 'content-encoding': 'gzip' },
        ...{ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' },
      },
    })
    expect(gunzipSync(Buffer.from(body, 'base64')).toString()).toContain('{')
  })

  it('is nowhere else, and that is kept by no one', async () => {
    expect(await ask('/docs/other.css')).toEqual({
      statusCode: 404,
      headers: headers('text/plain', { 'cache-control': 'no-store' }),
      body: 'There is nothing at this address: the API is described at /docs.',
    })
  })
})

it('pages let nothing of another site run, load or frame them', () => {
  expect(PAGE_HEADERS).toEqual({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  expect(readAssets().version).toMatch(/^[0-9a-f]{10}$/)
})
