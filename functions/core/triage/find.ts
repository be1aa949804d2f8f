import { deletions, type Pattern, type Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/** A rule's pattern found in a text: from token `from` up to, not including, token `to`. */
export type Found = { pattern: Pattern; from: number; to: number }

const LONG = 5
/** Only in a word of so many letters may the first be the wrong one: "trust" is not "crust". */
const FIRST_LETTER_MAY_DIFFER = 6
/** Words ahead among which those of a `!` may not stand. */
const ABSENT_AHEAD = 3

/**
 * The words that a token may mean: itself, and when it is no word that anybody knows, those of the rules that are one
 * typing error away. A real word is never taken for another: "visiting" is not "vomiting".
 */
export function meanings(word: string, rules: Rules): readonly string[] {
  if (word.length < LONG || rules.known.has(word)) return [word]
  const near = new Set<string>()
  for (const key of deletions(word))
    for (const candidate of rules.long.get(key) ?? []) if (oneErrorApart(word, candidate)) near.add(candidate)
  return near.size > 0 ? [word, ...near] : [word]
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

/** Every rule found, in one pass: each token begins few patterns, and each pattern looks ahead a bounded way. */
export function find(read: readonly Token[], rules: Rules): Found[] {
  const words = read.map(({ word }) => meanings(word, rules))
  const found: Found[] = []
  for (const [from, possible] of words.entries())
    for (const word of possible)
      for (const pattern of rules.beginning.get(word) ?? []) {
        if (pattern.beginsClause && !read[from]?.clause) continue
        const to = matchFrom(pattern, words, from)
        if (to !== undefined) found.push({ pattern, from, to })
      }
  return found
}

function matchFrom({ slots }: Pattern, words: readonly (readonly string[])[], from: number): number | undefined {
  let at = from
  for (const [i, slot] of slots.entries()) {
    if (slot.absent) {
      if (
        Array.from({ length: ABSENT_AHEAD }, (_, ahead) => slotAt(slot, words, at + ahead)).some(
          (end) => end !== undefined,
        )
      )
        return undefined
      continue
    }
    const gap = i === 0 ? 0 : slot.gap
    let end: number | undefined
    for (let start = at; start <= at + gap && end === undefined; start++) end = slotAt(slot, words, start)
    if (end !== undefined) at = end
    else if (!slot.optional) return undefined
  }
  return at
}

function slotAt(
  { words: single, phrases }: Pattern['slots'][number],
  words: readonly (readonly string[])[],
  at: number,
): number | undefined {
  const phrase = phrases.find((each) => each.every((word, i) => words[at + i]?.includes(word)))
  if (phrase) return at + phrase.length
  return words[at]?.some((word) => single.has(word)) ? at + 1 : undefined
}
