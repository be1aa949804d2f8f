import type { SQSRecord } from 'aws-lambda'
import type { Rescued } from '../use-cases/rescue-reply.ts'

/**
 * What can be made out of a letter that could not be processed, by pattern and not by parsing: it works on bodies that
 * are not JSON, are cut off, or nest otherwise than expected. What is not found stays empty; the whole body is then the text.
 */
export function rescuedText(record: Pick<SQSRecord, 'body' | 'messageId'>): Rescued {
  const flat = record.body.replaceAll('\\\\"', "'").replaceAll('\\"', '"')
  const member = (name: string): string => flat.match(new RegExp(`"${name}"\\s*:\\s*"([^"]*)`))?.[1] ?? ''
  return {
    id: member('inboundMessageId') || record.messageId,
    from: member('originationNumber'),
    to: member('destinationNumber'),
    text: member('messageBody') || record.body.slice(0, 1600),
  }
}
