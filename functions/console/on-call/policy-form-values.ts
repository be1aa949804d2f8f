import { DEFAULT_POLICY, type PagingTier, type TierPolicy } from '../../core/on-call/policy.ts'
import { formValue } from '../shared/page.ts'
import { POLICY_TIMES, type PolicyTime } from '../words/policy.ts'

/** A line of a tier: whom, by what, after how many minutes; as typed. */
export type StepTyped = { minutes: string; who: string[]; by: string[] }

/** What the form of one tier says. */
export type TierTyped = { steps: StepTyped[]; afterwards: StepTyped; times: Record<PolicyTime, string> }

const EMPTY: StepTyped = { minutes: '', who: [], by: ['sms'] }
const MOST_LINES = 20

export const typedOf = (tier: TierPolicy): TierTyped => {
  const step = (minutes: number, { who, by }: { who: readonly string[]; by: readonly string[] }): StepTyped => ({
    minutes: String(minutes),
    who: [...who],
    by: [...by],
  })
  const times = POLICY_TIMES.map((time) => [time, String(tier[time] ?? '')])
  return {
    steps: tier.steps.map((each) => step(each.afterMinutes, each)),
    afterwards: step(tier.afterwards.everyMinutes, tier.afterwards),
    times: Object.fromEntries(times),
  }
}

/** A number where digits were typed; else nothing, which the schema refuses in its own words. */
const minutes = (typed: string): number | undefined => (/^\d{1,5}$/.test(typed) ? Number(typed) : undefined)

const asTier = ({ steps, afterwards, times }: TierTyped) => ({
  steps: steps.map(({ minutes: after, who, by }) => ({ afterMinutes: minutes(after), who, by })),
  afterwards: { everyMinutes: minutes(afterwards.minutes), who: afterwards.who, by: afterwards.by },
  ...Object.fromEntries(
    Object.entries(times)
      .filter(([time, typed]) => time !== 'remindOwnerAtMinutes' || typed !== '')
      .map(([time, typed]) => [time, minutes(typed)]),
  ),
})

function tierIn(form: URLSearchParams, tier: string, more: boolean): TierTyped {
  const step = (name: string): StepTyped => ({
    minutes: formValue(form, `${tier}.${name}.minutes`),
    who: form.getAll(`${tier}.${name}.who`),
    by: form.getAll(`${tier}.${name}.by`),
  })
  const count = Math.min(Number(formValue(form, `${tier}.lines`)) || 0, MOST_LINES)
  const lines = Array.from({ length: count }, (_, i) => i)
    .filter((i) => !form.has(`${tier}.${i}.remove`))
    .map((i) => step(String(i)))
  const times = POLICY_TIMES.map((time) => [time, formValue(form, `${tier}.${time}`)])
  return {
    steps: more ? [...lines, EMPTY] : lines.filter(({ minutes: typed, who }) => typed !== '' || who.length > 0),
    afterwards: step('afterwards'),
    times: Object.fromEntries(times),
  }
}

/** The policy that a form says, for showing it again and for the schema; with an empty line more in one tier. */
export function policyIn(form: URLSearchParams, more: string | undefined) {
  const tiers = Object.keys(DEFAULT_POLICY).map((tier) => [tier, tierIn(form, tier, tier === more)] as const)
  const typed = Object.fromEntries(tiers) as Record<PagingTier, TierTyped>
  return { typed, asked: Object.fromEntries(tiers.map(([tier, each]) => [tier, asTier(each)])) }
}
