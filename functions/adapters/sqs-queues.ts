import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import pLimit from 'p-limit'
import type { Key } from '../core/keys.ts'
import type { Log, QueueName, Queues } from '../use-cases/ports.ts'

/** The most that SQS takes in one call. */
const BATCH = 10

/**
 * Calls on their way at once. Those that wait for a connection have 500 ms too: of hundreds at once dozens would fail
 * although the queue is well.
 */
const AT_ONCE = 20

/**
 * Queues in SQS, by their URLs; a function names only those that it may send to. A message may arrive twice, so the
 * client may try again. What could not be put is logged as a number, and nothing else of it.
 */
export function sqsQueues(urls: Record<QueueName, string | undefined>, log: Log): Queues {
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

  const inTurn = pLimit(AT_ONCE)

  /** How many of the keys were not taken, and why not. */
  async function putBatch(url: string, keys: readonly Key[]): Promise<{ left: number; because?: string }> {
    const entries = keys.map(({ pk, sk }, index) => ({ Id: String(index), MessageBody: JSON.stringify({ pk, sk }) }))
    try {
      const answer = await client().send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }))
      const because = answer.Failed?.[0]?.Code
      return { left: keys.length - (answer.Successful?.length ?? 0), ...(because ? { because } : {}) }
    } catch (error) {
      return { left: keys.length, because: error instanceof Error ? error.name : 'unknown' }
    }
  }

  return {
    async put(queue, keys) {
      const url = urls[queue]
      if (!url) throw new Error(`this function has no URL of the ${queue} queue: the stack sets it (runtime/env.ts)`)
      const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
        keys.slice(index * BATCH, (index + 1) * BATCH),
      )
      const answers = await Promise.all(batches.map((batch) => inTurn(() => putBatch(url, batch))))
      const left = answers.reduce((sum, answer) => sum + answer.left, 0)
      if (left === 0) return true
      const because = answers.find((answer) => answer.because)?.because
      log.write({ event: 'not-queued', queue, keys: left, of: keys.length, because })
      return false
    },
  }
}
