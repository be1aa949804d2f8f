import { bareAnswer, signatureAt } from './bare-answer.ts'
import { standing } from './context.ts'
import { find, type Match } from './find.ts'
import { asSigns, likely } from './likely.ts'
import { foreign, leftOver, notUnderstood } from './not-understood.ts'
import { ownWords } from './own-words.ts'
import { type Prepared, part, prepare, spanIn } from './prepare.ts'
import { raisedIn, withoutSoftened } from './raise.ts'
import { isStricter, strictestOf } from './reading.ts'
import { ofAsides, ofDenials, ofDoubt, ofHints, ofSigns, ofWatched, type Stands } from './rule-readings.ts'
import type { Rules } from './rules.ts'
import { rank, tierIn } from './tier.ts'
import { type Token, tokens } from './tokens.ts'
import { variants } from './variants.ts'
import type { SignFound, TriageContext, Verdict } from './verdict.ts'
import { besideDoubt, isCalmed, isExplained, isOverruled, leftToAPerson, supported } from './weigh.ts'

/**
 * What a reply means: pure and explainable. Of several readings, by rules and by the trained reader, the strictest holds,
 * so that "feeling better" hides no trouble breathing. Nothing lowers what a rule found but a clear denial or "it is gone"
 * about that very thing, and, outside `emergency`, a reader that is sure of the contrary, which leaves it to a person.
 */
export function triage(text: string, context: TriageContext, rules: Rules): Verdict {
  const alone = readAlone(text, context, rules)
  const { recent = [] } = context
  if (recent.length === 0) return alone
  return together(text, alone, { ...context, recent }, rules)
}

/** Below a signature mark: up to four words with capitals. "María" is no dizziness there. */
const NAME = /^\s*(?:--|—|__)?\s*\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3}\s*$/u
/** What is shorter there is a title or a place, unless it is a sign that pages: "Thanks -- can't swallow". */
const SHORTEST_READ = 30

/** The text by itself; `before`: signs of the texts just before, for what they make together. */
function readAlone(text: string, context: TriageContext, rules: Rules, before: readonly SignFound[] = []): Verdict {
  return readOwn(ownWords(prepare(text), context), context, rules, before)
}

function readOwn(own: Prepared, context: TriageContext, rules: Rules, before: readonly SignFound[] = []): Verdict {
  const answer = bareAnswer(own.text, context, rules)
  if (answer) {
    const signs = answer.tier === 'emergency' ? [notSafe(own.original)] : []
    const verdict: Verdict = { ...answer, signs, rules: rules.version }
    // People write below a signature mark too, so what looks like one is read as well.
    const at = signatureAt(own.text)
    const below = at === undefined ? '' : own.text.slice(at)
    if (at === undefined || NAME.test(below)) return verdict
    const more = readOwn(part(own, at, own.text.length), context, rules)
    return below.length > SHORTEST_READ || more.pages ? strictestOf([verdict, more]) : verdict
  }
  const read = tokens(own.text)
  return strictestOf([read, ...variants(read, rules)].map((each) => readTokens(each, own, context, rules, before)))
}

/** Some tokens of a text, by rules and reader. */
function readTokens(
  read: readonly Token[],
  own: Prepared,
  context: TriageContext,
  rules: Rules,
  before: readonly SignFound[],
): Verdict {
  const matches = find(read, rules).map((each) => ({ ...each, says: standing(each, read, rules) }))
  const explained = isExplained(read, matches, rules)
  const like = likely({ read, finds: matches, explained }, context, rules)
  const isShared = explained || like.ofAnyPart >= rules.reader.thresholds.hints.atLeast
  const counts = ({ pattern }: Match) => !pattern.hint || isShared
  const counted = matches.filter(counts)
  const told = counted
    .filter(({ says, pattern }) => says === 'affirmed' || (says === 'doubtful' && pattern.rule.tier === 'routine'))
    .map((each) => signOf(each, read, own, context))
  const { signs, why } = raisedIn(withoutSoftened(told, rules), context, rules)
  const named = onePerSign(signs)
  // To deny an expected effect is no news that calms: "not tired, and the room tilts" stays unread.
  const calms = ({ says, pattern: { rule } }: Stands) => says === 'negated' && rule.sign === 'expected' && !rule.denied
  const found = counted.filter((each) => tierIn(each.pattern.rule, context) !== 'other' && !calms(each))
  // What is denied around a word says nothing about the word: that is asked of each by itself.
  const isFound = (at: number) => found.some(({ from, to, says }) => says === 'affirmed' && at >= from && at < to)
  const bySigns = ofSigns({ signs: named, told, before, why }, context, rules)
  const byRules = strictestOf([
    explained ? bySigns : leftToAPerson(bySigns, like, rules),
    ofWatched(found, like, context, rules),
    ofDoubt(found, context, rules),
    ofHints(
      matches.filter((each) => !counts(each)),
      context,
      rules,
    ),
    found.length > 0 ? leftOver(read, isFound, context, rules) : notUnderstood(read, like, context, rules),
    ofAsides(found, context, rules),
    ofDenials(found, rules),
  ])
  const most = strictestOf([
    supported(byRules, like, rules),
    foreign(read, context, rules),
    (explained && isOverruled(like, matches, rules)) || isCalmed(like, matches) ? undefined : like.reading,
  ])
  const reading = explained ? most : besideDoubt(most, like, rules)
  const raised = reading === like.reading ? asSigns(like, own, rules).filter(isNew(named)) : []
  return { ...reading, signs: [...named, ...raised], rules: rules.version }
}

const isNew =
  (named: readonly SignFound[]) =>
  ({ sign, tier }: SignFound): boolean =>
    !named.some((each) => each.sign === sign && rank(each.tier) <= rank(tier))

/**
 * Texts of ten minutes are one report, in whatever order the carrier brought them: "i cannot" · "breathe". What they say
 * together counts where it is graver than what each says alone.
 */
function together(
  text: string,
  alone: Verdict,
  context: TriageContext & { recent: readonly string[] },
  rules: Rules,
): Verdict {
  const { recent, ...now } = context
  const before = recent.map((earlier) => readAlone(earlier, now, rules))
  const gravest = strictestOf([alone, ...before])
  const joined = readAlone(
    text,
    now,
    rules,
    before.flatMap(({ signs }) => signs),
  )
  const whole = [[...recent, text].join(' '), [text, ...recent].join(' ')].map((each) => readAlone(each, now, rules))
  const most = strictestOf(whole)
  if (isStricter(joined, alone) && !isStricter(most, joined)) return joined
  if (!isStricter(most, gravest)) return alone
  return { ...most, because: `Together with the text before: ${most.because}` }
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
  own: Prepared,
  context: TriageContext,
): SignFound {
  return {
    sign: pattern.rule.sign,
    tier: tierIn(pattern.rule, context),
    evidence: spanIn(own, read[from]?.start ?? 0, read[to - 1]?.end ?? 0),
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
