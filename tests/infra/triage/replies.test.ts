import { describe, expect, it } from 'vitest'
import { TIERS } from '../../../functions/core/triage/verdict.ts'
import { content } from '../../../functions/runtime/content.ts'
import { type LabelledReply, readReplies, STANDINGS } from '../../../infra/triage/training/replies.ts'
import { UNSEEN } from './unseen.ts'

const replies = readReplies()
const unseen = readReplies(UNSEEN)
const { signs, plans } = content()
const ofPatients = (all: readonly LabelledReply[]) => all.filter(({ kind }) => kind !== 'ordinary')
const count = (is: (reply: LabelledReply) => boolean) => replies.filter(is).length

it('the replies that the reader learns from are many, by many writers, a third of them harmless', () => {
  expect(new Set(replies.map(({ writer }) => writer)).size).toBeGreaterThanOrEqual(30)
  expect(count(({ language, kind }) => language === 'en' && !kind)).toBeGreaterThanOrEqual(9000)
  expect(count(({ language, kind }) => language === 'es' && !kind)).toBeGreaterThanOrEqual(6000)
  expect(count(({ kind }) => kind === 'ordinary')).toBeGreaterThanOrEqual(4000)
  const harmless = ofPatients(replies).filter(({ tier }) => tier === 'routine' || tier === 'other').length
  expect(harmless / ofPatients(replies).length).toBeGreaterThan(0.3)
  const dangerous = ofPatients(replies).filter(({ tier }) => ['emergency', 'urgent', 'prompt'].includes(tier))
  expect(dangerous.filter(({ indirect }) => indirect).length / dangerous.length).toBeGreaterThan(0.55)
  const pairs = new Set(ofPatients(replies).flatMap(({ pair }) => pair ?? []))
  expect(pairs.size).toBeGreaterThan(300)
})

it('no reply says the same as another, learned from or not, but in pairs', () => {
  expect(nearDuplicates([...replies, ...unseen].filter(({ pair }) => !pair))).toEqual([])
  expect(new Set([...replies, ...unseen].map(({ id }) => id)).size).toBe(replies.length + unseen.length)
})

describe.each([
  ['learned from', replies],
  ['that no reader has seen', unseen],
])('the labelled replies %s', (_, all) => {
  it('each have words, and labels that exist', () => {
    const faults = all.filter(
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

  it('come in whole pairs', () => {
    const pairs = Map.groupBy(
      ofPatients(all).filter(({ pair }) => pair),
      ({ pair }) => pair,
    )
    expect([...pairs].filter(([, both]) => both.length !== 2).map(([pair]) => pair)).toEqual([])
  })

  it('hold no real number and no address', () => {
    const numbers = all.filter(({ text }) => /\+?\d[\d\s().-]{8,}\d/.test(text) && !/555/.test(text))
    expect(numbers.map(({ id }) => id)).toEqual([])
    expect(all.filter(({ text }) => /\S@\S+\.\S/.test(text)).map(({ id }) => id)).toEqual([])
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
