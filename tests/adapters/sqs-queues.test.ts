import { createHash } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sqsQueues } from '../../functions/adapters/sqs-queues.ts'
import type { Key } from '../../functions/core/keys.ts'
import { type AwsStub, type StubAnswer, startAwsStub } from '../support/aws-stub.ts'

type Request = { QueueUrl: string; Entries: { Id: string; MessageBody: string }[] }

let stub: AwsStub
beforeAll(async () => {
  stub = await startAwsStub()
})
afterAll(() => stub.stop())

const logged: object[] = []
beforeEach(() => {
  logged.length = 0
})
const queues = () =>
  sqsQueues(
    {
      urgent: `${stub.endpoint}/0/urgent`,
      routine: `${stub.endpoint}/0/routine`,
      alerts: undefined,
      'second-reads': undefined,
      intake: undefined,
      webhooks: undefined,
    },
    { write: (entry) => void logged.push(entry) },
  )
const keys = (count: number): Key[] => Array.from({ length: count }, (_, n) => ({ pk: 'CLINIC#demo', sk: `OUT#${n}` }))
const md5 = (text: string) => createHash('md5').update(text).digest('hex')
/** The answer of a queue that takes all but the last `failing` messages of a batch. */
const takingAllBut =
  (failing: number) =>
  (body: string): StubAnswer => {
    const { Entries } = JSON.parse(body) as Request
    const taken = Entries.slice(0, Entries.length - failing)
    const Successful = taken.map(({ Id, MessageBody }) => ({
      Id,
      MessageId: `m${Id}`,
      MD5OfMessageBody: md5(MessageBody),
    }))
    const Failed = Entries.slice(taken.length).map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false }))
    return { status: 200, body: JSON.stringify({ Successful, Failed }) }
  }
const requests = () => stub.requests.map((body) => JSON.parse(body) as Request)

describe('putting keys on a queue', () => {
  test('each key is one message on the queue that was named, holding the key and nothing else', async () => {
    stub.answers(takingAllBut(0))
    const withMore = keys(2).map((key) => ({ ...key, name: 'Ana' }))
    expect(await queues().put('urgent', withMore)).toBe(true)
    expect(requests()[0]?.QueueUrl).toBe(`${stub.endpoint}/0/urgent`)
    expect(requests()[0]?.Entries.map((entry) => JSON.parse(entry.MessageBody))).toEqual(keys(2))
  })

  test('more than ten leave in tens, each once', async () => {
    stub.answers(takingAllBut(0))
    expect(await queues().put('routine', keys(25))).toBe(true)
    expect(
      requests()
        .map(({ Entries }) => Entries.length)
        .sort((a, b) => b - a),
    ).toEqual([10, 10, 5])
    const bodies = requests().flatMap(({ Entries }) => Entries.map((entry) => JSON.parse(entry.MessageBody).sk))
    expect(bodies.sort()).toEqual(
      keys(25)
        .map(({ sk }) => sk)
        .sort(),
    )
  })

  test('nothing to put asks nothing and is done', async () => {
    stub.answers('reset')
    expect(await queues().put('urgent', [])).toBe(true)
    expect(stub.requests).toEqual([])
  })

  test.each<[string, StubAnswer | ((body: string) => StubAnswer)]>([
    ['one of the keys was not taken', takingAllBut(1)],
    ['the queue is throttled', { status: 400, body: JSON.stringify({ __type: 'RequestThrottled' }) }],
    ['the permission is missing', { status: 403, body: JSON.stringify({ __type: 'AccessDenied' }) }],
    ['the service failed', { status: 500, body: '{}' }],
    ['the connection was reset', 'reset'],
    ['the answer cannot be read', { status: 200, body: '<html>' }],
  ])('%s: the answer is no, and the next tick finds them', async (_, answer) => {
    stub.answers(answer)
    expect(await queues().put('urgent', keys(3))).toBe(false)
    expect(logged).toEqual([expect.objectContaining({ event: 'not-queued', queue: 'urgent' })])
  })

  test('what was not taken is logged as one number, and names nobody', async () => {
    stub.answers(takingAllBut(2))
    expect(await queues().put('routine', keys(25))).toBe(false)
    expect(logged).toEqual([{ event: 'not-queued', queue: 'routine', keys: 6, of: 25, because: 'InternalError' }])
  })

  test('two thousand keys are never more calls at once than connect in time', async () => {
    let [now, most] = [0, 0]
    const send = vi.spyOn(SQSClient.prototype, 'send').mockImplementation(async (command) => {
      most = Math.max(most, ++now)
      await new Promise(setImmediate)
      now--
      return { Successful: (command.input as { Entries: object[] }).Entries } as never
    })
    try {
      expect(await queues().put('urgent', keys(2000))).toBe(true)
      expect(send).toHaveBeenCalledTimes(200)
      expect(most).toBe(20)
      expect(logged).toEqual([])
    } finally {
      send.mockRestore()
    }
  })

  test('a queue that the function was not given is a bug that names it', async () => {
    await expect(queues().put('alerts', keys(1))).rejects.toThrow('alerts')
  })
})
