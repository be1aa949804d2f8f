import type { Instant } from '../time.ts'

export const OUTCOMES = [
  'sent-to-emergency',
  'seen',
  'in-person-arranged',
  'advice-by-phone',
  'referred',
  'no-concern',
  'duplicate',
  'wrong-person',
  'declined-care',
  'unreachable',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a person of the clinic says when an alert has been dealt with. */
export type Resolution = {
  outcome: Outcome
  note: string
  spokeTo?: string
  harm?: 'none' | 'mild' | 'moderate' | 'severe'
  tierWas?: 'too-high' | 'right' | 'too-low'
  /** From then on a task asks for another look at the patient. */
  nextCheckAt?: Instant
  course?: 'resume' | 'hold' | 'end'
  secondClinician?: string
}
