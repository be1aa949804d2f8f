import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SIGNATURE_HEADERS, standardKey, verify } from '../../../functions/core/intake/signature.ts'
import { SOURCES, type Source } from '../../../functions/core/intake/source.ts'
import { isSame } from '../../../functions/core/same-text.ts'
import { hmac, SECRETS, signed } from '../../support/booking-events.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const AT = Date.parse(NOW) / 1000
const URL_OF = 'https://care.example/v1/intake/square?clinic=demo'
const bytes = (text: string) => new TextEncoder().encode(text)

const check = (source: Source, headers: Record<string, string>, body: Uint8Array, more: object = {}) =>
  verify(source, { headers, body, url: URL_OF, secret: SECRETS[source], now: NOW, hmac, ...more }).kind
const headersOf = (source: Source, body: string) => signed(source, body, { url: URL_OF, at: AT })

const sources = fc.constantFrom(...SOURCES)
const bodies = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
/** Vagaro sends a token, which says nothing of the body. */
const signing = fc.constantFrom(...SOURCES.filter((source) => source !== 'vagaro'))

describe('a signature', () => {
  it('of each source is taken with the body that it was made for, whatever is in it', () =>
    fc.assert(
      fc.property(sources, bodies, (source, body) => {
        expect(check(source, headersOf(source, body), bytes(body))).toBe('genuine')
      }),
    ))

  it('is refused when any byte of the body is another, is missing or is added', () =>
    fc.assert(
      fc.property(signing, bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), (source, text, where, by) => {
        const [headers, body] = [headersOf(source, text), bytes(text)]
        const at = where % body.length
        const changed = body.map((byte, i) => (i === at ? byte ^ by : byte))
        expect(check(source, headers, changed)).toBe('refused')
        expect(
          check(
            source,
            headers,
            body.filter((_, i) => i !== at),
          ),
        ).toBe('refused')
        expect(check(source, headers, Uint8Array.from([...body, by]))).toBe('refused')
      }),
    ))

  it('is refused when any character of it is another, is missing or is added', () =>
    fc.assert(
      fc.property(sources, bodies, fc.nat(), fc.constantFrom(...'Az09+/=-, '), (source, body, where, letter) => {
        const headers = headersOf(source, body)
        const name = SIGNATURE_HEADERS[source]
        const given = headers[name] ?? ''
        // What stands before the digest, "sha256 =", may be written with and without a space.
        const at = given.length - 1 - ((where % 40) % Math.max(1, given.length - 9))
        fc.pre(given[at] !== letter)
        const changed = [given.slice(0, at) + letter + given.slice(at + 1), given.slice(0, at) + given.slice(at + 1)]
        for (const signature of changed)
          expect(check(source, { ...headers, [name]: signature }, bytes(body)), signature).toBe('refused')
      }),
    ))

  it('is refused under another secret, and where it is missing', () =>
    fc.assert(
      fc.property(sources, bodies, fc.base64String({ minLength: 32, maxLength: 60 }), (source, body, secret) => {
        fc.pre(secret !== SECRETS[source])
        const headers = headersOf(source, body)
        expect(check(source, headers, bytes(body), { secret })).toBe('refused')
        expect(check(source, {}, bytes(body))).toBe('refused')
        expect(check(source, { ...headers, [SIGNATURE_HEADERS[source]]: '' }, bytes(body))).toBe('refused')
      }),
    ))

  it('of Square is refused at another address than the one that was typed in', () => {
    expect(check('square', headersOf('square', '{}'), bytes('{}'), { url: `${URL_OF}2` })).toBe('refused')
  })

  it('of Zenoti is taken in plain hex as well', () => {
    const dashed = headersOf('zenoti', '{}')['zenoti-webhook-signature'] ?? ''
    const plain = dashed.replace('sha256 =', '').replaceAll('-', '').toLowerCase()
    for (const each of [plain, `sha256=${plain}`])
      expect(check('zenoti', { 'zenoti-webhook-signature': each }, bytes('{}'))).toBe('genuine')
  })
})

describe('Standard Webhooks', () => {
  /** The example of https://github.com/standard-webhooks/standard-webhooks (spec and libraries). */
  const example = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }
  const body = bytes('{"test": 2432232314}')

  it('takes the example of its libraries, at its time', () => {
    expect(check('generic', example, body, { now: '2021-02-25T15:02:10.000Z' })).toBe('genuine')
    expect(check('generic', example, body)).toBe('refused')
  })

  it.each([
    [299, 'genuine'],
    [-299, 'genuine'],
    [301, 'refused'],
    [-301, 'refused'],
  ])('with a timestamp %s seconds off is %s', (off, kind) => {
    expect(check('generic', signed('generic', '{}', { at: AT + off }), bytes('{}'))).toBe(kind)
  })

  it('is refused with a timestamp or an id that was not signed, or that is none', () => {
    const headers = headersOf('generic', '{}')
    const changes: Record<string, string>[] = [
      { 'webhook-timestamp': String(AT + 1) },
      { 'webhook-timestamp': 'NaN' },
      { 'webhook-timestamp': '' },
      { 'webhook-id': 'msg_2' },
      { 'webhook-id': '' },
      { 'webhook-signature': (headers['webhook-signature'] ?? '').replace('v1,', 'v1a,') },
    ]
    for (const change of changes)
      expect(check('generic', { ...headers, ...change }, bytes('{}')), JSON.stringify(change)).toBe('refused')
  })

  it('takes one of several signatures, as a sender whose secret changes sends them', () => {
    const headers = headersOf('generic', '{}')
    const several = `v1,AAAA v2,x ${headers['webhook-signature']}`
    expect(check('generic', { ...headers, 'webhook-signature': several }, bytes('{}'))).toBe('genuine')
  })

  it('wants a secret of 24 to 64 bytes', () => {
    expect(standardKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toHaveLength(24)
    for (const secret of ['', 'whsec_', 'whsec_c2hvcnQ=', 'not base64!', `whsec_${btoa('x'.repeat(65))}`])
      expect(standardKey(secret), secret).toBeUndefined()
  })
})

it('two texts are the same only where all of them is', () =>
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSame(a, b) === (a === b))))
