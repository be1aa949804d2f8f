import { type Prepared, part, prepare } from './prepare.ts'
import { sentBack } from './sent-back.ts'
import type { TriageContext } from './verdict.ts'

/**
 * Phones turn a reaction into a text that quotes ours: Apple's `Liked “…”`, Google's `👍 to “…”`, Samsung's, and what takes
 * one back; in Spanish too. A quotation that was cut short has no end.
 */
const REACTION = new RegExp(
  [
    'Liked|Loved|Disliked|Emphasized|Laughed at|Questioned|Reacted (?:with )?\\S+ to',
    'Removed (?:a |an )?\\S+(?: \\S+){0,2} from',
    'Le gust[oó]|Le encant[oó]|No le gust[oó]|Enfatiz[oó]|Se ri[oó] de|Cuestion[oó]|Reaccion[oó] (?:con )?\\S+ a',
    'Quit[oó] (?:un |una |el |la )?\\S+(?: \\S+){0,2} (?:de|a)',
    '(?:\\p{Extended_Pictographic}[\\u200d\\p{Emoji_Modifier}]*)+ ?(?:to|a)',
  ]
    .map((each) => `(?:${each})`)
    .join('|')
    .replace(/^/, '^\\s*(?:')
    .concat(')\\s*([“"«„‘\'])'),
  'iu',
)
/** Single marks stand in words too: these quote only to the end of the text. */
const SINGLE = /[‘']/
const ENDS_QUOTED = /(?:['’]|…|\.\.\.)\s*$/u
const CLOSING = /[”"»“][^”"»“]*$/u

/** What stands behind the quotation of a reaction; undefined where the text is none. */
function behindReaction(text: string): number | undefined {
  const [begins, mark = ''] = REACTION.exec(text) ?? []
  if (begins === undefined) return undefined
  if (SINGLE.test(mark)) return ENDS_QUOTED.test(text) ? text.length : undefined
  const closing = CLOSING.exec(text.slice(begins.length))
  return closing ? begins.length + closing.index + 1 : text.length
}
/** "In an emergency call 911", as signatures and automatic answers say it: advice to everybody, no report. */
const EMERGENCY_ADVICE =
  /(?:\b(?:if this is|if it is|if its|in case of|in an|for) (?:an? )?(?:\w+ )?emergenc(?:y|ies)|\b(?:en caso de|si (?:es|se trata de)|para) (?:una )?emergencias?)[^.!?\n]{0,40}?\b(?:call|dial|phone|contact|llame|llama|marque|marca|acuda)\b[^.!?\n]*[.!]?/giu
/** And as they say it of signs: "if you have chest pain call 911" speaks to others. */
const SIGN_ADVICE =
  /\b(?:if you (?:have(?! (?:a |any |some )?(?:minute|moment|second|sec|time|chance))|are|feel|experience|develop|notice)|si (?:usted )?(?:tiene|siente|presenta|nota|le))\b[^.!?\n]*\b(?:call|dial|llame|marque|acuda)\b[^.!?\n]*[.!]?/giu
const QUOTED_LINE = /^[ \t]*>.*$/gmu
/** Shorter runs of our words may be the patient's own. */
const LEAST_QUOTED = 25
/** So is a sentence of ours alone that has fewer words. */
const FEWEST_WORDS_ALONE = 12
const SENTENCE_END = /(?<=[.!?:])\s+|\n+/u

/**
 * What the patient wrote: without reactions, quoted lines and texts of ours sent back, which are known by their words
 * (`sent`) or by the clinic's name (`sender`) and how they end. Where nothing is left nothing was said. What is forwarded is
 * read: people forward what they wrote to somebody else.
 */
export function ownWords(
  prepared: Prepared,
  { sent = [], sender = '' }: Pick<TriageContext, 'sent' | 'sender'> = {},
): Prepared {
  const behind = behindReaction(prepared.text)
  const said = behind === undefined ? prepared : part(prepared, behind, prepared.text.length)
  let own = withoutSpans(
    said,
    [...said.text.matchAll(QUOTED_LINE)].map(({ index, 0: line }) => [index, index + line.length]),
  )
  for (const advice of [EMERGENCY_ADVICE, SIGN_ADVICE]) own = withoutSpans(own, spansOfAll(own.text, advice))
  for (const text of sent) for (const piece of piecesOf(text)) own = withoutSpans(own, spansOf(own.text, piece))
  return withoutSpans(own, sentBack(own.text, sender))
}

/** Whether a text holds nothing of the sender's own: a reaction, or a text of ours sent back. An empty one does too. */
export const saysNothing = (text: string, context: Pick<TriageContext, 'sent' | 'sender'>): boolean =>
  !/[\p{L}\p{N}]/u.test(ownWords(prepare(text), context).text)

/** The advice; and with it the paragraph that it ends, where the patient's own stands before: a signature. */
const spansOfAll = (text: string, pattern: RegExp): [number, number][] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const paragraph = [...text.slice(0, index).matchAll(/\n\s*\n/gu)].at(-1)?.index ?? 0
    return [paragraph > 0 && text.slice(0, paragraph).trim() !== '' ? paragraph : index, index + found.length]
  })

type Piece = { text: string; mayBeCut: boolean }

/**
 * What of a message of ours is ours in a reply, the longest first: the message from its beginning, which phones cut
 * short; two of its sentences or more in a row; a long one. A short sentence by itself is the patient's, who answers in our
 * words: "tight throat, hives, trouble breathing".
 */
function piecesOf(text: string): Piece[] {
  const sentences = text.split(SENTENCE_END)
  const runs = sentences.flatMap((_, from) =>
    sentences.slice(from).map((_, more) => sentences.slice(from, from + more + 1)),
  )
  const ours = runs
    .filter((run) => run.length > 1 || (run[0]?.split(/\s+/).length ?? 0) >= FEWEST_WORDS_ALONE)
    .sort((a, b) => b.length - a.length)
    .map((run) => ({ text: run.join(' '), mayBeCut: false }))
  return [{ text, mayBeCut: true }, ...ours]
}

/** Where a piece of ours stands in a reply, whatever its spaces and case; as much of its beginning as may be cut. */
function spansOf(reply: string, { text, mayBeCut }: Piece): [number, number][] {
  const [said, saidAt] = squeezed(reply)
  const [ours] = squeezed(text)
  const least = mayBeCut ? LEAST_QUOTED : Math.max(LEAST_QUOTED, ours.length)
  const from = ours.length < least ? -1 : said.indexOf(ours.slice(0, least))
  if (from < 0) return []
  let to = from + least
  while (to < said.length && said[to] === ours[to - from]) to++
  return [[saidAt[from] as number, (saidAt[to - 1] as number) + 1]]
}

/** Letters and digits alone, in lower case, and where each stood. */
function squeezed(text: string): [string, number[]] {
  const at: number[] = []
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string
    if (!/[\p{L}\p{N}]/u.test(unit)) continue
    plain += unit.toLowerCase().slice(0, 1)
    at.push(i)
  }
  return [plain, at]
}

/** The text with spaces in place of the spans, so that words on both sides stay apart. */
function withoutSpans({ text, ...rest }: Prepared, spans: readonly [number, number][]): Prepared {
  let left = text
  for (const [from, to] of spans) left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to)
  return { ...rest, text: left }
}
