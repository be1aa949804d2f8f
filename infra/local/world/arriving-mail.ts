/** A mail that a person sends to an address of ours, in words or as it is. */

/** What the mail service says of a mail that arrives. */
export const VERDICTS = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const

type Words = { to: string; from: string; subject: string; text: string }
export type ArrivingMail = { to: string; verdicts?: { [name in (typeof VERDICTS)[number]]?: string } } & (
  | Words
  | { raw: Buffer }
)

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
