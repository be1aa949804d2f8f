import { inDangerWindow } from '../danger-window.ts'
import { type Standing, standing, standingOf } from './context.ts'
import { type Found, find } from './find.ts'
import { otherLanguage } from './other-language.ts'
import { healthScore } from './reader.ts'
import type { RuleFile, Rules } from './rules.ts'
import { type Token, tokens } from './tokens.ts'
import { type SignFound, TIERS, type Tier, type TriageContext, type Verdict } from './verdict.ts'

/** Two different ones of these together are an emergency: 20 of 22 cases of spread had four or more (CDC, 2025). */
const SPREAD = [
  'eyelid_droop',
  'breathing',
  'swallowing',
  'speaking',
  'voice',
  'vision',
  'weakness',
  'neck_weakness',
  'bladder',
]

const rank = (tier: Tier): number => TIERS.indexOf(tier)
const strictest = (tiers: readonly Tier[]): Tier => tiers.reduce((a, b) => (rank(b) < rank(a) ? b : a))

/**
 * What a reply means: pure and explainable. Nothing here lowers what a rule found but a clear negation or "it is gone"
 * about that very thing; what no rule understands is `unclear`, and a person reads it.
 */
export function triage(text: string, context: TriageContext, rules: Rules): Verdict {
  const own = withoutReaction(text)
  const answer = bareAnswer(own, context)
  if (answer) return { ...answer, signs: answer.tier === 'emergency' ? [notSafe(text)] : [], rules: rules.version }
  const read = tokens(own)
  const offset = Math.max(0, text.indexOf(own))
  const found = find(read, rules).map((each) => ({ ...each, says: standing(each, read, rules) }))
  const signs = dropContained(
    found
      .filter(({ says, pattern }) => says === 'affirmed' || (says === 'doubtful' && pattern.rule.tier === 'routine'))
      .map((each) => signOf(each, read, text, offset, context)),
  )
  const before = (context.recent ?? []).flatMap((earlier) => triage(earlier, { ...context, recent: [] }, rules).signs)
  const base = { signs, rules: rules.version }
  if (signs.length > 0) {
    const together = spreading(before, signs)
    const tier = together ? 'emergency' : strictest(signs.map((sign) => sign.tier))
    return { ...base, tier, pages: pagesAt(tier), because: reason(signs, tier, together, rules) }
  }
  const doubtful = found.find(({ says }) => says === 'doubtful')
  if (doubtful) {
    const pages = inDangerWindow(context.procedures, context.hoursSince)
    return {
      ...base,
      tier: 'unclear',
      pages,
      because: `Speaks of ${nameOf(doubtful, rules)}, and it is not certain whether it is denied: a person has to read it.`,
    }
  }
  const aside = found.find(({ says }) => says !== 'negated' && says !== 'resolved')
  if (aside)
    return {
      ...base,
      tier: 'unclear',
      pages: false,
      because: `Speaks of ${nameOf(aside, rules)}, but it seems ${ASIDE_WORDS[aside.says]}: a person reads it.`,
    }
  if (found.length > 0) return { ...base, tier: 'routine', pages: false, because: denied(found, rules) }
  return { ...base, ...notUnderstood(read, context, rules) }
}

/** Two different signs of spread, each told in words of its own. */
function spreading(before: readonly SignFound[], signs: readonly SignFound[]): boolean {
  const earlier = before.filter(({ sign }) => SPREAD.includes(sign)).map(({ sign }) => sign)
  const now = signs.filter(({ sign }) => SPREAD.includes(sign))
  if (now.length + earlier.length < 2) return false
  const apart = now.filter((a, i) =>
    now.slice(0, i).every((b) => a.evidence.start >= b.evidence.end || a.evidence.end <= b.evidence.start),
  )
  return new Set([...earlier, ...apart.map(({ sign }) => sign)]).size >= 2
}

const ASIDE_WORDS: Record<Standing, string> = {
  affirmed: 'so',
  negated: 'denied',
  doubtful: 'doubtful',
  resolved: 'over',
  improved: 'better',
  historic: 'long ago',
  hypothetical: 'not a report',
  others: "somebody else's, and past",
  past: 'past',
}

const pagesAt = (tier: Tier): boolean => tier === 'emergency' || tier === 'urgent' || tier === 'prompt'

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

const SAFE = 'Answered that they are safe.'

type Bare = Pick<Verdict, 'tier' | 'pages' | 'because'>

/** Characters; the longest answer has eleven, and people add spaces and marks. */
const LONGEST_ANSWER = 24

/** Answers that mean something only by the question: 1, 2, 3, yes, no, a thumb. In every message 1 is well, 3 unwell. */
function bareAnswer(text: string, { asked, procedures, hoursSince }: TriageContext): Bare | undefined {
  if (text.length > LONGEST_ANSWER) return undefined
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[.!¡\s]+$/u, '')
    .replace(/\ufe0f|\p{Emoji_Modifier}/gu, '')
  switch (said === '' ? 'empty' : ANSWERS.get(said)) {
    case 'empty':
      return bare('unclear', 'The text is empty, a picture or a reaction: a person has to look.')
    case '1':
      return bare('routine', 'Answered 1: all OK.')
    case '2':
      return bare('routine', 'Answered 2: has a question.')
    case '3':
      return bare('prompt', 'Answered 3: feels unwell or something looks wrong.', true)
    case 'well':
      if (asked === 'safe') return bare('routine', SAFE)
      return bare(asked ? 'routine' : 'other', 'Says that all is well.')
    case 'no':
      if (asked === 'safe') return bare('emergency', 'Answered no to "are you safe?".', true)
      return asked
        ? bare('routine', 'Answered no to "any of these problems?".')
        : bare('other', 'A bare no, to no question of ours.')
    case 'yes':
      if (asked === 'safe') return bare('routine', SAFE)
      return asked
        ? bare('unclear', 'Answered yes to a question about danger signs.', inDangerWindow(procedures, hoursSince))
        : bare('other', 'A bare yes, to no question of ours.')
    case undefined:
      return undefined
  }
}

