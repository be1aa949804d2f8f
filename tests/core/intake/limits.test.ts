/** Limits of what a booking system may send, and for how long: at each limit itself, and one beyond it. */
import { describe, expect, it } from 'vitest'
import { missingIn, performedAt, triedAgainAt } from '../../../functions/core/intake/arrived.ts'
import { emailAt, idAt, instantIn, textAt, valueAt } from '../../../functions/core/intake/event.ts'
import { leavesOf } from '../../../functions/core/intake/leaves.ts'
import { matchServices, serviceFaults } from '../../../functions/core/intake/services.ts'
import { agreedBy, agreedIn, type IntakeSetup, secretsAt, setupFaults } from '../../../functions/core/intake/setup.ts'
import { standardKey, verify } from '../../../functions/core/intake/signature.ts'
import { plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { content } from '../../../functions/runtime/content.ts'
import { hmac, SECRETS, signed } from '../../support/booking-events.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const SETUP: IntakeSetup = {
  ...{ clinicId: 'demo', source: 'square', secret: 'new-secret', services: [], changedAt: NOW, changedBy: 'dr-hale' },
}

describe('the secret of a booking system', () => {
  it('has eight characters, or 24 to 64 bytes for the generic hook', () => {
    const faults = (source: IntakeSetup['source'], secret: string) =>
      setupFaults({ ...SETUP, source, secret }).map(({ pointer, fact }) => [pointer, fact?.kind])
    expect([faults('square', '12345678'), faults('square', '1234567')]).toEqual([[], [['/secret', 'short-secret']]])
    for (const [bytes, isKey] of [
      [23, false],
      [24, true],
      [64, true],
      [65, false],
    ] as const) {
      const secret = `whsec_${btoa('k'.repeat(bytes))}`
      expect(standardKey(secret)?.length).toBe(isKey ? bytes : undefined)
      expect(faults('generic', secret)).toEqual(isKey ? [] : [['/secret', 'hook-secret']])
    }
  })

  it('before the present one is taken until its end', () => {
    const former = { secret: 'old-secret', until: plusMinutes(NOW, 60) }
    const secrets = (seconds: number) => secretsAt({ ...SETUP, former }, plusSeconds(NOW, seconds))
    expect(secrets(3599.999)).toEqual(['new-secret', 'old-secret'])
    expect(secrets(3600)).toEqual(['new-secret'])
    expect(secretsAt(SETUP, NOW)).toEqual(['new-secret'])
  })

  it('signs a timestamp that is five minutes off, and not a second more', () => {
    const checked = (off: number) =>
      verify('generic', {
        ...{ headers: signed('generic', '{}', { at: Date.parse(NOW) / 1000 + off }), body: Buffer.from('{}'), url: '' },
        ...{ secret: SECRETS.generic, now: NOW, hmac },
      })
    for (const off of [300, -300]) expect(checked(off)).toEqual({ kind: 'genuine' })
    for (const off of [301, -301])
      expect(checked(off)).toEqual({
        kind: 'refused',
        because: 'webhook-timestamp is more than 5 minutes off: sign each attempt anew.',
      })
  })
})

describe('consent by an event', () => {
  const consent = { sms: { at: '/sms', is: 'yes' }, email: { at: '/mail', is: true }, statement: 'S' }

  it('is what the fields say in so many words; where they are silent, the agreement of the clinic', () => {
    expect(agreedIn({ sms: 'yes', mail: true }, consent)).toEqual({ sms: true, email: true })
    expect(agreedIn({ sms: 'Yes', mail: null }, consent)).toEqual({ sms: false, email: false })
    expect(agreedIn({ sms: '', mail: null }, consent)).toEqual({ sms: false, email: false, silent: true })
    expect(agreedIn({}, undefined)).toEqual({ sms: false, email: false, silent: true })
    const agreement = { statement: 'Form 7, in the cabinet', sms: true, email: false }
    const silent = { sms: false, email: false, silent: true } as const
    expect(agreedBy(silent, { agreement })).toEqual({ sms: true, email: false, agreement })
    expect(agreedBy(silent, {})).toEqual(silent)
    expect(agreedBy({ sms: false, email: true }, { agreement })).toEqual({ sms: false, email: true })
  })
})

