/** What is behind links without sign-in: which headers each answer has, which form is read, and what is said when something breaks. */
import { beforeEach, describe, expect, it } from 'vitest'
import { MOST_PHOTO_FORM_BYTES, type Photo } from '../../functions/core/photos/photo.ts'
import { MOST_PRESS_BYTES } from '../../functions/http/slack-hook.ts'
import { onLink } from '../../functions/runtime/on-link.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'

type Answered = { statusCode: number; headers: Record<string, string>; body: string }

const TOKEN = 'a'.repeat(16)
const WITH_PHOTOS = 'c'.repeat(16)
const FEED = 'b'.repeat(30)
const LONGEST_FORM = 48 * 1024
const PAGE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'x-request-id': 'request-7',
}
const TEXT = { ...PAGE, 'content-type': 'text/plain; charset=utf-8' }

let asked: unknown[][]
let logged: object[]
let breaks: unknown

beforeEach(() => {
  asked = []
  logged = []
  breaks = undefined
})

const noted =
  <T>(name: string, answer: T) =>
  async (_: unknown, ...given: unknown[]): Promise<T> => {
    if (breaks !== undefined) throw breaks
    asked.push([name, ...given])
    return answer
  }

type More = {
  body?: string
  isBase64Encoded?: boolean
  queryStringParameters?: Record<string, string>
  type?: string
  language?: string
}

async function ask(method: string, path: string, { type, language, ...more }: More = {}) {
  const handle = onLink(
    {
      style: (brand) => `p{${brand ?? ''}}`,
      logo: async (deps, path) =>
        noted(
          'logo',
          path.endsWith('.png')
            ? { type: 'image/png' as const, base64: 'AQI=', isAsked: !path.includes('old') }
            : undefined,
        )(deps, path),
      script: 'shrink()',
      send: noted('send', { status: 200, body: 'arrived' }),
      photo: noted('photo', { photo: { type: 'image/jpeg' } as Photo, base64: Buffer.of(1, 2).toString('base64') }),
      show: async (deps, token, language) =>
        noted('show', {
          ...{ status: 200, body: 'a page' },
          ...(token === WITH_PHOTOS ? { script: true as const } : {}),
        })(deps, token, language),
      press: noted('press', { status: 200, body: 'pressed' }),
      tooLong: (token) => `too long: ${token}`,
      calendar: async (deps, token, headers) =>
        noted('calendar', { status: token ? 200 : 404, body: 'BEGIN', headers: { etag: '"1"' } })(deps, token, headers),
      slack: noted('slack', { status: 200, body: 'heard' }),
    },
    () => ({ log: { write: (entry) => void logged.push(entry) } }),
  )
  const requestContext = { requestId: 'request-7', http: { method } }
  const event = {
    version: '2.0',
    rawPath: path,
    headers: {
      host: 'care.example',
      ...(type ? { 'content-type': type } : {}),
      ...(language ? { 'accept-language': language } : {}),
    },
    requestContext,
    ...more,
  }
  return (await handle(event as never, {} as never)) as never as Answered
}

const zipped = (text: string) => ({ body: Buffer.from(text).toString('base64'), isBase64Encoded: true })