const bare = (tier: Tier, because: string, pages = false): Bare => ({ tier, pages, because })

type Answer = '1' | '2' | '3' | 'well' | 'no' | 'yes'
const ANSWERS: ReadonlyMap<string, Answer> = new Map(
  Object.entries({
    1: '1',
    2: '2',
    3: '3',
    well: "👍|✅|👌|ok|okay|k|all good|all ok|im fine|i'm fine|fine|good|todo bien|bien",
    no: 'no|nope|none|nothing|ninguno|ninguna|nada|no thanks|no gracias',
    yes: 'yes|yeah|yep|si|sí',
  }).flatMap(([answer, said]) => said.split('|').map((each) => [each, answer as Answer] as const)),
)

function signOf(
  { pattern, from, to }: Found,
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

/** The rule's tier for this treatment, area and time; the strictest of all where the treatment is unknown. */
function tierIn(rule: RuleFile, { procedures, hoursSince }: TriageContext): Tier {
  const rows = rule.when ?? []
  if (procedures.length === 0) return strictest([rule.tier, ...rows.map(({ tier }) => tier)])
  const tiers = procedures.map(({ plan, areas }) => {
    const row = rows.find(
      (each) =>
        (!each.plans || each.plans.includes(plan)) &&
        (!each.areas || each.areas.some((area) => areas.includes(area))) &&
        (each.beforeHours === undefined || hoursSince === undefined || hoursSince < each.beforeHours) &&
        (each.afterHours === undefined || (hoursSince !== undefined && hoursSince >= each.afterHours)),
    )
    return row?.tier ?? rule.tier
  })
  return strictest(tiers)
}

/** One sign once: the widest evidence of each. */
function dropContained(signs: readonly SignFound[]): SignFound[] {
  if (signs.length < 2) return [...signs]
  const best = new Map<string, SignFound>()
  for (const sign of signs) {
    const other = best.get(sign.sign)
    const wider = other && sign.evidence.end - sign.evidence.start > other.evidence.end - other.evidence.start
    if (!other || rank(sign.tier) < rank(other.tier) || (sign.tier === other.tier && wider)) best.set(sign.sign, sign)
  }
  return [...best.values()].sort((a, b) => rank(a.tier) - rank(b.tier) || a.evidence.start - b.evidence.start)
}

const nameOf = ({ pattern }: Found, rules: Rules): string => rules.names[pattern.rule.sign] ?? pattern.rule.sign

function reason(signs: readonly SignFound[], tier: Tier, together: boolean, rules: Rules): string {
  const named = signs.map(({ sign, evidence }) => `${rules.names[sign] ?? sign} ("${evidence.text}")`).join(', ')
  return `Says: ${named}.${together ? ' Two signs of spread together are an emergency.' : ''} Tier ${tier}.`
}

const denied = (found: readonly Found[], rules: Rules): string =>
  `Says that this is not so, or over: ${[...new Set(found.map((each) => nameOf(each, rules)))].join(', ')}.`

/** What no rule names: unclear where it may be about health or in a language that is not read, else conversation. */
function notUnderstood(
  read: readonly Token[],
  context: TriageContext,
  rules: Rules,
): Pick<Verdict, 'tier' | 'pages' | 'because'> {
  const open = inDangerWindow(context.procedures, context.hoursSince)
  const other = otherLanguage(read, rules.others)
  if (other)
    return {
      tier: 'unclear',
      pages: open,
      because: `Written in ${other}, which is not read here: a person has to read it.`,
    }
  const symptom = read.findIndex(({ word }) => rules.languages.some((language) => language.symptom.has(word)))
  if (symptom >= 0) {
    const says = rules.languages
      .map(({ language }) => standingOf({ from: symptom, to: symptom + 1 }, read, rules, language))
      .find((each) => each !== 'affirmed')
    const word = read[symptom]?.word
    if (says === 'negated' || says === 'resolved')
      return { tier: 'routine', pages: false, because: `Says that this is not so, or over: "${word}".` }
    const own = read.some((each) => each.sentence === read[symptom]?.sentence && OWN.has(each.word))
    return {
      tier: 'unclear',
      pages: open && own && says === undefined,
      because: `Not understood, and it speaks of feeling ill ("${word}"): a person has to read it.`,
    }
  }
  const body = read.find(({ word }) => rules.languages.some((language) => language.body.has(word)))
  if (body)
    return {
      tier: 'unclear',
      pages: false,
      because: `Not understood, and it may concern the treatment ("${body.word}"): a person reads it.`,
    }
  if (!read.some(({ word }) => rules.known.has(word) || word.length < LONG_WORD))
    return { tier: 'unclear', pages: false, because: 'No word of it is understood: a person reads it.' }
  if (healthScore(read, rules.reader) > READER_RAISES_ABOVE)
    return {
      tier: 'unclear',
      pages: false,
      because: 'No rule names it, but it reads like a text about how somebody feels: a person reads it.',
    }
  return { tier: 'other', pages: false, because: 'Ordinary conversation.' }
}

/** Log-odds above which the reader takes a text out of ordinary conversation. */
const READER_RAISES_ABOVE = 0.5

const LONG_WORD = 4
/** Words by which people speak of themselves. */
const OWN = new Set(['i', 'im', 'ive', 'my', 'me', 'mine', 'yo', 'mi', 'me', 'tengo', 'siento', 'estoy', 'mis'])
