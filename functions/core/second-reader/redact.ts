/** What of a patient's words may leave for the second reader. */

/** Names on the patient's record: of people, word by word, and of places, as a whole. */
export type KnownNames = { people: readonly string[]; places: readonly string[] }

/** Stands for each letter or digit that is hidden: what remains keeps its place in the text. */
export const BLOCK = '█'

/** So many digits in a row, or in a run without letters, are a phone number, an account, a date of birth. Fever and doses are shorter. */
const DIGITS_TOGETHER = 5
const DIGITS_IN_A_RUN = 7

const MAIL = /[^\s@]+@[^\s@]+/gu
const HANDLE = /@[\p{L}\p{N}_.]{2,}/gu
const WEB = /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|edu|gov|io|me|info|us|mx|es)\b\S*/giu
const NUMBERS = /\+?\(?\p{Nd}[\p{Nd}\s().+/-]*/gu
const STREET =
  /\p{Nd}{1,5}\s+(?:\p{L}+\s+){1,3}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln)\b|\b(?:calle|avenida)\s+(?:\p{L}+\s+){1,3}\p{Nd}{1,5}/giu

const TITLES = new Set(['dr', 'dra', 'doctor', 'doctora', 'mr', 'mrs', 'ms', 'miss', 'sr', 'sra', 'nurse'])

/**
 * The text with numbers, addresses and known names hidden behind blocks. It has the length of the text, and what is not
 * hidden stands where it stood. Names that are not on the record are not found: docs/second-reader.md says so.
 */
export function redact(text: string, { people, places }: KnownNames): string {
  const hidden = new Uint8Array(text.length)
  const hide = (pattern: RegExp, where = text, counts = (_: string) => true) => {
    for (const { 0: found, index } of where.matchAll(pattern))
      if (counts(found)) hidden.fill(1, index, index + found.length)
  }
  for (const pattern of [MAIL, HANDLE, WEB, STREET]) hide(pattern)
  hide(NUMBERS, text, isIdentifying)
  const plain = folded(text)
  const names = [...people.flatMap((name) => partsOf(name)), ...places.map((name) => folded(name).trim())]
  for (const name of new Set(names.filter((each) => each.length > 1))) hide(wholeWord(name), plain)
  return [...text].map(keepingLength(hidden)).join('')
}

/** One character after the other, with its place in code units. */
function keepingLength(hidden: Uint8Array) {
  let at = 0
  return (character: string): string => {
    const begins = at
    at += character.length
    const isHidden = hidden.subarray(begins, at).some((each) => each === 1)
    return isHidden && !/\s/u.test(character) ? BLOCK.repeat(character.length) : character
  }
}

function isIdentifying(run: string): boolean {
  const digits = (part: string) => part.match(/\p{Nd}/gu)?.length ?? 0
  return digits(run) >= DIGITS_IN_A_RUN || run.split(/\s+/u).some((token) => digits(token) >= DIGITS_TOGETHER)
}

/** Lower case and without accents, each code unit in its place. */
const folded = (text: string): string =>
  [...text]
    .map((character) => {
      const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      return plain.length === character.length ? plain : character
    })
    .join('')

/** "Dr. Ana-Maria Ruiz": what of it is a name. */
const partsOf = (name: string): string[] =>
  folded(name)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => !TITLES.has(part))

/** The name as words of its own; accents may be written apart from their letters. */
function wholeWord(name: string): RegExp {
  const letters = name.split(/\s+/u).map((word) => [...word].map((each) => `${escaped(each)}\\p{M}*`).join(''))
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu')
}

/** For a pattern in Unicode mode, which refuses a backslash before anything else. */
export const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')
