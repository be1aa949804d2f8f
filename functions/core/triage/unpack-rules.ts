/**
 * Compiled rules as text that loads without compiling: words are in plain form and in order, and what a pattern's part may
 * be is taken apart when a text first asks for it. A function's first text waits for all that is done here.
 */
import type { Answers } from './bare-answer.ts'
import type { Model } from './reader/model.ts'
import { type ReaderWords, readerWith } from './reader/reader.ts'
import type { CombinationFile, RuleFile } from './rule-file.ts'
import { type Language, type Pattern, type Phrases, possibleIn, type Rules } from './rules.ts'

/** Phrases, or words, in order: no plain word holds either sign. */
export const [BETWEEN_PHRASES, BETWEEN_WORDS] = ['|', ' ']

export type PackedSlot = [part: number, gap: number, optional: 0 | 1, absent: 0 | 1]
export type PackedPattern = Omit<Pattern, 'rule' | 'slots'> & { rule: string; slots: PackedSlot[] }
/** Sets and phrases as text, by the names of their fields. */
export type PackedLanguage = {
  language: string
  sets: [string, string][]
  phrases: [string, string][]
  asides: [string, string][]
}
export type Packed = {
  version: string
  rules: RuleFile[]
  parts: string[]
  patterns: PackedPattern[]
  beginning: [string, number[]][]
  seconds: [string, number[]][]
  languages: PackedLanguage[]
  others: [string, string[]][]
  long: [number, string][]
  known: string
  names: Rules['names']
  combinations: CombinationFile[]
  windows: Rules['windows']
  answers: { all: unknown[]; said: [string, number][]; fillers: string[]; longest: number }
  reader: {
    version: string
    signs: ReaderWords['signs']
    thresholds: ReaderWords['thresholds']
    small: string
    cues: string[][]
  }
}

/** As `phrasesOf` makes them: by their first words, in order. */
function phrasesIn(packed: string): Phrases {
  const found = new Map<string, string[][]>()
  if (packed === '') return found
  for (const text of packed.split(BETWEEN_PHRASES)) {
    const words = text === '' ? [] : text.split(BETWEEN_WORDS)
    const others = found.get(words[0] ?? '')
    if (others) others.push(words)
    else found.set(words[0] ?? '', [words])
  }
  return found
}
const wordsIn = (packed: string): string[] => (packed === '' ? [] : packed.split(BETWEEN_WORDS))

/** The rules that `packRules` was given. Throws where the text is none: a damaged deployment must not read every text as harmless. */
export function unpackRules(text: string, model: Model): Rules {
  const packed = JSON.parse(text) as Packed
  const all = new Map(packed.rules.map((rule) => [rule.id, rule]))
  const parts = packed.parts.map((part) => new Part(part))
  const patterns = packed.patterns.map(({ rule, slots, ...pattern }): Pattern => {
    const whole = all.get(rule)
    if (!whole) throw new Error(`the packed rules have no "${rule}"`)
    return { ...pattern, rule: whole, slots: slots.map((slot) => new PartSlot(parts, slot)) }
  })
  const { all: answers, said, fillers, longest } = packed.answers as typeof packed.answers & { all: Answer[] }
  const [[denies = '', ends = ''] = [], ...asides] = packed.reader.cues
  return {
    version: packed.version,
    all,
    patterns,
    possible: possibleIn(patterns),
    beginning: new Map(packed.beginning),
    seconds: new Map(packed.seconds),
    languages: packed.languages.map(languageIn),
    others: new Map(packed.others),
    long: new Map(packed.long.map(([length, words]) => [length, wordsIn(words)])),
    known: new Set(wordsIn(packed.known)),
    met: new Map(),
    names: packed.names,
    combinations: packed.combinations,
    windows: packed.windows,
    answers: {
      said: new Map(said.map(([words, index]) => [words, answers[index] as Answer])),
      fillers: new Set(fillers),
      longest,
    },
    reader: readerWith(
      {
        version: packed.reader.version,
        signs: packed.reader.signs,
        thresholds: packed.reader.thresholds,
        small: new Set(wordsIn(packed.reader.small)),
        cues: {
          denies: new Set(wordsIn(denies)),
          ends: new Set(wordsIn(ends)),
          asides: asides.map(([name = '', words = '']) => [name, new Set(wordsIn(words))] as const),
        },
      },
      model,
    ),
  }
}

type Answer = Answers['said'] extends ReadonlyMap<string, infer A> ? A : never

const languageIn = ({ language, sets, phrases, asides }: PackedLanguage): Language =>
  ({
    language,
    ...Object.fromEntries(sets.map(([name, words]) => [name, new Set(wordsIn(words))])),
    ...Object.fromEntries(phrases.map(([name, text]) => [name, phrasesIn(text)])),
    asides: Object.fromEntries(asides.map(([name, text]) => [name, phrasesIn(text)])),
  }) as Language

/** What a part of a pattern may be; taken apart once a text has come so far in the pattern. */
class Part {
  private made: Phrases | undefined
  private readonly packed: string
  constructor(packed: string) {
    this.packed = packed
  }
  get starts(): Phrases {
    this.made ??= phrasesIn(this.packed)
    return this.made
  }
}

class PartSlot {
  readonly gap: number
  readonly optional: boolean
  readonly absent: boolean
  private readonly part: Part
  constructor(parts: readonly Part[], [part, gap, optional, absent]: PackedSlot) {
    const known = parts[part]
    if (!known) throw new Error(`the packed rules have no part ${part}`)
    this.part = known
    this.gap = gap
    this.optional = optional === 1
    this.absent = absent === 1
  }
  get starts(): Phrases {
    return this.part.starts
  }
}
