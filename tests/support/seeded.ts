/** A number in [0, 1). */
export type Random = () => number

/**
 * Random numbers that follow from a name alone: the same name gives the same numbers, whatever else was drawn before.
 * (xmur3 hashes the name, mulberry32 counts on from there; both by bryc, public domain.)
 */
export function seeded(name: string | number): Random {
  let state = hash(String(name))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function hash(name: string): number {
  let h = 1779033703 ^ name.length
  for (let i = 0; i < name.length; i++) {
    h = Math.imul(h ^ name.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  h = Math.imul(h ^ (h >>> 16), 2246822507)
  h = Math.imul(h ^ (h >>> 13), 3266489909)
  return (h ^ (h >>> 16)) >>> 0
}

/** One of several, each as likely. */
export function oneOf<T>(random: Random, things: readonly T[]): T {
  const found = things[Math.floor(random() * things.length)]
  if (found === undefined) throw new Error('one of nothing')
  return found
}

/** A number from `low` up to `high`. */
export const between = (random: Random, low: number, high: number): number => low + random() * (high - low)
