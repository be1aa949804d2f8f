const STEPS = 200
const RATE = 0.5

/**
 * Platt scaling: `a` and `b` so that sigmoid(a × score + b) is how often texts of that score, by writers left out, had
 * the label. Newton's steps on two numbers, from the identity.
 */
export function calibrate(scores: readonly number[], labels: readonly number[]): [number, number] {
  let [a, b] = [1, 0]
  for (let step = 0; step < STEPS; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6]
    for (const [i, score] of scores.entries()) {
      const p = 1 / (1 + Math.exp(-(a * score + b)))
      const off = p - (labels[i] as number)
      const spread = p * (1 - p)
      ga += off * score
      gb += off
      haa += spread * score * score
      hab += spread * score
      hbb += spread
    }
    const determinant = haa * hbb - hab * hab
    if (!(Math.abs(determinant) > 1e-9)) break
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant]
    a -= RATE * da
    b -= RATE * db
    if (Math.abs(da) + Math.abs(db) < 1e-6) break
  }
  return [round(a), round(b)]
}

const round = (value: number) => Math.round(value * 1e4) / 1e4
