import { asideOf, isDeniedHere, type Span } from './asides.ts'
import { isDeniedWithin, negatedAfter, negatedBefore } from './denials.ts'
import type { Match } from './find.ts'
import { phraseAt } from './phrases.ts'
import type { Aside } from './rule-file.ts'
import type { Language, Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/**
 * Whether what was found is so now, for the writer: affirmed, denied, said aside (over, better, long ago, if …), or
 * doubtful: "no pain, bad headache" may deny the second or not.
 */
export type Standing = 'affirmed' | 'negated' | 'doubtful' | Aside

export function standing(found: Match, read: readonly Token[], rules: Rules): Standing {
  const { language, rule } = found.pattern
  const deniesItself = phraseAt(ofLanguage(rules, language).before, read, found.from) !== undefined
  if (rule.tier === 'routine' && !deniesItself && holdsDenial(found, read, rules, language)) return 'negated'
  if (!rule.denied && isDeniedWithin(found, read, ofLanguage(rules, language))) return 'negated'
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
