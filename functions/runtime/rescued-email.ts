import type { SQSRecord } from 'aws-lambda'
import { truncate } from '../core/truncate.ts'
import type { UnreadEmail } from '../use-cases/replies/rescue-email.ts'

/** Of a letter in which no words are found the beginning is shown. */
const LONGEST_LETTER = 1600
const LONGEST_ID = 200

/**
 * What can be made out of a letter of the mails queue, by pattern and not by parsing, whatever has become of it; nothing
 * of what names no address that takes answers. Words that cannot be found are whatever there is.
 */
export function rescuedMail({ body, messageId }: Pick<SQSRecord, 'body' | 'messageId'>): UnreadEmail | undefined {
  const flat = body.replaceAll('\\"', '"')
  const token = /\breply\+([a-z0-9]{16})@/i.exec(flat)?.[1]?.toLowerCase()
  if (!token || flat.includes('"originationNumber"')) return undefined
  const id = /"messageId"\s*:\s*"([^"]+)"/.exec(flat)?.[1]
  const content = /"content"\s*:\s*"([^"]*)/.exec(flat)?.[1]
  const text = content ? wordsIn(Buffer.from(content, 'base64').toString()) : ''
  return { token, id: id ? truncate(id, LONGEST_ID) : messageId, text: text || truncate(body, LONGEST_LETTER) }
}

/** The part that is plain text, else all that stands after the first empty line. */
function wordsIn(mime: string): string {
  const lines = mime.replaceAll('\r\n', '\n')
  const at = /^content-type:\s*text\/plain/im.exec(lines)?.index ?? 0
  const part = lines.slice(Math.max(lines.lastIndexOf('\n--', at), 0))
  const begins = part.indexOf('\n\n')
  const [head, rest] = begins < 0 ? ['', part] : [part.slice(0, begins), part.slice(begins)]
  const words = rest.split(/\n--\S/)[0] ?? ''
  return decoded(words, /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase()).trim()
}

function decoded(words: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(words, 'base64').toString()
  if (encoding !== 'quoted-printable') return words
  const bytes = words.replaceAll('=\n', '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => byte(hex))
  return Buffer.from(bytes, 'latin1').toString()
}

const byte = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))
