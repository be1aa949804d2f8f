import { bytesOfRow, MOST, type Model, packRow } from '../../../functions/core/triage/reader/model.ts'
import type { Fitted } from './fit.ts'

/** Three megabytes of features and weights: what a function maps into memory in a millisecond or two. */
const MOST_BYTES = 2_760_000
const BYTES_OF_HASH = 4
const STEPS = 255

type Uncalibrated = Omit<Model, 'calibration' | 'trees' | 'trainedOn' | 'meanings'>

/** The features that weigh most, each with a step of its own and half a byte a head. `hashes` in ascending order. */
export function compress({ weights, bias }: Fitted, hashes: Uint32Array, heads: readonly string[]): Uncalibrated {
  const width = heads.length
  const bytes = bytesOfRow(width)
  const most = Math.floor(MOST_BYTES / (BYTES_OF_HASH + 1 + bytes))
  const rowOf = (row: number) => weights.subarray(row * width, (row + 1) * width)
  const power = Float64Array.from(hashes, (_, row) => rowOf(row).reduce((sum, weight) => sum + weight ** 2, 0))
  const least = [...power].sort((a, b) => b - a)[most] ?? -1
  const rows = [...hashes.keys()].filter((row) => (power[row] as number) > least)
  const largest = rows.map((row) => rowOf(row).reduce((max, weight) => Math.max(max, Math.abs(weight)), 0))
  const unit = Math.fround((largest.reduce((max, each) => Math.max(max, each), 0) || 1) / STEPS / MOST)
  const steps = Uint8Array.from(largest, (each) => Math.max(1, Math.min(STEPS, Math.round(each / unit / MOST))))
  const packed = new Uint8Array(rows.length * bytes)
  for (const [i, row] of rows.entries()) {
    const worth = (steps[i] as number) * unit
    const whole = Array.from(rowOf(row), (weight) => Math.max(-MOST, Math.min(MOST, Math.round(weight / worth))))
    packRow(whole, packed, i * bytes)
  }
  return {
    heads: [...heads],
    features: rows.length,
    unit,
    bias: [...bias],
    hashes: Uint32Array.from(rows, (row) => hashes[row] as number),
    steps,
    weights: packed,
  }
}
