import type { PagingTier } from '../on-call/policy.ts'
import type { Rules } from '../triage/rules.ts'
import { pagesAt, rank, strictest, tierIn } from '../triage/tier.ts'
import type { SignFound, Tier, TriageContext, Verdict } from '../triage/verdict.ts'
import type { Claim, SecondOpinion } from './opinion.ts'
import { escaped } from './redact.ts'

/** `ungrounded`: the quote does not stand in the text, so nothing is found. */
export type Weighed =
  | { kind: 'nothing' }
  | { kind: 'ungrounded' }
  | ({ kind: 'unsure'; tier: Tier } & Grounded)
  | ({ kind: 'raise'; tier: PagingTier } & Grounded)
/** `isEarlier`: the quote stands in a text before this one, which was read by itself. */
type Grounded = { signs: SignFound[]; quote: string; isEarlier: boolean }

/**
 * `words`: what was read, which ends with the redacted form of `text`, letter by letter; before it stand the texts of the last
 * minutes. `first`: what triage said of the text.
 */
export type Ground = { text: string; words: string; first: Verdict; context: TriageContext; rules: Rules }

export const RULE = 'second-reader'

/**
 * What an opinion is worth. The quote has to stand in the words that were read; the sign has to be one of the table, and no
 * sign goes above the highest tier that the table has for it with this treatment. What is no graver than the first verdict adds
 * nothing: the second reader only raises.
 */
export function weighOpinion(opinion: Exclude<SecondOpinion, { kind: 'unavailable' }>, ground: Ground): Weighed {
  if (opinion.kind === 'nothing') return { kind: 'nothing' }
  const place = placeOf(opinion.quote, ground.words)
  if (!place) return { kind: 'ungrounded' }
  const { evidence, quote, isEarlier } = evidenceAt(place, ground)
  const signs = opinion.signs.flatMap((sign): SignFound[] => {
    const highest = highestTier(sign, ground)
    return highest ? [{ sign, tier: milder(opinion.tier, highest), evidence, rule: RULE }] : []
  })
  const claimed = { signs, quote, isEarlier }
  // A sign that no table knows says that something is there, and not how urgent it is: a person reads it.
  if (signs.length === 0) return { kind: 'unsure', tier: 'unclear', ...claimed }
  const tier = strictest(signs.map((each) => each.tier))
  if (opinion.kind === 'raise' && isPaging(tier)) return { kind: 'raise', tier, ...claimed }
  const isSeen = rank(ground.first.tier) <= rank('unclear')
  return isSeen && !isPaging(tier) ? { kind: 'nothing' } : { kind: 'unsure', tier, ...claimed }
}

/** A quote that begins before the text has no place in it: then the whole text is the evidence. */
function evidenceAt({ start, end }: Place, { text, words }: Ground) {
  const begins = words.length - text.length
  const own = { start: start - begins, end: end - begins }
  if (own.start >= 0) {
    const quote = text.slice(own.start, own.end)
    return { evidence: { ...own, text: quote }, quote, isEarlier: false }
  }
  return { evidence: { start: 0, end: text.length, text }, quote: words.slice(start, end), isEarlier: own.end <= 0 }
}

const isPaging = (tier: Tier): tier is PagingTier => pagesAt(tier)

const milder = (a: Tier, b: Tier): Tier => (rank(a) > rank(b) ? a : b)

/** The strictest tier that any rule of the sign has for this treatment; undefined for a sign that no rule knows. */
export function highestTier(sign: string, { context, rules }: Pick<Ground, 'context' | 'rules'>): Tier | undefined {
  const tiers = [...rules.all.values()].filter((rule) => rule.sign === sign).map((rule) => tierIn(rule, context))
  return tiers.length > 0 ? strictest(tiers) : undefined
}

const LEAST_LETTERS = 2

type Place = { start: number; end: number }

/** Where the quote stands, by code units; case, spaces and the kind of quotation marks aside. */
export function placeOf(quote: Claim['quote'], words: string): Place | undefined {
  const said = quote.trim().replace(/^["“”'‘’…\s]+|["“”'‘’….\s]+$/gu, '')
  if ((said.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return undefined
  const pattern = said
    .split(/\s+/u)
    .map((word) => [...word].map(asPattern).join(''))
    .join('\\s+')
  const found = new RegExp(pattern, 'iu').exec(words)
  return found ? { start: found.index, end: found.index + found[0].length } : undefined
}

const asPattern = (character: string): string =>
  /['‘’´`]/u.test(character) ? "['‘’´`]" : /["“”]/u.test(character) ? '["“”]' : escaped(character)
