import { TIERS, type Verdict } from '../../core/triage/verdict.ts'
import { truncate } from '../../core/truncate.ts'

/**
 * Characters of a reply that are read and kept, by whichever way it came: far more than anybody writes. In UTF-8 three times as
 * many bytes at most, and a message may hold them twice, in its verdict too, where an item holds 400 KB.
 */
const LONGEST_KEPT = 20_000

/** The stored form of a reply: truncated if too long, with lone surrogates replaced, which no store accepts. */
export function kept(said: string): string {
  const text = said.toWellFormed()
  return text.length <= LONGEST_KEPT ? text : `${truncate(text, LONGEST_KEPT)} …`
}

/** The note to staff that a reply was truncated; none if it was not. */
export const missing = ({ length }: string): string =>
  length <= LONGEST_KEPT
    ? ''
    : ` It is too long to be kept: the last ${length - LONGEST_KEPT} of ${length} characters are missing. Please ask.`

/** The verdict of a truncated reply: at least `unclear`, so that a person reads it however harmless its beginning is. */
export function ofWhole(said: string, verdict: Verdict): Verdict {
  const because = missing(said)
  if (because === '') return verdict
  const isStricter = TIERS.indexOf(verdict.tier) < TIERS.indexOf('unclear')
  return { ...verdict, tier: isStricter ? verdict.tier : 'unclear', because: `${verdict.because}${because}` }
}
