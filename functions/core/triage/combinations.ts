import type { CombinationFile } from './rule-file.ts'
import type { SignFound } from './verdict.ts'

/** The combination that these signs make, with those of the texts just before, each told in words of its own. */
export const combined = (
  combinations: readonly CombinationFile[],
  before: readonly SignFound[],
  signs: readonly SignFound[],
): CombinationFile | undefined => combinations.find((each) => isMet(each, before, signs))

function isMet(
  { signs: wanted, together }: CombinationFile,
  before: readonly SignFound[],
  signs: readonly SignFound[],
) {
  const now = signs.filter(({ sign }) => wanted.includes(sign))
  if (now.length === 0) return false
  const apart = now.filter((a, i) =>
    now.slice(0, i).every((b) => a.evidence.start >= b.evidence.end || a.evidence.end <= b.evidence.start),
  )
  const told = [...before.filter(({ sign }) => wanted.includes(sign)), ...apart]
  return new Set(told.map(({ sign }) => sign)).size >= together
}
