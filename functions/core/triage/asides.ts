/** Whether a sign is told aside: over, better, long ago, asked about, an if, somebody else's. */
import { phraseAt } from './phrases.ts'
import { ASIDES, type Aside } from './rule-file.ts'
import type { Language, Phrases } from './rules.ts'
import type { Token } from './tokens.ts'

/** Tokens `from` up to, not including, `to`. */
export type Span = { from: number; to: number }

/**
 * How near, in words, the sign of an aside has to stand: before what was found, and after it. `alone`: before it, only
 * without an "and" between: in "my voice is gone and I can't swallow", "gone" belongs to the voice, not to swallowing.
 * `returns`: after it also from the next clause, where that only takes it up: "I had hives, but they are gone now".
 */
type Near = { before: number; after: number; alone?: true; returns?: true }
const NEAR: Record<Aside, Near> = {
  resolved: { before: 5, after: 14, alone: true, returns: true },
  improved: { before: 5, after: 4, alone: true, returns: true },
  historic: { before: 10, after: 10, returns: true },
  hypothetical: { before: 10, after: 0 },
  asked: { before: 10, after: 0 },
  others: { before: 9, after: 0 },
  past: { before: 5, after: 0 },
}
const HOPED: Near = { before: 12, after: 12 }

/** These alone; somebody else's counts only together with the past. */
const SIMPLE: readonly Aside[] = ['resolved', 'improved', 'historic', 'hypothetical', 'asked']

/**
 * "Swelling gone, ty!": right behind a find, at the end of its clause. What is lost by being gone, a voice or sight, is found
 * together with the word.
 */
const isGone = ({ to }: Span, read: readonly Token[]): boolean =>
  read[to]?.word === 'gone' && !read[to]?.clause && (read[to + 1]?.clause ?? true)

export function asideOf(span: Span, read: readonly Token[], language: Language, itself: boolean): Aside | undefined {
  if (isGone(span, read)) return 'resolved'
  if (!read.some(({ word }) => language.asideBegins.has(word))) return undefined
  const near = (aside: Aside) => isNear(span, read, language.asides[aside], NEAR[aside], language)
  const found = ASIDES.find(
    (aside) =>
      SIMPLE.includes(aside) &&
      near(aside) &&
      !(aside === 'asked' && isOwn(span, read, language)) &&
      !(aside === 'resolved' && (itself || isNear(span, read, language.hoped, HOPED, language))),
  )
  if (found) return found
  return near('others') && near('past') ? 'others' : undefined
}

/** "Could the filler be why my lip is white?" asks about a sign that is there. */
const isOwn = ({ from, to }: Span, read: readonly Token[], { own }: Language): boolean =>
  read.slice(Math.max(0, from - 2), to).some(({ word }) => own.has(word))

/** In the same clause, near enough, and itself not denied: "not better" is no improvement, and "better, but" ends there. */
function isNear(
  { from, to }: Span,
  read: readonly Token[],
  phrases: Phrases,
  { before, after, alone, returns }: Near,
  language: Language,
): boolean {
  for (let at = Math.max(0, from - before); at < Math.min(read.length, to + after); at++) {
    if (at >= from && at < to) continue
    if (read[at]?.sentence !== read[at < from ? from : to - 1]?.sentence) continue
    const phrase = phraseAt(phrases, read, at)
    if (!phrase || isDenied(read, at, language)) continue
    const end = at + phrase.length
    if (read.slice(at + 1, end).some(({ clause }) => clause)) continue
    const between = at < from ? { first: end, last: from } : { first: to, last: at }
    if (endsBetween(between, read, language) && !(returns && at >= to && isOfThat(between, read, language))) continue
    const joined = () => read.slice(end, from).some(({ word }) => language.joins.has(word))
    if (at >= to || (end <= from && !(alone && joined()))) return true
  }
  return false
}

type Between = { first: number; last: number }

/** Whether a clause or a "but" lies between: what is said there is of something else. */
function endsBetween({ first, last }: Between, read: readonly Token[], { ends }: Language): boolean {
  for (let at = first; at <= last; at++)
    if (read[at]?.clause || (at < last && ends.has(read[at]?.word ?? ''))) return true
  return false
}

/** "…, but it is gone now": a clause that only takes up what stood before it. */
const isOfThat = ({ first, last }: Between, read: readonly Token[], { takesUp }: Language): boolean =>
  read.slice(first, last).every(({ word }) => takesUp.has(word))

/** Denied in its own clause: "no swelling, all good" denies no "all good". */
export const isDeniedHere = (read: readonly Token[], at: number, language: Language): boolean =>
  !read[at]?.clause && isDenied(read, at, language) && !read[at - 1]?.clause

const isDenied = (read: readonly Token[], at: number, language: Language): boolean =>
  [1, 2].some(
    (back) =>
      read[at - back]?.sentence === read[at]?.sentence && phraseAt(language.before, read, at - back) !== undefined,
  )
