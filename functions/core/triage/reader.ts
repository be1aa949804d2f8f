import type { Token } from './tokens.ts'

/**
 * A linear reader of words and of pairs of neighbours: it says how much a text reads like one about somebody's body.
 * Words that its training did not hold weigh nothing. `templates/warning-signs/reader.json` holds one, made by
 * `infra/triage/train.ts`.
 */
export type Reader = { bias: number; weights: ReadonlyMap<string, number> }

export type ReaderFile = { bias: number; weights: Record<string, number> }

export const openReader = ({ bias, weights }: ReaderFile): Reader => ({
  bias,
  weights: new Map(Object.entries(weights)),
})

/** What the reader sees of a text: each word, and each pair of neighbours joined by a space. */
export function features(words: readonly string[]): string[] {
  const seen: string[] = []
  for (const [i, word] of words.entries()) {
    seen.push(word)
    const next = words[i + 1]
    if (next !== undefined) seen.push(`${word} ${next}`)
  }
  return seen
}

/** Log-odds that the text is about how somebody feels; texts about other things are below zero. */
export function healthScore(read: readonly Token[], { bias, weights }: Reader): number {
  let sum = bias
  for (let i = 0; i < read.length; i++) {
    const word = (read[i] as Token).word
    sum += weights.get(word) ?? 0
    const next = read[i + 1]
    if (next && weights.has(next.word)) sum += weights.get(`${word} ${next.word}`) ?? 0
  }
  return sum
}
