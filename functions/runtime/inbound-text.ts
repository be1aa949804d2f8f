import * as z from 'zod/mini'
import type { IncomingText } from '../use-cases/messages/incoming.ts'

/** SNS wraps what the carrier hands over; its `Timestamp` is the only arrival time there is. */
const envelope = z.object({ Message: z.string(), Timestamp: z.iso.datetime() })

/** Numbers and ids become keys, which have their limits; a number has fifteen digits at most (ITU-T E.164). */
const LONGEST_NUMBER = 40
const LONGEST_ID = 200

/** AWS End User Messaging, two-way SMS payload. */
const payload = z.object({
  originationNumber: z.string().check(z.maxLength(LONGEST_NUMBER)),
  destinationNumber: z.string().check(z.maxLength(LONGEST_NUMBER)),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(LONGEST_ID)),
})

/** The text in a message of the replies queue; throws when it is none, so that it reaches rescue-reply. */
export function inboundText(body: string): IncomingText {
  const { Message, Timestamp } = z.parse(envelope, JSON.parse(body))
  const { originationNumber, destinationNumber, messageBody, inboundMessageId } = z.parse(payload, JSON.parse(Message))
  return {
    carrierId: inboundMessageId,
    from: originationNumber,
    to: destinationNumber,
    text: messageBody,
    receivedAt: new Date(Timestamp).toISOString(),
  }
}
