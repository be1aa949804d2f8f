import { asideOf, isDeniedHere, type Span } from './asides.ts'
import type { Match } from './find.ts'
import { phraseAt } from './phrases.ts'
import type { Aside } from './rule-file.ts'
import type { Language, Rules } from './rules.ts'
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

export function standing(found: Match, read: readonly Token[], rules: Rules): Standing {
  const { language, rule } = found.pattern
  const deniesItself = phraseAt(ofLanguage(rules, language).before, read, found.from) !== undefined
  if (rule.tier === 'routine' && !deniesItself && holdsDenial(found, read, rules, language)) return 'negated'
  const says = standingOf(found, read, rules, language)
  if (rule.denied && deniesItself) return 'affirmed'
  return rule.denied && says !== 'affirmed' && !isDeniedHere(read, found.from, ofLanguage(rules, language))
    ? 'affirmed'
    : says
}

function ofLanguage({ languages }: Rules, named: string): Language {
  const language = languages.find((each) => each.language === named)
  if (!language) throw new Error(`a rule of the language "${named}", which has no file`)
  return language
}

/** "everything isnt fine", "looks not so good": a kind word with a denial between its parts is none. */
function holdsDenial({ from, to }: Span, read: readonly Token[], rules: Rules, named: string): boolean {
  const language = ofLanguage(rules, named)
  for (let at = from + 1; at < to; at++) if (phraseAt(language.before, read, at)) return true
  return false
}

/** The same for any words of a text. A negation elsewhere never undoes them: its reach ends at "but" and at a new sentence. */
export function standingOf(span: Span, read: readonly Token[], rules: Rules, named: string): Standing {
  const language = rules.languages.find((each) => each.language === named)
  if (!language) return 'affirmed'
  if (isOfOthers(span, read)) return 'hypothetical'
  const itself = language.self.has(read[span.from]?.word ?? '')
  const before = itself ? undefined : negatedBefore(span, read, language)
  if (before) return before
  if (!itself && negatedAfter(span, read, language)) return 'negated'
  return asideOf(span, read, language, itself) ?? 'affirmed'
}

const OTHERS = new Set(['you', 'people', 'nobody', 'they', 'everyone', 'anyone'])
const CANNOT = new Set(['cant', 'cannot', 'couldnt', 'hardly', 'barely'])

/** "You can't see it": what others cannot is no sign of the writer's. */
const isOfOthers = ({ from }: Span, read: readonly Token[]): boolean =>
  CANNOT.has(read[from]?.word ?? '') && !read[from]?.clause && OTHERS.has(read[from - 1]?.word ?? '')

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
    if (negation && at + negation.length <= span.from && !phraseAt(language.pseudo, read, at)) {
      if (answersOnly(at, negation, span, read, language) || isUndone(at, read, language)) return undefined
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

function negatedAfter({ to }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = to; at < to + 3 && at < read.length; at++) {
    if (read[at]?.clause || language.ends.has(read[at]?.word ?? '')) return false
    if (phraseAt(language.after, read, at)) return true
  }
  return false
}
