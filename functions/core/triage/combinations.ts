import type { CombinationFile } from './rule-file.ts'
import type { ProcedureContext, SignFound } from './verdict.ts'

/** What was found, with the concept of its rule; `before`: in one of the texts just before. */
export type Told = Pick<SignFound, 'sign' | 'evidence'> & { concept: string; before?: true }

/** The combination that is found, the strictest first in the file; at least one of its signs is told now. */
export const combined = (
  combinations: readonly CombinationFile[],
  told: readonly Told[],
  procedures: readonly ProcedureContext[],
): CombinationFile | undefined =>
  combinations
    .filter(({ plans }) => !plans || procedures.some(({ plan }) => plans.includes(plan)))
    .find((each) => ('each' in each ? hasOneOfEach(each.each, told, []) : hasTogether(each, told)))

const apart = (a: Told, b: Told): boolean =>
  a.before !== b.before || a.evidence.start >= b.evidence.end || a.evidence.end <= b.evidence.start

function hasTogether({ signs, together }: { signs: string[]; together: number }, told: readonly Told[]): boolean {
  const wanted = told.filter(({ sign }) => signs.includes(sign))
  const isMet = (taken: readonly Told[]): boolean =>
    taken.length === together
      ? taken.some(({ before }) => !before)
      : wanted.some(
          (each) => taken.every((other) => other.sign !== each.sign && apart(each, other)) && isMet([...taken, each]),
        )
  return isMet([])
}

function hasOneOfEach(lists: readonly string[][], told: readonly Told[], taken: readonly Told[]): boolean {
  const [wanted, ...others] = lists
  if (!wanted) return taken.some(({ before }) => !before)
  return told.some(
    (each) =>
      (wanted.includes(each.sign) || wanted.includes(each.concept)) &&
      taken.every((other) => apart(each, other)) &&
      hasOneOfEach(others, told, [...taken, each]),
  )
}
