import type { RuleFile } from './rules.ts'
import { type SignFound, TIERS, type Tier, type TriageContext } from './verdict.ts'

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

/** Two different ones of these together are an emergency: 20 of 22 cases of spread had four or more (CDC, 2025). */
const SPREAD = [
  'eyelid_droop',
  'breathing',
  'swallowing',
  'speaking',
  'voice',
  'vision',
  'weakness',
  'neck_weakness',
  'bladder',
]

/** Two different signs of spread, each told in words of its own. */
export function spreading(before: readonly SignFound[], signs: readonly SignFound[]): boolean {
  const earlier = before.filter(({ sign }) => SPREAD.includes(sign)).map(({ sign }) => sign)
  const now = signs.filter(({ sign }) => SPREAD.includes(sign))
  if (now.length + earlier.length < 2) return false
  const apart = now.filter((a, i) =>
    now.slice(0, i).every((b) => a.evidence.start >= b.evidence.end || a.evidence.end <= b.evidence.start),
  )
  return new Set([...earlier, ...apart.map(({ sign }) => sign)]).size >= 2
}
