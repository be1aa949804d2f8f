import PostalMime from 'postal-mime'

/** `headers`: by their names in lower case, their values decoded. */
export type Mail = { subject: string; text: string; html: string; headers: Record<string, string> }

/** Reads a message of RFC 5322 as a mailbox shows it. */
export async function parseMail(raw: string): Promise<Mail> {
  const { subject = '', text = '', html = '', headers } = await PostalMime.parse(raw)
  return {
    subject,
    text: text.replace(/\n$/, ''),
    html: html.replace(/\n$/, ''),
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
  }
}
