import type { Standing } from './context.ts'
import { inDangerWindow } from './danger-window.ts'
import type { Match } from './find.ts'
import { type Prepared, spanIn } from './prepare.ts'
import { isStricter, type Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import { pagesAt, rank, tierIn } from './tier.ts'
import type { Token } from './tokens.ts'
import { sentences } from './variants.ts'
import type { SignFound, Tier, TriageContext } from './verdict.ts'

/** A sign below this is not named beside the likeliest one. */
const NAMED = 0.25
/** So sure of a tier that it needs no sign's name. */
const SURE = 0.5
const MAY_DESCRIBE = 'This may describe a symptom. Please read it.'
const PAGING = ['emergency', 'urgent', 'prompt'] as const
/** The neuromuscular signs and others whose unclear telling pages while the danger window is open. */
const GRAVE: readonly Tier[] = ['emergency', 'urgent']

export type Likely = {
  /** What the reader alone makes of the text; undefined where it is sure that nobody has to read it. */
  reading: Reading | undefined
  /** Found as by a rule; their words are looked for once a reading counts. */
  signs: { sign: string; tier: Tier }[]
  /** The tokens that it was read from. */
  read: readonly Token[]
  /** How probable it is that the text is dangerous, and that it is about health at all. */
  danger: number
  health: number
  /** How probable it is that the likeliest part of it is dangerous, read by itself. */
  ofAnyPart: number
  /** How probable it is that a person has to read it, for whatever reason. */
  mustBeRead: number
}

/** Words, what rules found in them, and whether that is most of what they say. */
export type Understood = {
  read: readonly Token[]
  finds: readonly (Match & { says: Standing })[]
  explained: boolean
}

/**
 * What the trained reader makes of a text: the strictest of its variants. It raises: a probable sign is found as by a rule;
 * a possible one is `unclear`, and pages while the danger window is open where it is grave. It lowers nothing by itself.
 */
export function likely(text: Understood, context: TriageContext, rules: Rules): Likely {
  const { part } = rules.reader.thresholds
  const ofSentences = sentences(text.read).map((each) => likelyOf(each, context, rules))
  const wholes = [
    judged(text, ofSentences, context, rules),
    ...withoutSmallTalk(text, ofSentences, rules).map(({ left, of }) => judged(left, of, context, rules)),
  ]
  const danger = Math.max(...wholes.map((each) => each.danger))
  // A sentence out of its letter is less certain than a letter: it has to read as more dangerous to count.
  const parts = ofSentences.filter((each) => each.danger >= part.atLeast)
  // Parts say how grave it is; whether it wakes somebody is asked of the whole, which knows what stands beside them.
  const wakes = danger >= leastOf(context, rules)
  const first = [...wholes, ...(wakes ? parts : parts.map(unwaking))].reduce((strictest, each) =>
    each.reading && (!strictest.reading || isStricter(each.reading, strictest.reading)) ? each : strictest,
  )
  const ofAnyPart = Math.max(danger, ...ofSentences.map((each) => each.danger), ofWhatIsAdded(text, rules))
  return { ...first, danger, ofAnyPart, mustBeRead: Math.max(...wholes.map((each) => each.mustBeRead)) }
}

/**
 * How probable it is that what follows a "but" is dangerous, by itself: "fine at first, but now the lip is white" is calm as
 * a whole. 0 where rules find nothing: only what they find is weighed against it.
 */
function ofWhatIsAdded({ read, finds }: Understood, { reader }: Rules): number {
  const at = finds.length === 0 ? -1 : read.findLastIndex(({ word }) => reader.cues.ends.has(word))
  return at < 0 || at === read.length - 1 ? 0 : (reader.probabilities(read.slice(at + 1)).get('tier:prompt') ?? 0)
}

/** A whole text: how probable it is that it is dangerous is told from its sentences and from the rules' finds too. */
function judged(text: Understood, ofSentences: readonly Likely[], context: TriageContext, rules: Rules): Likely {
  const probable = rules.reader.probabilities(text.read)
  const danger = rules.reader.danger({ ...text, probable, context, sentences: ofSentences.map((each) => each.danger) })
  return likelyOf(text.read, context, rules, new Map(probable).set('tier:prompt', danger))
}

const unwaking = (part: Likely): Likely =>
  part.reading?.pages
    ? { ...part, signs: [], reading: { ...part.reading, tier: 'unclear', pages: false, because: MAY_DESCRIBE } }
    : part

/** Of texts from numbers without a treatment far fewer are dangerous: wrong numbers, and everybody's small talk. */
const leastOf = ({ procedures }: TriageContext, { reader: { thresholds } }: Rules): number =>
  (procedures.length === 0 ? thresholds.stranger : thresholds.prompt).atLeast

/** What is left of a text without its thanks, greetings and kind words, so that none of them hides a danger. */
function withoutSmallTalk(
  { read, finds, explained }: Understood,
  ofSentences: readonly Likely[],
  { reader: { thresholds } }: Rules,
): { left: Understood; of: readonly Likely[] }[] {
  const { relevant, asks } = thresholds
  const of = ofSentences.filter(({ danger, health }) => danger >= asks.atLeast || health >= relevant.atLeast)
  if (of.length === 0 || of.length === ofSentences.length) return []
  const kept = new Set(of.map((each) => each.read[0]?.sentence))
  const isKept = (token: Token | undefined) => kept.has(token?.sentence)
  const left = { read: read.filter(isKept), finds: finds.filter(({ from }) => isKept(read[from])), explained }
  return [{ left, of: of.length === 1 ? [] : of }]
}

function likelyOf(
  read: readonly Token[],
  context: TriageContext,
  rules: Rules,
  probable = rules.reader.probabilities(read),
): Likely {
  const { reader } = rules
  const { thresholds } = reader
  const of = (head: string) => probable.get(head) ?? 0
  const signs = Object.entries(reader.signs)
    .map(([sign, row]) => ({ sign, tier: tierIn(row, context), probability: of(`sign:${sign}`) }))
    .sort((a, b) => b.probability - a.probability)
  // No tier without a sign of it: danger that names nothing wakes a person, and sends nobody to the emergency room.
  const atLeast = (tier: (typeof PAGING)[number]) => {
    const named = anyOf(signs.filter((each) => rank(each.tier) <= rank(tier)))
    return named > 0 || tier === 'prompt' || of(`tier:${tier}`) >= SURE ? (of(`tier:${tier}`) + named) / 2 : 0
  }
  const danger = of('tier:prompt')
  const health = of('health')
  const least = leastOf(context, rules)
  const tier = danger >= least ? PAGING.find((each) => atLeast(each) >= thresholds[each].atLeast) : undefined
  const told = { read, danger, health, ofAnyPart: danger, mustBeRead: of('read') }
  if (tier) return { ...found(tier, signs, rules), ...told }
  const soon = signs.filter((each) => each.tier === 'soon')
  if (anyOf(soon) >= thresholds.soon.atLeast && danger < least) return { ...found('soon', soon, rules), ...told }
  return { reading: unsure(danger, of('read'), signs, context, rules), signs: [], ...told }
}

type Probable = { sign: string; tier: Tier; probability: number }

/** Many small doubts are no sign: what is below this says nothing. */
const DOUBT = 0.1

/** How probable it is that at least one of them is so. */
const anyOf = (signs: readonly Probable[]): number =>
  1 - signs.reduce((none, { probability }) => (probability < DOUBT ? none : none * (1 - probability)), 1)

function found(tier: Tier, signs: readonly Probable[], { names }: Rules) {
  const fitting = signs.filter((each) => rank(each.tier) <= rank(pagesAt(tier) ? 'prompt' : tier))
  const likely = fitting.filter(({ probability }) => probability >= NAMED)
  // Where none of its tier is likely, the likeliest of all says what the text reads like: a nurse acts by that name.
  const named = likely.length > 0 ? likely : signs.slice(0, 1)
  return {
    reading: {
      tier,
      pages: pagesAt(tier),
      because: `Reads like ${named.map(({ sign }) => names[sign] ?? sign).join(', ')}.`,
    },
    signs: named.map(({ sign }) => ({ sign, tier })),
  }
}

function unsure(
  pages: number,
  read: number,
  signs: readonly Probable[],
  { procedures, hoursSince }: TriageContext,
  { reader: { thresholds }, names, windows }: Rules,
): Reading | undefined {
  const isStranger = procedures.length === 0
  const first = signs[0]
  if (first && pages >= (isStranger ? thresholds.strangerRead : thresholds.asks).atLeast)
    return {
      tier: 'unclear',
      pages: !isStranger && GRAVE.includes(first.tier) && inDangerWindow(procedures, hoursSince, windows),
      because: `This may be ${names[first.sign] ?? first.sign}. Please read it.`,
    }
  const grave = signs.find(({ tier }) => GRAVE.includes(tier))
  if (grave && grave.probability >= (isStranger ? thresholds.strangerNamed : thresholds.named).atLeast)
    return { tier: 'unclear', pages: false, because: `This may be ${names[grave.sign] ?? grave.sign}. Please read it.` }
  return read >= (isStranger ? thresholds.strangerRead : thresholds.read).atLeast
    ? { tier: 'unclear', pages: false, because: MAY_DESCRIBE }
    : undefined
}

/** The reader's signs as those of a rule, with the words that moved it most. */
export const asSigns = (
  { signs, read }: Pick<Likely, 'signs' | 'read'>,
  own: Prepared,
  { reader }: Rules,
): SignFound[] =>
  signs.map(({ sign, tier }) => {
    const { from, to } = reader.evidence(`sign:${sign}`, read)
    return { sign, tier, evidence: spanIn(own, read[from]?.start ?? 0, read[to - 1]?.end ?? 0), rule: 'reader' }
  })
