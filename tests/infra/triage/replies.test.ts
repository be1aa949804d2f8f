import { describe, expect, it } from 'vitest'
import { TIERS } from '../../../functions/core/triage/verdict.ts'
import { content } from '../../../functions/runtime/content.ts'
import { readReplies, STANDINGS } from '../../../infra/triage/training/replies.ts'

const replies = readReplies()
const { signs, plans } = content()
const ofPatients = replies.filter(({ kind }) => kind !== 'ordinary')
const count = (is: (reply: (typeof replies)[number]) => boolean) => replies.filter(is).length

describe('the labelled replies of templates/replies/', () => {
  it('are many, by many writers, a third of them harmless', () => {
    expect(new Set(replies.map(({ writer }) => writer)).size).toBeGreaterThanOrEqual(30)
    expect(count(({ language, kind }) => language === 'en' && !kind)).toBeGreaterThanOrEqual(9000)
    expect(count(({ language, kind }) => language === 'es' && !kind)).toBeGreaterThanOrEqual(6000)
    expect(count(({ kind }) => kind === 'ordinary')).toBeGreaterThanOrEqual(4000)
    const harmless = ofPatients.filter(({ tier }) => tier === 'routine' || tier === 'other').length
    expect(harmless / ofPatients.length).toBeGreaterThan(0.3)
    const dangerous = ofPatients.filter(({ tier }) => ['emergency', 'urgent', 'prompt'].includes(tier))
    expect(dangerous.filter(({ indirect }) => indirect).length / dangerous.length).toBeGreaterThan(0.55)
  })

  it('each have an id of their own, words, and labels that exist', () => {
    expect(new Set(replies.map(({ id }) => id)).size).toBe(replies.length)
    const faults = replies.filter(
      ({ text, tier, language, signs: told = [], procedures = [], hoursSince }) =>
        text.trim() === '' ||
        !TIERS.includes(tier) ||
        !['en', 'es'].includes(language) ||
        told.some(({ sign, when }) => !signs[sign] || !STANDINGS.includes(when)) ||
        procedures.some(({ plan }) => !plans[plan]) ||
        (hoursSince !== undefined && !(hoursSince >= 0)),
    )
    expect(faults.map(({ id }) => id)).toEqual([])
  })

  it('come in whole pairs, one harmless and one not', () => {
    const pairs = Map.groupBy(
      ofPatients.filter(({ pair }) => pair),
      ({ pair }) => pair,
    )
    expect([...pairs].filter(([, both]) => both.length !== 2).map(([pair]) => pair)).toEqual([])
    expect(pairs.size).toBeGreaterThan(300)
  })

  it('hold no real number and no address', () => {
    const numbers = replies.filter(({ text }) => /\+?\d[\d\s().-]{8,}\d/.test(text) && !/555/.test(text))
    expect(numbers.map(({ id }) => id)).toEqual([])
    expect(replies.filter(({ text }) => /\S@\S+\.\S/.test(text)).map(({ id }) => id)).toEqual([])
  })

  it('do not say the same thing twice, but in pairs', () => {
    expect(nearDuplicates(replies.filter(({ pair }) => !pair))).toEqual([])
  })
})

const RUN = 3
const ALIKE = 0.75
const LEAST_WORDS = 5

/** Texts that share three quarters of their runs of three words with an earlier one. */
function nearDuplicates(texts: readonly { id: string; text: string }[]): string[] {
  const by = new Map<string, number[]>()
  const sizes: number[] = []
  return texts.flatMap(({ id, text }) => {
    const words =
      text
        .toLowerCase()
        .normalize('NFKD')
        .match(/[a-z0-9]+/g) ?? []
    if (words.length < LEAST_WORDS) return []
    const runs = new Set(words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' ')))
    const shared = new Map<number, number>()
    for (const run of runs) for (const other of by.get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    const alike = [...shared].some(([other, count]) => count / (runs.size + (sizes[other] ?? 0) - count) >= ALIKE)
    const number = sizes.push(runs.size) - 1
    for (const run of runs) by.set(run, [...(by.get(run) ?? []), number])
    return alike ? [id] : []
  })
}
