import { plainWords, visible } from '../plain-words.ts'
import type { AttemptKind } from './attempts.ts'

/** What a member of staff means by a text. */
export type StaffText =
  | { kind: 'acknowledge'; code?: string; contacted: boolean; note?: string }
  /** The patient was not reached. */
  | { kind: 'attempt'; code: string; what: AttemptKind }
  /** The answer to a test page. */
  | { kind: 'ready' }
  | { kind: 'help' }
  /** `code`: the number in it, which may be an alert's; nothing says for sure that the sender takes it. */
  | { kind: 'not-understood'; code?: string }

const NO_CODE = /^ack(?:nowledged?)?$/
const READY = /^(ok|okay|ready|yes)$/
const HELP = /^(help|info)$/

/** `41`, `a41`, `ack41`, `#41`, `41c`, `41ok`; no part of a longer number, an amount or a time. */
const CODE = /(?<![\p{L}\p{N}+$€£]|\d[.,:/-])(?:ack|a)?(\d{2,5})(c|ok)?(?![\p{L}\p{N}%°]|[.,:/]\d)/iu

/** Words by which people take an alert. With any other word beside a code, they are asked. */
const TAKES = new Set(
  `a ack acknowledge acknowledged acknowledging ok okay k yes yep yeah sure got gotcha it i im ive ill am have has this
  that one the alert code number re on my way omw coming going heading go taking take taken mine me will do doing
  dealing handling with now right away asap calling call her him them patient pt roger copy received thanks thank you
  thx ty looking and is si voy la lo tomo tengo recibido gracias llamo llamando ahora`.split(/\s+/),
)
/** Words by which people say that they have talked with the patient. */
const CONTACT = /^(c|contacted|reached|spoke|spoken|talked|contactado|contactada)$/
/** What makes "reached" no contact with the patient, or not yet. */
const UNSURE =
  /\b(no|not|nope|nobody|never|none|nothing|neither|without|unreached|unreachable|unable|unavailable|unanswered|unsure|cant|cannot|couldnt|didnt|dont|doesnt|hasnt|havent|hadnt|wasnt|isnt|wont|wouldnt|almost|nearly|try\w*|tried|attempt\w*|reached out|voicemail|vm|machine|message|wrong|someone|somebody|busy|hung|ni|nadie|buzon|intente|intento)\b/
const NO_ANSWER =
  /\b(no (answer|reply|response|pickup|pick up|contact|luck|contesta|contesto|responde)|noanswer|(not|un|never|nt) ?(reached|reachable|answered|answering|contacted|contactable|picked up|picking up|available by phone)|(cant|cannot|couldnt|could not|can not|unable to|didnt|did not|havent|have not|failed to|not able to) (reach|get through|get hold|contact|answer|pick up|get an answer|reached|contacted)|(doesnt|does not|didnt|did not|isnt|is not|wasnt) (answer|pick up|answering|picking up|reply|respond)|(went|straight|goes|going|got|reached|hit) to? ?(voicemail|vm|voice mail|machine)|(left|leaving) (a |her |him |them )?(message|voicemail|vm|voice mail)|lvm|voicemail|voice mail|answering machine|hung up|line (is |was )?busy|tried (calling|to call|to reach)|no pude contactar|buzon)\b/
/** `10 am` is a time. */
const HOUR = /^\s*[ap]\.?m\b/i
const NEGATED_MARK = /[👎❌🚫🙅✋⛔❎🛑]/u
/** A longer text is no command; nothing of it is read. */
const LONGEST = 1600

/**
 * `41`, `41 ok`, `41 c` (contacted), `ack 41`, `Got it, 41`, `(41)`; `ack` alone where one alert is open. Any case, spaces
 * and punctuation. An alert is taken, or contact recorded, only where every word says so: "41 can't, in surgery" leaves
 * it to the next page, and "41 c, no answer" is an attempt.
 */
export function parseStaffText(text: string): StaffText {
  const said = visible(text.slice(0, LONGEST))
  const plain = plainWords(said)
  if (HELP.test(plain) || /^\s*\?+\s*$/.test(said)) return { kind: 'help' }
  if (NEGATED_MARK.test(said)) return notUnderstood(said)
  if (NO_CODE.test(plain)) return { kind: 'acknowledge', contacted: false }
  if (READY.test(plain)) return { kind: 'ready' }
  const found = CODE.exec(said)
  const code = found?.[1]
  if (!found || !code) return { kind: 'not-understood' }
  const before = wordsOf(said.slice(0, found.index))
  const rest = said.slice(found.index + found[0].length)
  const after = wordsOf(`${found[2] ?? ''} ${rest}`)
  if (said.includes('?') || HOUR.test(rest) || !before.every((word) => TAKES.has(word) || CONTACT.test(word)))
    return { kind: 'not-understood', code }
  const words = [...before, ...after]
  const note = noteOf(rest)
  if (NO_ANSWER.test(words.join(' '))) return { kind: 'attempt', code, what: 'no-answer' }
  if (words.every((word) => TAKES.has(word))) return { kind: 'acknowledge', code, contacted: false, ...note }
  return saysContact(words) ? { kind: 'acknowledge', code, contacted: true, ...note } : { kind: 'not-understood', code }
}

const notUnderstood = (said: string): StaffText => {
  const code = CODE.exec(said)?.[1]
  return { kind: 'not-understood', ...(code ? { code } : {}) }
}

const wordsOf = (said: string): string[] => plainWords(said).split(' ').filter(Boolean)

/** The first word that is more than assent says contact, and nothing after it takes that back. */
function saysContact(words: readonly string[]): boolean {
  const at = words.findIndex((word) => CONTACT.test(word))
  if (at < 0 || !words.slice(0, at).every((word) => TAKES.has(word))) return false
  return !UNSURE.test(words.join(' '))
}

/** What stands after the code, without the word for contact. */
function noteOf(rest: string): { note?: string } {
  const note = rest
    .replace(/^[\s.,:;!)\]-]*(c|ok|contacted)?(?![\p{L}\p{N}])[\s.,:;!)\]-]*(c(?![\p{L}\p{N}]))?[\s.,:;!-]*/iu, '')
    .trim()
  return note ? { note } : {}
}
