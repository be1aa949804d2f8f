/** Which lines of a mail its sender wrote, and which the mail program put below or between them. */

/** `own`: what stands outside of every quotation. `cut`: what the rules below take for quoted, attribution included. */
export type SplitMail = { own: string; cut: string }

const QUOTED = /^\s{0,4}>/
const NAMES =
  'from|de|von|sent|enviado(?: el)?|enviada(?: el)?|date|fecha|data|to|para|an|cc|subject|asunto|reply-to|responder a'
const HEADER = new RegExp(`^\\W{0,4}(${NAMES})\\W{0,3}:`, 'i')
const FIRST_HEADER = /^\W{0,4}(from|de|von|date|fecha|sent|enviado(?: el)?|subject|asunto)\W{0,3}:/i
const SEPARATOR =
  /^[\s>*_-]{0,40}(original message|original appointment|mensaje original|mensaje enviado originalmente|forwarded message|mensaje reenviado|begin forwarded message|inicio del mensaje reenviado|replied message|mensaje respondido|message d'origine|mensagem original)[\s:*_-]{0,40}$/i
/** "On … wrote:" and its like may be broken over so many lines. */
const LINES_OF_ATTRIBUTION = 4
const LONGEST_ATTRIBUTION = 400
/** Zoho puts dashes around it. */
const BEGINS = /^[\s-]{0,8}(on|el|le|am|em|il|op|a las)\s/i
const WROTE =
  /\b(wrote|writes|escribi[oó]|ha escrito|escrib[ií]a|schrieb|a écrit|ha scritto|escreveu)(?!\p{L}).{0,80}(:|\s-{2,8})\s*$/iu
/** `2026-11-23 10:05 GMT-08:00 Harbor Clinic <care@harbor.example>:` */
const NAMED = /^\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\S).{0,160}<[^<>\s]{1,100}@[^<>\s]{1,100}>[^<>]{0,40}:\s*$/i
/** `Nov 23, 2026, 10:05 by care@harbor.example:` */
const BY = /^\s*(?=.{0,40}\d).{4,60}\s(by|de|por)\s[^<>\s@]{1,64}@[^<>\s@]{1,100}:\s*$/i
/** `>>> Harbor Clinic <care@harbor.example> 11/23/2026 10:05 AM >>>`, above a quotation without marks. */
const BRACKETED = /^\s{0,4}>{2,4}\s[^>]{1,160}<[^<>\s]{1,100}@[^<>\s]{1,100}>[^>]{0,60}>{2,4}\s*$/
const RULE = /^\s*[_*-]{8,}\s*$/
/** How many of the lines after the first must be headers too, and among how many. */
const HEADERS_NEEDED = 2
const HEADERS_WITHIN = 8

/**
 * Splits a plain mail. Lines with `>` are quoted wherever they stand, so that an answer below or between them is read; after
 * a separator, a block of headers or an attribution without `>`, all that follows is. A signature is not cut: people write
 * below it. Each line is looked at with at most a few of its neighbours.
 */
export function splitMail(text: string): SplitMail {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const own: string[] = []
  const cut: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (QUOTED.test(line) && !(BRACKETED.test(line) && !isMarked(lines, i + 1))) {
      cut.push(line.replace(/^[\s>]+/, ''))
      continue
    }
    const attribution = attributionAt(lines, i)
    if (attribution > 0) {
      cut.push(...lines.slice(i, i + attribution))
      i += attribution - 1
      if (!isMarked(lines, i + 1)) return { own: own.join('\n'), cut: [...cut, ...lines.slice(i + 1)].join('\n') }
      continue
    }
    if (SEPARATOR.test(line) || beginsHeaders(lines, i))
      return { own: own.join('\n'), cut: [...cut, ...lines.slice(i)].join('\n') }
    own.push(line)
  }
  return { own: own.join('\n'), cut: cut.join('\n') }
}

/** How many lines from here say who wrote what follows; 0 where they do not. */
function attributionAt(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.length > LONGEST_ATTRIBUTION) return 0
  if (NAMED.test(first) || BY.test(first) || BRACKETED.test(first) || (WROTE.test(first) && /[\d<@]/.test(first)))
    return 1
  if (!BEGINS.test(first)) return 0
  let joined = ''
  for (let count = 1; count <= LINES_OF_ATTRIBUTION; count++) {
    const line = lines[at + count - 1]
    if (line === undefined || QUOTED.test(line)) return 0
    joined = `${joined} ${line.trim()}`
    if (joined.length > LONGEST_ATTRIBUTION) return 0
    if (WROTE.test(joined) && /\d/.test(joined)) return count
  }
  return 0
}

/** Whether what is quoted below bears marks of its own. */
function isMarked(lines: readonly string[], from: number): boolean {
  for (let i = from; i < Math.min(from + 4, lines.length); i++) if (lines[i]?.trim()) return QUOTED.test(lines[i] ?? '')
  return false
}

/** A block of `From: … Sent: … Subject: …`, starred or not, with or without a ruled line above. */
function beginsHeaders(lines: readonly string[], at: number): boolean {
  const first = lines[at] ?? ''
  const from = RULE.test(first) ? nextFilled(lines, at + 1) : at
  if (from === undefined || !FIRST_HEADER.test(lines[from] ?? '')) return false
  const names = new Set<string>()
  for (const line of lines.slice(from, from + HEADERS_WITHIN)) {
    const name = HEADER.exec(line.slice(0, 60))?.[1]
    if (name) names.add(name.toLowerCase())
  }
  return names.size > HEADERS_NEEDED
}

function nextFilled(lines: readonly string[], from: number): number | undefined {
  for (let i = from; i < Math.min(from + 3, lines.length); i++) if (lines[i]?.trim()) return i
  return undefined
}

/** `format=flowed` (RFC 3676): lines that end with a space go on, as long as they are quoted as deeply. */
export function unflowed(text: string, { deletesSpace = false } = {}): string {
  const depthOf = (line: string) => /^>*/.exec(line)?.[0].length ?? 0
  const whole: string[] = []
  let goesOn = false
  let depth = 0
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const now = depthOf(line)
    const words = line.slice(now).replace(/^ /, '')
    const last = whole.at(-1)
    if (goesOn && now === depth && last !== undefined) whole[whole.length - 1] = `${last}${words}`
    else whole.push(`${now > 0 ? `${'>'.repeat(now)} ` : ''}${words}`)
    depth = now
    goesOn = line.endsWith(' ') && words !== '-- '
    if (goesOn && deletesSpace) whole[whole.length - 1] = (whole.at(-1) ?? '').replace(/ $/, '')
  }
  return whole.join('\n')
}
