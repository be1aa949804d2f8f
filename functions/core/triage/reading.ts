import { rank } from './tier.ts'
import { TIERS, type Verdict } from './verdict.ts'

/** What one way of reading makes of a text. */
export type Reading = Pick<Verdict, 'tier' | 'pages' | 'because'>

/** From what wakes somebody at once down to what nobody has to read. */
const weight = ({ tier, pages }: Pick<Reading, 'tier' | 'pages'>): number =>
  pages ? rank(tier) : TIERS.length + rank(tier)

export const isStricter = (a: Pick<Reading, 'tier' | 'pages'>, b: Pick<Reading, 'tier' | 'pages'>): boolean =>
  weight(a) < weight(b)

/** The strictest; the one that stands first where two are as strict. Throws where there is none. */
export function strictestOf<T extends Reading>(readings: readonly (T | undefined)[]): T {
  const [first, ...others] = readings.filter((reading) => reading !== undefined)
  if (first === undefined) throw new Error('no reading of a text')
  return others.reduce((strictest, each) => (isStricter(each, strictest) ? each : strictest), first)
}
