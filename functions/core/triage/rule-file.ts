/** What clinicians write down in `templates/warning-signs/`. */
import type { DangerWindow } from './danger-window.ts'
import type { OtherLanguagesFile } from './other-language.ts'
import type { ReaderFile } from './reader/reader-file.ts'
import type { TierWhen } from './tier-when.ts'
import type { Tier } from './verdict.ts'

/** One way in which patients tell of a sign, as clinicians wrote it down in `templates/warning-signs/`. */
export type RuleFile = {
  id: string
  /** What is meant, the same in every language: each concept has a rule in each, or `only` says why it has none. */
  concept: string
  only?: string
  sign: string
  /** `other`: no sign by itself; its words mean something in a combination or beside what they raise. */
  tier: Tier
  when?: TierWhen[]
  /**
   * Patterns of words: `a|b` either, `@class` one of a class, `~3` at most three words between, `x?` may be missing,
   * `!a|b` none of these among the next three words of the sentence, `a_b` two words in a row,
   * a `^` first: only where a clause begins,
   * a `?` first: a hint, words that are as often harmless: they count where the trained reader finds the text dangerous
   * too, and are left to a person where it does not.
   * Words match with their endings as written; a long word also with one typing error.
   */
  patterns: string[]
  /** What its denial means where that is no relief: "everything isnt fine". Without it a denial is `routine`. */
  denied?: 'unclear'
  /** Of tier `unclear`: wakes somebody while the danger window is open. */
  pagesInWindow?: true
  /** "Worse", "sudden": raises a `routine` or `soon` sign told beside it by one tier. Alone it has its own tier. */
  raises?: true
  /** Well, or a wanted effect: nothing raises it. */
  steady?: true
  /** Concepts whose plain words mean only this where its find overlaps theirs: "a little pain" is no "pain". */
  softens?: string[]
  source: string
  examples: { yes: string[]; no?: string[] }
}

/** What makes a symptom no news of the writer's own: words that stand in the same sentence. */
export const ASIDES = ['resolved', 'improved', 'historic', 'hypothetical', 'asked', 'others', 'past'] as const
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
    /** Words by which a new sentence begins after a "no" that answers a question: "no my throat is closing". */
    subjects: string[]
    /** Words that join items to a denied list: "no fever, chills or rash". */
    joins: string[]
    /** Of these, those that deny what stands before them too: "no fever, chills or rash". */
    either: string[]
  }
  asides: Record<Aside | 'hoped' | 'takesUp' | 'own', string[]>
  /** Words that speak of feeling ill, and words of body and treatment: what holds one and is not understood is `unclear`. */
  health: { symptom: string[]; body: string[] }
  rules: RuleFile[]
}

/**
 * Signs that mean more together, each told in words of its own. `together`: how many different ones of `signs`;
 * `each`: one of each list, of signs or concepts.
 */
export type CombinationFile = {
  id: string
  tier: Tier
  because: string
  source: string
  examples: { yes: string[]; no: string[] }
  /** Only after these. */
  plans?: string[]
} & ({ signs: string[]; together: number } | { each: string[][] })

/** `pagesInWindow`: wakes somebody while the danger window is open. */
type Means = { tier: Tier; because: string; pagesInWindow?: boolean }

/** A whole text that means something only by the question before it. `safe`: "are you safe?"; `asked`: any other of ours. */
export type AnswerFile = {
  id: string
  said: string[]
  to: { any: Means } | { safe: Means; asked: Means; unasked: Means }
  source: string
}

/** `fillers`: words around an answer that add nothing to it. */
export type AnswersFile = { fillers: string[]; answers: AnswerFile[] }

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
  combinations: CombinationFile[]
  answers: AnswersFile
  windows: DangerWindow[]
}

export type RuleFault = { file: string; rule?: string; detail: string }
