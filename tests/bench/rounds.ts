/** Rounds of measurements, in which the rivals take turns, so that a busy machine slows all alike. */

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** The median of each measure over some samples of it. */
export function medians<T extends Record<string, number>>(samples: readonly T[]): T {
  const [first] = samples
  if (!first) throw new Error('nothing was measured')
  const measures = Object.keys(first).map((name) => [name, median(samples.map((sample) => sample[name] ?? Number.NaN))])
  return Object.fromEntries(measures) as T
}

/** One line on stderr: what is being measured now. */
export const progress = (what: string): void => void process.stderr.write(`${what} …\n`)

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
