import type { Rules } from './rules.ts'
import type { Token } from './tokens.ts'

/** More sentences than that are read as one letter, in windows. */
const MOST_SENTENCES = 12
/** Words that open an aside at the beginning of a text: "if you have a minute, …". */
const OPENS_ASIDE = new Set(['if', 'when', 'whenever', 'si', 'cuando', 'sorry', 'perdon', 'disculpe', 'disculpa'])
const BARE_NO = new Set(['no', 'nope', 'nah', 'noo', 'nop'])
const DENIES = new Set([...BARE_NO, 'without', 'sin', 'ni'])

/**
 * Other ways to read a text, of which the strictest holds, so that what stands beside a danger hides none: without its
 * brackets, without an opening "no" or a list of denials, and without an opening "if".
 */
export function variants(read: readonly Token[], rules: Rules): readonly (readonly Token[])[] {
  const others = [withoutBrackets(read), afterDenials(read, rules), afterAside(read)]
  return others.filter((each) => each.length > 0 && each.length < read.length)
}

/** Each sentence of a text that has several. */
export function sentences(read: readonly Token[]): Token[][] {
  const by = [...Map.groupBy(read, ({ sentence }) => sentence).values()]
  return by.length > 1 && by.length <= MOST_SENTENCES ? by : []
}

const withoutBrackets = (read: readonly Token[]): Token[] =>
  read.some(({ bracketed }) => bracketed) ? read.filter(({ bracketed }) => !bracketed) : []

const begins = (word: string | undefined, { languages }: Rules): boolean =>
  word !== undefined && languages.some(({ subjects }) => subjects.has(word))

/** "no my throat is closing", "no bruising no swelling my lip is white": what comes after begins anew. */
function afterDenials(read: readonly Token[], rules: Rules): readonly Token[] {
  if (BARE_NO.has(read[0]?.word ?? '') && begins(read[1]?.word, rules)) return read.slice(1)
  let at = 0
  let denials = 0
  for (; DENIES.has(read[at]?.word ?? ''); denials++) at += 2
  return denials > 1 || (denials === 1 && begins(read[at]?.word, rules)) ? read.slice(at) : []
}

/** "if you have a minute, my lip is white": the comma ends what the "if" is about. */
function afterAside(read: readonly Token[]): readonly Token[] {
  if (!OPENS_ASIDE.has(read[0]?.word ?? '')) return []
  const at = read.findIndex(({ clause }, i) => i > 0 && clause)
  return at > 0 ? read.slice(at) : []
}
