/** A mail that a person sends to an address of ours, in words or as it is. */

/** What the mail service says of a mail that arrives. */
export const VERDICTS = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const

type Words = { to: string; from: string; subject: string; text: string }
export type ArrivingMail = { to: string; verdicts?: { [name in (typeof VERDICTS)[number]]?: string } } & (
  | Words
  | { raw: Buffer }
)

/**
 * The largest mail, headers included, that a rule with an SNS action takes: 150 KB. "Larger emails will bounce"
 * (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-sns.html), but a team that measured it saw no bounce
 * (https://github.com/nasa-gcn/gcn.nasa.gov/issues/1014). Of what 150 KB may mean this is the less.
 */
const MOST_BYTES = 150_000

/** What becomes of a mail: a rule takes it; no rule is for its address; or it does not come in. */
export type Arrived = { kind: 'taken' } | { kind: 'no-rule' } | { kind: 'too-large' }

export const isTooLarge = (raw: Buffer): boolean => raw.length > MOST_BYTES

export const rawOf = (mail: ArrivingMail): Buffer => ('raw' in mail ? mail.raw : plainMail(mail))

function plainMail({ from, to, subject, text }: Words): Buffer {
  const head = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, 'MIME-Version: 1.0']
  const type = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64']
  return Buffer.from([...head, ...type, '', Buffer.from(text).toString('base64'), ''].join('\r\n'))
}

/** The address of the envelope, which a mail program writes into `From` too. */
export const sourceOf = (raw: Buffer): string =>
  /^From:[^\n]{0,400}?([^\s<>"]{1,200}@[^\s<>"]{1,200})/im.exec(raw.toString('latin1', 0, 16_384))?.[1] ?? ''

/** As SES writes them: `spamVerdict: { status: 'PASS' }`. */
export const receiptVerdicts = (said: ArrivingMail['verdicts'] = {}) =>
  Object.fromEntries(VERDICTS.map((name) => [`${name}Verdict`, { status: said[name]?.toUpperCase() ?? 'PASS' }]))
