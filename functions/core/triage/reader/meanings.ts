import { rowIn } from './rows.ts'

/** How many meanings a word may have. */
export const MOST_MEANINGS = 3

/**
 * What words mean, whatever the language: "sip" and "sorbo" are the same to a reader that never saw either. `words` are
 * the features of words, ascending; `of` has three places a word, each with the number of a meaning, from 1, or 0.
 */
export type Meanings = { words: Uint32Array; of: Uint8Array }

export const NO_MEANINGS: Meanings = { words: new Uint32Array(), of: new Uint8Array() }

const NONE: readonly number[] = []

/** The numbers of what a word means, by its feature. */
export function meaningsOf({ words, of }: Meanings, word: number): readonly number[] {
  const row = rowIn(words, word)
  if (row < 0) return NONE
  const found: number[] = []
  for (let at = row * MOST_MEANINGS; at < (row + 1) * MOST_MEANINGS; at++)
    if (of[at] !== 0) found.push(of[at] as number)
  return found
}
