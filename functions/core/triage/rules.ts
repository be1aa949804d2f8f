import { type OtherLanguages, type OtherLanguagesFile, openLanguages } from './other-language.ts'
import { openReader, type Reader, type ReaderFile } from './reader.ts'
import { plain } from './tokens.ts'
import { TIERS, type Tier } from './verdict.ts'

/** When a rule's tier is another: the first condition that fits decides. */
export type TierWhen = { plans?: string[]; areas?: string[]; beforeHours?: number; afterHours?: number; tier: Tier }

/** One way in which patients tell of a sign, as clinicians wrote it down in `templates/warning-signs/`. */
export type RuleFile = {
  id: string
  sign: string
  tier: Tier
  when?: TierWhen[]
  /**
   * Patterns of words: `a|b` either, `@class` one of a class, `~3` at most three words between, `x?` may be missing,
   * `!a|b` none of these among the next three words of the sentence, `a_b` two words in a row,
   * a `^` first: only where a clause begins.
   * Words match with their endings as written; a long word also with one typing error.
   */
  patterns: string[]
  source: string
  examples: { yes: string[]; no?: string[] }
}

/** What makes a symptom no news of the writer's own: words that stand in the same sentence. */
export const ASIDES = ['resolved', 'improved', 'historic', 'hypothetical', 'others', 'past'] as const
export type Aside = (typeof ASIDES)[number]

export type LexiconFile = {
  language: string
  classes: Record<string, string[]>
  negation: {
    before: string[]
    after: string[]
    /** Where a negation's reach ends: "but". */
    ends: string[]
    /** Negations that deny nothing: "not only", "not sure". */
    pseudo: string[]
    /** First words of what is itself told by a negation, and which another does not undo: "no appetite and can't swallow". */
    self: string[]
    /** Words that begin something new after a comma: "no pain, my throat is tight". */
    restarts: string[]
    /** Words that join items to a denied list: "no fever, chills or rash". */
    joins: string[]
    /** Of these, those that deny what stands before them too: "no fever, chills or rash". */
    either: string[]
  }
  asides: Record<Aside | 'hoped', string[]>
  /** Words that speak of feeling ill, and words of body and treatment: what holds one and is not understood is `unclear`. */
  health: { symptom: string[]; body: string[] }
  rules: RuleFile[]
}

export type Fault = { file: string; rule?: string; detail: string }

/** `starts`: the words that may begin it, each with the runs of words that it may begin. */
export type Slot = { starts: Phrases; gap: number; optional: boolean; absent: boolean }
export type Pattern = {
  rule: RuleFile
  language: string
  slots: Slot[]
  beginsClause: boolean
  number: number
  needsMore: boolean
}

export type Language = {
  language: string
  before: Phrases
  after: Phrases
  pseudo: Phrases
  self: ReadonlySet<string>
  ends: ReadonlySet<string>
  restarts: ReadonlySet<string>
  joins: ReadonlySet<string>
  either: ReadonlySet<string>
  asides: Record<Aside, Phrases>
  /** First words of all asides: a text without any has none. */
  asideBegins: ReadonlySet<string>
  /** Words by which "it goes away" is a hope and not a fact. */
  hoped: Phrases
  symptom: ReadonlySet<string>
  body: ReadonlySet<string>
}

/** Runs of words, by their first word. */
export type Phrases = ReadonlyMap<string, readonly string[][]>

/** The words that a word may mean, the patterns that it may begin, and those whose second part it may begin. */
export type Meant = { words: readonly string[]; begins: readonly number[]; seconds: readonly number[] }

