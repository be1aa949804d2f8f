/** What triage says about a reply. `templates/warning-signs/` holds the rules; docs/architecture.md has the glossary. */

/** From most to least dangerous. What each means for patient and staff: docs/clinical-safety.md. */
export const TIERS = ['emergency', 'urgent', 'prompt', 'soon', 'unclear', 'routine', 'other'] as const
export type Tier = (typeof TIERS)[number]

export type SignFound = {
  /** The contract's name of the sign: `breathing`, `eyelid_droop` … */
  sign: string
  tier: Tier
  /** Where in the patient's own words the sign was found: offsets into the original text, end exclusive. */
  evidence: { start: number; end: number; text: string }
  /** The id of the rule in `templates/warning-signs/` that found it. */
  rule: string
}

export type Verdict = {
  tier: Tier
  /** Whether this verdict alone wakes somebody at once. */
  pages: boolean
  signs: SignFound[]
  /** One sentence a nurse reads: what was found and why it has this tier. */
  because: string
  /** The whole text was an answer to a closed question: which, by its id in `answers.json`. */
  answer?: string
  /** The version of the rules that gave the verdict. */
  rules: string
}

/** `hoursSince`: since this very treatment, where visits differ; absent: the common one of the context. */
export type ProcedureContext = { plan: string; areas: string[]; hoursSince?: number }

export type TriageContext = {
  /** Empty: the treatment is unknown, the strictest row applies. */
  procedures: ProcedureContext[]
  /** Hours since the treatment; absent: the danger window is taken as open. */
  hoursSince?: number
  language?: string
  /** The step whose question was sent last (`check-in-24h` …) or `clarify`; absent: nothing was asked. */
  asked?: string
  /** Texts that were sent to this person of late: a phone may send them back, and they are not the patient's words. */
  sent?: string[]
  /** The name that each text of the clinic begins with: a text that was worded otherwise once is known by it. */
  sender?: string
  /** Earlier texts of the same person within the last ten minutes, oldest first: a message sent in two halves. */
  recent?: string[]
  /** Signs of the day's earlier texts before those: the same one again is raised. */
  earlier?: Pick<SignFound, 'sign' | 'rule'>[]
}

const PHOTO_RULE = /^\w+-photo$/

/** Whether all that a text says is that a picture comes with it, which nobody here can see. */
export const saysOnlyPhoto = ({ signs }: Pick<Verdict, 'signs'>): boolean =>
  signs.length > 0 && signs.every(({ rule }) => PHOTO_RULE.test(rule))
