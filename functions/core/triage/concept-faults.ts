import type { RuleFault, RuleFiles } from './rule-file.ts'

/** A rule without its counterpart in every language: a patient of that language would not be understood. */
export const faultsOfConcepts = (lexicons: RuleFiles['lexicons']): RuleFault[] =>
  Object.entries(lexicons).flatMap(([file, { rules }]) =>
    rules.flatMap(({ id, concept, only }) => {
      if (!concept) return [{ file, rule: id, detail: 'A concept is needed.' }]
      const without = Object.keys(lexicons).filter(
        (other) => !lexicons[other]?.rules.some((each) => each.concept === concept),
      )
      return without.length > 0 && !only
        ? [
            {
              file,
              rule: id,
              detail: `${without.join(', ')} has no rule of "${concept}"; if that is right, "only" says why.`,
            },
          ]
        : []
    }),
  )

export function faultsOfCombinations({
  lexicons,
  names,
  combinations,
}: Pick<RuleFiles, 'lexicons' | 'names' | 'combinations'>): RuleFault[] {
  const concepts = new Set(Object.values(lexicons).flatMap(({ rules }) => rules.map(({ concept }) => concept)))
  return combinations.flatMap((each) =>
    ('each' in each ? each.each.flat() : each.signs)
      .filter((name) => !names[name] && !('each' in each && concepts.has(name)))
      .map((name) => ({
        file: 'combinations.json',
        rule: each.id,
        detail: `"${name}" is no sign of signs.json${'each' in each ? ' and no concept of a rule' : ''}.`,
      })),
  )
}
