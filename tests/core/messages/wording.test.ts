import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render, segments, toGsm } from '../../../functions/core/messages/wording.ts'

describe('the length of a text', () => {
  it.each([
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    ['’'.repeat(70), 'UCS-2', 1],
    ['’'.repeat(71), 'UCS-2', 2],
  ])('is counted as carriers bill it', (text, encoding, parts) =>
    expect(segments(text)).toMatchObject({ encoding, segments: parts }))

  it('never changes a text into something outside GSM-7', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(segments(toGsm(text)).encoding).toBe('GSM-7')
      }),
    )
  })
})

it('a placeholder without a value is a bug, not a gap in the text', () =>
  expect(() => render('Hi {first}', {})).toThrow(/first/))