describe('a page behind a link', () => {
  it('is shown to GET and HEAD, is kept by no one, and loads, runs and frames nothing of others', async () => {
    expect(await ask('GET', `/l/${TOKEN}`)).toEqual({ statusCode: 200, headers: PAGE, body: 'a page' })
    expect(await ask('HEAD', `/l/${TOKEN}`)).toEqual({ statusCode: 200, headers: PAGE, body: '' })
    expect(asked).toEqual([
      ['show', TOKEN, 'en'],
      ['show', TOKEN, 'en'],
    ])
  })

  it.each([
    '/l/',
    '/l/short',
    `/l/${TOKEN}a`,
    `/l/${TOKEN.toUpperCase()}`,
  ])('at %s, which is no address of ours, is asked for by no token, and no form acts', async (path) => {
    for (const method of ['GET', 'POST', 'PUT']) expect((await ask(method, path)).body).toBe('a page')
    expect(asked).toEqual(Array.from({ length: 3 }, () => ['show', '', 'en']))
  })

  it('has a style that is kept for an hour', async () => {
    const { body, headers } = await ask('GET', '/l/style.css')
    expect({ body, headers }).toEqual({
      body: 'p{}',
      headers: { ...PAGE, 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' },
    })
  })

  it('has the style of a brand where its address names one', async () => {
    expect((await ask('GET', '/l/style.css', { queryStringParameters: { brand: '6d3560' } })).body).toBe('p{6d3560}')
  })

  it('stands beside a logo, which everyone keeps for a year, or for five minutes where another has taken its place', async () => {
    const { statusCode, headers, body, ...more } = await ask('GET', '/logos/demo/a.png')
    expect({ statusCode, body, ...more }).toEqual({ statusCode: 200, body: 'AQI=', isBase64Encoded: true })
    expect(headers).toEqual({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'x-request-id': 'request-7',
    })
    expect(await ask('HEAD', '/logos/demo/a.png')).toEqual({ statusCode: 200, headers, body: '' })
    expect((await ask('GET', '/logos/demo/old.png')).headers['cache-control']).toBe('public, max-age=300')
    expect(await ask('GET', '/logos/demo/a.svg')).toEqual({ statusCode: 404, headers: TEXT, body: '' })
  })

  it('takes a form as it came, or as the gateway has encoded it', async () => {
    expect(await ask('POST', `/l/${TOKEN}`, { body: 'a=é' })).toEqual({
      ...{ statusCode: 200, headers: PAGE, body: 'pressed' },
    })
    await ask('POST', `/l/${TOKEN}`, zipped('a=é'))
    await ask('POST', `/l/${TOKEN}`)
    expect(asked).toEqual([
      ['press', TOKEN, 'a=é', 'en'],
      ['press', TOKEN, 'a=é', 'en'],
      ['press', TOKEN, '', 'en'],
    ])
  })

  it('is shown in the language that the browser asks for', async () => {
    await ask('GET', `/l/${TOKEN}`, { language: 'es-US,es;q=0.9,en;q=0.8' })
    expect(asked).toEqual([['show', TOKEN, 'es']])
  })

  it('reads a form of 48 KB, and of a longer one nothing', async () => {
    expect((await ask('POST', `/l/${TOKEN}`, { body: 'x'.repeat(LONGEST_FORM) })).body).toBe('pressed')
    const longer = await ask('POST', `/l/${TOKEN}`, { body: 'x'.repeat(LONGEST_FORM + 1) })
    expect(longer).toEqual({ statusCode: 413, headers: PAGE, body: `too long: ${TOKEN}` })
    expect(asked).toHaveLength(1)
  })

  it('that takes photos may run its script and send with it: else no photo of the patient arrives', async () => {
    const { headers } = await ask('GET', `/l/${WITH_PHOTOS}`)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
    )
  })

  it('that takes photos has a script, which is kept for an hour, and reads a form of photos whole', async () => {
    const { body, headers } = await ask('GET', '/l/photos.js')
    expect([body, headers['content-type'], headers['cache-control']]).toEqual([
      ...['shrink()', 'text/javascript; charset=utf-8', 'max-age=3600'],
    ])
    const type = 'multipart/form-data; boundary=x'
    const form = '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nhi\r\n--x--\r\n'
    expect((await ask('POST', `/l/${TOKEN}`, { ...zipped(form), type })).body).toBe('arrived')
    await ask('POST', `/l/${TOKEN}`, { body: 'x'.repeat(MOST_PHOTO_FORM_BYTES + 1), type })
    expect(asked).toEqual([
      ['send', TOKEN, expect.objectContaining({ fields: expect.anything() })],
      ['send', TOKEN, 'too-large'],
    ])
  })

  it('shows a photo to GET and HEAD, as the type that it is, kept by no one', async () => {
    const queryStringParameters = { photo: 'p1' }
    const shown = await ask('GET', `/l/${TOKEN}`, { queryStringParameters })
    expect(shown).toMatchObject({ statusCode: 200, body: Buffer.of(1, 2).toString('base64'), isBase64Encoded: true })
    expect(shown.headers).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' },
      'cache-control': 'private, no-store',
    })
    expect((await ask('HEAD', `/l/${TOKEN}`, { queryStringParameters })).body).toBe('')
    expect(asked).toEqual(Array(2).fill(['photo', TOKEN, 'p1']))
  })

  it('answers no other method', async () => {
    expect(await ask('PUT', `/l/${TOKEN}`)).toEqual({
      statusCode: 405,
      headers: {
        ...{ allow: 'GET, HEAD, POST', 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        'x-request-id': 'request-7',
      },
      body: 'This page answers GET, HEAD, POST.',
    })
    expect(asked).toEqual([])
  })
})

