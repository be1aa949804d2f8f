import type { Token } from '../tokens.ts'
import type { Cues } from './cues.ts'
import { eachFeature } from './features.ts'
import { bytesOfRow, type Model, rowOf } from './model.ts'

/** How long a text may be before its parts are read by themselves too: a danger in a long letter is few of its words. */
const LONG = 60
const WINDOW = 24
const STRIDE = 12
/** What the length of a text is made even with: a feature of many weighs less. */
export const FEATURE_WEIGHT = 2

/** Raw scores per head of the tokens `from` to `to`; `rows` are the known features in it, each once. */
function scoreOf(model: Model, rows: readonly number[]): Float32Array {
  const heads = model.heads.length
  const bytes = bytesOfRow(heads)
  const sums = new Float32Array(bytes * 2)
  for (const row of rows) {
    const step = model.steps[row] as number
    const at = row * bytes
    // As `weightAt` reads them, two at a time: this loop is most of what a reply costs.
    for (let pair = 0; pair < bytes; pair++) {
      const both = model.weights[at + pair] as number
      const head = pair * 2
      sums[head] = (sums[head] as number) + ((both & 15) - 8) * step
      sums[head + 1] = (sums[head + 1] as number) + ((both >> 4) - 8) * step
    }
  }
  const even = (FEATURE_WEIGHT / Math.sqrt(Math.max(1, rows.length))) * model.unit
  for (let head = 0; head < heads; head++) sums[head] = (sums[head] as number) * even + (model.bias[head] as number)
  return sums.subarray(0, heads)
}

function rowsOf(read: readonly Token[], model: Model, cues: Cues): number[] {
  const seen = new Set<number>()
  eachFeature(read, cues, model.meanings, (feature) => seen.add(feature))
  const rows: number[] = []
  for (const feature of seen) {
    const row = rowOf(model, feature)
    if (row >= 0) rows.push(row)
  }
  return rows
}

/** Scores per head. Of a long text: the mean of the whole and of that part of it which says most. */
export function scores(read: readonly Token[], model: Model, cues: Cues): Float32Array {
  const whole = scoreOf(model, rowsOf(read, model, cues))
  if (read.length <= LONG) return whole
  const most = new Float32Array(whole.length).fill(Number.NEGATIVE_INFINITY)
  for (let from = 0; from < read.length - WINDOW + STRIDE; from += STRIDE) {
    const part = scoreOf(model, rowsOf(read.slice(from, from + WINDOW), model, cues))
    for (let head = 0; head < most.length; head++) most[head] = Math.max(most[head] as number, part[head] as number)
  }
  return whole.map((score, head) => (score + (most[head] as number)) / 2)
}

/** How probable each head is, by its name. */
export function probabilities(read: readonly Token[], model: Model, cues: Cues): ReadonlyMap<string, number> {
  const all = scores(read, model, cues)
  return new Map(
    model.heads.map((head, i) => {
      const [a, b] = model.calibration[i] as [number, number]
      return [head, 1 / (1 + Math.exp(-(a * (all[i] as number) + b)))] as const
    }),
  )
}
