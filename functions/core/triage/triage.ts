import { bareAnswer } from './bare-answer.ts'
import { combined } from './combinations.ts'
import { type Standing, standing } from './context.ts'
import { inDangerWindow } from './danger-window.ts'
import { find, type Match } from './find.ts'
import { leftOver, notUnderstood, type Reading } from './not-understood.ts'
import type { Rules } from './rules.ts'
import { pagesAt, rank, strictest, tierIn } from './tier.ts'
import { type Token, tokens } from './tokens.ts'
import type { SignFound, Tier, TriageContext, Verdict } from './verdict.ts'

type Stands = Match & { says: Standing }

/**
 * What a reply means: pure and explainable. Nothing here lowers what a rule found but a clear negation or "it is gone"
 * about that very thing; of several readings the strictest holds, so that "feeling better" hides no trouble breathing;
 * what no rule understands is `unclear`, and a person reads it.
 */
export function triage(text: string, context: TriageContext, rules: Rules): Verdict {
  const own = withoutReaction(text)
  const answer = bareAnswer(own, context, rules)
  if (answer) return { ...answer, signs: answer.tier === 'emergency' ? [notSafe(text)] : [], rules: rules.version }
  const read = tokens(own)
  const offset = Math.max(0, text.indexOf(own))
  const found = find(read, rules).map((each) => ({ ...each, says: standing(each, read, rules) }))
  const signs = onePerSign(
    found
      .filter(({ says, pattern }) => says === 'affirmed' || (says === 'doubtful' && pattern.rule.tier === 'routine'))
      .map((each) => signOf(each, read, text, offset, context)),
  )
  // What is denied around a word says nothing about the word: that is asked of each by itself.
  const isFound = (at: number) => found.some(({ from, to, says }) => says === 'affirmed' && at >= from && at < to)
  const readings = [
    ofSigns(signs, context, rules),
    ofDoubt(found, context, rules),
    found.length > 0 ? leftOver(read, isFound, context, rules) : notUnderstood(read, context, rules),
    ofAsides(found, context, rules),
    ofDenials(found, rules),
  ].filter((reading) => reading !== undefined)
  const [first, ...others] = readings as [Reading, ...Reading[]]
  return { ...others.reduce(stricter, first), signs, rules: rules.version }
}

/** The one that stands first where both are as strict, and one that wakes somebody before one that does not. */
const stricter = (a: Reading, b: Reading): Reading =>
  rank(b.tier) < rank(a.tier) || (b.tier === a.tier && b.pages && !a.pages) ? b : a

function ofSigns(signs: readonly SignFound[], context: TriageContext, rules: Rules): Reading | undefined {
  if (signs.length === 0) return undefined
  const before = (context.recent ?? []).flatMap((earlier) => triage(earlier, { ...context, recent: [] }, rules).signs)
  const together = combined(rules.combinations, before, signs)
  const tier = strictest([...(together ? [together.tier] : []), ...signs.map((sign) => sign.tier)])
  return { tier, pages: pagesAt(tier), because: reason(signs, tier, together?.because, rules) }
}

function ofDoubt(found: readonly Stands[], context: TriageContext, rules: Rules): Reading | undefined {
  const doubtful = found.find(({ says, pattern }) => says === 'doubtful' && pattern.rule.tier !== 'routine')
  return (
    doubtful && {
      tier: 'unclear',
      pages: inDangerWindow(context.procedures, context.hoursSince, rules.windows),
      because: `Speaks of ${signName(doubtful, rules)}, and it is not certain whether it is denied: a person has to read it.`,
    }
  )
}

/** Another time, somebody else, an "if"; and a grave sign that is over, since who could not breathe this morning is asked about it. */
function ofAsides(found: readonly Stands[], context: TriageContext, rules: Rules): Reading | undefined {
  const isGrave = ({ pattern }: Match) => GRAVE.includes(tierIn(pattern.rule, context))
  const aside = found.find((each) => ASIDE_WORDS[each.says] && (each.says !== 'resolved' || isGrave(each)))
  return (
    aside && {
      tier: 'unclear',
      pages: false,
      because: `Speaks of ${signName(aside, rules)}, but it seems ${ASIDE_WORDS[aside.says]}: a person reads it.`,
    }
  )
}

function ofDenials(found: readonly Stands[], rules: Rules): Reading | undefined {
  const named = found
    .filter(({ says }) => says === 'negated' || says === 'resolved')
    .map((each) => signName(each, rules))
  if (named.length === 0) return undefined
  return {
    tier: 'routine',
    pages: false,
    because: `Says that this is not so, or over: ${[...new Set(named)].join(', ')}.`,
  }
}

const GRAVE: readonly Tier[] = ['emergency', 'urgent']

const ASIDE_WORDS: Partial<Record<Standing, string>> = {
  resolved: 'over',
  improved: 'better',
  historic: 'long ago',
  hypothetical: 'not a report',
  others: "somebody else's, and past",
  past: 'past',
}

/** Phones turn a reaction into a text that quotes ours: Liked “…”. The quote is not what the patient says. */
function withoutReaction(text: string): string {
  const reaction =
    /^\s*(?:Liked|Loved|Emphasized|Laughed at|Disliked|Questioned|Le gustó|Le encantó|Reacted \S+ to)\s*[“"«].*[”"»]\s*$/su
  return reaction.test(text) ? '' : text
}

const notSafe = (text: string): SignFound => ({
  sign: 'not_safe',
  tier: 'emergency',
  evidence: { start: 0, end: text.length, text },
  rule: 'asked-safe',
})

function signOf(
  { pattern, from, to }: Match,
  read: readonly Token[],
  text: string,
  offset: number,
  context: TriageContext,
): SignFound {
  const start = (read[from]?.start ?? 0) + offset
  const end = (read[to - 1]?.end ?? 0) + offset
  return {
    sign: pattern.rule.sign,
    tier: tierIn(pattern.rule, context),
    evidence: { start, end, text: text.slice(start, end) },
    rule: pattern.rule.id,
  }
}

/** Each sign once: the strictest find of it, and of equally strict ones that with the widest evidence. */
function onePerSign(signs: readonly SignFound[]): SignFound[] {
  if (signs.length < 2) return [...signs]
  const best = new Map<string, SignFound>()
  for (const sign of signs) {
    const other = best.get(sign.sign)
    const wider = other && sign.evidence.end - sign.evidence.start > other.evidence.end - other.evidence.start
    if (!other || rank(sign.tier) < rank(other.tier) || (sign.tier === other.tier && wider)) best.set(sign.sign, sign)
  }
  return [...best.values()].sort((a, b) => rank(a.tier) - rank(b.tier) || a.evidence.start - b.evidence.start)
}

const signName = ({ pattern }: Match, rules: Rules): string => rules.names[pattern.rule.sign] ?? pattern.rule.sign

function reason(signs: readonly SignFound[], tier: Tier, together: string | undefined, rules: Rules): string {
  const named = signs.map(({ sign, evidence }) => `${rules.names[sign] ?? sign} ("${evidence.text}")`).join(', ')
  return `Says: ${named}.${together ? ` ${together}` : ''} Tier ${tier}.`
}
