/** A word of a text in plain form, and where it stands in the original. */
export type Token = {
  word: string
  start: number
  end: number
  /** First token of a clause: punctuation stands before it. */
  clause: boolean
  /** Number of the sentence it stands in. */
  sentence: number
  /** A question mark follows it. */
  asks: boolean
  /** It stands in brackets. */
  bracketed: boolean
}

const WORD =
  /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})*|[\p{L}\p{N}]+(?:['’`´][\p{L}]+)*/gu
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
/** What phones make of words; each stands for exactly one word. */
const SHORT = new Map(
  Object.entries({
    u: 'you',
    ur: 'your',
    r: 'are',
    pls: 'please',
    plz: 'please',
    thx: 'thanks',
    ty: 'thanks',
    bc: 'because',
    cuz: 'because',
    gr8: 'great',
    rn: 'now',
    xq: 'porque',
    pq: 'porque',
    q: 'que',
    k: 'que',
    tmb: 'tambien',
    toy: 'estoy',
    ta: 'esta',
    dbl: 'double',
    cannot: 'cant',
    breath: 'breathe',
  }),
)

/** Contractions that would read as another word without their apostrophe. */
const CONTRACTIONS: Record<string, string> = {
  "i'll": 'iwill',
  "we'll": 'wewill',
  "she'll": 'shewill',
  "he'd": 'hewould',
  "we're": 'weare',
  "won't": 'wont',
  "can't": 'cant',
}

/** Lower case, no accents and apostrophes, letters repeated three times or more once, digits for letters undone. */
export function plain(raw: string): string {
  const simple = SIMPLE.test(raw) && !REPEATED.test(raw) ? raw.toLowerCase() : folded(raw)
  return SHORT.get(simple) ?? simple
}

const SIMPLE = /^[a-z]+$/i
const REPEATED = /(\p{L})\1{2}/u

/** "my voice's gone": the noun is what was said. Pronouns and the like keep theirs: "it's", "that's". */
const NOUN_IS = /^(\p{L}{4,})['’`´]s$/u
const KEPT_IS = new Set([
  "that's",
  "what's",
  "there's",
  "here's",
  "where's",
  "who's",
  "let's",
  "how's",
  "when's",
  "she's",
])

function folded(given: string): string {
  const noun = KEPT_IS.has(given.toLowerCase().replace(/[’`´]/g, "'")) ? undefined : NOUN_IS.exec(given)?.[1]
  const raw = noun ?? given
  const contraction = CONTRACTIONS[raw.toLowerCase().replace(/[’`´]/g, "'")]
  if (contraction) return contraction
  let word = raw
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
  if (/\p{L}/u.test(word) && /\d/.test(word) && !/^\d+\p{L}{1,2}$/u.test(word))
    word = word.replace(/[0134578@$]/g, (digit) => LEET[digit] ?? digit)
  word = word.replace(/(\p{L})\1{2,}/gu, '$1')
  return word
}

/** The words of a text in one pass. A clause begins after `. , ; : ! ?`, a dash, a bracket or a new line. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  let last = 0
  let sentence = 0
  let bracketed = false
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(last, match.index)
    const apart = between !== ' ' && found.length > 0
    if (apart && /[.!?\n…]/.test(between)) sentence++
    if (apart) markQuestion(found, between)
    if (between !== ' ' && /[()]/.test(between)) bracketed = between.lastIndexOf('(') > between.lastIndexOf(')')
    found.push({
      word: plain(match[0]),
      start: match.index,
      end: match.index + match[0].length,
      clause: found.length === 0 || (apart && /[.,;:!?()\n…]|\s[-–—]\s/.test(between)),
      sentence,
      asks: false,
      bracketed,
    })
    last = match.index + match[0].length
  }
  markQuestion(found, text.slice(last))
  return found
}

function markQuestion(found: readonly Token[], after: string): void {
  const before = found.at(-1)
  if (before && after.includes('?')) before.asks = true
}
