import { gunzipSync } from 'node:zlib'
import middy from '@middy/core'
import type { CloudWatchLogsEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Receipt } from '../use-cases/apply-receipt.ts'
import type { Deps } from '../use-cases/ports.ts'
import { onQueue } from './on-queue.ts'

/** Receipts come from two sources: log records of SNS's SMS deliveries, and SES events by topic and queue. */
export function onReceipts(deps: () => Deps, apply: (deps: Deps, receipt: Receipt) => Promise<void>) {
  const fromQueue = onQueue(deps, async (deps, record: SQSRecord) => {
    const receipt = mailReceipt(record.body)
    if (receipt) await apply(deps, receipt)
  })
  return middy<CloudWatchLogsEvent | SQSEvent, SQSBatchResponse | undefined>().handler(async (event, context) => {
    if ('Records' in event) return (await fromQueue(event, context)) as SQSBatchResponse
    for (const receipt of smsReceipts(event.awslogs.data)) await apply(deps(), receipt)
    return undefined
  })
}

/** SNS's log record of one SMS: `status` SUCCESS or FAILURE, `notification.messageId`, `delivery.providerResponse`. */
type SmsLog = { notification?: { messageId?: string }; delivery?: { providerResponse?: string }; status?: string }

export function smsReceipts(data: string): Receipt[] {
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

type MailEvent = {
  eventType?: string
  mail?: { messageId?: string }
  bounce?: { bounceType?: string; bounceSubType?: string }
}

/** A delivery, a permanent bounce, a rejection or a complaint; what says none of these is no receipt. */
export function mailReceipt(body: string): Receipt | undefined {
  const { Message } = JSON.parse(body) as { Message: string }
  const { eventType, mail, bounce } = JSON.parse(Message) as MailEvent
  if (!mail?.messageId) return undefined
  if (eventType === 'Delivery') return { providerId: mail.messageId, result: 'delivered', because: 'delivered' }
  if (eventType === 'Reject')
    return { providerId: mail.messageId, result: 'failed', because: 'rejected by the mail service' }
  if (eventType === 'Bounce' && bounce?.bounceType === 'Permanent')
    return {
      providerId: mail.messageId,
      result: 'failed',
      because: `bounced (${bounce.bounceSubType ?? 'Permanent'})`,
      endsMail: true,
    }
  if (eventType === 'Complaint')
    return { providerId: mail.messageId, result: 'complained', because: 'called unwanted', endsMail: true }
  return undefined
}
