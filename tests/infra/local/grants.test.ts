/** The local gateway asks what AWS asks: the caller's role, the policies of queues and topics, and the key's. */
import { describe, expect, it } from 'vitest'
import { Grants } from '../../../infra/local/security/grants.ts'
import type { JsonObject, Resource, Template } from '../../../infra/local/template.ts'

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/Key'
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Queue'
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:Topic'
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/Table'

type Given = { role?: JsonObject[]; key?: JsonObject[]; queue?: JsonObject[]; topic?: JsonObject[] }

/** A function, and a queue, a topic and a table under one key. */
function grants({ role = [], key = [], queue = [], topic = [] }: Given): Grants {
  const resource = (id: string, type: string, properties: JsonObject): Resource => ({
    id,
    type,
    properties,
    metadata: {},
  })
  const policy = (Statement: JsonObject[]) => ({ Statement })
  const resources = [
    resource('Role', 'AWS::IAM::Role', { Policies: [{ PolicyDocument: policy(role) }] }),
    resource('Sender', 'AWS::Lambda::Function', { Role: 'arn:aws:iam::000000000000:role/Role' }),
    resource('Key', 'AWS::KMS::Key', { KeyPolicy: policy(key) }),
    resource('Queue', 'AWS::SQS::Queue', { KmsMasterKeyId: KEY }),
    resource('Topic', 'AWS::SNS::Topic', { KmsMasterKeyId: KEY }),
    resource('Table', 'AWS::DynamoDB::Table', { SSESpecification: { KMSMasterKeyId: KEY } }),
    resource('QueuePolicy', 'AWS::SQS::QueuePolicy', {
      Queues: ['http://gateway.local/000000000000/Queue'],
      PolicyDocument: policy(queue),
    }),
    resource('TopicPolicy', 'AWS::SNS::TopicPolicy', { Topics: [TOPIC], PolicyDocument: policy(topic) }),
  ]
  return new Grants({ resources, outputs: {}, folder: '' } satisfies Template)
}

const allow = (Action: string | string[], Resource: string, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const send = allow('sqs:SendMessage', QUEUE)

describe('a function', () => {
  it('puts on an encrypted queue only when it may also make a data key and read it back', () => {
    const may = (...kms: string[]) => {
      const role = kms.length > 0 ? [send, allow(kms, KEY)] : [send]
      return grants({ role }).allows('Sender', 'sqs:SendMessage', QUEUE)
    }
    expect(may('kms:GenerateDataKey', 'kms:Decrypt')).toBe(true)
    expect([may(), may('kms:GenerateDataKey'), may('kms:Decrypt')]).toEqual([false, false, false])
  })

  it('takes from an encrypted queue only when it may decrypt', () => {
    const take = allow('sqs:ReceiveMessage', QUEUE)
    expect(grants({ role: [take] }).allows('Sender', 'sqs:ReceiveMessage', QUEUE)).toBe(false)
    expect(grants({ role: [take, allow('kms:Decrypt', KEY)] }).allows('Sender', 'sqs:ReceiveMessage', QUEUE)).toBe(true)
  })

  it('reads an encrypted table when the key may be used through the table', () => {
    const role = [allow('dynamodb:GetItem', TABLE)]
    const through = (service: string): JsonObject =>
      allow('kms:Decrypt', '*', {
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'kms:ViaService': service, 'kms:CallerAccount': '000000000000' } },
      })
    const reads = (key: JsonObject[]) => grants({ role, key }).allows('Sender', 'dynamodb:GetItem', TABLE)
    expect(reads([through('dynamodb.us-east-1.amazonaws.com')])).toBe(true)
    expect([reads([through('s3.us-east-1.amazonaws.com')]), reads([])]).toEqual([false, false])
  })

  it('has what it was refused named, and what it never needed', () => {
    const asked = grants({ role: [send] })
    asked.allows('Sender', 'sqs:SendMessage', QUEUE)
    asked.allows('Sender', 'sqs:DeleteMessage', QUEUE)
    expect(asked.report()).toEqual({
      denied: [
        { function: 'Sender', action: 'kms:GenerateDataKey', resource: KEY },
        { function: 'Sender', action: 'sqs:DeleteMessage', resource: QUEUE },
      ],
      unused: [],
    })
    expect(grants({ role: [send] }).report().unused).toEqual([
      { function: 'Sender', action: 'sqs:SendMessage', resource: QUEUE },
    ])
  })
})

describe('a service', () => {
  const carrier = { Principal: { Service: 'sms-voice.amazonaws.com' } }
  const publish = allow('sns:Publish', TOPIC, carrier)
  const account = { 'aws:SourceAccount': '000000000000' }
  const ofAccount = { Condition: { StringEquals: account } }

  it('publishes to an encrypted topic only when both the policy of the topic and of the key name it', () => {
    const use = allow(['kms:Decrypt', 'kms:GenerateDataKey*'], '*', { ...carrier, ...ofAccount })
    const may = (given: Given) => grants(given).serviceMay('sms-voice.amazonaws.com', 'sns:Publish', TOPIC, account)
    expect(may({ topic: [publish], key: [use] })).toBe(true)
    expect([may({ topic: [publish] }), may({ key: [use] }), may({})]).toEqual([false, false, false])
  })

  it('of another account does not', () => {
    const use = allow(['kms:Decrypt', 'kms:GenerateDataKey*'], '*', { ...carrier, ...ofAccount })
    const elsewhere = { 'aws:SourceAccount': '111111111111' }
    const asked = grants({ topic: [publish], key: [use] })
    expect(asked.serviceMay('sms-voice.amazonaws.com', 'sns:Publish', TOPIC, elsewhere)).toBe(false)
  })
})
