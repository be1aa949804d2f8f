import type { RuleFile } from './rule-file.ts'
import { TIERS, type Tier, type TriageContext } from './verdict.ts'

/** 0 is the most dangerous. */
export const rank = (tier: Tier): number => TIERS.indexOf(tier)
export const strictest = (tiers: readonly Tier[]): Tier => tiers.reduce((a, b) => (rank(b) < rank(a) ? b : a))

export const pagesAt = (tier: Tier): boolean => tier === 'emergency' || tier === 'urgent' || tier === 'prompt'

/** The rule's tier for this treatment, area and time; the strictest of all where the treatment is unknown. */
export function tierIn(rule: RuleFile, { procedures, hoursSince }: TriageContext): Tier {
  const rows = rule.when ?? []
  if (procedures.length === 0) return strictest([rule.tier, ...rows.map(({ tier }) => tier)])
  const tiers = procedures.map(({ plan, areas }) => {
    const row = rows.find(
      (each) =>
        (!each.plans || each.plans.includes(plan)) &&
        (!each.areas || each.areas.some((area) => areas.includes(area))) &&
        (each.beforeHours === undefined || hoursSince === undefined || hoursSince < each.beforeHours) &&
        (each.afterHours === undefined || (hoursSince !== undefined && hoursSince >= each.afterHours)),
    )
    return row?.tier ?? rule.tier
  })
  return strictest(tiers)
}
