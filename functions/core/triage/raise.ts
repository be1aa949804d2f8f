import type { Rules } from './rules.ts'
import { raised } from './tier.ts'
import type { SignFound, TriageContext } from './verdict.ts'

/** Signs with the tiers that "worse", "sudden" and repetition give them; `why`: sentences for the nurse. */
export function raisedIn(
  told: readonly SignFound[],
  { earlier = [] }: TriageContext,
  rules: Rules,
): { signs: SignFound[]; why: string[] } {
  const ruleOf = ({ rule }: { rule: string }) => rules.all.get(rule)
  const isMild = ({ tier }: SignFound) => tier === 'routine' || tier === 'soon'
  const worse = told.filter((each) => ruleOf(each)?.raises)
  const others = told.filter((each) => !ruleOf(each)?.raises && each.tier !== 'other')
  const saidBefore = new Set(earlier.map((each) => ruleOf(each)?.concept))
  const why = new Set<string>()
  const signs = others.map((sign) => {
    const rule = ruleOf(sign)
    if (!rule || rule.steady) return sign
    let tier = sign.tier
    const words = isMild(sign) ? worse[0] : undefined
    if (words) tier = raised(tier, 'prompt')
    if (tier !== sign.tier) why.add(`"${words?.evidence.text}" raises it by one tier.`)
    const next = saidBefore.has(rule.concept) ? raised(tier, 'urgent') : tier
    if (next !== tier) why.add('The same was said before within a day, which raises it by one tier.')
    return { ...sign, tier: next }
  })
  const isAlone = others.every((sign) => !isMild(sign) || ruleOf(sign)?.steady)
  const alone = isAlone ? worse.filter(({ tier }) => tier !== 'other') : []
  return { signs: [...signs, ...alone], why: [...why] }
}

/** "A little pain" tells of no "pain": what a find in milder words overlaps is not counted besides. */
export const withoutSoftened = (told: readonly SignFound[], rules: Rules): SignFound[] =>
  told.filter((each) => {
    const concept = rules.all.get(each.rule)?.concept ?? ''
    return !told.some(
      ({ rule, evidence }) => rules.all.get(rule)?.softens?.includes(concept) && !isApart(evidence, each.evidence),
    )
  })

const isApart = (a: SignFound['evidence'], b: SignFound['evidence']): boolean => a.start >= b.end || a.end <= b.start
