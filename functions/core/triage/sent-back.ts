/** A text of ours that somebody sends back, known by how our texts begin and end, in whatever wording it was sent. */

/** The longest text of ours between its name and its ending: two SMS parts (3GPP TS 23.038). */
const LONGEST = 306
/** How an ending says "unwell", the third answer of our questions. What stands behind it is the sender's own. */
const THIRD = String.raw`3\W{1,3}(?:[\p{L}]+ ){0,3}?(?:unwell|wrong|weak|worse|bad|mal|peor)(?: or (?:[\p{L}]+ ){1,3}?(?:wrong|weak)| o (?:[\p{L}]+ ){1,3}?(?:mal|debil))?(?![\p{L}])`
/** What our texts ask for at their end: an answer by number, a yes or no, or the carriers' keywords in capitals. */
const ENDINGS = [
  String.raw`(?:(?:reply|answer|text|responda|conteste)\s+)?1\W{1,3}\p{L}[\p{L} ]{1,30},?\s+2\W{1,3}\p{L}[\p{L} ]{1,30},?\s+(?:or |o )?${THIRD}`,
  String.raw`(?:reply|answer|responda|conteste)\s+(?:yes or no|s[ií] o no)(?![\p{L}])`,
  String.raw`\bHELP\b[^.!?\n]{0,30}\bSTOP\b(?:\W{1,2}(?:to )?(?:end|stop)| (?:fin|para terminar))?(?![\p{L}])`,
]
/** Our texts speak of "you". Where somebody says "I", or has answered between the lines, a text is not ours alone. */
const OWN_VOICE =
  /(?<![\p{L}])(?:i|i'?m|i’m|i'?ve|i’ve|my|me|mine|myself|yes|yeah|yep|yo|mi|mis|me|estoy|tengo|siento|puedo|sí|ay)(?![\p{L}])/iu

/**
 * Where texts of ours stand in a reply: from `sender:`, the name that each of them begins with, to the ending that asks for
 * an answer. Offsets into `text`, end exclusive.
 */
export function sentBack(text: string, sender: string): [number, number][] {
  if (sender.trim() === '') return []
  const begins = sender
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  const ours = new RegExp(`(?<![\\p{L}])${begins}:\\s([\\s\\S]{0,${LONGEST}}?)(?:${ENDINGS.join('|')})[.!]?`, 'giu')
  return [...text.matchAll(ours)]
    .filter(([, body = '']) => !OWN_VOICE.test(body))
    .map(({ index, 0: found }) => [index, index + found.length])
}
