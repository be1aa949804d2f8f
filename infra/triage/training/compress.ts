import { bytesOfRow, MOST, type Model, packRow } from '../../../functions/core/triage/reader/model.ts'
import type { Fitted } from './fit.ts'
import type { Samples } from './samples.ts'

/** Three megabytes of features and weights: what a function maps into memory in a millisecond or two. */
const MOST_BYTES = 2_760_000
const BYTES_OF_HASH = 4
const STEPS = 255

/**
 * The same texts with as many features as there is room for, in bytes: those that weigh most. What is left has
 * to be fitted again, since it stands in for what was left out.
 */
export function keepMost(samples: Samples, { weights }: Fitted, heads: number, room = MOST_BYTES): Samples {
  const { hashes, features, offsets, targets } = samples
  const most = Math.floor(room / (BYTES_OF_HASH + 1 + bytesOfRow(heads)))
  const power = Float64Array.from(hashes, (_, row) =>
    weights.subarray(row * heads, (row + 1) * heads).reduce((sum, weight) => sum + weight ** 2, 0),
  )
  const least = [...power].sort((a, b) => b - a)[most] ?? -1
  const rows = [...hashes.keys()].filter((row) => (power[row] as number) > least)
  const column = new Map(rows.map((row, i) => [row, i] as const))
  const kept: number[] = []
  const ends = offsets.slice()
  for (let text = 0; text + 1 < offsets.length; text++) {
    for (const feature of features.subarray(offsets[text], offsets[text + 1])) {
      const at = column.get(feature)
      if (at !== undefined) kept.push(at)
    }
    ends[text + 1] = kept.length
  }
  return {
    hashes: Uint32Array.from(rows, (row) => hashes[row] as number),
    features: Uint32Array.from(kept),
    offsets: ends,
    targets,
  }
}

type Uncalibrated = Omit<Model, 'calibration' | 'trees' | 'trainedOn' | 'meanings'>

/** Each feature with a step of its own and half a byte a head. `hashes` in ascending order. */
export function pack({ weights, bias }: Fitted, hashes: Uint32Array, heads: readonly string[]): Uncalibrated {
  const width = heads.length
  const bytes = bytesOfRow(width)
  const rowOf = (row: number) => weights.subarray(row * width, (row + 1) * width)
  const largest = Float64Array.from(hashes, (_, row) =>
    rowOf(row).reduce((max, weight) => Math.max(max, Math.abs(weight)), 0),
  )
  const unit = Math.fround((largest.reduce((max, each) => Math.max(max, each), 0) || 1) / STEPS / MOST)
  const steps = Uint8Array.from(largest, (each) => Math.max(1, Math.min(STEPS, Math.round(each / unit / MOST))))
  const packed = new Uint8Array(hashes.length * bytes)
  for (const [row, step] of steps.entries()) {
    const whole = Array.from(rowOf(row), (weight) => Math.max(-MOST, Math.min(MOST, Math.round(weight / step / unit))))
    packRow(whole, packed, row * bytes)
  }
  return { heads: [...heads], features: hashes.length, unit, bias: [...bias], hashes, steps, weights: packed }
}
