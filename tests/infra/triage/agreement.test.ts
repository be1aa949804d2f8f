import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pagesAt } from '../../../functions/core/triage/tier.ts'
import { type LabelledReply, readReplies } from '../../../infra/triage/training/replies.ts'

type Label = Pick<LabelledReply, 'id' | 'tier' | 'signs'>

/** Labels of readers who saw no label (docs/replies.md, "How they were made"). */
const second = readFileSync(new URL('./second-labels.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Label)
const first = new Map(readReplies().map((reply) => [reply.id, reply]))
const pairs = second.map((label): [Label, Label] => {
  const reply = first.get(label.id)
  if (!reply) throw new Error(`${label.id} is no reply any more: take its second label out too`)
  return [reply, label]
})

/** Cohen's kappa: agreement beyond chance; 1 is perfect, 0 is chance. */
function kappa(of: (label: Label) => string | boolean): number {
  const values = [...new Set(pairs.flat().map(of))]
  const share = (is: (pair: [Label, Label]) => boolean) => pairs.filter(is).length / pairs.length
  const agreed = share(([a, b]) => of(a) === of(b))
  const byChance = values.reduce<number>(
    (sum, value) => sum + share(([a]) => of(a) === value) * share(([, b]) => of(b) === value),
    0,
  )
  return (agreed - byChance) / (1 - byChance)
}

const isNow = (sign: string) => (label: Label) =>
  (label.signs ?? []).some((each) => each.sign === sign && each.when === 'now')

describe('labels that two people gave the same reply', () => {
  it('agree on the tier, and on whether somebody is paged', () => {
    expect(pairs.length).toBeGreaterThan(3_000)
    expect(kappa(({ tier }) => tier)).toBeGreaterThan(0.9)
    expect(kappa(({ tier }) => pagesAt(tier))).toBeGreaterThan(0.96)
  })

  it('agree on each sign that stands in ten of them or more', () => {
    const signs = [...new Set(second.flatMap(({ signs = [] }) => signs.map(({ sign }) => sign)))]
    const common = signs.filter((sign) => second.filter(isNow(sign)).length >= 10)
    expect(common.length).toBeGreaterThan(30)
    for (const sign of common) expect(kappa(isNow(sign)), sign).toBeGreaterThan(0.8)
  })
})
