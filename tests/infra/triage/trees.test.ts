import { describe, expect, it } from 'vitest'
import { factNames, factsOf } from '../../../functions/core/triage/reader/facts.ts'
import { NO_MEANINGS } from '../../../functions/core/triage/reader/meanings.ts'
import { openReader } from '../../../functions/core/triage/reader/reader.ts'
import type { ReaderFile } from '../../../functions/core/triage/reader/reader-file.ts'
import { probabilityBy } from '../../../functions/core/triage/reader/trees.ts'
import { tokens } from '../../../functions/core/triage/tokens.ts'
import { grow } from '../../../infra/triage/training/grow.ts'
import { seeded } from '../../../infra/triage/training/seeded.ts'
import { learnedIn } from '../../../infra/triage/training/seeing.ts'
import reader from '../../../templates/warning-signs/reader.json' with { type: 'json' }

/** Dangerous where the words say so, unless the rules find them denied: neither fact tells it alone. */
function facts(texts = 4000) {
  const random = seeded(1)
  const words = Float32Array.from({ length: texts }, random)
  const denied = Float32Array.from({ length: texts }, () => Number(random() < 0.5))
  const labels = Uint8Array.from(words, (likely, i) => Number(likely > 0.5 && denied[i] === 0))
  return { names: ['words', 'denied'], columns: [words, denied], labels }
}

describe('the trees', () => {
  it('learn what two facts say only together', () => {
    const trees = grow(facts())
    expect(probabilityBy(trees, [0.9, 0])).toBeGreaterThan(0.95)
    expect(probabilityBy(trees, [0.9, 1])).toBeLessThan(0.05)
    expect(probabilityBy(trees, [0.1, 0])).toBeLessThan(0.05)
  })

  it('are the same from the same facts', () => {
    expect(JSON.stringify(grow(facts(500)))).toBe(JSON.stringify(grow(facts(500))))
  })

  it('are not opened by code that knows other facts', () => {
    const model = {
      ...{ heads: ['tier:prompt'], features: 0, unit: 1, bias: [0], calibration: [], trainedOn: '' },
      ...{ hashes: new Uint32Array(), steps: new Uint8Array(), weights: new Uint8Array(), meanings: NO_MEANINGS },
      trees: { facts: ['something else'], start: 0, trees: [{ asks: [], adds: [0] }] },
    }
    expect(() => openReader(reader as ReaderFile, model)).toThrow(/other facts/)
  })
})

describe('what the trees are asked about', () => {
  const heads = ['tier:prompt', 'health']
  const of = (
    context: Parameters<typeof factsOf>[0]['context'],
    finds: Parameters<typeof factsOf>[0]['finds'] = [],
  ) => {
    const probable = new Map([['tier:prompt', 0.5]])
    const values = factsOf(
      { read: tokens('Hi. No pain?'), probable, sentences: [], finds, explained: false, context },
      heads,
    )
    return Object.fromEntries(factNames(heads).map((name, i) => [name, values[i]]))
  }

  it('is a number for each name', () => {
    expect(of({ procedures: [] })).toMatchObject({ 'tier:prompt': 0.5, words: 3, sentences: 2, question: 1, finds: 0 })
  })

  it('says -1 of an unknown treatment, and the hours of the latest known one', () => {
    expect(of({ procedures: [] })).toMatchObject({ hours: -1, filler: -1 })
    const procedures = [
      { plan: 'filler', areas: [] },
      { plan: 'neurotoxin', areas: [], hoursSince: 2 },
    ]
    expect(of({ procedures, hoursSince: 30 })).toMatchObject({
      hours: 2,
      filler: 1,
      neurotoxin: 1,
      'deoxycholic-acid': 0,
    })
  })

  it('counts finds by how they stand and how grave they are', () => {
    const find = (says: string, tier: 'emergency' | 'soon') => ({ says, pattern: { rule: { tier } } })
    const finds = [find('negated', 'emergency'), find('resolved', 'soon'), find('past', 'soon')]
    expect(of({ procedures: [] }, finds)).toMatchObject({ 'negated, emergency': 1, 'aside, harmless': 2, finds: 3 })
  })
})

describe('the contexts in which replies are learned', () => {
  it('give everyday texts a treatment too, so that having none says nothing', () => {
    const reply = { writer: 'w', text: 'x', language: 'en', tier: 'other' } as const
    const known = { procedures: [{ plan: 'filler', areas: [] }], hoursSince: 5 }
    const replies = Array.from({ length: 400 }, (_, i) =>
      i % 2 ? { ...reply, id: `${i}`, kind: 'ordinary' as const } : { ...reply, id: `${i}`, ...known },
    )
    const without = learnedIn(replies).map(({ procedures }) => procedures.length === 0)
    const share = (odd: number) => without.filter((is, i) => is && i % 2 === odd).length / 200
    expect(share(1)).toBeGreaterThan(0.2)
    expect(share(1)).toBeLessThan(0.6)
    expect(share(0)).toBeGreaterThan(0.1)
  })
})
