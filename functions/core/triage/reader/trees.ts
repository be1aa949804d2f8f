/**
 * A forest of small trees, each of which asks a few questions of the facts, the same ones on every branch: `adds` has a
 * place for every run of answers, the first question's answer in the lowest bit. What they add up to are log-odds.
 */
export type Trees = {
  /** Names of the facts, in the order in which `asks` numbers them. */
  facts: string[]
  start: number
  trees: { asks: [fact: number, above: number][]; adds: number[] }[]
}

/** How probable it is, by all trees together. `facts` in the order of their names. */
export function probabilityBy({ start, trees }: Trees, facts: ArrayLike<number>): number {
  let odds = start
  for (const { asks, adds } of trees) {
    let place = 0
    for (let i = 0; i < asks.length; i++) {
      const [fact, above] = asks[i] as [number, number]
      if ((facts[fact] as number) > above) place |= 1 << i
    }
    odds += adds[place] as number
  }
  return 1 / (1 + Math.exp(-odds))
}
