import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notTextable } from '../../functions/core/clinic/textable.ts'
import { keys } from '../../functions/core/keys.ts'
import { parsePhone, readablePhone } from '../../functions/core/phone.ts'
import { inEnglish } from '../../functions/core/row-facts.ts'
import { harbor } from '../support/world.ts'

describe('phone numbers', () => {
  it.each([
    '(415) 555-0123',
    '415.555.0123',
    '+1 415 555 0123',
    '1-415-555-0123',
    '4155550123',
    ...[
      '\u202a+1 (415) 555-0123\u202c',
      '(415)\u00a0555‑0123',
      '４１５５５５０１２３',
      '415\u200b555\u200b0123',
      '\ufeff4155550123',
    ],
    ...['tel:+14155550123', 'tel:+1-415-555-0123', 'TEL:415-555-0123', 'tel:+14155550123;ext=5', '"4155550123"'],
    ...['(415) 555-0123 ext. 5', '415-555-0123 x5', '415 555 0123 extension 12', '="4155550123"'],
  ])('"%s" is read', (typed) => expect(parsePhone(typed, 'US')).toEqual({ kind: 'phone', e164: '+14155550123' }))
  it.each(['12', '', 'call me', '415 555 012', '+1 415 555 01234'])('"%s" is refused with the reason', (typed) => {
    const parsed = parsePhone(typed, 'US')
    expect(parsed.kind).toBe('not-a-phone')
    expect('because' in parsed && parsed.because.length).toBeGreaterThan(20)
  })
  it('that no country is known to have is kept once a person has confirmed it', () => {
    expect(parsePhone('+1 415 155 0123', 'US')).toMatchObject({ kind: 'not-a-phone' })
    expect(parsePhone('+1 415 155 0123', 'US', { confirmed: true })).toEqual({ kind: 'phone', e164: '+14151550123' })
    expect(parsePhone('call me', 'US', { confirmed: true }).kind).toBe('not-a-phone')
    expect(parsePhone('12', 'US', { confirmed: true }).kind).toBe('not-a-phone')
  })
  it.each([
    ['+18005550123', 'toll-free'],
    ['+19005550123', 'premium-rate'],
    ['+881612345678', 'satellite'],
    ['+870773111632', 'satellite'],
    ['+34612345678', 'a number in Spain'],
    ['+12423591234', 'a number in the Bahamas'],
    [harbor.clinic.textingNumber, 'Harbor Clinic itself'],
    [harbor.clinic.frontDeskPhone, 'Harbor Clinic itself'],
  ])('%s is not texted: %s', (e164, because) => {
    const fact = notTextable(e164, harbor.clinic)
    expect(fact && inEnglish(fact)).toContain(because)
  })
  it.each(['+14155550123', '+17875550123'])('%s is texted from the United States', (e164) =>
    expect(notTextable(e164, harbor.clinic)).toBeUndefined())
  it('of another country are texted where the clinic serves it', () =>
    expect(notTextable('+34612345678', { ...harbor.clinic, textsTo: ['US', 'ES'] })).toBeUndefined())
  it('are read whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const parsed = parsePhone(typed, 'US', { confirmed: true })
        if (parsed.kind === 'phone') expect(parsed.e164).toMatch(/^\+[1-9]\d{7,14}$/)
      }),
      { numRuns: 10_000 },
    )
  })
  it('are shown as people of the country read them', () => {
    expect(readablePhone('+14155550199', 'US')).toBe('(415) 555-0199')
    expect(readablePhone('+34911234567', 'US')).toBe('+34 911 23 45 67')
  })
})

it('no opt-out is kept under a number that is none', () => {
  expect(() => keys.phoneProfile('+14155550100', '')).toThrow()
  expect(() => keys.phoneProfile('', '+14155550123')).toThrow()
})
