/** What work costs, as processor time of its thread: for ratios within one run, since no machine's seconds are another's. */

/** Microseconds of one sample at least: some kernels count processor time in steps of four milliseconds. */
const SAMPLE = 20_000
const SAMPLES = 3
/** Microseconds after which no further sample is taken: what lasts so long is measured well enough. */
const ENOUGH = 200_000
/** By how much the second input of `growthOf` is longer, unless it says so. */
const LONGER = 4

/** Microseconds that this thread has worked; those of the process before Node 23.9. */
function worked(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return user + system
}

/** How many microseconds a sample took, and of how many calls it is made. */
async function sample(run: () => unknown): Promise<{ spent: number; calls: number }> {
  const before = worked()
  let [calls, spent] = [0, 0]
  while (spent < SAMPLE) {
    // Twice as many at each turn, or what is missing: a look at the clock costs more than a short call.
    const more = Math.ceil(Math.min(1, (SAMPLE - spent) / spent) * calls) || 1
    for (let n = 0; n < more; n++) {
      const result = run()
      if (result instanceof Promise) await result
    }
    calls += more
    spent = worked() - before
  }
  return { spent, calls }
}

/** Microseconds of processor time of one call, at best: what else the machine does can only add to them. */
export async function costOf(run: () => unknown): Promise<number> {
  let [best, total] = [Number.POSITIVE_INFINITY, 0]
  for (let n = 0; n < SAMPLES && total < ENOUGH; n++) {
    const { spent, calls } = await sample(run)
    best = Math.min(best, spent / calls)
    total += spent
  }
  return best
}

/**
 * The cost of `run` for an input `longer` (four) times as long over that for one of this size: about 4 where the work grows
 * with its input, 16 where it grows with its square, 1 where it has a limit. `run` makes its input itself, anew at each call.
 */
export async function growthOf(run: (size: number) => unknown, size: number, longer = LONGER): Promise<number> {
  const short = await costOf(() => run(size))
  return (await costOf(() => run(size * longer))) / short
}

/** How many times the cost of an ordinary input another one takes. */
export async function timesAsDear<Input>(
  run: (input: Input) => unknown,
  input: Input,
  ordinary: Input,
): Promise<number> {
  const usual = await costOf(() => run(ordinary))
  return (await costOf(() => run(input))) / usual
}
