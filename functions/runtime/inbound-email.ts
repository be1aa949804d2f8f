import PostalMime, { type Email } from 'postal-mime'
import * as z from 'zod/mini'
import { htmlText } from '../core/messages/html-text.ts'
import { splitMail, unflowed } from '../core/messages/quoted.ts'
import { plainWords } from '../core/plain-words.ts'
import type { OpenedEmail } from '../use-cases/replies/read-email.ts'
import type { IncomingEmail } from '../use-cases/replies/receive-email.ts'
import { trimEmail } from './trim-email.ts'

/** SNS wraps what SES hands over: the mail, base64 in `content`, and what SES found out about it. */
const envelope = z.object({ Message: z.string(), Timestamp: z.iso.datetime() })
const status = z.optional(z.object({ status: z.string() }))

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
const notification = z.object({
  notificationType: z.literal('Received'),
  content: z.string(),
  mail: z.object({ messageId: z.string().check(z.minLength(1)), source: z.optional(z.string()) }),
  receipt: z.object({
    recipients: z.array(z.string()),
    spamVerdict: status,
    virusVerdict: status,
    spfVerdict: status,
    dkimVerdict: status,
    dmarcVerdict: status,
  }),
})

const MOST_HEADERS = 32 * 1024

/**
 * The mail in a message of the mails queue; throws when it is none. Its headers alone are read: what anybody may send is
 * parsed only once somebody's address is found in it.
 */
export async function inboundMail(body: string): Promise<IncomingEmail> {
  const { Message } = z.parse(envelope, JSON.parse(body))
  const { content, mail, receipt } = z.parse(notification, JSON.parse(Message))
  const raw = Buffer.from(content, 'base64')
  const headers = await PostalMime.parse(headersOf(raw))
  const failed = (verdict: { status: string } | undefined) => verdict?.status === 'FAIL'
  const { spfVerdict, dkimVerdict, dmarcVerdict } = receipt
  return {
    mailId: mail.messageId,
    from: headers.from?.address ?? '',
    recipients: receipt.recipients,
    sentBy: senderOf(headers, mail.source),
    isBulk: /^(bulk|junk|list)\b/i.test(headerOf(headers, 'precedence')) || headerOf(headers, 'list-id') !== '',
    verdicts: {
      isSpam: failed(receipt.spamVerdict),
      isForged: failed(dmarcVerdict) || (failed(spfVerdict) && failed(dkimVerdict)),
    },
    open: async () =>
      failed(receipt.virusVerdict)
        ? { kind: 'infected', subject: '', own: '', cut: '', whole: content }
        : { kind: 'opened', ...(await wordsOf(trimEmail(raw))), whole: content },
  }
}

function headersOf(raw: Buffer): Buffer {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0)
  return raw.subarray(0, Math.min(...ends, MOST_HEADERS, raw.length))
}

const headerOf = ({ headers }: Email, name: string): string =>
  headers.find(({ key }) => key === name)?.value?.trim() ?? ''

/** The header's value without comments and parameters: `no (a person)` is `no`. */
const bare = (value: string): string =>
  value
    .replace(/\([^()]*\)/g, ' ')
    .split(';')[0]
    ?.trim()
    .toLowerCase() ?? ''

const AUTOMATIC_SUBJECT =
  /^\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|autoreply|respuesta autom[aá]tica|fuera de (la )?oficina|respuesta de ausencia)\b/i
const POSTMASTER_SUBJECT =
  /^\s*(undeliver(able|ed)|delivery status notification|returned mail|mail delivery (failed|subsystem)|no se puede entregar|read:|le[ií]do:|not read:|no le[ií]do:)/i

/** RFC 3834 and RFC 5436: what answers by itself says so; reports have a type of their own (RFC 6522). */
function senderOf(headers: Email, source: string | undefined): IncomingEmail['sentBy'] {
  const isReport = /^multipart\/report\b/i.test(headerOf(headers, 'content-type'))
  const [local = ''] = (headers.from?.address ?? '').split('@')
  const hasNoPath = headerOf(headers, 'return-path') === '<>' || source === '' || source === '<>'
  const subject = headers.subject ?? ''
  if (isReport || /^(mailer-daemon|postmaster)$/i.test(local) || (hasNoPath && POSTMASTER_SUBJECT.test(subject)))
    return 'postmaster'
  const submitted = bare(headerOf(headers, 'auto-submitted'))
  if (submitted !== '' && submitted !== 'no') return 'machine'
  const named = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponder'].some((name) => {
    const value = bare(headerOf(headers, name))
    return value !== '' && value !== 'no'
  })
  const isAutomatic = /^auto[_-]?reply\b/i.test(headerOf(headers, 'precedence'))
  return named || isAutomatic || AUTOMATIC_SUBJECT.test(subject) ? 'machine' : 'person'
}

const FLOWED = /format\s{0,3}=\s{0,3}"?flowed"?/i

/** Text and HTML of a mail are the same words twice; the one that holds more of them is read. */
async function wordsOf(raw: Buffer): Promise<Pick<OpenedEmail, 'subject' | 'own' | 'cut'>> {
  const latin = raw.toString('latin1')
  const flows = FLOWED.test(latin)
  const deletesSpace = /delsp\s{0,3}=\s{0,3}"?yes/i.test(latin)
  const parsed = await PostalMime.parse(flows ? withoutFlow(raw) : raw)
  const written = parsed.text ?? (parsed.html ? '' : textOfUnknownType(parsed))
  const text = splitMail(flows ? unflowed(written, { deletesSpace }) : written)
  const html = parsed.html ? splitMail(htmlText(parsed.html)) : undefined
  const { own, cut } = html && isStub(text.own, html.own) ? html : text
  return { subject: parsed.subject ?? '', own, cut: own === text.own && html ? `${cut}\n${html.cut}` : cut }
}

/**
 * The words of a mail that has neither text nor HTML: bodies whose type says something else, nothing or nonsense, and that
 * are text all the same. What has a file's name is a file.
 */
const textOfUnknownType = ({ attachments }: Email): string =>
  attachments
    .filter(({ filename, mimeType }) => !filename && !/^(image|audio|video|font)\//i.test(mimeType))
    .map(({ content }) => plainText(content))
    .join('\n')

function plainText(content: string | ArrayBuffer | Uint8Array): string {
  try {
    const text = typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content)
    return /\p{Cc}/u.test(text.replace(/\s/g, '')) ? '' : text
  } catch {
    return ''
  }
}

/** "Your program shows no HTML" beside a letter; or nothing at all. */
const isStub = (text: string, html: string): boolean => {
  const [few, many] = [countOf(text), countOf(html)]
  return few === 0 || (many > few * 2 && many - few > 3)
}

const countOf = (text: string): number => plainWords(text).split(' ').filter(Boolean).length

/** So that lines stay as they came: joined by the parser, an answer below a quotation becomes a part of it. */
const withoutFlow = (raw: Buffer): Buffer =>
  Buffer.from(raw.toString('latin1').replace(new RegExp(FLOWED, 'gi'), 'format=fixed'), 'latin1')