export type Rules = {
  /** Raises what no rule names; it never lowers. */
  reader: Reader
  version: string
  /** Numbers of the patterns that a word can begin. */
  beginning: ReadonlyMap<string, readonly number[]>
  /** Numbers of the patterns whose second required part may begin with a word: a text without any of them has no match. */
  seconds: ReadonlyMap<string, readonly number[]>
  patterns: readonly Pattern[]
  /** By pattern: the number of the last text in which it was possible; kept, because a fresh list per text is slow. */
  possible: { text: number; in: Uint32Array }
  languages: readonly Language[]
  others: OtherLanguages
  /** By their length: words that rules are made of, long enough to be misspelt; and all real words known, which are never taken for typos. */
  long: ReadonlyMap<number, readonly string[]>
  /** What words mean, of those met before; bounded. */
  met: Map<string, Meant>
  known: ReadonlySet<string>
  /** What each sign is called in a sentence. */
  names: Readonly<Record<string, string>>
}

const LONG = 5
/** Of a pattern whose first part alone is a match. */
export const ALWAYS = 0xffffffff
const VERSION_LETTERS = 16

type Split = (phrase: string) => string[]

/** A phrase as its plain words; what many rules share is split once, since the first text waits for all of it. */
function splitting(): Split {
  const known = new Map<string, string[]>()
  return (phrase) => {
    const before = known.get(phrase)
    if (before) return before
    const words = phrase.split(/\s+/).filter(Boolean).map(plain)
    known.set(phrase, words)
    return words
  }
}

/** What `templates/warning-signs/` holds. */
export type RuleFiles = {
  /** By the names of their files. */
  lexicons: Record<string, LexiconFile>
  /** In plain form. */
  realWords: readonly string[]
  /** What each sign is called in a sentence. */
  names: Record<string, string>
  reader: ReaderFile
  others: OtherLanguagesFile
}

/**
 * Checks and prepares the rules; every fault names its file and rule. `digest` gives the same content the same name: it
 * is the version of the rules that each verdict carries.
 */
export function compileRules(
  files: RuleFiles,
  digest: (content: string) => string,
): { kind: 'compiled'; rules: Rules } | { kind: 'invalid'; faults: Fault[] } {
  const { lexicons, names, reader, others } = files
  const split = splitting()
  const faults: Fault[] = []
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
        const beginsClause = pattern.startsWith('^ ')
        const slots = slotsOf(pattern.replace(/^\^ /, ''), lexicon.classes, { made, split }, (detail) =>
          faults.push({ file, rule: rule.id, detail: `"${pattern}": ${detail}` }),
        )
        if (slots.length > 0) {
          const needsMore = secondOf(slots) !== undefined
          patterns.push({ rule, language: lexicon.language, slots, beginsClause, number: patterns.length, needsMore })
        }
      }
    }
  }
  if (faults.length > 0) return { kind: 'invalid', faults }
  return {
    kind: 'compiled',
    rules: {
      ...prepare(files, patterns, split),
      version: digest(JSON.stringify(files)).slice(0, VERSION_LETTERS),
      reader: openReader(reader),
      others: openLanguages(others),
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
): Omit<Rules, 'version' | 'reader' | 'others'> {
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
  return {
    beginning,
    seconds,
    patterns,
    possible: { text: 0, in: Uint32Array.from(patterns, ({ needsMore }) => (needsMore ? 0 : ALWAYS)) },
    languages: Object.values(lexicons).map(({ language, negation, asides, health }) => ({
      language,
      before: phrasesOf(negation.before, split),
      after: phrasesOf(negation.after, split),
      pseudo: phrasesOf(negation.pseudo, split),
      self: new Set(negation.self.map(plain)),
      restarts: new Set(negation.restarts.map(plain)),
      joins: new Set(negation.joins.map(plain)),
      either: new Set(negation.either.map(plain)),
      hoped: phrasesOf(asides.hoped, split),
      ends: new Set(negation.ends.map(plain)),
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

/** Longer runs first, so that the longest is found. */
function phrasesOf(list: readonly string[], split: Split): Phrases {
  const found = new Map<string, string[][]>()
  for (const phrase of list.map(split)) {
    const [first = ''] = phrase
    const others = found.get(first)
    if (others) others.push(phrase)
    else found.set(first, [phrase])
  }
  for (const phrases of found.values()) phrases.sort((a, b) => b.length - a.length)
  return found
}
