/** Reads the mail that our own composer writes: headers, multipart, quoted-printable and base64, encoded words. */
export type Mail = { subject: string; text: string; html: string; headers: Record<string, string> }

type Part = { headers: Record<string, string>; body: string }

export function parseMail(raw: string): Mail {
  const { headers, body } = split(raw)
  const leaves = parts({ headers, body })
  const of = (type: string) =>
    leaves.find((part) => (part.headers['content-type'] ?? 'text/plain').toLowerCase().startsWith(type))
  return {
    subject: decodeWords(headers.subject ?? ''),
    text: decoded(of('text/plain')),
    html: decoded(of('text/html')),
    headers,
  }
}

function split(raw: string): Part {
  const at = /\r?\n\r?\n/.exec(raw)
  const head = at ? raw.slice(0, at.index) : raw
  const headers: Record<string, string> = {}
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { headers, body: at ? raw.slice(at.index + at[0].length) : '' }
}

function parts(part: Part): Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(part.headers['content-type'] ?? '')?.[1]
  if (!boundary) return [part]
  return part.body
    .split(new RegExp(`\\r?\\n?--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:--)?\\r?\\n?`))
    .filter((section) => section.trim() !== '')
    .flatMap((section) => parts(split(section)))
}

function decoded(part: Part | undefined): string {
  if (!part) return ''
  switch ((part.headers['content-transfer-encoding'] ?? '7bit').toLowerCase()) {
    case 'base64':
      return Buffer.from(part.body, 'base64').toString()
    case 'quoted-printable':
      return quotedPrintable(part.body.replace(/=\r?\n/g, ''))
    default:
      return part.body
  }
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      encoding.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : quotedPrintable(word.replaceAll('_', ' ')),
    )