describe('what an event holds', () => {
  it('is shown to a depth of eight, two hundred fields, sixty characters of each', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'here' : { a: nested(depth - 1) })
    expect(leavesOf(nested(8))).toEqual([{ at: '/a'.repeat(8), value: 'here', shown: 'here' }])
    expect(leavesOf(nested(9))).toEqual([])
    const wide = leavesOf(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`f${i}`, i])))
    expect([wide.length, wide.at(-1)?.at]).toEqual([200, '/f199'])
    expect(leavesOf({ 'a/b~': 'x'.repeat(61), list: [1, 'two'], none: null })).toEqual([
      { at: '/a~1b~0', value: 'x'.repeat(61), shown: 'x'.repeat(60) },
      { at: '/list', value: '', shown: '[1,"two"]' },
    ])
  })

  it('is read by pointers, 120 characters of a text and a thousand of an id', () => {
    const event = { name: `  ${'n'.repeat(121)} `, id: 'i'.repeat(1001), count: 7, 'a/b': { '~': [1] }, mail: 'n/a' }
    expect(textAt(event, '/name')).toBe('n'.repeat(120))
    expect(idAt(event, '/id')).toBe('i'.repeat(1000))
    expect([textAt(event, '/count'), textAt(event, '/mail'), emailAt(event, '/mail')]).toEqual(['7', 'n/a', undefined])
    expect(emailAt({ mail: 'ana@example.com' }, '/mail')).toBe('ana@example.com')
    expect([valueAt(event, '/a~1b/~0/0'), valueAt(event, '/toString'), valueAt(event, '')]).toEqual([
      ...[1, undefined, event],
    ])
  })

  it('names instants with a zone, or on the clock of the clinic', () => {
    const place = { zone: 'America/Los_Angeles', country: 'US' }
    const read = (text?: string) => instantIn(text, place)
    expect(read('2026-11-23T18:05:00Z')).toBe(NOW)
    expect(read('2026-11-23T10:05:00.0000-0800')).toBe(NOW)
    expect(read('2026-11-23T10:05:00.123')).toBe(NOW)
    expect([read('2026-13-41T10:05Z'), read(''), read(undefined), read('soon')]).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ])
  })
})

describe('a visit', () => {
  it('is tried again after 1, 2, 4, 8 and 16 minutes, and took place no later than it was done', () => {
    expect([1, 2, 3, 4, 5].map((tries) => triedAgainAt(NOW, tries))).toEqual(
      [1, 2, 4, 8, 16].map((minutes) => plusMinutes(NOW, minutes)),
    )
    const visit = (at?: string) => ({ services: [], ...(at ? { performedAt: at } : {}) })
    const [before, after] = [plusMinutes(NOW, -1), plusMinutes(NOW, 1)]
    expect([before, after, undefined].map((at) => performedAt({ at: NOW, visit: visit(at) }))).toEqual([
      ...[before, NOW, NOW],
    ])
  })

  it('is told all that it lacks, and whom no message would reach', () => {
    const none = { procedures: [], unknown: [], nothing: false }
    const some = { ...none, unknown: ['Glow'] }
    const agreed = (sms: boolean, email: boolean) => ({ sms, email })
    const missing = (visit: object, channels: object, matched = some) =>
      missingIn({ visit: { services: [], ...visit }, agreed: channels as never }, matched)
    expect(missing({}, agreed(false, false), none)).toEqual([...['name', 'procedures', 'contact', 'consent']])
    const ana = { name: 'Ana Ruiz' }
    expect(missing({ ...ana, email: 'a@b.c' }, agreed(true, false))).toEqual(['phone'])
    expect(missing({ ...ana, phone: '1' }, agreed(false, true))).toEqual(['email'])
    expect(missing({ ...ana, phone: '1' }, agreed(false, false))).toEqual(['consent'])
    for (const visit of [{ phone: '1' }, { email: 'a@b.c' }])
      expect(missing({ ...ana, ...visit }, agreed(true, true))).toEqual([])
  })
})

describe('the table of services', () => {
  it('joins products up to 120 characters, and names without letters only where they are the same', () => {
    const rows = ['a', 'b'].map((name) => ({ service: name, plan: 'filler', product: name.repeat(60) }))
    expect(matchServices(rows, [{ id: 'a' }, { id: 'b' }]).procedures).toEqual([
      { plan: 'filler', areas: [], product: `${'a'.repeat(60)}, ${'b'.repeat(58)}` },
    ])
    expect(matchServices([{ service: '★', plan: 'filler' }], [{ name: '☆' }, { id: '?' }, {}])).toEqual({
      ...{ procedures: [], unknown: ['☆', '?'], nothing: false },
    })
  })

  it('is kept as it is spelled in the plans, and each fault says what is wrong', () => {
    const rows = [
      { service: 'Lips', plan: 'filler', areas: ['Lips'], product: 'P' },
      { service: 'Talk', aftercare: false },
    ]
    expect(serviceFaults(content().plans, rows)).toEqual({ rows: [{ ...rows[0], areas: ['lips'] }, rows[1]] })
    const wrong = serviceFaults(content().plans, [
      { service: 'A', plan: 'magic'.repeat(10) },
      { service: 'a.', aftercare: false, plan: 'filler' },
      { service: 'B' },
    ])
    expect('faults' in wrong && wrong.faults.map(({ pointer, fact }) => [pointer, fact])).toEqual([
      ['/services/0/plan', { kind: 'plan-unknown', plan: 'magic'.repeat(8) }],
      ['/services/1/service', { kind: 'service-twice', service: 'a.' }],
      ['/services/1/plan', { kind: 'plan-of-none' }],
      ['/services/2/plan', { kind: 'plan-missing' }],
    ])
  })
})
