import { createHash } from 'node:crypto'
import { arn } from '../arn.ts'
import { answerJson } from '../http.ts'
import { denyJson } from '../security/aws-errors.ts'
import type { JsonObject } from '../template.ts'
import type { Call } from './call.ts'
import type { Queues } from './sqs.ts'

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const LONGEST_DELAY_SECONDS = 900

/** SQS's calls. The SDK compares each body's MD5 with its own and takes a put whose digest differs as failed. */
export function callSqs({ operation, body, response, may }: Call, queues: Queues) {
  const input = JSON.parse(body.toString()) as JsonObject
  const queue = String(input.QueueUrl).split('/').at(-1) ?? ''
  if (!queues.has(queue))
    return answerJson(response, 400, { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: `no queue ${queue}` })
  if (!may('sqs:SendMessage', arn('sqs', queue))) return denyJson(response, 'sqs:SendMessage', arn('sqs', queue))
  const put = ({ MessageBody, DelaySeconds }: JsonObject) => {
    const text = String(MessageBody)
    return {
      MessageId: queues.send(queue, text, DelaySeconds === undefined ? undefined : Number(DelaySeconds)),
      MD5OfMessageBody: createHash('md5').update(text).digest('hex'),
    }
  }
  const entries = (operation === 'SendMessageBatch' ? input.Entries : [input]) as JsonObject[]
  if (entries.some(({ DelaySeconds = 0 }) => Number(DelaySeconds) > LONGEST_DELAY_SECONDS))
    return answerJson(response, 400, {
      __type: 'com.amazonaws.sqs#InvalidParameterValue',
      message: `Value for parameter DelaySeconds is invalid. Reason: must be <= ${LONGEST_DELAY_SECONDS}.`,
    })
  switch (operation) {
    case 'SendMessage':
      return answerJson(response, 200, put(input))
    case 'SendMessageBatch':
      return answerJson(response, 200, {
        Successful: entries.map((entry) => ({ Id: entry.Id, ...put(entry) })),
        Failed: [],
      })
    default:
      throw new Error(`SQS ${operation} is not modelled by the local runner (infra/local/services/sqs-calls.ts).`)
  }
}
