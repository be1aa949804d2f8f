import type { Phrases } from './rules.ts'
import { plain, type Token } from './tokens.ts'

export type Split = (phrase: string) => string[]

/** A phrase as its plain words; what many rules share is split once, since the first text waits for all of it. */
export function splitting(): Split {
  const known = new Map<string, string[]>()
  return (phrase) => {
    const before = known.get(phrase)
    if (before) return before
    const words = phrase.split(/\s+/).filter(Boolean).map(plain)
    known.set(phrase, words)
    return words
  }
}

/** Longer runs first, so that the longest is found. */
export function phrasesOf(list: readonly string[], split: Split): Phrases {
  const found = new Map<string, string[][]>()
  for (const phrase of list.map(split)) {
    const [first = ''] = phrase
    const others = found.get(first)
    if (others) others.push(phrase)
    else found.set(first, [phrase])
  }
  for (const phrases of found.values()) phrases.sort((a, b) => b.length - a.length)
  return found
}

/** The phrase that begins at a token, the longest first; undefined where none does. */
export const phraseAt = (phrases: Phrases, read: readonly Token[], at: number): readonly string[] | undefined => {
  const candidates = phrases.get(read[at]?.word ?? '')
  return candidates?.find((phrase) => phrase.every((word, i) => read[at + i]?.word === word))
}
