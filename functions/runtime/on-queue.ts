import middy from '@middy/core'
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Key } from '../core/keys.ts'
import type { Logs } from '../use-cases/ports.ts'
import { isSetUpMessage } from './set-up-message.ts'

/**
 * Handles each record of a batch by itself: what throws is received again, the others are done. The record's body is
 * never logged, since it may hold a patient's words.
 */
export function onQueue<D extends Logs>(deps: () => D, handleOne: (deps: D, record: SQSRecord) => Promise<unknown>) {
  const logger = (reason: unknown, record: SQSRecord) =>
    deps().log.write({
      event: 'record-failed',
      queueMessage: record.messageId,
      received: Number(record.attributes?.ApproximateReceiveCount ?? 0),
      error: reason instanceof Error ? `${reason.name} ${reason.stack?.split('\n')[1]?.trim() ?? ''}` : typeof reason,
    })
  return middy<SQSEvent, SQSBatchResponse | PromiseSettledResult<unknown>[]>()
    .use(sqsPartialBatchFailure({ logger }))
    .handler((event) => Promise.allSettled(event.Records.map(async (record) => handleOne(deps(), record))))
}

/** As `onQueue`, for queues that a topic fills: what the service says of the set-up itself is logged and done with. */
export const onTopicQueue = <D extends Logs>(
  deps: () => D,
  handleOne: (deps: D, record: SQSRecord) => Promise<unknown>,
) =>
  onQueue(deps, async (deps, record) => {
    if (isSetUp(record.body)) deps.log.write({ event: 'topic-set-up', queueMessage: record.messageId })
    else await handleOne(deps, record)
  })

/** An unreadable message is no set-up message; its handler reports what is wrong with it. */
function isSetUp(body: string): boolean {
  try {
    return isSetUpMessage(body)
  } catch {
    return false
  }
}

/** The key that a message of our own queues carries. */
export function keyIn(record: SQSRecord): Key {
  const { pk, sk } = JSON.parse(record.body) as Partial<Key>
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('the message is not a key')
  return { pk, sk }
}
