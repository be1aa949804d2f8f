/** Rules against the reader: which of them understands a text better. */
import type { Likely } from './likely.ts'
import type { Reading } from './reading.ts'
import type { Stands } from './rule-readings.ts'
import type { Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/** Affirmed, and more than "all good". */
const tellsOfSign = ({ says, pattern: { rule } }: Stands): boolean => says === 'affirmed' && !rule.denied

/** Of a text's words, so many in what rules found say that the rules have understood it. */
const EXPLAINED = 0.5

/** Whether what rules found, affirmed or denied, makes up most of a text's content words. */
export function isExplained(read: readonly Token[], matches: readonly Stands[], { reader: { small } }: Rules): boolean {
  const stands = matches.filter(
    ({ says, pattern }) => says !== 'doubtful' && !(says === 'negated' && pattern.rule.denied),
  )
  if (stands.length === 0) return false
  const content = [...read.keys()].filter((at) => !small.has(read[at]?.word ?? ''))
  const covered = content.filter((at) => stands.some(({ from, to }) => at >= from && at < to)).length
  return covered >= content.length * EXPLAINED
}

/** "All good" beside words that only seem dangerous: below this the reader is not believed. */
const BESIDE_WELL = 0.6

/** Whether the text says that all is well, and the reader is not sure of the contrary. */
export const isCalmed = (like: Likely, matches: readonly Stands[]): boolean =>
  like.ofAnyPart < BESIDE_WELL &&
  matches.some(({ says, pattern: { rule } }) => says === 'affirmed' && rule.denied !== undefined)

/** There rules know window and tier better, unless the reader is sure of another sign. */
export const isOverruled = (like: Likely, matches: readonly Stands[], { reader: { thresholds } }: Rules): boolean =>
  !matches.some(tellsOfSign) ||
  like.danger < thresholds.sure.atLeast ||
  matches.some(({ pattern: { rule } }) => rule.sign === like.signs[0]?.sign)

/** A doubt of the rules wakes somebody where the reader shares it; without that a person reads it in their own time. */
export const supported = (reading: Reading, { ofAnyPart }: Likely, { reader: { thresholds } }: Rules): Reading =>
  reading.tier === 'unclear' && reading.pages && ofAnyPart < thresholds.supports.atLeast
    ? { ...reading, pages: false }
    : reading

/** What calms in a letter says nothing of a sentence beside it that is more likely dangerous than not: a person reads it. */
export const besideDoubt = (reading: Reading, { ofAnyPart }: Likely, { reader: { thresholds } }: Rules): Reading =>
  reading.tier === 'routine' && ofAnyPart >= thresholds.beside.atLeast
    ? { tier: 'unclear', pages: false, because: `${reading.because} A part may describe a symptom. Please read it.` }
    : reading

/** What a rule found outside `emergency` in a text that the reader is sure is harmless is a person's to judge. */
export const leftToAPerson = (
  reading: Reading | undefined,
  { ofAnyPart }: Likely,
  { reader: { thresholds } }: Rules,
): Reading | undefined =>
  reading?.pages && reading.tier !== 'emergency' && ofAnyPart <= thresholds.harmless.atMost
    ? {
        tier: 'unclear',
        pages: false,
        because: `${reading.because} As a whole it reads as harmless. Please check.`,
      }
    : reading
