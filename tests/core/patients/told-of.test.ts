import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isContactOf, isToldIn } from '../../../functions/core/patients/told-of.ts'

const ana = { name: 'Ana Ruiz', known: true, phone: '+14155550123', email: 'ana@example.com' }

describe('a text', () => {
  it('tells of a person by the number, however it is written between whatever words', () => {
    const separators = fc.constantFrom('', ' ', '-', '.', ') ', ' - ')
    const words = fc.constantFrom('', 'call ', 'room 3: ', 'x', 'please, ')
    const prefix = fc.constantFrom('', '+1 ', '1-', '(', '+1(')
    fc.assert(
      fc.property(separators, separators, words, words, prefix, (a, b, before, after, first) => {
        expect(isToldIn(`${before}${first}415${a}555${b}0123${after ? `, ${after}` : ''}`, ana)).toBe(true)
      }),
    )
  })

  it.each([
    'ana  RUIZ is here',
    'Áná Ruiz!',
    'ANA@EXAMPLE.COM',
    'Ruiz, see Ana Ruiz.',
  ])('tells of her by name or address: %s', (text) => {
    expect(isToldIn(text, ana)).toBe(true)
  })

  it.each(['Diana Ruizo', '415-555-0124', 'Ana Lopez', 'room 415, 555 steps', ''])('tells of nobody: %s', (text) => {
    expect(isToldIn(text, ana)).toBe(false)
  })

  it('without a name on record is not taken for everybody’s', () => {
    expect(isToldIn('anything', { name: '', known: false, phone: '+14155550123' })).toBe(false)
  })
})

describe('a contact', () => {
  it.each([
    [{ name: 'Ana Ruiz', phone: '(415) 555-0123' }, true],
    [{ name: 'ana m. ruiz', phone: '4155550123' }, true],
    [{ phone: '4155550123' }, true],
    [{ name: 'Ana R', email: 'ANA@example.com ' }, true],
    [{ name: 'Ana Ruiz' }, true],
    // A relative at the same phone keeps the follow-ups.
    [{ name: 'Ben Ruiz', phone: '4155550123' }, false],
    [{ name: 'Ana Ruiz', phone: '4155550124' }, false],
    [{ name: 'Ana Lopez' }, false],
    [{}, false],
  ])('%j is hers: %s', (contact, expected) => {
    expect(isContactOf(ana, contact, 'US')).toBe(expected)
  })
})
