import { FEATURE_WEIGHT } from '../../../functions/core/triage/reader/score.ts'
import type { Samples } from './samples.ts'
import { seeded } from './seeded.ts'

export type Fitted = { weights: Float32Array; bias: Float32Array }

export type FitOptions = { epochs: number; rate: number; decay: number; dropout: number; seed: number }

export const USUAL: FitOptions = { epochs: 14, rate: 0.25, decay: 1e-5, dropout: 0.3, seed: 20261128 }

/** Enough to tell which features will weigh most. */
export const BRIEF: FitOptions = { ...USUAL, epochs: 6 }

const FIRST_SQUARE = 1e-3

/**
 * One logistic regression per head over shared features, by Adagrad, a text at a time in an order drawn from the seed;
 * each time a text is seen, some of its features are left out, so that no head leans on one word.
 */
export function fitHeads(
  samples: Samples,
  heads: number,
  options: FitOptions,
  progress: (epoch: number) => void,
): Fitted {
  const { hashes, features, offsets, targets } = samples
  const { epochs, rate, decay, dropout, seed } = options
  const texts = offsets.length - 1
  const random = seeded(seed)
  const weights = new Float32Array(hashes.length * heads)
  const squares = new Float32Array(weights.length).fill(FIRST_SQUARE)
  const bias = new Float32Array(heads)
  const biasSquares = new Float32Array(heads).fill(FIRST_SQUARE)
  const order = Uint32Array.from({ length: texts }, (_, i) => i)
  const sums = new Float32Array(heads)
  const slopes = new Float32Array(heads)
  const kept = new Uint32Array(features.length)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const text of order) {
      let count = 0
      for (let at = offsets[text] as number; at < (offsets[text + 1] as number); at++)
        if (random() >= dropout) kept[count++] = (features[at] as number) * heads
      const even = FEATURE_WEIGHT / Math.sqrt(Math.max(1, count))
      sums.fill(0)
      for (let i = 0; i < count; i++) {
        const at = kept[i] as number
        for (let head = 0; head < heads; head++) sums[head] = (sums[head] as number) + (weights[at + head] as number)
      }
      for (let head = 0; head < heads; head++) {
        const z = (sums[head] as number) * even + (bias[head] as number)
        const slope = 1 / (1 + Math.exp(-z)) - (targets[text * heads + head] as number)
        biasSquares[head] = (biasSquares[head] as number) + slope * slope
        bias[head] = (bias[head] as number) - (rate * slope) / Math.sqrt(biasSquares[head] as number)
        slopes[head] = slope * even
      }
      for (let i = 0; i < count; i++) {
        const at = kept[i] as number
        for (let head = 0; head < heads; head++) {
          const weight = weights[at + head] as number
          const gradient = (slopes[head] as number) + decay * weight
          const square = (squares[at + head] as number) + gradient * gradient
          squares[at + head] = square
          weights[at + head] = weight - (rate * gradient) / Math.sqrt(square)
        }
      }
    }
    progress(epoch + 1)
  }
  return { weights, bias }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const there = order[i] as number
    order[i] = order[j] as number
    order[j] = there
  }
}
