/** The rules as triage uses them, made of their files by `compile-rules.ts`. */
import type { Answers } from './bare-answer.ts'
import type { DangerWindow } from './danger-window.ts'
import type { OtherLanguages } from './other-language.ts'
import type { Reader } from './reader/reader.ts'
import type { Aside, CombinationFile, RuleFile } from './rule-file.ts'

/** `starts`: the words that may begin it, each with the runs of words that it may begin. */
export type Slot = { starts: Phrases; gap: number; optional: boolean; absent: boolean }
export type Pattern = {
  rule: RuleFile
  language: string
  slots: Slot[]
  beginsClause: boolean
  /** Words that are as often harmless: they count where the reader finds the text dangerous too. */
  hint: boolean
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
  subjects: ReadonlySet<string>
  joins: ReadonlySet<string>
  either: ReadonlySet<string>
  asides: Record<Aside, Phrases>
  /** First words of all asides: a text without any has none. */
  asideBegins: ReadonlySet<string>
  /** Words by which "it goes away" is a hope and not a fact. */
  hoped: Phrases
  /** Words by which a clause takes up what stood before it: "it", "they are". */
  takesUp: ReadonlySet<string>
  /** "My": what is asked about is there. */
  own: ReadonlySet<string>
  symptom: ReadonlySet<string>
  body: ReadonlySet<string>
}

/** Runs of words, by their first word. */
export type Phrases = ReadonlyMap<string, readonly string[][]>

/** The words that a word may mean, the patterns that it may begin, and those whose second part it may begin. */
export type WordMeaning = { words: readonly string[]; begins: readonly number[]; seconds: readonly number[] }

export type Rules = {
  /** Raises what no rule names; it never lowers. */
  reader: Reader
  version: string
  /** Numbers of the patterns that a word can begin. */
  beginning: ReadonlyMap<string, readonly number[]>
  /** Numbers of the patterns whose second required part may begin with a word: a text without any of them has no match. */
  seconds: ReadonlyMap<string, readonly number[]>
  patterns: readonly Pattern[]
  /** By their ids. */
  all: ReadonlyMap<string, RuleFile>
  /** By pattern: the number of the last text in which it was possible; kept, because a fresh list per text is slow. */
  possible: { text: number; in: Uint32Array }
  languages: readonly Language[]
  others: OtherLanguages
  /** By their length: words that rules are made of, long enough to be misspelt; and all real words known, which are never taken for typos. */
  long: ReadonlyMap<number, readonly string[]>
  /** What words mean, of those met before; bounded. */
  met: Map<string, WordMeaning>
  known: ReadonlySet<string>
  /** What each sign is called in a sentence. */
  names: Readonly<Record<string, string>>
  combinations: readonly CombinationFile[]
  windows: readonly DangerWindow[]
  answers: Answers
}

/** Of a pattern whose first part alone is a match. */
export const ALWAYS = 0xffffffff

/** No text has been read yet. */
export const possibleIn = (patterns: readonly Pattern[]): Rules['possible'] => ({
  text: 0,
  in: Uint32Array.from(patterns, ({ needsMore }) => (needsMore ? 0 : ALWAYS)),
})
