import { ALWAYS, type Pattern, type Rules, type Slot, type WordMeaning } from './rules.ts'
import type { Token } from './tokens.ts'

/**
 * A rule's pattern found in a text: from token `from` up to, not including, token `to`. `within`: tokens between that no
 * part of the pattern is made of.
 */
export type Match = { pattern: Pattern; from: number; to: number; within: readonly number[] }

const LONG = 5
/** Only in a word of so many letters may the first be the wrong one: "trust" is not "crust". */
const FIRST_LETTER_MAY_DIFFER = 6
/** Words ahead, of the same sentence, among which those of a `!` may not stand. */
const ABSENT_AHEAD = 3

/** Unknown words whose meanings are kept. */
const MOST_MET = 5000

/** What a word means; kept for the next text. */
function lookUp(word: string, rules: Rules): WordMeaning {
  const before = rules.met.get(word)
  if (before) return before
  const words = spellingsOf(word, rules)
  const found = {
    words,
    begins: words.flatMap((each) => rules.beginning.get(each) ?? []),
    seconds: words.flatMap((each) => rules.seconds.get(each) ?? []),
  }
  if (rules.met.size < MOST_MET) rules.met.set(word, found)
  return found
}

/**
 * The words that a token may mean: itself, and when it is no word that anybody knows, those of the rules that are one
 * typing error away. A real word is never taken for another: "visiting" is not "vomiting".
 */
function spellingsOf(word: string, rules: Rules): readonly string[] {
  if (word.length < LONG || rules.known.has(word)) return [word]
  const near = [-1, 0, 1].flatMap((more) => rules.long.get(word.length + more) ?? [])
  return [word, ...near.filter((candidate) => oneErrorApart(word, candidate))]
}

/** One letter wrong, missing, too many, or two neighbours swapped; and the first letter right, or both nearly as long. */
function oneErrorApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || (a[0] !== b[0] && b.length < FIRST_LETTER_MAY_DIFFER)) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i)
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1)
  if (a.slice(i + 1) === b.slice(i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

/**
 * Every rule found, in one pass: each token begins few patterns, those are tried whose second part stands in the text at
 * all, and each looks ahead a bounded way.
 */
export function find(read: readonly Token[], rules: Rules): Match[] {
  const meanings = read.map(({ word }) => lookUp(word, rules))
  const possible = rules.possible.in
  rules.possible.text = (rules.possible.text + 1) % ALWAYS
  const thisText = rules.possible.text
  for (const { seconds } of meanings) for (let i = 0; i < seconds.length; i++) possible[seconds[i] as number] = thisText
  const found: Match[] = []
  for (let from = 0; from < meanings.length; from++) {
    const { begins } = meanings[from] as WordMeaning
    for (let i = 0; i < begins.length; i++) {
      const number = begins[i] as number
      if (possible[number] !== thisText && possible[number] !== ALWAYS) continue
      const pattern = rules.patterns[number] as Pattern
      if (pattern.beginsClause && !read[from]?.clause) continue
      const within: number[] = []
      const to = matchFrom(pattern, meanings, from, read, within)
      if (to !== undefined) found.push({ pattern, from, to, within })
    }
  }
  return found
}

function matchFrom(
  { slots }: Pattern,
  read: readonly WordMeaning[],
  from: number,
  words: readonly Token[],
  within: number[],
): number | undefined {
  let at = from
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as Slot
    if (slot.absent) {
      const sentence = words[at - 1]?.sentence
      for (let ahead = at; ahead < at + ABSENT_AHEAD && words[ahead]?.sentence === sentence; ahead++)
        if (slotAt(slot, read, ahead) >= 0) return undefined
      continue
    }
    const last = at + (i === 0 ? 0 : slot.gap)
    let end = -1
    let start = at
    while (start <= last && end < 0) end = slotAt(slot, read, start++)
    if (end >= 0) {
      for (let skipped = at; skipped < start - 1; skipped++) within.push(skipped)
      at = end
    } else if (!slot.optional) return undefined
  }
  return at
}

/** Where the slot ends that begins at a token; -1 where none begins. */
function slotAt({ starts }: Slot, read: readonly WordMeaning[], at: number): number {
  const here = read[at]
  if (!here) return -1
  for (const word of here.words) {
    const phrases = starts.get(word)
    if (!phrases) continue
    for (const phrase of phrases) if (follows(phrase, read, at)) return at + phrase.length
  }
  return -1
}

function follows(phrase: readonly string[], read: readonly WordMeaning[], at: number): boolean {
  for (let i = 1; i < phrase.length; i++) if (!read[at + i]?.words.includes(phrase[i] as string)) return false
  return true
}
