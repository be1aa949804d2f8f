import * as z from 'zod/mini'
import type { Incoming } from '../use-cases/receive-text.ts'

/** SNS wraps what the carrier hands over; its `Timestamp` is the only arrival time there is. */
const envelope = z.object({ Message: z.string(), Timestamp: z.iso.datetime() })

/** AWS End User Messaging, two-way SMS payload. */
const payload = z.object({
  originationNumber: z.string(),
  destinationNumber: z.string(),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1)),
})

/** The text in a message of the replies queue; throws when it is none, so that it reaches rescue-reply. */
export function inboundText(body: string): Incoming {
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
