import type { Token } from '../tokens.ts'
import type { Cues } from './cues.ts'
import { type Meanings, meaningsOf } from './meanings.ts'

/** A feature of a text by its 32-bit hash, and the tokens that it is made of: from `from` up to, not including, `to`. */
export type Emit = (feature: number, from: number, to: number) => void

const SHORTEST = 3
const LONGEST = 5
/** Pairs of words with up to three others between them: an order that survives small talk. */
const FARTHEST = 4
const LENGTH_STEP = 4
const LONGEST_STEP = 8
/** Words that a negation reaches, unless a cue ends it before. */
const REACH = 6

const PRIME = 0x01000193

/** FNV-1a over UTF-16 units; the kind of feature comes first, so that a word and a part of a word never meet. */
const hash = (seed: number, text: string): number => {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME)
  return h >>> 0
}

const kind = (name: string): number => hash(0x811c9dc5, `${name}:`)
const WORD = kind('word')
const NEXT = kind('next')
const APART = kind('apart')
const PART = kind('part')
const DENIED = kind('denied')
const OPENING = kind('opening')
const LENGTH = kind('length')
const ASKS = kind('asks')
const MEANS = kind('means')
const MEANS_DENIED = kind('means denied')
const TOGETHER = kind('together')
const TOGETHER_DENIED = kind('together denied')
const BEFORE_WORD = kind('before word')
const AFTER_WORD = kind('after word')

/** Pairs of meanings reach farther than pairs of words: there are far fewer of them. */
const FARTHEST_MEANING = 5
const FARTHEST_WORD = 3

/** The feature of a word in plain form. */
export const wordFeature = (word: string): number => hash(WORD, word)

/** The feature of a kind and two numbers. */
const pair = (seed: number, first: number, second: number): number =>
  Math.imul(Math.imul(seed ^ first, PRIME) ^ second, PRIME) >>> 0

const NUMBER = /\d/
const LETTERS = /^\p{L}+$/u

/**
 * What the reader sees of a text: words, pairs of words, parts of words, what words mean and what stands around that,
 * words within reach of a negation, and words of a clause that speaks of another time, another person or a possibility.
 * The same feature may come more than once.
 */
export function eachFeature(read: readonly Token[], cues: Cues, meanings: Meanings, emit: Emit): void {
  const words = read.map(({ word }) => (NUMBER.test(word) ? '#' : word))
  emit(hash(LENGTH, String(Math.min(LONGEST_STEP, Math.floor(words.length / LENGTH_STEP)))), 0, 0)
  if (read.some(({ asks }) => asks)) emit(hash(ASKS, '?'), 0, 0)
  const own = words.map(wordFeature)
  const means = own.map((word) => meaningsOf(meanings, word))
  let denied = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (read[i]?.clause || cues.ends.has(word)) denied = 0
    const isDenied = denied > 0
    if (isDenied) emit(hash(DENIED, word), i, i + 1)
    meaning(means, own, i, isDenied, emit)
    if (isDenied) denied--
    if (cues.denies.has(word)) denied = REACH
    emit(own[i] as number, i, i + 1)
    pairs(words, i, emit)
    if (LETTERS.test(word)) parts(word, i, emit)
  }
  if (words[0] !== undefined) emit(hash(OPENING, words[0]), 0, 1)
  clauses(read, words, cues, emit)
}

function pairs(words: readonly string[], i: number, emit: Emit): void {
  const first = hash(NEXT, `${words[i]} `)
  const next = words[i + 1]
  if (next !== undefined) emit(hash(first, next), i, i + 2)
  const apart = hash(APART, `${words[i]} `)
  for (let gap = 2; gap <= FARTHEST; gap++) {
    const other = words[i + gap]
    if (other !== undefined) emit(hash(apart, other), i, i + gap + 1)
  }
}

/** What a word means, beside what the next words mean, and beside the words around it. */
function meaning(
  means: readonly (readonly number[])[],
  own: readonly number[],
  i: number,
  isDenied: boolean,
  emit: Emit,
): void {
  for (const first of means[i] as readonly number[]) {
    emit(pair(MEANS, first, 0), i, i + 1)
    if (isDenied) emit(pair(MEANS_DENIED, first, 0), i, i + 1)
    for (let gap = 1; gap <= FARTHEST_MEANING; gap++)
      for (const second of means[i + gap] ?? []) {
        emit(pair(TOGETHER, first, second), i, i + gap + 1)
        if (isDenied) emit(pair(TOGETHER_DENIED, first, second), i, i + gap + 1)
      }
    for (let gap = 1; gap <= FARTHEST_WORD; gap++) {
      const [before, after] = [own[i - gap], own[i + gap]]
      if (before !== undefined) emit(pair(AFTER_WORD, first, before), i - gap, i + 1)
      if (after !== undefined) emit(pair(BEFORE_WORD, first, after), i, i + gap + 1)
    }
  }
}

function parts(word: string, i: number, emit: Emit): void {
  const whole = `<${word}>`
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let at = 0; at + length <= whole.length; at++) emit(hash(PART, whole.slice(at, at + length)), i, i + 1)
}

function clauses(read: readonly Token[], words: readonly string[], cues: Cues, emit: Emit): void {
  for (let from = 0, to = 1; from < words.length; from = to, to++) {
    while (to < words.length && !read[to]?.clause && !cues.ends.has(words[to] as string)) to++
    for (const [name, cue] of cues.asides) {
      if (!anyOf(words, from, to, cue)) continue
      const seed = kind(name)
      emit(seed, from, to)
      for (let i = from; i < to; i++) if (!cue.has(words[i] as string)) emit(hash(seed, words[i] as string), i, i + 1)
    }
  }
}

function anyOf(words: readonly string[], from: number, to: number, cue: ReadonlySet<string>): boolean {
  for (let i = from; i < to; i++) if (cue.has(words[i] as string)) return true
  return false
}
