import { type Prepared, part } from './prepare.ts'

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
    .concat(')\\s*[“"«„]'),
  'iu',
)
/** Where a forwarded or quoted message begins; what stands before it is the patient's. */
const FORWARDED =
  /^\s*(?:(?:fwd?|fw|rv|reenv(?:iado|ío|io)?)\s*:|-{2,}\s*(?:forwarded|original|mensaje)|begin forwarded|mensaje reenviado|forwarded message|mensaje original)/imu
/** "In an emergency call 911", as signatures and automatic answers say it: advice to everybody, no report. */
const EMERGENCY_ADVICE =
  /(?:\b(?:if this is|if it is|if its|in case of|in an|for) (?:an? )?(?:\w+ )?emergenc(?:y|ies)|\b(?:en caso de|si (?:es|se trata de)|para) (?:una )?emergencias?)[^.!?\n]{0,40}?\b(?:call|dial|phone|contact|llame|llama|marque|marca|acuda)\b[^.!?\n]*[.!]?/giu
/** And as they say it of signs: "if you have chest pain call 911" speaks to others. */
const SIGN_ADVICE =
  /\b(?:if you (?:have(?! (?:a |any |some )?(?:minute|moment|second|sec|time|chance))|are|feel|experience|develop|notice)|si (?:usted )?(?:tiene|siente|presenta|nota|le))\b[^.!?\n]*\b(?:call|dial|llame|marque|acuda)\b[^.!?\n]*[.!]?/giu
const QUOTED_LINE = /^[ \t]*>.*$/gmu
/** Shorter runs of our words may be the patient's own. */
const LEAST_QUOTED = 25
const SENTENCE_END = /(?<=[.!?:])\s+|\n+/u

/**
 * What the patient wrote: without reactions, quoted lines, forwards and texts of ours (`sent`) sent back. Where nothing
 * is left nothing was said.
 */
export function ownWords(prepared: Prepared, sent: readonly string[] = []): Prepared {
  if (REACTION.test(prepared.text)) return part(prepared, 0, 0)
  let own = withoutSpans(
    prepared,
    [...prepared.text.matchAll(QUOTED_LINE)].map(({ index, 0: line }) => [index, index + line.length]),
  )
  for (const advice of [EMERGENCY_ADVICE, SIGN_ADVICE]) own = withoutSpans(own, spansOfAll(own.text, advice))
  const forwarded = FORWARDED.exec(own.text)
  if (forwarded) own = part(own, 0, forwarded.index)
  for (const text of sent)
    for (const sentence of [text, ...text.split(SENTENCE_END)]) own = withoutSpans(own, spansOf(own.text, sentence))
  return own
}

/** The advice; and with it the paragraph that it ends, where the patient's own stands before: a signature. */
const spansOfAll = (text: string, pattern: RegExp): [number, number][] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const paragraph = [...text.slice(0, index).matchAll(/\n\s*\n/gu)].at(-1)?.index ?? 0
    return [paragraph > 0 && text.slice(0, paragraph).trim() !== '' ? paragraph : index, index + found.length]
  })

/** Where `text`, or its beginning as a phone cuts it short, stands in a reply, whatever its spaces and case. */
function spansOf(reply: string, text: string): [number, number][] {
  const [said, saidAt] = squeezed(reply)
  const [ours] = squeezed(text)
  for (
    let length = ours.length;
    length >= LEAST_QUOTED;
    length = length > 60 ? Math.floor(length * 0.75) : length - 8
  ) {
    const at = said.indexOf(ours.slice(0, length))
    if (at >= 0) return [[saidAt[at] as number, (saidAt[at + length - 1] as number) + 1]]
  }
  return []
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
