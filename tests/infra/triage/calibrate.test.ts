import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokens } from '../../../functions/core/triage/tokens.ts'
import { rules } from '../../../functions/runtime/rules.ts'
import { calibrate } from '../../../infra/triage/training/calibrate.ts'

const RARE = 2000

/** Scores of a head whose label few texts have, as a linear model gives them: far below zero, the labelled ones higher. */
const rareHead = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  labelled: fc.integer({ min: 1, max: 30 }),
  usual: fc.double({ min: -30, max: -2, noNaN: true }),
  apart: fc.double({ min: 0.5, max: 30, noNaN: true }),
})

function scoresOf({ seed, labelled, usual, apart }: { seed: number; labelled: number; usual: number; apart: number }) {
  let state = seed
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    return (state >>> 0) / 2 ** 32
  }
  const labels = Array.from({ length: RARE }, (_, i) => Number(i < labelled))
  return { labels, scores: labels.map((label) => usual + label * apart + 2 * (random() + random() - 1)) }
}

const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length

describe('the calibration of a head', () => {
  it('says on average how often the label is, however rare it is and however far its scores lie', () => {
    fc.assert(
      fc.property(rareHead, (head) => {
        const { labels, scores } = scoresOf(head)
        const [a, b] = calibrate(scores, labels)
        const said = scores.map((score) => 1 / (1 + Math.exp(-(a * score + b))))
        expect(a).toBeGreaterThan(-5)
        expect(Math.abs(mean(said) - mean(labels))).toBeLessThan(0.003)
      }),
    )
  })

  it('is finite where the scores part the labels without an error', () => {
    const [a, b] = calibrate([-9, -8, -7, 3, 4], [0, 0, 0, 1, 1])
    expect([a, b].every((each) => Math.abs(each) < 20)).toBe(true)
  })
})

describe('the reader in use', () => {
  it.each([
    'thanks so much',
    'ok see you friday',
    'gracias, nos vemos el lunes',
    'can i wash my face?',
  ])('names no sign in %j', (text) => {
    const probable = [...rules().reader.probabilities(tokens(text))].filter(([head]) => head.startsWith('sign:'))
    expect(probable.filter(([, probability]) => probability > 0.25)).toEqual([])
  })
})
