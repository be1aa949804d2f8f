import { keys } from '../../core/keys.ts'
import { replyToken } from '../../core/messages/link.ts'
import { say } from '../../core/messages/wording.ts'
import { plusHours } from '../../core/time.ts'
import type { AllDeps, Hashing, Links, Logs, Sends, Store, Templates } from '../ports.ts'
import { attempt } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'
import type { OpenedEmail } from './read-email.ts'
import { receiveMailedAnswer } from './receive-answer.ts'

/** An e-mail as SES delivered it. Until `open`, only its headers have been read. */
export type IncomingEmail = {
  mailId: string
  /** Empty where the header names none. */
  from: string
  recipients: readonly string[]
  /** By the headers: an out-of-office note or another machine's answer; a report of the delivery of a mail. */
  sentBy: 'person' | 'machine' | 'postmaster'
  /** A newsletter or a mailing list, by the headers: nobody waits for an answer. */
  isBulk: boolean
  verdicts: { isSpam: boolean; isForged: boolean }
  open(): Promise<OpenedEmail>
}

export type EmailResult = { kind: 'received' } | { kind: 'ignored' } | { kind: 'of-nobody' }

const ANSWERED_ONCE_HOURS = 24
/** Addresses of machines (RFC 2142 and custom): an answer would come back. */
const NO_PERSON =
  /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|abuse|daemon|notifications?|auto|robot)\b/i

/**
 * Processes a patient's reply by e-mail like a text. If the reply address has expired or never existed, the sender learns
 * that nobody reads it, and whom to call: a warning sign must not wait for ever. A sender with a live address is no
 * spammer, whatever the verdict; a machine's answer is not the patient's.
 */
export async function receiveEmail(deps: AllDeps, mail: IncomingEmail): Promise<EmailResult> {
  if (mail.sentBy !== 'person') return done(deps, { kind: 'ignored' })
  for (const token of mail.recipients.flatMap((recipient) => replyToken(recipient) ?? [])) {
    if (!(await read(deps.records, keys.link(token)))) continue
    const received = await receiveMailedAnswer(deps, token, mail.mailId, await mail.open())
    if (received.kind === 'received') return done(deps, { kind: 'received' })
  }
  if (mail.isBulk || mail.verdicts.isSpam) return done(deps, { kind: 'ignored' })
  await sayNobodyReads(deps, mail)
  return done(deps, { kind: 'of-nobody' })
}

/** Once a day to an address at most, and never to a machine, a forged sender or ourselves: no two machines may talk. */
async function sayNobodyReads(
  deps: Store & Templates & Links & Hashing & Sends,
  { from, recipients, verdicts }: IncomingEmail,
): Promise<void> {
  const [recipient] = recipients
  const [local = '', domain = ''] = from.toLowerCase().split('@')
  const ours = recipient?.split('@')[1]?.toLowerCase()
  const isOurs = domain === ours || domain === deps.mailDomain || replyToken(from) !== undefined
  if (!recipient || !ours || !domain || isOurs || verdicts.isForged) return
  if (NO_PERSON.test(local) || NO_PERSON.test(recipient)) return
  const mark = keys.dedupeMark('mail', 'nobody-reads', deps.sha256(`${local}@${domain}`).slice(0, 32))
  const isFirst = await attempt(deps, async (deps) => {
    if (await deps.records.get(mark)) return { writes: [], answer: false }
    return { writes: [write(mark, {}, 0, { expiresAt: plusHours(deps.now(), ANSWERED_ONCE_HOURS) })], answer: true }
  })
  if (!isFirst) return
  const text = ['en', 'es']
    .map((language) => say(deps.content(), language, 'page-answer.nobody-reads', {}))
    .join('\n\n')
  const subject = say(deps.content(), 'en', 'page-answer.nobody-reads.subject', {})
  await deps.messenger.send({ channel: 'email', to: from, from: `no-reply@${ours}`, subject, text })
}

function done(deps: Logs, received: EmailResult): EmailResult {
  deps.log.write({ event: 'mail-received', kind: received.kind })
  return received
}
