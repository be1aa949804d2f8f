import type { Tier } from './verdict.ts'

/** When a rule's tier is another: the first condition that fits decides. */
export type TierWhen = {
  plans?: string[]
  areas?: string[]
  beforeHours?: number
  afterHours?: number
  /** Only where treatment and time are known: an expected effect of nobody's treatment is not made graver by that. */
  known?: true
  tier: Tier
}
