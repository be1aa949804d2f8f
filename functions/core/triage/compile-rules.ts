import { openAnswers } from './bare-answer.ts'
import { faultsOfCombinations, faultsOfConcepts } from './concept-faults.ts'
import { openLanguages } from './other-language.ts'
import { phrasesOf, type Split, splitting } from './phrases.ts'
import type { Model } from './reader/model.ts'
import { openReader } from './reader/reader.ts'
import { ASIDES, type Aside, type RuleFault, type RuleFiles } from './rule-file.ts'
import { type Pattern, type Phrases, possibleIn, type Rules, type Slot } from './rules.ts'
import { plain } from './tokens.ts'
import { TIERS } from './verdict.ts'

const LONG = 5
const VERSION_LETTERS = 16

/**
 * Checks and prepares the rules; every fault names its file and rule. `digest` gives the same content the same name: it
 * is the version of the rules that each verdict carries.
 */
export function compileRules(
  files: RuleFiles,
  model: Model,
  digest: (content: string) => string,
): { kind: 'compiled'; rules: Rules } | { kind: 'invalid'; faults: RuleFault[] } {
  const { lexicons, names, reader, others, combinations, answers, windows } = files
  const split = splitting()
  const faults: RuleFault[] = []
  const patterns: Pattern[] = []
  const ids = new Set<string>()
  for (const [file, lexicon] of Object.entries(lexicons)) {
    const made = new Map<string, Phrases>()
    for (const rule of lexicon.rules) {
      if (ids.has(rule.id)) faults.push({ file, rule: rule.id, detail: 'Two rules have this id.' })
      ids.add(rule.id)
      if (!TIERS.includes(rule.tier)) faults.push({ file, rule: rule.id, detail: `There is no tier "${rule.tier}".` })
      if (!names[rule.sign] && rule.sign !== 'other')
        faults.push({ file, rule: rule.id, detail: `The sign "${rule.sign}" has no name in signs.json.` })
      if (!rule.source) faults.push({ file, rule: rule.id, detail: 'A source is needed.' })
      if (rule.examples.yes.length === 0)
        faults.push({ file, rule: rule.id, detail: 'At least one example is needed.' })
      for (const pattern of rule.patterns) {
        const hint = pattern.startsWith('? ')
        const beginsClause = /^(\? )?\^ /.test(pattern)
        const slots = slotsOf(pattern.replace(/^(\? )?(\^ )?/, ''), lexicon.classes, { made, split }, (detail) =>
          faults.push({ file, rule: rule.id, detail: `"${pattern}": ${detail}` }),
        )
        if (slots.length > 0) {
          const needsMore = secondOf(slots) !== undefined
          patterns.push({
            rule,
            language: lexicon.language,
            slots,
            beginsClause,
            hint,
            number: patterns.length,
            needsMore,
          })
        }
      }
    }
  }
  faults.push(...faultsOfConcepts(lexicons), ...faultsOfCombinations({ lexicons, names, combinations }))
  if (faults.length > 0) return { kind: 'invalid', faults }
  return {
    kind: 'compiled',
    rules: {
      ...prepare(files, patterns, split),
      version: digest(`${JSON.stringify(files)} ${model.trainedOn}`).slice(0, VERSION_LETTERS),
      reader: openReader(reader, model),
      others: openLanguages(others),
      all: new Map(Object.values(lexicons).flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))),
      combinations,
      windows,
      answers: openAnswers(answers),
    },
  }
}

/** `made`: the parts that other patterns of the language have in common with this one are prepared once. */
function slotsOf(
  pattern: string,
  classes: Record<string, string[]>,
  { made, split }: { made: Map<string, Phrases>; split: Split },
  fault: (detail: string) => void,
): Slot[] {
  const slots: Slot[] = []
  let gap = 0
  for (const part of pattern.split(/\s+/).filter(Boolean)) {
    const gapGiven = /^~(\d+)$/.exec(part)
    if (gapGiven) {
      gap = Number(gapGiven[1])
      continue
    }
    const optional = part.endsWith('?')
    const absent = part.startsWith('!')
    const named = part.replace(/^!|\?$/g, '')
    const alternatives = () =>
      named.split('|').flatMap((name) => {
        if (!name.startsWith('@')) return [name.replaceAll('_', ' ')]
        const members = classes[name.slice(1)]
        if (!members) fault(`there is no class ${name}`)
        return members ?? []
      })
    const starts = made.get(named) ?? phrasesOf(alternatives(), split)
    made.set(named, starts)
    slots.push({ starts, gap, optional, absent })
    gap = 0
  }
  return slots
}

/** The second part that a match cannot be without. */
const secondOf = (slots: readonly Slot[]): Slot | undefined =>
  slots.slice(1).find(({ optional, absent }) => !optional && !absent)

function prepare(
  { lexicons, realWords, names }: RuleFiles,
  patterns: readonly Pattern[],
  split: Split,
): Omit<Rules, 'version' | 'all' | 'reader' | 'others' | 'combinations' | 'answers' | 'windows'> {
  const beginning = new Map<string, number[]>()
  const seconds = new Map<string, number[]>()
  const ours = new Set<string>()
  for (const pattern of patterns) {
    for (const word of pattern.slots[0]?.starts.keys() ?? []) {
      const others = beginning.get(word)
      if (others) others.push(pattern.number)
      else beginning.set(word, [pattern.number])
    }
    for (const word of secondOf(pattern.slots)?.starts.keys() ?? []) {
      const others = seconds.get(word)
      if (others) others.push(pattern.number)
      else seconds.set(word, [pattern.number])
    }
  }
  for (const starts of new Set(patterns.flatMap(({ slots }) => slots.map(({ starts }) => starts))))
    for (const phrases of starts.values()) for (const phrase of phrases) for (const word of phrase) ours.add(word)
  const long = Map.groupBy(
    [...ours].filter((word) => word.length >= LONG),
    (word) => word.length,
  )
  // Rules of one language find words of the other ("pus"): what denies and where that ends are known in both.
  const negations = Object.values(lexicons).map(({ negation }) => negation)
  const before = phrasesOf([...new Set(negations.flatMap((each) => each.before))], split)
  const ends = new Set(negations.flatMap((each) => each.ends.map(plain)))
  return {
    beginning,
    seconds,
    patterns,
    possible: possibleIn(patterns),
    languages: Object.values(lexicons).map(({ language, negation, asides, health }) => ({
      language,
      before,
      after: phrasesOf(negation.after, split),
      pseudo: phrasesOf(negation.pseudo, split),
      self: new Set(negation.self.map(plain)),
      restarts: new Set(negation.restarts.map(plain)),
      subjects: new Set(negation.subjects.map(plain)),
      joins: new Set(negation.joins.map(plain)),
      either: new Set(negation.either.map(plain)),
      hoped: phrasesOf(asides.hoped, split),
      own: new Set(asides.own.map(plain)),
      takesUp: new Set(asides.takesUp.map(plain)),
      ends,
      asides: Object.fromEntries(ASIDES.map((aside) => [aside, phrasesOf(asides[aside], split)])) as Record<
        Aside,
        Phrases
      >,
      asideBegins: new Set(ASIDES.flatMap((aside) => asides[aside].map((phrase) => split(phrase)[0] ?? ''))),
      symptom: new Set(health.symptom.map(plain)),
      body: new Set(health.body.map(plain)),
    })),
    long,
    met: new Map(),
    known: new Set([...ours, ...realWords]),
    names,
  }
}
