/** The local AWS answers as AWS does, so that what would fail there fails here. */
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqsQueues } from '../../../functions/adapters/sqs-queues.ts'
import { textMessenger } from '../../../functions/adapters/text-messenger.ts'
import { Gateway, OPERATOR_KEY } from '../../../infra/local/gateway.ts'
import { Grants } from '../../../infra/local/security/grants.ts'
import { Queues } from '../../../infra/local/services/sqs.ts'
import { Store } from '../../../infra/local/store.ts'
import type { JsonObject, Resource, Template } from '../../../infra/local/template.ts'

const EUM = 'arn:aws:sms-voice:us-east-1:000000000000'
const resource = (id: string, type: string, properties: JsonObject): Resource => ({
  id,
  type,
  properties,
  metadata: {},
})
const sender = (id: string, Resource: string[]): Resource[] => [
  resource(`${id}Role`, 'AWS::IAM::Role', {
    Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sms-voice:SendTextMessage', Resource }] } }],
  }),
  resource(id, 'AWS::Lambda::Function', { Role: `arn:aws:iam::000000000000:role/${id}Role` }),
]
const template: Template = {
  resources: [
    resource('Work', 'AWS::SQS::Queue', {}),
    ...sender('NumberAlone', [`${EUM}:phone-number/*`]),
    ...sender('NumberAndSet', [`${EUM}:phone-number/*`, `${EUM}:configuration-set/Set`]),
  ],
  outputs: {},
  folder: '',
}

const queues = new Queues(template, new Store(undefined), { now: () => 0 } as never)
const texts: string[] = []
const carrier = {
  text(to: string) {
    texts.push(to)
    return { kind: 'accepted', messageId: 'm1' }
  },
}
const gateway = new Gateway({
  engine: {} as never,
  grants: new Grants(template),
  queues,
  carrier: carrier as never,
  model: {} as never,
  poolUsers: {} as never,
  chaos: undefined,
  changed() {},
})
const before = { ...process.env }
beforeAll(async () => {
  await gateway.start()
  Object.assign(process.env, { AWS_ENDPOINT_URL: gateway.url, AWS_REGION: 'us-east-1', AWS_SECRET_ACCESS_KEY: 'local' })
})
afterAll(() => {
  gateway.stop()
  process.env = before
})

/** Clients take their key from the environment when they make their first call. */
function as(key: string): void {
  process.env.AWS_ACCESS_KEY_ID = key
}

describe('SQS', () => {
  const QueueUrl = () => `${gateway.url}/000000000000/Work`

  it('answers each put with the MD5 of its body, without which the SDK takes it as failed', async () => {
    as(OPERATOR_KEY)
    const sqs = new SQSClient({})
    await sqs.send(new SendMessageCommand({ QueueUrl: QueueUrl(), MessageBody: 'one ✓' }))
    const Entries = ['two', 'three'].map((MessageBody, index) => ({ Id: String(index), MessageBody }))
    const { Successful } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: QueueUrl(), Entries }))
    expect(Successful).toHaveLength(2)
  })

  it('takes our own puts, of which none is logged as not queued', async () => {
    as(OPERATOR_KEY)
    const logged: unknown[] = []
    const ours = sqsQueues(
      {
        urgent: QueueUrl(),
        routine: undefined,
        alerts: undefined,
        intake: undefined,
        'second-reads': undefined,
        webhooks: undefined,
      },
      { write: (entry) => logged.push(entry) },
    )
    expect(await ours.put('urgent', [{ pk: 'p', sk: 's' }])).toBe(true)
    expect(logged).toEqual([])
  })

  it('refuses a delay of more than a quarter of an hour', async () => {
    as(OPERATOR_KEY)
    const late = new SendMessageCommand({ QueueUrl: QueueUrl(), MessageBody: 'x', DelaySeconds: 901 })
    await expect(new SQSClient({}).send(late)).rejects.toThrow(/DelaySeconds/)
  })
})

describe('End User Messaging', () => {
  const parcel = { to: '+14155550123', from: '+14155550100', text: 'hello' } as never

  it('asks for the number and for the configuration set', async () => {
    as('LOCALNumberAlone')
    expect(await textMessenger('Set').send(parcel)).toMatchObject({ because: expect.stringMatching(/no permission/) })
    expect(await textMessenger().send(parcel)).toMatchObject({ kind: 'sent' })
    as('LOCALNumberAndSet')
    expect(await textMessenger('Set').send(parcel)).toMatchObject({ kind: 'sent' })
    expect(await textMessenger('Other').send(parcel)).toMatchObject({ kind: 'try-again' })
    expect(texts).toHaveLength(2)
  })

  it('says who was refused what', async () => {
    as('LOCALNumberAlone')
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: '+14155550123',
      OriginationIdentity: '+14155550100',
      MessageBody: 'hello',
      ConfigurationSetName: 'Set',
    })
    await expect(new PinpointSMSVoiceV2Client({}).send(command)).rejects.toThrow(/configuration-set\/Set/)
  })
})
