/** Mails as the mail service hands them over, in MIME. */
import { inboundMail } from '../../functions/runtime/inbound-email.ts'

export type Verdicts = { [name in 'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc']?: string }

type Letter = {
  to: string
  from?: string
  subject?: string
  headers?: string[]
  type?: string
  body: string
  mailId?: string
  verdicts?: Verdicts
  source?: string
}

let count = 0

/** The message of the mails queue (SNS around SES) that a mail of these headers and this body becomes. */
export function letter({ to, from = 'ana@example.com', subject, headers = [], type, body, ...more }: Letter): string {
  const lines = [
    `From: Ana Ruiz <${from}>`,
    `To: ${to}`,
    ...(subject === undefined ? [] : [`Subject: ${subject}`]),
    'MIME-Version: 1.0',
    `Content-Type: ${type ?? 'text/plain; charset=utf-8'}`,
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    body,
  ]
  return letterOf(Buffer.from(lines.join('\r\n')), to, { source: from, ...more })
}

export function letterOf(
  raw: Buffer,
  to: string,
  { mailId = `mail-${++count}`, verdicts = {}, source }: { mailId?: string; verdicts?: Verdicts; source?: string },
): string {
  const said = Object.entries({ spam: 'PASS', virus: 'PASS', ...verdicts })
  const Message = JSON.stringify({
    ...{ notificationType: 'Received', content: raw.toString('base64'), mail: { messageId: mailId, source } },
    receipt: {
      recipients: [to],
      ...Object.fromEntries(said.map(([name, status]) => [`${name}Verdict`, { status }])),
    },
  })
  return JSON.stringify({ Message, Timestamp: '2026-11-24T10:00:00.000Z' })
}

export const aMail = (about: Letter) => inboundMail(letter(about))
