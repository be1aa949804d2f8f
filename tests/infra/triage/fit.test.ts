import { describe, expect, it } from 'vitest'
import { openCues } from '../../../functions/core/triage/reader/cues.ts'
import { evidenceFor } from '../../../functions/core/triage/reader/evidence.ts'
import { NO_MEANINGS } from '../../../functions/core/triage/reader/meanings.ts'
import { MOST, type Model, modelBytes, openModel, weightAt } from '../../../functions/core/triage/reader/model.ts'
import { probabilities } from '../../../functions/core/triage/reader/score.ts'
import { tokens } from '../../../functions/core/triage/tokens.ts'
import { keepMost, pack } from '../../../infra/triage/training/compress.ts'
import { type FitOptions, fitHeads } from '../../../infra/triage/training/fit.ts'
import type { LabelledReply } from '../../../infra/triage/training/replies.ts'
import { featuresOf, type Samples, samplesOf } from '../../../infra/triage/training/samples.ts'

const squared = (sum: number, weight: number) => sum + weight ** 2

const NO_CUES = openCues({ denies: [], ends: [], asides: {} })
const HEADS = ['sign:breathing', 'tier:prompt']
const OPTIONS: FitOptions = { epochs: 30, rate: 0.25, decay: 1e-5, dropout: 0.1, seed: 5 }

const TEXTS: [string, LabelledReply['tier']][] = [
  ['the air will not come', 'emergency'],
  ['no air in this room', 'emergency'],
  ['the bed will not move', 'other'],
  ['no sugar in this tea', 'other'],
  ['hello there i found the tea', 'other'],
]
/** Each text by two writers, so that its words are learned. */
const replies = ['a', 'b'].flatMap((writer) =>
  TEXTS.map(([text, tier], i): LabelledReply => {
    const signs = tier === 'emergency' ? [{ sign: 'breathing', when: 'now' as const }] : []
    return { id: `${writer}${i}`, writer, text, language: 'en', tier, signs }
  }),
)
const samples = samplesOf(
  replies,
  replies.map(({ text }) => featuresOf(text, NO_CUES, NO_MEANINGS)),
  HEADS,
)
const fitted = () => fitHeads(samples, HEADS.length, OPTIONS, () => {})
const model = (): Model => ({
  ...pack(fitted(), samples.hashes, HEADS),
  calibration: HEADS.map(() => [1, 0]),
  trees: { facts: [], start: 0, trees: [] },
  ...{ meanings: NO_MEANINGS, trainedOn: '' },
})
const probable = (text: string, by = model()) =>
  probabilities(tokens(text), by, NO_CUES).get('tier:prompt') ?? Number.NaN

describe('a reader that learned from replies', () => {
  it('tells them apart, and is the same from the same replies', () => {
    for (const [text, tier] of TEXTS)
      if (tier === 'emergency') expect(probable(text), text).toBeGreaterThan(0.8)
      else expect(probable(text), text).toBeLessThan(0.2)
    expect(modelBytes(model())).toEqual(modelBytes(model()))
  })

  it('is said of by the words that moved it', () => {
    const { from, to } = evidenceFor('sign:breathing', tokens('hello there i found no air in this'), model(), NO_CUES)
    const words = tokens('hello there i found no air in this').slice(from, to)
    expect(words.map(({ word }) => word)).toContain('air')
    expect(words.map(({ word }) => word)).not.toContain('hello')
  })

  it('weighs in its bytes what it weighed before, as near as its steps allow', () => {
    const { weights } = fitted()
    const packed = openModel(modelBytes(model()))
    for (const [i, weight] of weights.entries()) {
      const row = Math.floor(i / HEADS.length)
      const step = packed.steps[row] as number
      const off = Math.abs(weight / (step * packed.unit) - weightAt(packed, row, i % HEADS.length))
      // Half a step; a step is a whole number too, and what lies above seven of it is cut.
      expect(off).toBeLessThanOrEqual(0.5 + MOST / 2 / step + 1e-4)
    }
  })

  it('keeps the features that weigh most, where there is no room for all', () => {
    const { weights } = fitted()
    const weighs = (row: number) => weights.subarray(row * HEADS.length, (row + 1) * HEADS.length).reduce(squared, 0)
    const kept = keepMost(samples, fitted(), HEADS.length, 600)
    const isKept = (row: number) => kept.hashes.includes(samples.hashes[row] as number)
    const rows = [...samples.hashes.keys()]
    const least = Math.min(...rows.filter(isKept).map(weighs))
    const most = Math.max(...rows.filter((row) => !isKept(row)).map(weighs))
    expect(kept.hashes.length).toBeLessThanOrEqual(100)
    expect(kept.hashes.length).toBeGreaterThan(50)
    expect(least).toBeGreaterThanOrEqual(most)
    const hashOf = (of: Samples, feature: number) => of.hashes[feature]
    const before = [...samples.features].map((feature) => hashOf(samples, feature))
    expect([...kept.features].map((feature) => hashOf(kept, feature))).toEqual(
      before.filter((hash) => kept.hashes.includes(hash as number)),
    )
    expect(kept.offsets.at(-1)).toBe(kept.features.length)
  })
})

describe('bytes that are no reader of this layout', () => {
  it.each([
    ['none', new Uint8Array()],
    ['another layout', modelBytes(model()).fill(0x39, 3, 4)],
    ['cut short', modelBytes(model()).slice(0, -1)],
  ])('are refused: %s', (_, bytes) => {
    expect(() => openModel(bytes)).toThrow(/no reader|cut short/)
  })
})
