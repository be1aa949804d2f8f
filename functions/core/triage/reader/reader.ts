import { plain, type Token } from '../tokens.ts'
import { type Cues, openCues } from './cues.ts'
import { evidenceFor } from './evidence.ts'
import type { Model } from './model.ts'
import type { ReaderFile } from './reader-file.ts'
import { probabilities } from './score.ts'

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
  /** How probable each head is. */
  probabilities(read: readonly Token[]): ReadonlyMap<string, number>
  /** The words that moved a head most: tokens `from` up to, not including, `to`. */
  evidence(head: string, read: readonly Token[]): { from: number; to: number }
}

const VERSION_LETTERS = 12

export function openReader({ cues: cueFile, small, signs, thresholds }: ReaderFile, model: Model): Reader {
  const cues: Cues = openCues(cueFile)
  return {
    version: model.trainedOn.slice(0, VERSION_LETTERS),
    signs,
    thresholds,
    small: new Set(small.map(plain)),
    probabilities: (read) => probabilities(read, model, cues),
    evidence: (head, read) => evidenceFor(head, read, model, cues),
  }
}
