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

/** How often a sample is taken again that failed: a busy machine runs into time-outs that say nothing of the code. */
const MOST_REPEATS = 3
let repeats = 0

/** A sample; one that fails is taken again, and counted. Throws what the last of them threw. */
export async function sampled<T>(what: string, take: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++)
    try {
      return await take()
    } catch (error) {
      if (n > MOST_REPEATS) throw error
      repeats++
      progress(`${what}: once more, since it failed: ${String(error).split('\n', 1)[0]}`)
    }
}

/** Samples that were taken again since the process began. */
export const repeated = (): number => repeats

/** One line on stderr: what is being measured now. */
export const progress = (what: string): void => void process.stderr.write(`${what} …\n`)

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
