import type { IncomingEmail } from '../../functions/use-cases/replies/receive-email.ts'

/** A patient's answer to one of our mails; `quoted`: the mail that it answers. */
export type Mail = { id: string; from: string; to: string; text: string; quoted: string }

const QUOTES = '\r\n\r\nOn Monday we wrote:\r\n'

/** The message of the mails queue that it becomes. */
export function asDelivered({ id, from, to, text, quoted }: Mail): string {
  const original = quoted.split('\n').map((line) => `> ${line}`)
  const mime = `From: <${from}>\r\nTo: <${to}>\r\nContent-Type: text/plain\r\n\r\n${text}${QUOTES}${original.join('\r\n')}`
  const content = Buffer.from(mime).toString('base64')
  const Message = JSON.stringify({ mail: { messageId: id, source: from }, receipt: { recipients: [to] }, content })
  return JSON.stringify({ Message })
}

/** As `receive-email` reads it; throws where its end was cut off. The reading of MIME itself waits for real time. */
export function incomingMail(body: string): IncomingEmail {
  const { mail, receipt, content } = JSON.parse((JSON.parse(body) as { Message: string }).Message)
  const [own = '', cut = ''] = Buffer.from(content, 'base64')
    .toString()
    .split('\r\n\r\n')
    .slice(1)
    .join('\r\n\r\n')
    .split(QUOTES)
  return {
    mailId: mail.messageId,
    from: mail.source,
    recipients: receipt.recipients,
    sentBy: 'person',
    isBulk: false,
    verdicts: { isSpam: false, isForged: false },
    open: async () => ({ kind: 'opened', subject: 'Re: How are you?', own, cut, whole: content }),
  }
}
