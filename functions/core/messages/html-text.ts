import { Parser } from 'htmlparser2'

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const UNSEEN = new Set(['script', 'style', 'title', 'head', 'noscript', 'template', 'object'])
/** What mail programs put around what they quote. */
const QUOTES =
  /\b(gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix-quote|protonmail_quote|tutanota_quote)\b/
/** Above this the rest of a mail is no answer. */
const DEEPEST = 200

type Open = { name: string; isQuote: boolean; isUnseen: boolean }

/**
 * The words of an HTML mail, line by line, with entities decoded; what it quotes begins with `> `, as in a plain mail, and a
 * ruled line is a line of underscores. In linear time, whatever the markup.
 */
export function htmlText(html: string): string {
  const lines: string[] = []
  const open: Open[] = []
  let [line, quotes, unseen] = ['', 0, 0]
  const end = () => {
    const words = line.replace(/[ \t\r\n\f\u00a0]+/g, ' ').trim()
    lines.push(words && quotes > 0 ? `> ${words}` : words)
    line = ''
  }
  const breakLine = () => {
    if (line.trim() !== '') end()
  }
  const close = () => {
    const last = open.pop()
    if (!last) return
    if (BLOCKS.has(last.name)) breakLine()
    if (last.isQuote) quotes--
    if (last.isUnseen) unseen--
  }
  const parser = new Parser(
    {
      onopentagname() {},
      onopentag(name, attributes) {
        if (name === 'br') return end()
        if (name === 'hr') {
          breakLine()
          lines.push('__________')
          return
        }
        if (BLOCKS.has(name)) breakLine()
        if (open.length >= DEEPEST) return
        const isQuote = name === 'blockquote' || QUOTES.test(attributes.class ?? '')
        const isUnseen = UNSEEN.has(name)
        open.push({ name, isQuote, isUnseen })
        if (isQuote) quotes++
        if (isUnseen) unseen++
      },
      ontext(text) {
        if (unseen === 0) line += text
      },
      onclosetag(name) {
        if (open.at(-1)?.name === name) close()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  breakLine()
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
