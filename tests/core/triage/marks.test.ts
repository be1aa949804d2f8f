/** What a nurse reads of a patient's words: all of them, with each danger marked, in whatever order triage names them. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marks } from '../../../functions/core/triage/marks.ts'
import type { SignFound } from '../../../functions/core/triage/verdict.ts'

const TEXT = 'my lip is white and my throat is closing'
const signAt = (words: string, text = TEXT): SignFound => {
  const start = text.indexOf(words)
  return { sign: 's', tier: 'urgent', rule: 'r', evidence: { start, end: start + words.length, text: words } }
}
const marked = (signs: SignFound[]) => marks(TEXT, signs).flatMap((piece) => (piece.marked ? [piece.text] : []))

it('every danger is marked, also where the graver one that is named first stands later in the text', () => {
  const [lip, throat] = [signAt('lip is white'), signAt('throat is closing')]
  expect(marked([lip, throat])).toEqual(['lip is white', 'throat is closing'])
  expect(marked([throat, lip])).toEqual(['lip is white', 'throat is closing'])
})

it('no word of the patient is lost or said twice, whatever was found where', () => {
  const span = fc.tuple(fc.nat(TEXT.length), fc.nat(TEXT.length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const signs = spans.map(([start = 0, end = 0]) => ({
        ...signAt(''),
        evidence: { start, end, text: TEXT.slice(start, end) },
      }))
      const pieces = marks(TEXT, signs)
      expect(pieces.map(({ text }) => text).join('')).toBe(TEXT)
      expect(pieces.every(({ text }) => text !== '')).toBe(true)
    }),
  )
})

it('of an earlier text, whose place means nothing here, nothing is marked', () => {
  expect(marked([signAt('i cant swallow', 'i cant swallow')])).toEqual([])
})
