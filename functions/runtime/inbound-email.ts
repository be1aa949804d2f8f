import EmailReplyParser from 'email-reply-parser'
import PostalMime from 'postal-mime'
import * as z from 'zod/mini'
import type { IncomingEmail } from '../use-cases/replies/receive-email.ts'

/** SNS wraps what SES hands over: the mail, base64 in `content`, and what SES found out about it. */
const envelope = z.object({ Message: z.string(), Timestamp: z.iso.datetime() })

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
const notification = z.object({
  notificationType: z.literal('Received'),
  content: z.string(),
  mail: z.object({ messageId: z.string().check(z.minLength(1)) }),
  receipt: z.object({
    recipients: z.array(z.string()),
    spamVerdict: z.optional(z.object({ status: z.string() })),
    virusVerdict: z.optional(z.object({ status: z.string() })),
  }),
})

/** The mail in a message of the mails queue; throws when it is none. */
export async function inboundMail(body: string): Promise<IncomingEmail> {
  const { Message } = z.parse(envelope, JSON.parse(body))
  const { content, mail, receipt } = z.parse(notification, JSON.parse(Message))
  const parsed = await PostalMime.parse(Buffer.from(content, 'base64'))
  const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value ?? ''
  return {
    mailId: mail.messageId,
    from: parsed.from?.address ?? '',
    recipients: receipt.recipients,
    text: new EmailReplyParser()
      .read(parsed.text ?? plain(parsed.html ?? ''))
      .getVisibleText()
      .trim(),
    // RFC 3834: what answers by itself says so.
    automatic:
      !/^(no)?$/i.test(header('auto-submitted').trim()) || /^(bulk|junk|list|auto_reply)$/i.test(header('precedence')),
    unwanted: receipt.virusVerdict?.status === 'FAIL' || receipt.spamVerdict?.status === 'FAIL',
  }
}

/** A mail without a text part: its HTML without the markup. */
const plain = (html: string): string =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<br\s*\/?>|<\/(p|div)>/gi, '\n')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
