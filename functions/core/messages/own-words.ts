import { plainWords } from '../plain-words.ts'

/** Sentences of a mail that we have sent: what they say is ours, wherever a mail program has put them. */
export type OwnWords = { sentences: ReadonlySet<string>; pairs: ReadonlySet<string> }

const SENTENCE = /[^.!?\n]+[.!?]*|[.!?\n]+/g
/** So much of a quoted sentence's pairs of words must be ours: mail programs break, cut and re-spell what they quote. */
const ALIKE = 0.6
/** Outside of a quotation a shorter sentence may be the patient's, who answers in our words. */
const FEWEST_WORDS_ALONE = 12
const FEWEST_WORDS = 5

const sentencesOf = (text: string): string[] => text.match(SENTENCE) ?? []
/** Texts wrap lines within a sentence: joined they are one. */
const unwrapped = (text: string): string => text.replace(/([^.!?:\n])\n(?=\S)/g, '$1 ')

const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, i) => `${words[i]} ${word}`)

export function ownWords(texts: readonly string[]): OwnWords {
  const sentences = new Set<string>()
  const pairs = new Set<string>()
  for (const text of texts)
    for (const sentence of sentencesOf(text)) {
      const words = plainWords(sentence)
      if (words === '') continue
      sentences.add(words)
      for (const pair of pairsOf(words.split(' '))) pairs.add(pair)
    }
  return { sentences, pairs }
}

/** What is left of a quotation without our sentences, near enough to them, and without lines of headers. */
export function strangersIn(cut: string, ours: OwnWords): string {
  return sentencesOf(unwrapped(cut))
    .filter((sentence) => {
      const words = plainWords(sentence).split(' ')
      if (words[0] === '') return false
      if (ours.sentences.has(words.join(' '))) return false
      const pairs = pairsOf(words)
      return pairs.length === 0 || pairs.filter((pair) => ours.pairs.has(pair)).length / pairs.length < ALIKE
    })
    .join('\n')
}

/**
 * The text without sentences that are ours word for word, where no rule found them to be quoted: long ones, and shorter
 * ones beside another of ours. "Hard to breathe" alone is a patient's.
 */
export function withoutOurs(own: string, ours: OwnWords): string {
  const sentences = sentencesOf(unwrapped(own))
  const words = sentences.map((sentence) => plainWords(sentence))
  const filled = words.flatMap((each, i) => (each === '' ? [] : [i]))
  const isOurs = (i: number | undefined) =>
    i !== undefined && (words[i]?.split(' ').length ?? 0) >= FEWEST_WORDS && ours.sentences.has(words[i] ?? '')
  const gone = new Set(
    filled.filter(
      (i, at) =>
        isOurs(i) &&
        ((words[i]?.split(' ').length ?? 0) >= FEWEST_WORDS_ALONE || isOurs(filled[at - 1]) || isOurs(filled[at + 1])),
    ),
  )
  return gone.size === 0 ? own : sentences.filter((_, i) => !gone.has(i)).join('')
}
