/** Where a text denies what was found in it: before it, after it, and between its words. */
import type { Span } from './asides.ts'
import type { Match } from './find.ts'
import { phraseAt } from './phrases.ts'
import type { Language } from './rules.ts'
import type { Token } from './tokens.ts'

/** A negation reaches this many words: "no real trouble at all with swallowing". */
const REACH = 7
/** Each further item of a list carries a negation on: "no fever, chills, nausea or trouble breathing". */
const LIST_ITEM = 3
const LONGEST_ITEM = 4

/** Words over which a denial between the parts of a find reaches the next part: "lip isnt really white", "no se ve blanco". */
const THROUGH = new Set(
  'a the any so very too really at all been being looking turning going getting esta estan es se me ve pone muy tan'.split(
    ' ',
  ),
)
const FARTHEST_THROUGH = 2

/**
 * "Lip isnt white", "eyes close fine, not dry", "hives no. air fine": the denial stands between the parts of what was found,
 * right before one or right after one. Beside a "no" at its beginning it only repeats that: "no noto ningún cambio".
 */
export function isDeniedWithin({ from, within, to }: Match, read: readonly Token[], language: Language): boolean {
  const { before, pseudo, self } = language
  if (self.has(read[from]?.word ?? '') || phraseAt(before, read, from)) return false
  return within.some((at) => {
    if (isNone(at, read) && !within.includes(at - 1)) return true
    const negation = phraseAt(before, read, at)
    if (!negation || phraseAt(pseudo, read, at)) return false
    let next = at + negation.length
    const last = next + FARTHEST_THROUGH
    while (next < last && within.includes(next) && THROUGH.has(read[next]?.word ?? '')) next++
    return next < to && !within.includes(next) && !read.slice(at + 1, next + 1).some(({ clause }) => clause)
  })
}

export function negatedBefore(
  span: Span,
  read: readonly Token[],
  language: Language,
): 'negated' | 'doubtful' | undefined {
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
    if (negation && at + negation.length <= span.from && !phraseAt(language.pseudo, read, at)) {
      if (answersOnly(at, negation, span, read, language) || isUndone(at, read, language)) return undefined
      if (deniesWell(at + negation.length, span, read)) return undefined
      return crossed && !joined
        ? 'doubtful'
        : restartsBetween(at + negation.length, span, read)
          ? 'doubtful'
          : 'negated'
    }
  }
  return undefined
}

const WITHOUT = new Set(['without', 'sin'])

/** "not a day goes by without choking": a denial of "without" affirms what follows it. */
function isUndone(at: number, read: readonly Token[], { before, ends }: Language): boolean {
  if (!WITHOUT.has(read[at]?.word ?? '') || read[at]?.clause) return false
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    if (ends.has(read[i]?.word ?? '')) return false
    if (phraseAt(before, read, i)) return true
    if (read[i]?.clause) return false
  }
  return false
}

/** What is denied where something is wrong. */
const WELL = new Set(
  'right good well fine normal ok okay great working better happy improving bien buena bueno normales mejor contenta funciona'.split(
    ' ',
  ),
)
const WELL_WITHIN = 3

/** "My lip does not look right its white": what is denied is that all is well, and nothing that follows. */
const deniesWell = (after: number, { from }: Span, read: readonly Token[]): boolean =>
  read
    .slice(after, Math.min(from, after + WELL_WITHIN))
    .some(({ word, clause }, i) => WELL.has(word) && !(clause && i > 0))

const BARE_NO = new Set(['no', 'nope', 'nah'])

/** "no my throat is closing", "No its getting hard to breathe": a "no" that opens a sentence before a new subject answers a question. */
function answersOnly(
  at: number,
  negation: readonly string[],
  { from }: Span,
  read: readonly Token[],
  language: Language,
): boolean {
  const opens = at === 0 || read[at - 1]?.sentence !== read[at]?.sentence
  const next = read[at + 1]?.word ?? ''
  return (
    opens && negation.length === 1 && BARE_NO.has(negation[0] ?? '') && at + 1 <= from && language.subjects.has(next)
  )
}

/** Words that carry a denial on to what follows: "no trouble when i swallow". */
const CARRIES = new Set([
  'when',
  'while',
  'with',
  'if',
  'that',
  'where',
  'since',
  'in',
  'on',
  'at',
  'of',
  'from',
  'after',
  'as',
  'cuando',
  'al',
  'con',
  'si',
  'que',
  'en',
  'de',
  'desde',
])

const OWN_BEGINNINGS = new Set(['i', 'im', 'ive', 'my', 'mi', 'mis'])

/** "no bruising no swelling my lip is white": something new begins after what is denied; it is not certain what is meant. */
function restartsBetween(after: number, { from }: Span, read: readonly Token[]): boolean {
  for (let at = after + 1; at <= from; at++)
    if (OWN_BEGINNINGS.has(read[at]?.word ?? '') && !CARRIES.has(read[at - 1]?.word ?? ''))
      return at < from || at > after
  return false
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

/** Words that deny what stands right before them, where nothing follows: "hives: none", "ronchas no". */
const NONE = new Set('no none nope nah zero nil cero nada tampoco ninguno ninguna'.split(' '))

/** At the end of its sentence, and no question: "my throat is closing, no?" asks for agreement; "white no, purple" corrects. */
function isNone(at: number, read: readonly Token[]): boolean {
  const [none, next] = [read[at], read[at + 1]]
  if (!none || !NONE.has(none.word) || none.asks || none.sentence !== read[at - 1]?.sentence) return false
  return next === undefined || next.sentence !== none.sentence
}

export function negatedAfter({ to }: Span, read: readonly Token[], language: Language): boolean {
  if (isNone(to, read)) return true
  for (let at = to; at < to + 3 && at < read.length; at++) {
    if (read[at]?.clause || language.ends.has(read[at]?.word ?? '')) return false
    if (phraseAt(language.after, read, at)) return true
  }
  return false
}
