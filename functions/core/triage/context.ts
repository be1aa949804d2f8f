import type { Match } from './find.ts'
import { ASIDES, type Aside } from './rule-file.ts'
import type { Language, Phrases, Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/** A negation reaches this many words: "no real trouble at all with swallowing". */
const REACH = 7
/** Each further item of a list carries a negation on: "no fever, chills, nausea or trouble breathing". */
const LIST_ITEM = 3
const LONGEST_ITEM = 4

/**
 * Whether what was found is so now, for the writer: affirmed, denied, said aside (over, better, long ago, if …), or
 * doubtful: "no pain, bad headache" may deny the second or not.
 */
export type Standing = 'affirmed' | 'negated' | 'doubtful' | Aside

type Span = { from: number; to: number }

export function standing(found: Match, read: readonly Token[], rules: Rules): Standing {
  return standingOf(found, read, rules, found.pattern.language)
}

/** The same for any words of a text. A negation elsewhere never undoes them: its reach ends at "but" and at a new sentence. */
export function standingOf(span: Span, read: readonly Token[], rules: Rules, named: string): Standing {
  const language = rules.languages.find((each) => each.language === named)
  if (!language) return 'affirmed'
  const itself = language.self.has(read[span.from]?.word ?? '')
  const before = itself ? undefined : negatedBefore(span, read, language)
  if (before) return before
  if (!itself && negatedAfter(span, read, language)) return 'negated'
  return asideOf(span, read, language, itself) ?? 'affirmed'
}

const phraseAt = (phrases: Phrases, read: readonly Token[], at: number): readonly string[] | undefined => {
  const candidates = phrases.get(read[at]?.word ?? '')
  return candidates?.find((phrase) => phrase.every((word, i) => read[at + i]?.word === word))
}

function negatedBefore(span: Span, read: readonly Token[], language: Language): 'negated' | 'doubtful' | undefined {
  let reach = REACH
  let item = span.from
  let joined = language.either.has(read[span.to]?.word ?? '')
  let crossed = false
  for (let at = span.from - 1; at >= 0 && at >= span.from - reach; at--) {
    const word = read[at]?.word ?? ''
    if (read[at + 1]?.clause) {
      if (!continuesList(read, at + 1, item, span, language)) return undefined
      item = at + 1
      crossed = true
      reach += LIST_ITEM
    }
    if (language.ends.has(word)) return undefined
    joined ||= language.joins.has(word)
    const negation = phraseAt(language.before, read, at)
    if (negation && at + negation.length <= span.from && !phraseAt(language.pseudo, read, at))
      return crossed && !joined ? 'doubtful' : 'negated'
  }
  return undefined
}

/** "no fever, chills or trouble breathing": items of at most four words, none of which begins anew. */
function continuesList(
  read: readonly Token[],
  at: number,
  item: number,
  { from, to }: Span,
  language: Language,
): boolean {
  if (read[at - 1]?.sentence !== read[from]?.sentence || item - at > LONGEST_ITEM) return false
  const end = item === from ? to + 1 : item
  return read.slice(at, end).every((token, i) => !language.restarts.has(token.word) || (i > 0 && token.clause))
}

function negatedAfter({ to }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = to; at < to + 3 && at < read.length; at++) {
    if (read[at]?.clause || language.ends.has(read[at]?.word ?? '')) return false
    if (phraseAt(language.after, read, at)) return true
  }
  return false
}

/**
 * How near, in words, the sign of an aside has to stand: before what was found, and after it. `alone`: before it, only
 * without an "and" between: in "my voice is gone and I can't swallow", "gone" belongs to the voice, not to swallowing.
 */
type Near = { before: number; after: number; alone?: true }
const NEAR: Record<Aside, Near> = {
  resolved: { before: 4, after: 14, alone: true },
  improved: { before: 5, after: 4 },
  historic: { before: 10, after: 10 },
  hypothetical: { before: 10, after: 0 },
  others: { before: 9, after: 0 },
  past: { before: 5, after: 0 },
}
const HOPED: Near = { before: 12, after: 12 }

/** These alone; somebody else's counts only together with the past. */
const SIMPLE: readonly Aside[] = ['resolved', 'improved', 'historic', 'hypothetical']

function asideOf(span: Span, read: readonly Token[], language: Language, itself: boolean): Aside | undefined {
  if (!read.some(({ word }) => language.asideBegins.has(word))) return undefined
  const near = (aside: Aside) => isNear(span, read, language.asides[aside], NEAR[aside], language)
  const found = ASIDES.find(
    (aside) =>
      SIMPLE.includes(aside) &&
      near(aside) &&
      !(aside === 'resolved' && (itself || isNear(span, read, language.hoped, HOPED, language))),
  )
  if (found) return found
  return near('others') && near('past') ? 'others' : undefined
}

/** In the same sentence, near enough, and itself not denied: "not better" is no improvement. */
function isNear(
  { from, to }: Span,
  read: readonly Token[],
  phrases: Phrases,
  { before, after, alone }: Near,
  language: Language,
): boolean {
  for (let at = Math.max(0, from - before); at < Math.min(read.length, to + after); at++) {
    if (at >= from && at < to) continue
    if (read[at]?.sentence !== read[at < from ? from : to - 1]?.sentence) continue
    const phrase = phraseAt(phrases, read, at)
    if (!phrase || isDenied(read, at, language)) continue
    const end = at + phrase.length
    const joined = () => read.slice(end, from).some(({ word }) => language.joins.has(word))
    if (at >= to || (end <= from && !(alone && joined()))) return true
  }
  return false
}

const isDenied = (read: readonly Token[], at: number, language: Language): boolean =>
  [1, 2].some(
    (back) =>
      read[at - back]?.sentence === read[at]?.sentence && phraseAt(language.before, read, at - back) !== undefined,
  )
