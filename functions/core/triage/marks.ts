import type { SignFound } from './verdict.ts'

/** A patient's words in pieces, those in which a sign was found marked; signs found in a later text are not marked here. */
export function marks(text: string, signs: readonly SignFound[]): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = []
  let at = 0
  const found = signs
    .map(({ evidence }) => evidence)
    .filter(({ start, end, text: said }) => text.slice(start, end) === said)
    .sort((a, b) => a.start - b.start)
  for (const { start, end } of found) {
    if (start < at) continue
    pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true })
    at = end
  }
  return [...pieces, { text: text.slice(at), marked: false }].filter((piece) => piece.text !== '')
}
