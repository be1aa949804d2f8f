import type { RuleFile } from './rule-file.ts'
import type { TierWhen } from './tier-when.ts'
import { TIERS, type Tier, type TriageContext } from './verdict.ts'

/** 0 is the most dangerous. */
export const rank = (tier: Tier): number => TIERS.indexOf(tier)
export const strictest = (tiers: readonly Tier[]): Tier => tiers.reduce((a, b) => (rank(b) < rank(a) ? b : a))

export const pagesAt = (tier: Tier): boolean => tier === 'emergency' || tier === 'urgent' || tier === 'prompt'

/** The rule's tier for this treatment, area and time; the strictest of all that may hold where one of them is unknown. */
export function tierIn(rule: Pick<RuleFile, 'tier' | 'when'>, { procedures, hoursSince }: TriageContext): Tier {
  const rows = rule.when ?? []
  const atWorst = (possible: readonly TierWhen[]) =>
    strictest([rule.tier, ...possible.filter(({ known }) => !known).map(({ tier }) => tier)])
  if (procedures.length === 0) return atWorst(rows)
  return strictest(
    procedures.map(({ plan, areas, hoursSince: own = hoursSince }) => {
      const fit = rows.filter(
        (each) =>
          (!each.plans || each.plans.includes(plan)) &&
          (!each.areas || each.areas.some((area) => areas.includes(area))),
      )
      if (own === undefined) return atWorst(fit)
      const row = fit.find(({ beforeHours = own + 1, afterHours = own }) => own < beforeHours && own >= afterHours)
      return row?.tier ?? rule.tier
    }),
  )
}

const NEXT: Partial<Record<Tier, Tier>> = { routine: 'soon', soon: 'prompt', prompt: 'urgent' }
/** One tier stricter, up to a limit: nothing is made an emergency by being said again, or to be worse. */
export function raised(tier: Tier, limit: Tier): Tier {
  const next = NEXT[tier]
  return next && rank(next) >= rank(limit) ? next : tier
}
