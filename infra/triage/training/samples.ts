import type { Cues } from '../../../functions/core/triage/reader/cues.ts'
import { eachFeature } from '../../../functions/core/triage/reader/features.ts'
import type { Meanings } from '../../../functions/core/triage/reader/meanings.ts'
import { pagesAt, rank } from '../../../functions/core/triage/tier.ts'
import { tokens } from '../../../functions/core/triage/tokens.ts'
import type { Tier } from '../../../functions/core/triage/verdict.ts'
import type { LabelledReply } from './replies.ts'

/** Texts as rows of features: text `i` has `features[offsets[i]]` up to `features[offsets[i + 1]]`. */
export type Samples = { hashes: Uint32Array; features: Uint32Array; offsets: Uint32Array; targets: Uint8Array }

/** What the model answers: each sign, whether the text is at least of a tier, and whether it is about health at all. */
export function headsOf(signs: readonly string[]): string[] {
  return [...signs.map((sign) => `sign:${sign}`), 'tier:emergency', 'tier:urgent', 'tier:prompt', 'read', 'health']
}

/** 1 or 0 for each head. */
export function targetsOf({ tier, signs = [] }: LabelledReply, heads: readonly string[]): number[] {
  const now = new Set(signs.filter(({ when }) => when === 'now').map(({ sign }) => `sign:${sign}`))
  const atLeast = (least: Tier) => pagesAt(tier) && rank(tier) <= rank(least)
  return heads.map((head) => {
    if (head === 'read') return Number(pagesAt(tier) || tier === 'soon' || tier === 'unclear')
    if (head === 'health') return Number(tier !== 'other')
    if (head.startsWith('tier:')) return Number(atLeast(head.slice(5) as Tier))
    return Number(now.has(head))
  })
}

export const featuresOf = (text: string, cues: Cues, meanings: Meanings): number[] => {
  const seen = new Set<number>()
  eachFeature(tokens(text), cues, meanings, (feature) => seen.add(feature))
  return [...seen]
}

/** Replies as samples. The vocabulary is what at least two writers use: what one alone does is a habit, and not learned. */
export function samplesOf(
  replies: readonly LabelledReply[],
  all: readonly number[][],
  heads: readonly string[],
): Samples {
  const writers = new Map<number, string | true>()
  for (const [i, { writer }] of replies.entries())
    for (const feature of all[i] as number[]) {
      const before = writers.get(feature)
      if (before === undefined) writers.set(feature, writer)
      else if (before !== writer) writers.set(feature, true)
    }
  const hashes = Uint32Array.from([...writers].filter(([, by]) => by === true).map(([feature]) => feature)).sort()
  const column = new Map([...hashes].map((feature, i) => [feature, i] as const))
  const rows = all.map((features) => features.flatMap((feature) => column.get(feature) ?? []))
  const offsets = new Uint32Array(rows.length + 1)
  for (const [i, row] of rows.entries()) offsets[i + 1] = (offsets[i] as number) + row.length
  return {
    hashes,
    features: Uint32Array.from(rows.flat()),
    offsets,
    targets: Uint8Array.from(replies.flatMap((reply) => targetsOf(reply, heads))),
  }
}
