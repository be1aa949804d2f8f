/** Splits a text by the font that can draw it, so that no character is lost without a trace. */

/** Fonts by what they have. */
export type Face = 'text' | 'emoji'
export type Run = { face: Face; text: string }

/** Which characters a font has. */
export type Coverage = Record<Face, (codePoint: number) => boolean>

/** Joins emoji, or chooses how they look; drawn by nobody alone. */
const JOINERS = new Set([0x200d, 0xfe0e, 0xfe0f])
const INVISIBLE = /^[\p{Cf}\p{Cc}]$/u

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A character that no font has becomes its number, `[U+4E2D]`; marks that nobody sees, such as those of direction, go. */
export function glyphRuns(text: string, covers: Coverage): { runs: Run[]; undrawn: boolean } {
  const runs: Run[] = []
  let undrawn = false
  const add = (face: Face, part: string) => {
    const last = runs.at(-1)
    if (last?.face === face) last.text += part
    else runs.push({ face, text: part })
  }
  for (const { segment } of characters.segment(plain(text))) {
    const points = [...segment]
    const seen = points.filter((point) => !JOINERS.has(point.codePointAt(0) ?? 0))
    const all = (face: Face) => seen.every((point) => point === '\n' || covers[face](point.codePointAt(0) ?? 0))
    if (all('text')) add('text', seen.join(''))
    else if (all('emoji')) add('emoji', segment)
    else
      for (const point of seen) {
        const number = point.codePointAt(0) ?? 0
        if (INVISIBLE.test(point)) continue
        if (covers.text(number)) add('text', point)
        else if (covers.emoji(number)) add('emoji', point)
        else {
          add('text', `[U+${number.toString(16).toUpperCase().padStart(4, '0')}]`)
          undrawn = true
        }
      }
  }
  return { runs: runs.filter((run) => run.text !== ''), undrawn }
}

/** One way to write an accent, one kind of line end, and no tabs. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
