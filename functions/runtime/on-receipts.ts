import { gunzipSync } from 'node:zlib'
import middy from '@middy/core'
import type { CloudWatchLogsEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Receipt } from '../use-cases/messages/record-receipt.ts'
import type { Deps } from '../use-cases/ports.ts'
import { onTopicQueue } from './on-queue.ts'

/** Receipts: log records of SNS's SMS deliveries; events of SES and of End User Messaging by topic and queue. */
export function onReceipts(deps: () => Deps, apply: (deps: Deps, receipt: Receipt) => Promise<void>) {
  const fromQueue = onTopicQueue(deps, async (deps, record: SQSRecord) => {
    const receipt = eventReceipt(record.body)
    if (receipt) await apply(deps, receipt)
  })
  return middy<CloudWatchLogsEvent | SQSEvent, SQSBatchResponse | undefined>().handler(async (event, context) => {
    if ('Records' in event) return (await fromQueue(event, context)) as SQSBatchResponse
    await Promise.all(smsReceipts(event.awslogs.data).map((receipt) => apply(deps(), receipt)))
    return undefined
  })
}

/** SNS's log record of one SMS: `status` SUCCESS or FAILURE, `notification.messageId`, `delivery.providerResponse`. */
type SmsLog = { notification?: { messageId?: string }; delivery?: { providerResponse?: string }; status?: string }

function smsReceipts(data: string): Receipt[] {
  const { logEvents } = JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()) as {
    logEvents: { message: string }[]
  }
  return logEvents.flatMap(({ message }) => {
    const { notification, delivery, status } = JSON.parse(message) as SmsLog
    if (!notification?.messageId || (status !== 'SUCCESS' && status !== 'FAILURE')) return []
    const result = status === 'SUCCESS' ? 'delivered' : 'failed'
    return [{ providerId: notification.messageId, result, because: delivery?.providerResponse ?? status }]
  })
}

/** End User Messaging's event of one text; what is neither end nor failure (pending, queued, unknown) says nothing. */
type TextEvent = { eventType?: string; messageId?: string; messageStatusDescription?: string }

const ARRIVED = ['TEXT_SUCCESSFUL', 'TEXT_DELIVERED']
const LOST = [
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_UNREACHABLE',
]

function textReceipt({ eventType = '', messageId, messageStatusDescription }: TextEvent): Receipt | undefined {
  if (!messageId) return undefined
  const because = messageStatusDescription ?? eventType
  if (ARRIVED.includes(eventType)) return { providerId: messageId, result: 'delivered', because }
  return LOST.includes(eventType) ? { providerId: messageId, result: 'failed', because } : undefined
}

type MailEvent = {
  eventType?: string
  mail?: { messageId?: string }
  bounce?: { bounceType?: string; bounceSubType?: string }
  complaint?: { complaintFeedbackType?: string }
}

/** What AWS publishes once when a topic is attached; plain text, where every event is a JSON object. */
const SET_UP = /^\s*(Successfully validated|AMAZON_SES_SETUP_NOTIFICATION|You have successfully subscribed)/i

/** A delivery, a bounce, a rejection or a complaint; what says none of these is no receipt. Throws where it is no event. */
export function eventReceipt(body: string): Receipt | undefined {
  const { Message } = JSON.parse(body) as { Message?: string }
  if (Message === undefined || SET_UP.test(Message)) return undefined
  const event = JSON.parse(Message) as (MailEvent & TextEvent) | null
  return event && `${event.eventType}`.startsWith('TEXT_') ? textReceipt(event) : mailReceipt(event ?? {})
}

function mailReceipt({ eventType, mail, bounce, complaint }: MailEvent): Receipt | undefined {
  if (!mail?.messageId) return undefined
  if (eventType === 'Delivery') return { providerId: mail.messageId, result: 'delivered', because: 'delivered' }
  if (eventType === 'Reject')
    return { providerId: mail.messageId, result: 'failed', because: 'rejected by the mail service' }
  // SES tells of a transient bounce once it has given up (DeliveryDelay comes before): the mail did not arrive, but the
  // next one may. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
  if (eventType === 'Bounce')
    return {
      providerId: mail.messageId,
      result: 'failed',
      because: `bounced (${bounce?.bounceSubType ?? bounce?.bounceType ?? 'no reason given'})`,
      ...(bounce?.bounceType === 'Permanent' ? { endsMail: true } : {}),
    }
  // RFC 5965 and IANA's feedback types: not-spam takes a complaint back.
  if (eventType === 'Complaint' && complaint?.complaintFeedbackType !== 'not-spam')
    return { providerId: mail.messageId, result: 'complained', because: 'called unwanted', endsMail: true }
  return undefined
}
