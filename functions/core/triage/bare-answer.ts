import { inDangerWindow } from './danger-window.ts'
import type { Reading } from './not-understood.ts'
import type { Rules } from './rules.ts'
import { pagesAt } from './tier.ts'
import type { TriageContext } from './verdict.ts'

/** Characters; the longest answer has eleven, and people add spaces and marks. */
const LONGEST_ANSWER = 24

/** A whole text that means something only by the question before it: 1, 2, 3, yes, no, a thumb (`answers.json`). */
export function bareAnswer(
  text: string,
  { asked, procedures, hoursSince }: TriageContext,
  { answers, windows }: Rules,
): Reading | undefined {
  if (text.length > LONGEST_ANSWER) return undefined
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[.!¡\s]+$/u, '')
    .replace(/\ufe0f|\p{Emoji_Modifier}/gu, '')
  const to = answers.get(said)?.to
  if (!to) return undefined
  const means = 'any' in to ? to.any : asked === 'safe' ? to.safe : asked ? to.asked : to.unasked
  const { tier, because, pagesInWindow = false } = means
  return { tier, pages: pagesAt(tier) || (pagesInWindow && inDangerWindow(procedures, hoursSince, windows)), because }
}
