import { say } from '../../core/messages/wording.ts'
import type { AllDeps, Logs } from '../ports.ts'
import { receiveAnswer } from './receive-answer.ts'

/** An e-mail as SES delivered it; `text` is without quoted text. */
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
 * Processes a patient's reply by e-mail like a text. If the reply address has expired or never existed, the sender learns
 * that nobody reads it, and whom to call: a warning sign must not wait for ever.
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
