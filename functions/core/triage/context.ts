import type { Found } from './find.ts'
import type { Language, Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/** A negation reaches this many words: "no real trouble at all with swallowing". */
const REACH = 7

export type Standing = 'affirmed' | 'negated' | 'resolved'

const phraseAt = (phrases: readonly string[][], read: readonly Token[], at: number): string[] | undefined =>
  phrases.find((phrase) => phrase.every((word, i) => read[at + i]?.word === word))

/** Whether what was found is said to be so. A negation elsewhere never undoes it: its reach ends at "but" and at a new sentence. */
export function standing(found: Found, read: readonly Token[], rules: Rules): Standing {
  const { rule, language } = found.pattern
  return standingOf(found, read, rules, language, rule.negated)
}

type Span = { from: number; to: number }

/** The same for any words of a text; `never`: they hold their own negation, which only a denial directly before undoes. */
export function standingOf(
  span: Span,
  read: readonly Token[],
  rules: Rules,
  named: string,
  negated?: 'never',
): Standing {
  const language = rules.languages.find((each) => each.language === named)
  if (!language) return 'affirmed'
  if (isResolved(span, read, language)) return 'resolved'
  if (negated === 'never') return denialOf(span, read, language) ? 'negated' : 'affirmed'
  return negatedBefore(span, read, language) || negatedAfter(span, read, language) ? 'negated' : 'affirmed'
}

function negatedBefore({ from }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    const next = read[at + 1]
    if (next?.clause && !continuesList(read, at + 1, from)) return false
    if (language.ends.has(read[at]?.word ?? '')) return false
    const negation = phraseAt(language.before, read, at)
    if (negation && at + negation.length <= from) return phraseAt(language.not, read, at) === undefined
  }
  return false
}

/** "no fever, chills, or trouble breathing": a comma inside a list of at most three words an item. */
const continuesList = (read: readonly Token[], at: number, from: number): boolean =>
  from - at <= 3 &&
  read.slice(at, from).every(({ word }) => word !== 'i' && word !== 'my' && word !== 'yo' && word !== 'me')

function negatedAfter({ to }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = to; at < to + 3 && at < read.length; at++) {
    if (read[at]?.clause || language.ends.has(read[at]?.word ?? '')) return false
    if (phraseAt(language.after, read, at)) return true
  }
  return false
}

/** "I don't have trouble swallowing" denies a rule that is itself about not being able to. */
function denialOf({ from }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 4; at--) {
    if (read[at + 1]?.clause || language.ends.has(read[at]?.word ?? '')) return false
    const negation = phraseAt(language.before, read, at)
    if (negation && at + negation.length <= from) return phraseAt(language.not, read, at) === undefined
  }
  return false
}

function isResolved({ from, to }: Span, read: readonly Token[], language: Language): boolean {
  for (let at = Math.max(0, from - 4); at < to + 5 && at < read.length; at++) {
    if (at > to && read[at]?.clause && language.ends.has(read[at]?.word ?? '')) return false
    if (phraseAt(language.resolved, read, at)) return true
  }
  return false
}
