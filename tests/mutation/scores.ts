import { folderOf, type Outcome } from './run.ts'

/** Of the mutants that were caught or survived, how many were caught: in each folder, of each operator, and of all. */
export function scoresOf({ judged }: Pick<Outcome, 'judged'>) {
  const counted = judged.filter(({ kind }) => kind !== 'silent')
  const groups = [
    ...distinct(counted.map(folderOf)).map((of) => ({ of, mutants: counted.filter((each) => folderOf(each) === of) })),
    ...distinct(counted.map(({ operator }) => operator)).map((of) => ({
      of,
      mutants: counted.filter(({ operator }) => operator === of),
    })),
    { of: 'all', mutants: counted },
  ]
  return groups.map(({ of, mutants }) => {
    const caught = mutants.filter(({ kind }) => kind === 'caught').length
    return { of, mutants: mutants.length, caught, score: Math.round((caught / mutants.length) * 1000) / 1000 }
  })
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort()
