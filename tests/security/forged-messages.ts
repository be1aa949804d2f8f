/** Messages that no topic sent, and how to put them on a queue. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cloud } from '../../infra/local/cloud.ts'
import { OPERATOR_KEY } from '../../infra/local/gateway.ts'
import { theAssembly } from '../support/assembly.ts'
import { HARBOR, MORNING } from '../support/own-server.ts'

/** Stands in every name, text and address of these tests; in no log. */
export const MARK = 'zzmark'

export const envelope = (message: unknown, more: object = {}) =>
  JSON.stringify({
    Type: 'Notification',
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: MORNING,
    ...more,
  })
export const text = {
  originationNumber: '+14155550470',
  destinationNumber: HARBOR,
  messageBody: `${MARK} i cant breathe`,
  inboundMessageId: 'forged',
}

const SHAPELESS = [
  '',
  'not json',
  '{}',
  '[]',
  'null',
  '7',
  '"text"',
  '{"Message":7}',
  envelope('not json'),
  envelope('null'),
  envelope('[]'),
  envelope('{}'),
  envelope({ a: { b: 1 } }),
]

/** By the queue that they are put on. */
export const MALFORMED = [
  [
    'Replies',
    [
      ...SHAPELESS,
      envelope({ ...text, messageBody: 7 }),
      envelope({ ...text, originationNumber: null }),
      envelope(text, { Timestamp: 'yesterday' }),
      envelope({ ...text, destinationNumber: '+14155550999' }),
    ],
  ],
  [
    'Mails',
    [
      ...SHAPELESS,
      envelope({ notificationType: 'Received', content: 'not base64 !', mail: {}, receipt: {} }),
      envelope({ notificationType: 'Bounce' }),
    ],
  ],
  [
    'Receipts',
    [
      ...SHAPELESS,
      envelope({ eventType: 7 }),
      envelope({ eventType: 'Delivery', mail: { messageId: { a: 1 } } }),
      envelope({ eventType: 'TEXT_DELIVERED', messageId: 'unknown' }),
      envelope({ eventType: 'Bounce', bounce: 'x', mail: { messageId: 'y' } }),
    ],
  ],
  [
    'Urgent',
    [
      ...SHAPELESS,
      '{"pk":"CLINIC#demo","sk":"PROFILE"}',
      '{"pk":"x","sk":"OUT#y"}',
      `{"pk":"${'x'.repeat(3000)}","sk":"OUT#y"}`,
    ],
  ],
  ['Routine', [...SHAPELESS, '{"pk":"CLINIC#demo#IMPORT#x","sk":"JOB"}', '{"pk":"x","sk":"OUT#y"}']],
  [
    'Alerts',
    [...SHAPELESS, '{"pk":"CLINIC#demo","sk":"WATCH"}', '{"pk":"x","sk":"ALERT#y"}', '{"pk":"x","sk":"TASK#y"}'],
  ],
] as const

let queues: string[] | undefined
async function queueIds(): Promise<string[]> {
  const { folder, template } = await theAssembly()
  const { Resources } = JSON.parse(readFileSync(join(folder, template), 'utf8'))
  return Object.keys(Resources).filter((id) => Resources[id].Type === 'AWS::SQS::Queue')
}

/** Puts a message on a queue past its topic, as whoever has the keys of the account could. */
export async function forge(cloud: Cloud, queue: (typeof MALFORMED)[number][0], body: string): Promise<void> {
  queues ??= await queueIds()
  const name = queues.find((id) => id.includes(queue) && !id.includes('Letters')) ?? ''
  const credential = `Credential=${OPERATOR_KEY}/20300101/us-east-1/sqs/aws4_request`
  const sent = await fetch(cloud.gateway, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 ${credential}`, 'x-amz-target': 'AmazonSQS.SendMessage' },
    body: JSON.stringify({ QueueUrl: `http://x/${name}`, MessageBody: body }),
  })
  expect(sent.status).toBe(200)
}
