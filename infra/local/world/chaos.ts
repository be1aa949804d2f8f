/** What goes wrong on purpose: AWS that throttles, fails or is not heard, deliveries twice and out of order, processes killed. */
import type { Store } from '../store.ts'

/** What a call of AWS meets. `throttled`, `conflict`, `fault`: it was not done. `cut`, `silence`: it was, and nobody is told. */
export type Trouble = 'throttled' | 'conflict' | 'fault' | 'cut' | 'silence'

type Strike = Trouble | 'duplicate' | 'reordered' | 'schedule-twice' | 'function-killed'

/** How often each strikes, of a hundred calls, messages, receives, runs of a schedule and invocations. */
const OF_A_HUNDRED: Record<Strike, number> = {
  throttled: 1,
  conflict: 2,
  fault: 1,
  cut: 1,
  silence: 0.03,
  duplicate: 10,
  reordered: 20,
  'schedule-twice': 5,
  'function-killed': 2,
}

const BEFORE = ['throttled', 'fault'] as const
const AFTER = ['cut', 'silence'] as const

/** Milliseconds by the wall within which a function that is to be killed dies: it may be anywhere in its work. */
const KILLED_WITHIN = 60

/** A number in [0, 1) from a seed (mulberry32); the same seed gives the same series. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Decides by a seed what strikes; counts it in the store, so that the count outlives the server. Processes run as the
 * machine lets them: a seed chooses the blows, not the order in which everything else happens.
 */
export class Chaos {
  private readonly store: Store
  private readonly random: () => number

  /** A server that starts again on the same data goes on with another series. */
  constructor(store: Store, seed: number) {
    this.store = store
    const starts = Number(store.setting('chaos starts') ?? 0)
    store.set('chaos starts', String(starts + 1))
    this.random = seeded(seed * 1000 + starts)
  }

  /** What a call of this operation meets; mostly nothing. */
  trouble(operation: string): Trouble | undefined {
    const conflict = operation === 'TransactWriteItems' ? (['conflict'] as const) : []
    return [...BEFORE, ...conflict, ...AFTER].find((each) => this.strikes(each))
  }

  duplicates = (): boolean => this.strikes('duplicate')
  reorders = (): boolean => this.strikes('reordered')
  runsTwice = (): boolean => this.strikes('schedule-twice')

  /** Milliseconds by the wall after which the process that has just been given work is killed. */
  killsAfter(): number | undefined {
    return this.strikes('function-killed') ? this.random() * KILLED_WITHIN : undefined
  }

  report(): Record<string, number> {
    return Object.fromEntries(
      Object.keys(OF_A_HUNDRED).map((strike) => [strike, Number(this.store.setting(`chaos ${strike}`) ?? 0)]),
    )
  }

  private strikes(strike: Strike): boolean {
    if (this.random() * 100 >= OF_A_HUNDRED[strike]) return false
    this.store.set(`chaos ${strike}`, String(Number(this.store.setting(`chaos ${strike}`) ?? 0) + 1))
    return true
  }
}
