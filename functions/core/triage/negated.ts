import { type Standing, standingOf } from './context.ts'
import type { Rules } from './rules.ts'
import { plain, tokens } from './tokens.ts'

/** Whether a text denies a concept whose words stand in it, by the same scope rules that verdicts are made with. */
export function isNegated(text: string, concept: string, rules: Rules): boolean {
  const read = tokens(text)
  const words = tokens(concept).map(({ word }) => plain(word))
  const standings: Standing[] = []
  for (let from = 0; from + words.length <= read.length; from++)
    if (words.every((word, i) => read[from + i]?.word === word))
      standings.push(standingOf({ from, to: from + words.length }, read, rules, 'en'))
  return (
    standings.length > 0 && standings.every((each) => each === 'negated' || each === 'doubtful' || each === 'resolved')
  )
}
