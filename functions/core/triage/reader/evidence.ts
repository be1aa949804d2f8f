import type { Token } from '../tokens.ts'
import type { Cues } from './cues.ts'
import { eachFeature } from './features.ts'
import { type Model, rowOf, weightAt } from './model.ts'

/** A nurse reads a phrase, not a letter. */
const MOST_WORDS = 9

/**
 * The run of words that moved a head most: from token `from` up to, not including, `to`. What a feature weighs is shared
 * by its words.
 */
export function evidenceFor(
  head: string,
  read: readonly Token[],
  model: Model,
  cues: Cues,
): { from: number; to: number } {
  const column = model.heads.indexOf(head)
  const share = new Float32Array(read.length)
  const seen = new Set<number>()
  eachFeature(read, cues, model.meanings, (feature, from, to) => {
    if (to <= from || seen.has(feature)) return
    seen.add(feature)
    const row = rowOf(model, feature)
    if (row < 0) return
    const weight = (weightAt(model, row, column) * (model.steps[row] as number)) / (to - from)
    for (let i = from; i < to; i++) share[i] = (share[i] as number) + weight
  })
  return bestRun(share)
}

/** The run of at most nine words with the largest sum; the first of equal ones. */
function bestRun(share: Float32Array): { from: number; to: number } {
  let best = { from: 0, to: Math.min(1, share.length), sum: Number.NEGATIVE_INFINITY }
  for (let from = 0; from < share.length; from++) {
    let sum = 0
    for (let to = from + 1; to <= Math.min(share.length, from + MOST_WORDS); to++) {
      sum += share[to - 1] as number
      if (sum > best.sum) best = { from, to, sum }
    }
  }
  return { from: best.from, to: best.to }
}
