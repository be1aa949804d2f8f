/** A document for paper: what it says and in which order, without how it looks. */
import type { Instant } from './time.ts'

/** The languages in which documents are written. */
export const PAPER_LANGUAGES = ['en', 'es'] as const
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number]

/** `entry`: something that happened, or that is on record. Its `quoted` words are somebody's own. */
export type PaperBlock =
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  | { kind: 'text'; text: string }
  | { kind: 'entry'; when: string; title: string; lines: readonly string[]; quoted?: string }

export type PaperSection = { heading: string; blocks: readonly PaperBlock[] }

export type Paper = {
  /** Of the file, without the ending; ids alone, never a name. */
  name: string
  language: PaperLanguage
  size: 'letter' | 'a4'
  /** What programs show of the file; no name of a patient. */
  subject: string
  heading: string
  below: readonly string[]
  sections: readonly PaperSection[]
  /** What stands at the foot of each page, before its number. */
  foot: string
  /** `Page {page} of {pages}` */
  numbering: string
  /** What stands at the end where a letter could not be drawn: `[U+XXXX]` stands for it. */
  undrawn: string
  madeAt: Instant
}
