import { say } from '../../core/messages/wording.ts'
import type { AllDeps, Logs } from '../ports.ts'
import { receiveAnswer } from './receive-answer.ts'

/** A mail as the mail service handed it over; `text` is what was written, without what it quotes. */
export type IncomingEmail = {
  mailId: string
  from: string
  recipients: readonly string[]
  text: string
  /** An out-of-office note or another machine's answer. */
  automatic: boolean
  /** Spam or worse, by the service's verdict. */
  unwanted: boolean
}

export type EmailResult = { kind: 'received' } | { kind: 'ignored' } | { kind: 'of-nobody' }

const TOKEN = /^reply\+([a-z0-9]{16})@/i

/**
 * A patient's answer by mail, read as a text is. One whose address has expired, or that never was ours, is told that
 * nobody reads it and whom to call: a warning sign in it must not wait for ever.
 */
export async function receiveEmail(deps: AllDeps, mail: IncomingEmail): Promise<EmailResult> {
  if (mail.automatic || mail.unwanted) return done(deps, { kind: 'ignored' })
  const tokens = mail.recipients.flatMap((recipient) => TOKEN.exec(recipient)?.[1]?.toLowerCase() ?? [])
  for (const token of tokens) {
    const received = await receiveAnswer(deps, token, mail.text, mail.mailId)
    if (received.kind === 'received') return done(deps, { kind: 'received' })
  }
  const to = mail.from
  const recipient = mail.recipients[0]
  if (to && recipient) {
    const text = ['en', 'es']
      .map((language) => say(deps.content(), language, 'page-answer.nobody-reads', {}))
      .join('\n\n')
    const subject = say(deps.content(), 'en', 'page-answer.nobody-reads.subject', {})
    await deps.messenger.send({ channel: 'email', to, from: `no-reply@${recipient.split('@')[1]}`, subject, text })
  }
  return done(deps, { kind: 'of-nobody' })
}

function done(deps: Logs, received: EmailResult): EmailResult {
  deps.log.write({ event: 'mail-received', kind: received.kind })
  return received
}
