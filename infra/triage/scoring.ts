/** How triage does on labelled replies: the figures that docs/clinical-safety.md shows, and `--score` prints. */
import { TIERS, type Tier, type TriageContext, type Verdict } from '../../functions/core/triage/verdict.ts'

/** A reply with what is right: either one `tier`, or the tiers accepted, the least safe one and the first false alarm. */
export type ScoredReply = Partial<TriageContext> & {
  id?: string
  text: string
  language?: string
  tier?: Tier
  accept?: Tier[]
  worst?: Tier
  tooHigh?: Tier
  signs?: ({ sign: string; when: string } | string)[]
  pair?: string | number
}

/** A share of some cases, with the 95 % interval of Wilson. */
export type Share = { of: number; share: number; low: number; high: number }

export type Figures = {
  texts: number
  dangerous: Share
  /** Of the dangerous: read less gravely than is safe; waking nobody; told to nobody at all. */
  underTriaged: Share
  notPaged: Share
  unread: Share
  /** Of the emergencies: read as less; answered as routine. */
  emergenciesUnder: Share
  emergenciesReassured: number
  /** Of the harmless: from the tier on that is too high. */
  falseAlarms: Share
  /** Of the harmless: a person has to read it. */
  harmlessRead: Share
  pairsRight?: Share
}

const PAGING: readonly Tier[] = ['emergency', 'urgent', 'prompt']
/** From least to gravest by what follows: a page outweighs a task, and `unclear` that pages does so as `prompt`. */
const GRAVITY: readonly Tier[] = ['other', 'routine', 'soon', 'unclear', 'prompt', 'urgent', 'emergency']
const gravity = (tier: Tier): number => GRAVITY.indexOf(tier)
export const gravityOf = ({ tier, pages }: Pick<Verdict, 'tier' | 'pages'>): number =>
  gravity(tier === 'unclear' && pages ? 'prompt' : tier)

type Wanted = { worst: number; tooHigh?: number }

export function wantedOf({ tier, worst, tooHigh }: ScoredReply): Wanted {
  if (worst) return { worst: gravity(worst), ...(tooHigh ? { tooHigh: gravity(tooHigh) } : {}) }
  if (!tier) throw new Error('a labelled reply needs "tier", or "worst" and "accept"')
  if (PAGING.includes(tier)) return { worst: gravity(tier) }
  if (tier === 'soon') return { worst: gravity('soon'), tooHigh: gravity('urgent') }
  if (tier === 'unclear') return { worst: gravity('unclear') }
  return { worst: gravity(tier), tooHigh: gravity('prompt') }
}

export function shareOf<T>(cases: readonly T[], is: (each: T) => boolean): Share {
  const of = cases.length
  if (of === 0) return { of, share: 0, low: 0, high: 0 }
  const share = cases.filter(is).length / of
  const z = 1.96
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return { of, share, low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) }
}

export type Judged = { reply: ScoredReply; verdict: Pick<Verdict, 'tier' | 'pages'> }

/** The figures of replies that have been read. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const cases = judged.map(({ reply, verdict }) => ({
    reply,
    verdict,
    got: gravityOf(verdict),
    wanted: wantedOf(reply),
  }))
  const dangerous = cases.filter(({ wanted }) => wanted.worst >= gravity('prompt'))
  const grave = cases.filter(({ wanted }) => wanted.worst === gravity('emergency'))
  const harmless = cases.filter(({ wanted }) => wanted.tooHigh !== undefined && wanted.worst < gravity('unclear'))
  const isRight = ({ got, wanted }: (typeof cases)[number]) =>
    wanted.worst >= gravity('prompt') ? got >= wanted.worst : wanted.tooHigh === undefined || got < wanted.tooHigh
  const pairs = [
    ...Map.groupBy(
      cases.filter(({ reply }) => reply.pair !== undefined),
      ({ reply }) => String(reply.pair),
    ).values(),
  ]
  return {
    texts: cases.length,
    dangerous: shareOf(cases, (each) => dangerous.includes(each)),
    underTriaged: shareOf(dangerous, ({ got, wanted }) => got < wanted.worst),
    notPaged: shareOf(dangerous, ({ got }) => got < gravity('prompt')),
    unread: shareOf(dangerous, ({ got }) => got < gravity('unclear')),
    emergenciesUnder: shareOf(grave, ({ got }) => got < gravity('emergency')),
    emergenciesReassured: grave.filter(({ verdict }) => verdict.tier === 'routine').length,
    falseAlarms: shareOf(harmless, ({ got, wanted }) => got >= (wanted.tooHigh ?? Number.POSITIVE_INFINITY)),
    harmlessRead: shareOf(harmless, ({ got }) => got >= gravity('soon') && got !== gravity('soon')),
    ...(pairs.length > 0 ? { pairsRight: shareOf(pairs, (pair) => pair.every(isRight)) } : {}),
  }
}

export const isTier = (tier: unknown): tier is Tier => TIERS.includes(tier as Tier)
