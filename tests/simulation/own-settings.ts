import type { OpeningHours, SpecialDays } from '../../functions/core/clinic/opening-hours.ts'
import type { StepOverride } from '../../functions/core/courses/plan-override.ts'
import {
  DEFAULT_POLICY,
  type PagingTier,
  type Policy,
  type PolicyStep,
  type TierPolicy,
  type Who,
} from '../../functions/core/on-call/policy.ts'
import { between, oneOf, type Random } from '../support/seeded.ts'

/** What a clinic has set otherwise than it comes, drawn from everything that the service accepts. */
export type OwnSettings = {
  policy: Policy
  /** By plan and step. */
  plans: Record<string, Record<string, StepOverride>>
  openingHours?: OpeningHours
  languages: string[]
}

const WHO: readonly Who[] = ['on-call', 'backup', 'fallback', 'everyone']
const BY = [['sms'], ['voice'], ['sms', 'voice'], ['voice', 'email']] as const
const LOUD = ['sms', 'voice'] as const
/** How long a policy may be silent between two pages, and how slow it may be (functions/core/on-call/validate-policy.ts). */
const SILENT = { emergency: 5, urgent: 15, prompt: 30 }

/** The same clinic, closed on these days; it opens from Monday to Friday where it has no hours of its own. */
export const closedOn = (own: OwnSettings, special: readonly SpecialDays[]): OwnSettings => ({
  ...own,
  openingHours: { week: own.openingHours?.week ?? [WORKDAYS], special: [...special] },
})

const WORKDAYS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }

const upTo = (random: Random, most: number): number => Math.floor(between(random, 1, most + 1))

export function ownSettings(random: Random): OwnSettings {
  const tiers = Object.keys(DEFAULT_POLICY) as PagingTier[]
  const drawn = Object.fromEntries(tiers.map((tier) => [tier, tierPolicy(random, tier)])) as Policy
  return {
    policy: random() < 0.6 ? drawn : DEFAULT_POLICY,
    plans: random() < 0.6 ? ownPlans(random) : {},
    languages: random() < 0.5 ? ['en', 'es'] : ['es', 'en'],
    ...(random() < 0.6 ? { openingHours: openingHours(random) } : {}),
  }
}

function tierPolicy(random: Random, tier: PagingTier): TierPolicy {
  const usual = DEFAULT_POLICY[tier]
  const resumeAtMinutes = upTo(random, usual.resumeAtMinutes)
  const remind = Math.floor(between(random, 0, resumeAtMinutes))
  const steps: PolicyStep[] = [{ afterMinutes: 0, who: some(random), by: tier === 'emergency' ? LOUD : by(random) }]
  for (let left = Math.floor(between(random, 0, 4)); left > 0; left--) {
    const afterMinutes = (steps.at(-1)?.afterMinutes ?? 0) + upTo(random, SILENT[tier])
    steps.push({ afterMinutes, who: some(random), by: by(random) })
  }
  const last: readonly Who[] = random() < 0.5 ? ['everyone'] : ['fallback', ...some(random)]
  return {
    steps,
    afterwards: { everyMinutes: upTo(random, SILENT[tier]), who: last, by: by(random) },
    acknowledgeWithinMinutes: upTo(random, usual.acknowledgeWithinMinutes),
    contactWithinMinutes: upTo(random, usual.contactWithinMinutes),
    ...(remind > 0 ? { remindOwnerAtMinutes: remind } : {}),
    resumeAtMinutes,
    tellPatientAtMinutes: upTo(random, usual.tellPatientAtMinutes),
  }
}

const some = (random: Random): Who[] => [...new Set([oneOf(random, WHO), oneOf(random, WHO)])]
const by = (random: Random): PolicyStep['by'] => oneOf<PolicyStep['by']>(random, BY)

/** Safety steps come earlier at most; the others come when the clinic likes, or never. */
const ownPlans = (random: Random): OwnSettings['plans'] => ({
  neurotoxin: { 'check-in-2d': { after: `PT${30 + upTo(random, 18)}H` }, 'check-in-7d': later(random, 6) },
  filler: { 'check-in-6h': { after: `PT${3 + upTo(random, 3)}H` }, 'check-in-14d': later(random, 10) },
  peel: { 'check-in-7d': { off: true } },
})

const later = (random: Random, days: number): StepOverride =>
  random() < 0.3 ? { off: true } : { after: `P${days + upTo(random, 6)}D` }

function openingHours(random: Random): OpeningHours {
  const from = oneOf(random, ['07:30', '09:00', '10:15'])
  const week = [{ days: [1, 2, 3, 4, 5].slice(Math.floor(random() * 3)), from, to: oneOf(random, ['16:00', '19:30']) }]
  return { week, special: [] }
}
