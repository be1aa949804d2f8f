const STEPS = 100
/** Halvings of one step; a step that helps at no size is the end. */
const HALVINGS = 30
const ENOUGH = 1e-9

/**
 * Platt scaling: `a` and `b` so that sigmoid(a × score + b) is how often texts of that score, by writers left out, had
 * the label. Newton's steps on two numbers, from how often the label is at any score, each halved until it helps: a whole
 * step can overshoot on a rare label and end where every text has it. Labels count as Platt's smoothed targets, so that
 * scores which part them without an error still get a finite answer.
 */
export function calibrate(scores: readonly number[], labels: readonly number[]): [number, number] {
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (labels.length - positives + 2)
  const targets = labels.map((label) => low + (high - low) * label)
  let at: [number, number] = [0, Math.log((positives + 1) / (labels.length - positives + 1))]
  let loss = lossOf(at, scores, targets)
  for (let step = 0; step < STEPS; step++) {
    const [da, db] = newtonStep(at, scores, targets)
    const found = halved((size): [number, number] => [at[0] - size * da, at[1] - size * db], loss, scores, targets)
    if (!found || loss - found.loss < ENOUGH * scores.length) break
    at = found.at
    loss = found.loss
  }
  return [round(at[0]), round(at[1])]
}

/** The first of ever smaller steps that lowers the loss. */
function halved(
  stepped: (size: number) => [number, number],
  loss: number,
  scores: readonly number[],
  targets: readonly number[],
): { at: [number, number]; loss: number } | undefined {
  for (let n = 0, size = 1; n < HALVINGS; n++, size /= 2) {
    const at = stepped(size)
    const next = lossOf(at, scores, targets)
    if (next < loss) return { at, loss: next }
  }
  return undefined
}

/** Cross-entropy in nats, in a form that overflows for no score. */
function lossOf([a, b]: [number, number], scores: readonly number[], targets: readonly number[]): number {
  let sum = 0
  for (const [i, score] of scores.entries()) {
    const odds = a * score + b
    sum += Math.max(odds, 0) - odds * (targets[i] as number) + Math.log1p(Math.exp(-Math.abs(odds)))
  }
  return sum
}

function newtonStep([a, b]: [number, number], scores: readonly number[], targets: readonly number[]): [number, number] {
  let [ga, gb, haa, hab, hbb] = [0, 0, 1e-9, 0, 1e-9]
  for (const [i, score] of scores.entries()) {
    const p = 1 / (1 + Math.exp(-(a * score + b)))
    const off = p - (targets[i] as number)
    const spread = p * (1 - p)
    ga += off * score
    gb += off
    haa += spread * score * score
    hab += spread * score
    hbb += spread
  }
  const determinant = haa * hbb - hab * hab
  if (!(determinant > 0)) return [ga, gb]
  return [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant]
}

const round = (value: number) => Math.round(value * 1e4) / 1e4
