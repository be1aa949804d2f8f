import type { ProcedureContext, Tier } from '../triage/verdict.ts'

/** What the second reader is given: words that were redacted, and nothing that says whose they are. */
export type SecondReaderAsked = {
  /** As `redact` leaves them: this text, after those of the ten minutes before it, each on lines of its own. */
  words: string
  procedures: readonly ProcedureContext[]
  hoursSince?: number
  asked?: string
  language: string
}

/** Why nothing was read: what the reader did, never what was asked of it. */
export const SILENCES = ['no-answer', 'throttled', 'not-permitted', 'refused', 'wrong-shape'] as const
export type Silence = (typeof SILENCES)[number]

/** What the reader claims, before any of it is believed. `quote`: words of the patient that it goes by. */
export type Claim = { tier: Tier; signs: readonly string[]; quote: string; because: string }

export type SecondOpinion =
  /** Nothing to add to the first verdict. */
  | { kind: 'nothing' }
  | ({ kind: 'raise' } & Claim)
  /** Ambiguous: a person has to read it. */
  | ({ kind: 'unsure' } & Claim)
  | { kind: 'unavailable'; because: Silence }
