import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Key } from '../core/keys.ts'
import type { QueueName, Queues } from '../use-cases/ports.ts'

/** The most that SQS takes in one call. */
const BATCH = 10

/**
 * Queues in SQS, by their URLs; a function names only those that it may send to. A message may arrive twice, so the
 * client may try again.
 */
export function sqsQueues(urls: Record<QueueName, string | undefined>): Queues {
  let made: SQSClient | undefined
  /** Made by the first message: a start that puts none does without. */
  function client(): SQSClient {
    made ??= new SQSClient({
      maxAttempts: 2,
      requestHandler: {
        connectionTimeout: 500,
        requestTimeout: 1000,
        socketTimeout: 1000,
        throwOnRequestTimeout: true,
      },
    })
    return made
  }

  async function putBatch(url: string, keys: readonly Key[]): Promise<boolean> {
    const entries = keys.map(({ pk, sk }, index) => ({ Id: String(index), MessageBody: JSON.stringify({ pk, sk }) }))
    try {
      const answer = await client().send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }))
      return answer.Successful?.length === keys.length
    } catch {
      return false
    }
  }

  return {
    async put(queue, keys) {
      const url = urls[queue]
      if (!url) throw new Error(`this function has no URL of the ${queue} queue: the stack sets it (runtime/env.ts)`)
      const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
        keys.slice(index * BATCH, (index + 1) * BATCH),
      )
      const answers = await Promise.all(batches.map((batch) => putBatch(url, batch)))
      return answers.every(Boolean)
    },
  }
}
