import { plain, type Token } from '../tokens.ts'
import { type Cues, openCues } from './cues.ts'
import { evidenceFor } from './evidence.ts'
import { factNames, factsOf, type Told } from './facts.ts'
import type { Model } from './model.ts'
import type { ReaderFile } from './reader-file.ts'
import { probabilities } from './score.ts'
import { probabilityBy } from './trees.ts'

/**
 * A reader that learned from labelled replies how patients tell of a sign, in pictures and consequences too. It says how
 * probable each sign is, how probable a tier, and how probable that a person has to read the text.
 */
export type Reader = {
  /** What was learned, by the hash of what it was learned from. */
  version: string
  signs: ReaderFile['signs']
  thresholds: ReaderFile['thresholds']
  small: ReadonlySet<string>
  cues: Cues
  /** How probable each head is. */
  probabilities(read: readonly Token[]): ReadonlyMap<string, number>
  /** How probable it is that a whole text is dangerous, by all that is known of it. */
  danger(told: Told): number
  /** The words that moved a head most: tokens `from` up to, not including, `to`. */
  evidence(head: string, read: readonly Token[]): { from: number; to: number }
}

const VERSION_LETTERS = 12

export function openReader({ cues: cueFile, small, signs, thresholds }: ReaderFile, model: Model): Reader {
  const version = model.trainedOn.slice(0, VERSION_LETTERS)
  return readerWith({ version, signs, thresholds, small: new Set(small.map(plain)), cues: openCues(cueFile) }, model)
}

/** What a reader is made of besides its model. */
export type ReaderWords = Pick<Reader, 'version' | 'signs' | 'thresholds' | 'small' | 'cues'>

/** Throws where the model's trees ask about other facts than there are. */
export function readerWith(words: ReaderWords, model: Model): Reader {
  const { trees, facts } = model.trees
  if (trees.length > 0 && facts.join() !== factNames(model.heads).join())
    throw new Error('the reader was trained on other facts: run `npm run train`')
  return {
    ...words,
    probabilities: (read) => probabilities(read, model, words.cues),
    danger: (told) => probabilityBy(model.trees, factsOf(told, model.heads)),
    evidence: (head, read) => evidenceFor(head, read, model, words.cues),
  }
}
