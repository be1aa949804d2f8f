import type { Model } from '../../../functions/core/triage/reader/model.ts'
import type { Fitted } from './fit.ts'

/** Three megabytes of features and weights: what a function maps into memory in a millisecond or two. */
const MOST_BYTES = 2_900_000
const STEPS = 127

type Uncalibrated = Pick<Model, 'heads' | 'features' | 'scale' | 'bias' | 'hashes' | 'weights'>

/** The features that weigh most, each weight in one byte. `hashes` in ascending order. */
export function compress({ weights, bias }: Fitted, hashes: Uint32Array, heads: readonly string[]): Uncalibrated {
  const width = heads.length
  const most = Math.floor(MOST_BYTES / (4 + width))
  const power = Float64Array.from(hashes, (_, row) => {
    let sum = 0
    for (let head = 0; head < width; head++) sum += (weights[row * width + head] as number) ** 2
    return sum
  })
  const least = [...power].sort((a, b) => b - a)[most] ?? -1
  const rows = [...hashes.keys()].filter((row) => (power[row] as number) > least)
  const scale = heads.map((_, head) => {
    const largest = rows.reduce((max, row) => Math.max(max, Math.abs(weights[row * width + head] as number)), 0)
    return largest / STEPS || 1
  })
  const small = new Int8Array(rows.length * width)
  for (const [i, row] of rows.entries())
    for (let head = 0; head < width; head++)
      small[i * width + head] = Math.round((weights[row * width + head] as number) / (scale[head] as number))
  return {
    heads: [...heads],
    features: rows.length,
    scale: scale.map((step) => Math.fround(step)),
    bias: [...bias],
    hashes: Uint32Array.from(rows, (row) => hashes[row] as number),
    weights: small,
  }
}