describe('a calendar', () => {
  const FILE = {
    ...{ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache', etag: '"1"' },
    ...{ 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex', 'x-request-id': 'request-7' },
  }

  it('is kept by the program that asked alone, which asks each time', async () => {
    expect(await ask('GET', `/calendars/${FEED}.ics`)).toEqual({ statusCode: 200, headers: FILE, body: 'BEGIN' })
    expect(await ask('HEAD', `/calendars/${FEED}.ics`)).toEqual({ statusCode: 200, headers: FILE, body: '' })
    expect(asked).toEqual(Array.from({ length: 2 }, () => ['calendar', FEED, { host: 'care.example' }]))
  })

  it('that is at no address of ours is words, and kept by no one', async () => {
    const headers = { ...FILE, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
    expect(await ask('GET', '/calendars/other.ics')).toEqual({ statusCode: 404, headers, body: 'BEGIN' })
    expect(asked).toEqual([['calendar', undefined, { host: 'care.example' }]])
  })
})

describe('a press in Slack', () => {
  const request = (body: string) => ['slack', { clinicId: 'demo', headers: { host: 'care.example' }, body }]

  it('is handed over with its clinic and its own words, which were signed', async () => {
    expect(await ask('POST', '/chat/slack/demo', zipped('payload=1'))).toEqual({
      ...{ statusCode: 200, headers: TEXT, body: 'heard' },
    })
    await ask('POST', '/chat/slack/demo', { body: 'payload=2' })
    expect(asked).toEqual([request('payload=1'), request('payload=2')])
  })

  it('that is longer than any of theirs is not read', async () => {
    expect((await ask('POST', '/chat/slack/demo', { body: 'x'.repeat(MOST_PRESS_BYTES) })).statusCode).toBe(200)
    const longer = await ask('POST', '/chat/slack/demo', { body: 'x'.repeat(MOST_PRESS_BYTES + 1) })
    expect(longer).toEqual({ statusCode: 413, headers: TEXT, body: '' })
    expect(asked).toHaveLength(1)
  })
})

describe('where something breaks', () => {
  it.each([
    [new Unavailable('busy'), 503, "We're busy. Nothing is lost: reload in a moment, or text the code back.", 'Error'],
    [
      new TypeError('i cant breathe'),
      ...[500, 'Something went wrong. Text the code of the alert back instead.', 'TypeError'],
    ],
    ['i cant breathe', 500, 'Something went wrong. Text the code of the alert back instead.', 'string'],
  ] as const)('%s: the page says what to do, and the log the kind of error alone', async (error, status, body, kind) => {
    breaks = error
    expect(await ask('GET', `/l/${TOKEN}`)).toEqual({ statusCode: status, headers: TEXT, body })
    expect(logged).toEqual([{ event: 'link-failed', error: kind }])
  })
})
