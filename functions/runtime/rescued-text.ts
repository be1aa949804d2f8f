import type { SQSRecord } from 'aws-lambda'
import { truncate } from '../core/truncate.ts'
import type { UnreadText } from '../use-cases/replies/rescue-reply.ts'

/** What is longer is no number and no id, and no key could hold it. */
const [LONGEST_NUMBER, LONGEST_ID] = [40, 200]

/**
 * What can be made out of a letter that could not be processed, by pattern and not by parsing: it works on bodies that
 * are not JSON, are cut off, or nest otherwise than expected. What is not found stays empty; the whole body is then the text.
 */
export function rescuedText(record: Pick<SQSRecord, 'body' | 'messageId'>): UnreadText {
  const flat = record.body.replaceAll('\\\\\\"', "'").replaceAll('\\"', '"')
  const member = (name: string): string => flat.match(new RegExp(`"${name}"\\s*:\\s*"([^"]*)`))?.[1] ?? ''
  const sentAt = /"Timestamp"\s*:\s*"([^"]{1,30})/.exec(flat)?.[1] ?? ''
  return {
    id: truncate(member('inboundMessageId'), LONGEST_ID) || record.messageId,
    from: truncate(member('originationNumber'), LONGEST_NUMBER),
    to: truncate(member('destinationNumber'), LONGEST_NUMBER),
    text: member('messageBody') || truncate(record.body, 1600),
    ...(Number.isNaN(Date.parse(sentAt)) ? {} : { sentAt: new Date(sentAt).toISOString() }),
  }
}
