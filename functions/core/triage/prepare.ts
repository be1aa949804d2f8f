/** A text made readable, and where each of its characters stood in what arrived. */
export type Prepared = {
  text: string
  /** The patient's own words as they arrived: what evidence quotes. */
  original: string
  /** By character of `text`: where it begins in `original`; one more at the end. */
  at: readonly number[]
}

/** Soft hyphens, zero-width characters, direction marks, variation selectors and byte order marks: nobody sees them. */
const INVISIBLE =
  /[\u034f]|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u
/** Letters of other scripts that look like Latin ones (Unicode confusables, the everyday part). */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аɑα',
    b: 'ЬƄ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еҽ',
    g: 'ɡ',
    h: 'һ',
    i: 'іıι',
    j: 'ј',
    k: 'κк',
    l: 'ӏ',
    m: 'м',
    n: 'ո',
    o: 'оοօ',
    p: 'рρ',
    q: 'ԛ',
    r: 'г',
    s: 'ѕ',
    t: 'т',
    u: 'υս',
    v: 'ν',
    w: 'ԝ',
    x: 'хχ',
    y: 'уγ',
    A: 'АΑ',
    B: 'ВΒ',
    C: 'СϹ',
    E: 'ЕΕ',
    H: 'НΗ',
    I: 'ІΙ',
    K: 'КΚ',
    M: 'МΜ',
    N: 'Ν',
    O: 'ОΟ',
    P: 'РΡ',
    S: 'Ѕ',
    T: 'ТΤ',
    X: 'ХΧ',
    Y: 'УΥ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
)
const LATIN = /\p{Script=Latin}/u
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/gu
/** A joiner between two pictures belongs to the picture. */
const JOINER = '\u200d'

/** Full-width and styled letters and digits made plain, lookalikes of a Latin text made Latin, invisible marks left out. */
export function prepare(original: string): Prepared {
  const latin = isLatin(original)
  const pieces: string[] = []
  const at: number[] = []
  let i = 0
  for (const character of original) {
    const plain = plainOf(character, latin)
    for (let unit = 0; unit < plain.length; unit++) at.push(i)
    pieces.push(plain)
    i += character.length
  }
  at.push(original.length)
  return { text: pieces.join(''), original, at }
}

/** A span of the prepared text, in what arrived. */
export function spanIn(
  { original, at }: Prepared,
  from: number,
  to: number,
): { start: number; end: number; text: string } {
  const start = at[from] ?? original.length
  const end = to > from ? (at[to] ?? original.length) : start
  return { start, end, text: original.slice(start, end) }
}

/** A part of a prepared text, still knowing where it stood. */
export const part = ({ text, original, at }: Prepared, from: number, to: number): Prepared => ({
  text: text.slice(from, to),
  original,
  at: at.slice(from, to + 1),
})

function plainOf(character: string, latin: boolean): string {
  if (character < '\u0080') return character
  if (character !== JOINER && INVISIBLE.test(character)) return ''
  if (latin && LOOKALIKES[character]) return LOOKALIKES[character]
  return character.normalize('NFKC')
}

/** Written in Latin letters, but for some: a text in another script is left as it is, and a person reads it. */
function isLatin(text: string): boolean {
  const others = text.match(OTHER_LETTER)?.length ?? 0
  if (others === 0) return true
  let latin = 0
  for (const character of text) if (LATIN.test(character)) latin++
  return latin > others
}
