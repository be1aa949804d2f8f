import type { Outcome, Resolution } from './outcome.ts'

/** Why somebody was woken who need not have been: what the review of false pages is to find out. */
export const CAUSES = {
  wording: 'Wording not understood',
  'denial-not-seen': 'A denial, or something past, was read as a sign',
  'rule-too-broad': 'Rule too broad',
  'tier-too-high': 'Right sign, but not that urgent',
  'normal-course': 'Normal course after this treatment',
  'wrong-treatment': 'Wrong treatment on record',
  'somebody-else': 'About or from someone else',
  'told-before': 'Told before: a duplicate',
  other: 'Something else',
} as const
export type Cause = keyof typeof CAUSES

const NEEDED_NOBODY: readonly Outcome[] = ['no-concern', 'duplicate', 'wrong-person']

/** An alert whose outcome says that nobody had to be woken, or not so fast. */
export const isFalsePage = ({ outcome }: { outcome?: Pick<Resolution, 'outcome' | 'tierWas'> }): boolean =>
  outcome !== undefined && (NEEDED_NOBODY.includes(outcome.outcome) || outcome.tierWas === 'too-high')
