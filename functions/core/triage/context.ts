import type { Found } from './find.ts'
import { ASIDES, type Aside, type Language, type Phrases, type Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/** A negation reaches this many words: "no real trouble at all with swallowing". */
const REACH = 7
/** Each further item of a list carries a negation on: "no fever, chills, nausea or trouble breathing". */
const LIST_ITEM = 3

/** Whether what was found is so now, for the writer: affirmed, denied, or said aside (over, better, long ago, if …). */
export type Standing = 'affirmed' | 'negated' | Aside

type Span = { from: number; to: number }

export function standing(found: Found, read: readonly Token[], rules: Rules): Standing {
  return standingOf(found, read, rules, found.pattern.language)
}

/** The same for any words of a text. A negation elsewhere never undoes them: its reach ends at "but" and at a new sentence. */
export function standingOf(span: Span, read: readonly Token[], rules: Rules, named: string): Standing {
  const language = rules.languages.find((each) => each.language === named)
  if (!language) return 'affirmed'
  const itself = language.self.has(read[span.from]?.word ?? '')
  if (!itself && (negatedBefore(span, read, language) || negatedAfter(span, read, language))) return 'negated'
  return asideOf(span, read, language) ?? 'affirmed'
}

const phraseAt = (phrases: Phrases, read: readonly Token[], at: number): readonly string[] | undefined => {
  const candidates = phrases.get(read[at]?.word ?? '')
  return candidates?.find((phrase) => phrase.every((word, i) => read[at + i]?.word === word))
}

function negatedBefore({ from }: Span, read: readonly Token[], language: Language): boolean {
  let reach = REACH
  for (let at = from - 1; at >= 0 && at >= from - reach; at--) {
    if (read[at + 1]?.clause) {
      if (!continuesList(read, at + 1, from)) return false
      reach += LIST_ITEM
    }
    if (language.ends.has(read[at]?.word ?? '')) return false
    const negation = phraseAt(language.before, read, at)
    if (negation && at + negation.length <= from && !phraseAt(language.pseudo, read, at)) return true
  }
  return false
}

/** "no fever, chills, or trouble breathing": a comma inside a list whose items do not begin anew with "I" or "my". */
const continuesList = (read: readonly Token[], at: number, from: number): boolean =>
  from - at <= 4 &&
  read[at]?.sentence === read[from]?.sentence &&
  read.slice(at, from).every(({ word }) => !['i', 'my', 'im', 'yo', 'me', 'mi'].includes(word))

function negatedAfter({ to }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = to; at < to + 3 && at < read.length; at++) {
    if (read[at]?.clause || language.ends.has(read[at]?.word ?? '')) return false
    if (phraseAt(language.after, read, at)) return true
  }
  return false
}

/** How near, in words, the sign of an aside has to stand: before what was found, and after it. */
const NEAR: Record<Aside, readonly [number, number]> = {
  resolved: [4, 14],
  improved: [5, 4],
  historic: [10, 10],
  hypothetical: [10, 0],
  figurative: [0, 0],
  others: [9, 0],
  past: [5, 0],
}

function asideOf(span: Span, read: readonly Token[], language: Language): Aside | undefined {
  const near = (aside: Aside) => isNear(span, read, language.asides[aside], NEAR[aside], language)
  const found = ASIDES.find((aside) => aside !== 'others' && aside !== 'past' && aside !== 'figurative' && near(aside))
  if (found) return found
  return near('others') && near('past') ? 'others' : undefined
}

/** In the same sentence, near enough, and itself not denied: "not better" is no improvement. */
function isNear(
  { from, to }: Span,
  read: readonly Token[],
  phrases: Phrases,
  [before, after]: readonly [number, number],
  language: Language,
): boolean {
  for (let at = Math.max(0, from - before); at < Math.min(read.length, to + after); at++) {
    if (at >= from && at < to) continue
    if (read[at]?.sentence !== read[at < from ? from : to - 1]?.sentence) continue
    const phrase = phraseAt(phrases, read, at)
    if (phrase && !isDenied(read, at, language)) return true
  }
  return false
}

const isDenied = (read: readonly Token[], at: number, language: Language): boolean =>
  [1, 2].some((back) => read[at - back] !== undefined && phraseAt(language.before, read, at - back) !== undefined)
