/** What the rules' finds make of a text, each in its own way; triage takes the strictest. */
import { combined, type Told } from './combinations.ts'
import type { Standing } from './context.ts'
import { inDangerWindow } from './danger-window.ts'
import type { Match } from './find.ts'
import type { Likely } from './likely.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import { nameOfSign } from './sign-name.ts'
import { pagesAt, rank, strictest, tierIn } from './tier.ts'
import type { SignFound, Tier, TriageContext } from './verdict.ts'

export type Stands = Match & { says: Standing }

type OfSigns = {
  signs: readonly SignFound[]
  told: readonly SignFound[]
  /** Of the texts just before. */
  before: readonly SignFound[]
  why: readonly string[]
}

export function ofSigns(
  { signs, told, before, why }: OfSigns,
  context: TriageContext,
  rules: Rules,
): Reading | undefined {
  if (signs.length === 0) return undefined
  const withConcept = (each: SignFound): Told => ({ ...each, concept: rules.all.get(each.rule)?.concept ?? '' })
  const joined = combined(
    rules.combinations,
    [...before.map((each) => ({ ...withConcept(each), before: true as const })), ...told.map(withConcept)],
    context.procedures,
  )
  const tier = strictest([...(joined ? [joined.tier] : []), ...signs.map((sign) => sign.tier)])
  const because = [...why, ...(joined && rank(joined.tier) <= rank(tier) ? [joined.because] : [])]
  return { tier, pages: pagesAt(tier), because: reason(signs, tier, because, rules) }
}

/** What has to be looked at by a person, at once while the danger window is open: a denied "fine", a photo. */
export function ofWatched(
  found: readonly Stands[],
  { ofAnyPart }: Likely,
  context: TriageContext,
  rules: Rules,
): Reading | undefined {
  const isWatched = ({ says, pattern: { rule } }: Stands) =>
    (rule.denied !== undefined && (says === 'negated' || says === 'doubtful')) ||
    (rule.pagesInWindow && says === 'affirmed')
  const watched = found.find(isWatched)
  return (
    watched && {
      tier: 'unclear',
      pages:
        (watched.pattern.rule.pagesInWindow || ofAnyPart >= rules.reader.thresholds.supports.atLeast) &&
        inDangerWindow(context.procedures, context.hoursSince, rules.windows),
      because: `${watched.pattern.rule.denied ? 'Says that not all is well' : `Mentions ${signName(watched, rules)}`}. Please read it.`,
    }
  )
}

export function ofDoubt(found: readonly Stands[], context: TriageContext, rules: Rules): Reading | undefined {
  const doubtful = found.find(({ says, pattern }) => says === 'doubtful' && pattern.rule.tier !== 'routine')
  return (
    doubtful && {
      tier: 'unclear',
      pages: inDangerWindow(context.procedures, context.hoursSince, rules.windows),
      because: `Mentions ${signName(doubtful, rules)}, and it is unclear whether the patient has it. Please read it.`,
    }
  )
}

/** Words that are as often harmless, in a text that the reader does not find dangerous: told to a person, unless denied. */
export function ofHints(hints: readonly Stands[], context: TriageContext, rules: Rules): Reading | undefined {
  const hint = hints.find(({ says, pattern }) => says === 'affirmed' && tierIn(pattern.rule, context) !== 'routine')
  return (
    hint && {
      tier: 'unclear',
      pages: false,
      because: `May mention ${signName(hint, rules)}. Please read it.`,
    }
  )
}

/** Another time, somebody else, an "if"; and a grave sign that is over, since who could not breathe this morning is asked about it. */
export function ofAsides(found: readonly Stands[], context: TriageContext, rules: Rules): Reading | undefined {
  const isGrave = ({ pattern }: Match) => GRAVE.includes(tierIn(pattern.rule, context))
  const aside = found.find((each) => ASIDE_WORDS[each.says] && (each.says !== 'resolved' || isGrave(each)))
  return (
    aside && {
      tier: 'unclear',
      pages: false,
      because: `Mentions ${signName(aside, rules)}, but it seems ${ASIDE_WORDS[aside.says]}. Please check.`,
    }
  )
}

export function ofDenials(found: readonly Stands[], rules: Rules): Reading | undefined {
  const named = found
    .filter(({ says }) => says === 'negated' || says === 'resolved')
    .map((each) => signName(each, rules))
  if (named.length === 0) return undefined
  return {
    tier: 'routine',
    pages: false,
    because: `Says this is not happening, or is over: ${[...new Set(named)].join(', ')}.`,
  }
}

const GRAVE: readonly Tier[] = ['emergency', 'urgent']

const ASIDE_WORDS: Partial<Record<Standing, string>> = {
  resolved: 'over',
  improved: 'better',
  historic: 'long ago',
  hypothetical: 'not a report',
  asked: 'only asked about',
  others: "someone else's, and past",
  past: 'past',
}

const signName = ({ pattern }: Match, rules: Rules): string => rules.names[pattern.rule.sign] ?? pattern.rule.sign

function reason(signs: readonly SignFound[], tier: Tier, why: readonly string[], rules: Rules): string {
  const named = signs.map((each) => `${nameOfSign(rules.names, each)} ("${each.evidence.text}")`).join(', ')
  return `Says: ${named}.${why.map((each) => ` ${each}`).join('')} Tier ${tier}.`
}
