/** What comes by queue and by log: each record by itself, what is done with, and what is received again. */
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { keyIn, onQueue, onTopicQueue } from '../../functions/runtime/on-queue.ts'
import { eventReceipt, onReceipts } from '../../functions/runtime/on-receipts.ts'

const SET_UP = 'Successfully validated SNS topic for Amazon SES event publishing.'

let logged: Record<string, unknown>[]
let handled: unknown[]
const deps = () => ({ log: { write: (entry: Record<string, unknown>) => void logged.push(entry) } }) as never

beforeEach(() => {
  logged = []
  handled = []
})

const record = (messageId: string, body: string, more: object = { attributes: { ApproximateReceiveCount: '3' } }) => ({
  ...{ messageId, body, ...more },
})
const fails = (error: unknown) =>
  onQueue(deps, async () => {
    throw error
  })

describe('a record that fails', () => {
  it.each([
    [new TypeError('i cant breathe'), /^TypeError at .*queues\.test/],
    ['i cant breathe', /^string$/],
    [undefined, /^undefined$/],
  ])('%s: the log says what and where, and none of its words', async (error, said) => {
    const answer = await fails(error)({ Records: [record('m1', 'i cant breathe')] } as never, {} as never)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
    expect(logged).toEqual([
      { event: 'record-failed', queueMessage: 'm1', received: 3, error: expect.stringMatching(said) },
    ])
  })

  it('and does not say how often it came has come none', async () => {
    await fails(new Error('x'))({ Records: [record('m1', '', {})] } as never, {} as never)
    expect(logged).toMatchObject([{ received: 0 }])
  })
})

describe('a queue that a topic fills', () => {
  const handle = onTopicQueue(deps, async (_, { body }) => void handled.push(body))
  const come = async (Message: unknown) => {
    await handle({ Records: [record('m1', JSON.stringify({ Message }))] } as never, {} as never)
    return { handled: handled.length, logged: logged.map(({ event, queueMessage }) => `${event} ${queueMessage}`) }
  }

  it.each([
    SET_UP,
    '{"notificationType":"AmazonSnsSubscriptionSucceeded"}',
  ])('is done with "%s", which says of the set-up alone', async (message) =>
    expect(await come(message)).toEqual({ handled: 0, logged: ['topic-set-up m1'] }))

  it.each([`${SET_UP} my lip is white`, 'hi', 7, undefined])('hands over %s', async (message) =>
    expect(await come(message)).toEqual({ handled: 1, logged: [] }))

  it('hands over what nobody can read', async () => {
    await handle({ Records: [record('m1', 'no JSON')] } as never, {} as never)
    expect([handled, logged]).toEqual([['no JSON'], []])
  })
})

it('a message of our own is a key, whole and nothing else', () => {
  const keyOf = (body: object) => keyIn(record('m1', JSON.stringify(body)) as never)
  expect(keyOf({ pk: 'CLINIC#demo', sk: 'PROFILE', more: 1 })).toEqual({ pk: 'CLINIC#demo', sk: 'PROFILE' })
  for (const body of [{ pk: 'CLINIC#demo' }, { sk: 'PROFILE' }, { pk: 1, sk: 'x' }, { pk: 'x', sk: 1 }, {}])
    expect(() => keyOf(body)).toThrow('the message is not a key')
})

describe('receipts of texts', () => {
  const handle = onReceipts(deps, async (_, receipt) => void handled.push(receipt))
  const event = (body: object) => ({ Message: JSON.stringify(body) })

  it('come as log records of SNS, zipped: each that says how it ended', async () => {
    const notification = { messageId: 'sms-1' }
    const messages = [
      { notification, delivery: { providerResponse: 'Message has been accepted by phone' }, status: 'SUCCESS' },
      { notification, delivery: { providerResponse: 'Phone is unreachable' }, status: 'FAILURE' },
      ...[
        { notification, status: 'FAILURE' },
        { notification, status: 'SUCCESS' },
      ],
      ...[{ notification, status: 'PENDING' }, { notification: {}, status: 'SUCCESS' }, { status: 'FAILURE' }],
    ]
    const logEvents = messages.map((message) => ({ message: JSON.stringify(message) }))
    const data = gzipSync(JSON.stringify({ logEvents })).toString('base64')
    expect(await handle({ awslogs: { data } } as never, {} as never)).toBeUndefined()
    expect(handled).toEqual([
      { providerId: 'sms-1', result: 'delivered', because: 'Message has been accepted by phone' },
      { providerId: 'sms-1', result: 'failed', because: 'Phone is unreachable' },
      { providerId: 'sms-1', result: 'failed', because: 'FAILURE' },
      { providerId: 'sms-1', result: 'delivered', because: 'SUCCESS' },
    ])
  })

  it('and of mails come by queue: what is no receipt is done with', async () => {
    const bodies = [
      event({ eventType: 'Delivery', mail: { messageId: 'mail-1' } }),
      event({ eventType: 'Send', mail: { messageId: 'mail-2' } }),
      ...[event({ eventType: 'Reject', mail: { messageId: 'mail-3' } }), { Message: SET_UP }, {}],
    ]
    const Records = bodies.map((body, i) => record(`m${i}`, JSON.stringify(body)))
    expect(await handle({ Records } as never, {} as never)).toEqual({ batchItemFailures: [] })
    expect(handled).toEqual([
      { providerId: 'mail-1', result: 'delivered', because: 'delivered' },
      { providerId: 'mail-3', result: 'failed', because: 'rejected by the mail service' },
    ])
  })

  const receipt = (eventType: string, more: object = { messageId: 'sms-1' }) =>
    eventReceipt(JSON.stringify(event({ eventType, ...more })))

  it.each(['TEXT_SUCCESSFUL', 'TEXT_DELIVERED'])('%s has arrived', (type) =>
    expect(receipt(type)).toEqual({ providerId: 'sms-1', result: 'delivered', because: type }))

  it.each([
    ...['TEXT_BLOCKED', 'TEXT_CARRIER_BLOCKED', 'TEXT_CARRIER_UNREACHABLE', 'TEXT_INVALID', 'TEXT_INVALID_MESSAGE'],
    ...['TEXT_PROTECT_BLOCKED', 'TEXT_SPAM', 'TEXT_TTL_EXPIRED', 'TEXT_UNREACHABLE'],
  ])('%s has not', (type) => {
    const messageStatusDescription = 'The phone is off'
    expect(receipt(type)).toEqual({ providerId: 'sms-1', result: 'failed', because: type })
    expect(receipt(type, { messageId: 'sms-1', messageStatusDescription })).toEqual({
      ...{ providerId: 'sms-1', result: 'failed', because: messageStatusDescription },
    })
    expect(receipt(type, {})).toBeUndefined()
  })

  it.each(['TEXT_QUEUED', 'TEXT_PENDING', 'TEXT_SENT', 'TEXT_UNKNOWN', 'VOICE_COMPLETED'])('%s says nothing', (type) =>
    expect(receipt(type)).toBeUndefined())
})
