import type { SecondOpinion, SecondReaderAsked } from '../../functions/core/second-reader/opinion.ts'
import { oneOf, type Random } from '../support/seeded.ts'

const SIGNS = ['breathing', 'vision', 'eyelid_droop', 'swelling', 'no-such-sign']

/** A second reader that is silent, right by chance, or lies: it cries wolf, names no sign, quotes what nobody wrote. */
export function lie({ words }: SecondReaderAsked, random: Random): SecondOpinion {
  const luck = random()
  if (luck < 0.3) return { kind: 'nothing' }
  if (luck < 0.45)
    return {
      kind: 'unavailable',
      because: oneOf(random, ['no-answer', 'throttled', 'refused', 'wrong-shape'] as const),
    }
  const quote = luck < 0.55 ? 'words that nobody wrote' : (words.split('\n').at(-1) ?? '').slice(0, 40)
  const claim = {
    tier: oneOf(random, ['emergency', 'urgent', 'prompt', 'soon'] as const),
    signs: [oneOf(random, SIGNS)],
  }
  return { kind: luck < 0.65 ? 'unsure' : 'raise', ...claim, quote, because: 'So it says.' }
}
