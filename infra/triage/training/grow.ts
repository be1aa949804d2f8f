import type { Trees } from '../../../functions/core/triage/reader/trees.ts'
import { seeded } from './seeded.ts'

const TREES = 300
const QUESTIONS = 4
const RATE = 0.07
/** Keeps a leaf of few texts from saying much. */
const CAUTION = 8
/** Each tree sees half of the texts. */
const SHARE = 0.5
const CUTS = 31
const SEED = 20261129

/** Facts by their place, a column for each, and what is to be told from them: 1 or 0. */
export type Facts = { names: string[]; columns: Float32Array[]; labels: Uint8Array }

/** Gradient boosting with the logistic loss: each tree mends what those before it say wrongly. The same facts give the same trees. */
export function grow({ names, columns, labels }: Facts): Trees {
  const texts = labels.length
  const cuts = columns.map(cutsOf)
  const bins = columns.map((column, fact) => Uint8Array.from(column, (value) => binOf(value, cuts[fact] as number[])))
  const share = labels.reduce((sum, label) => sum + label, 0) / texts
  const start = round(Math.log(share / (1 - share)))
  const odds = new Float64Array(texts).fill(start)
  const [slope, bend] = [new Float64Array(texts), new Float64Array(texts)]
  const leaf = new Uint8Array(texts)
  const random = seeded(SEED)
  const trees: Trees['trees'] = []
  for (let tree = 0; tree < TREES; tree++) {
    const drawn: number[] = []
    for (let i = 0; i < texts; i++) {
      const p = 1 / (1 + Math.exp(-(odds[i] as number)))
      slope[i] = (labels[i] as number) - p
      bend[i] = p * (1 - p)
      if (random() < SHARE) drawn.push(i)
    }
    leaf.fill(0)
    const asks: [number, number][] = []
    for (let question = 0; question < QUESTIONS; question++) {
      const best = bestQuestion({ bins, drawn, leaf, leaves: 1 << question, slope, bend })
      if (!best) break
      asks.push([best.fact, (cuts[best.fact] as number[])[best.cut] as number])
      const of = bins[best.fact] as Uint8Array
      for (let i = 0; i < texts; i++) if ((of[i] as number) > best.cut) leaf[i] = (leaf[i] as number) | (1 << question)
    }
    const adds = addsOf(drawn, leaf, 1 << asks.length, slope, bend)
    trees.push({ asks, adds })
    for (let i = 0; i < texts; i++) odds[i] = (odds[i] as number) + (adds[leaf[i] as number] as number)
  }
  return { facts: names, start, trees }
}

type Splitting = {
  bins: readonly Uint8Array[]
  drawn: readonly number[]
  leaf: Uint8Array
  leaves: number
  slope: Float64Array
  bend: Float64Array
}

/** The question that tells most, asked in all leaves at once; the first of equal ones. */
function bestQuestion(splitting: Splitting): { fact: number; cut: number } | undefined {
  let best: { fact: number; cut: number; gain: number } | undefined
  for (const [fact, of] of splitting.bins.entries()) {
    const { cut, gain } = bestCut(splitting, of)
    if (gain > (best?.gain ?? 0)) best = { fact, cut, gain }
  }
  return best
}

function bestCut({ drawn, leaf, leaves, slope, bend }: Splitting, of: Uint8Array): { cut: number; gain: number } {
  const width = CUTS + 1
  const slopes = new Float64Array(leaves * width)
  const bends = new Float64Array(leaves * width)
  for (const i of drawn) {
    const at = (leaf[i] as number) * width + (of[i] as number)
    slopes[at] = (slopes[at] as number) + (slope[i] as number)
    bends[at] = (bends[at] as number) + (bend[i] as number)
  }
  const gains = new Float64Array(CUTS)
  for (let each = 0; each < leaves; each++) {
    const range = { from: each * width, to: (each + 1) * width }
    const all = worth(sum(slopes, range), sum(bends, range))
    const [allSlope, allBend] = [sum(slopes, range), sum(bends, range)]
    let [below, bent] = [0, 0]
    for (let cut = 0; cut < CUTS; cut++) {
      below += slopes[range.from + cut] as number
      bent += bends[range.from + cut] as number
      gains[cut] = (gains[cut] as number) + worth(below, bent) + worth(allSlope - below, allBend - bent) - all
    }
  }
  const cut = gains.reduce((most, gain, i) => (gain > (gains[most] as number) ? i : most), 0)
  return { cut, gain: gains[cut] as number }
}

const worth = (slope: number, bend: number): number => (slope * slope) / (bend + CAUTION)

function sum(of: Float64Array, { from, to }: { from: number; to: number }): number {
  let total = 0
  for (let i = from; i < to; i++) total += of[i] as number
  return total
}

function addsOf(
  drawn: readonly number[],
  leaf: Uint8Array,
  leaves: number,
  slope: Float64Array,
  bend: Float64Array,
): number[] {
  const [slopes, bends] = [new Float64Array(leaves), new Float64Array(leaves)]
  for (const i of drawn) {
    const at = leaf[i] as number
    slopes[at] = (slopes[at] as number) + (slope[i] as number)
    bends[at] = (bends[at] as number) + (bend[i] as number)
  }
  return Array.from(slopes, (each, at) => round((RATE * each) / ((bends[at] as number) + CAUTION)))
}

/** Where a column is cut: at most so many values, as many texts between one and the next. */
function cutsOf(column: Float32Array): number[] {
  const sorted = Float32Array.from(column).sort()
  const at = Array.from(
    { length: CUTS },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / (CUTS + 1))] as number,
  )
  return [...new Set(at.map(round))]
}

/** How many cuts lie below the value. */
function binOf(value: number, cuts: readonly number[]): number {
  let bin = 0
  while (bin < cuts.length && value > (cuts[bin] as number)) bin++
  return bin
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
