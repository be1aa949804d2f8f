/** An account may run so many functions at once: what becomes of the events beyond that. */
import { afterEach, describe, expect, it } from 'vitest'
import { Metrics } from '../../../infra/local/services/cloudwatch-metrics.ts'
import { Events } from '../../../infra/local/services/event-sources.ts'
import type { Invoked } from '../../../infra/local/services/lambda-worker.ts'
import { asyncQueue, Queues } from '../../../infra/local/services/sqs.ts'
import { Store } from '../../../infra/local/store.ts'
import type { JsonObject, Template } from '../../../infra/local/template.ts'
import { Clock } from '../../../infra/local/world/clock.ts'
import { tinyFunctions } from '../../support/tiny-functions.ts'

const MINUTE = 60_000
const resource = (id: string, type: string, properties: JsonObject) => ({ id, type, properties, metadata: {} })
const RULE = 'arn:aws:events:us-east-1:000000000000:rule/EveryMinute'

const template: Template = {
  resources: [
    resource('Letters', 'AWS::SQS::Queue', {}),
    resource('Replies', 'AWS::SQS::Queue', {
      VisibilityTimeout: 30,
      RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:Letters', maxReceiveCount: 3 },
    }),
    resource('Read', 'AWS::Lambda::Function', {}),
    resource('Tick', 'AWS::Lambda::Function', {}),
    resource('TickOnce', 'AWS::Lambda::EventInvokeConfig', {
      FunctionName: 'Tick',
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 3600,
    }),
    resource('FromReplies', 'AWS::Lambda::EventSourceMapping', {
      EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:Replies',
      FunctionName: 'Read',
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
    resource('EveryMinute', 'AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: 'arn:aws:lambda:us-east-1:000000000000:function:Tick' }],
    }),
  ],
  outputs: {},
  folder: '',
}

/** Queues and schedules over functions that answer as told. */
function stage() {
  const store = new Store(undefined)
  const clock = new Clock(store, true)
  clock.moveTo(Date.parse('2030-11-25T18:00:00Z'))
  const queues = new Queues(template, store, clock)
  const invoked: string[] = []
  const open: (() => void)[] = []
  const told: { answer: Invoked | 'later' } = { answer: { kind: 'throttled' } }
  const lambdas = {
    running: false,
    invoke(id: string): Promise<Invoked> {
      invoked.push(id)
      const { answer } = told
      if (answer !== 'later') return Promise.resolve(answer)
      return new Promise((done) => open.push(() => done({ kind: 'answered', payload: null })))
    },
  }
  const grants = { allows: () => true, serviceMayInvoke: () => true }
  const events = new Events(template, { clock, queues, lambdas: lambdas as never, grants: grants as never })
  const forward = async (milliseconds: number) => {
    clock.moveTo(clock.now() + milliseconds)
    events.pump()
    await new Promise(setImmediate)
  }
  return { queues, events, invoked, told, open, forward, stop: () => store.close() }
}

let stop = () => {}
afterEach(() => stop())
const staged = () => {
  const made = stage()
  stop = made.stop
  return made
}

describe('a function beyond the limit', () => {
  it('is not started, and counted as throttled', async () => {
    const metrics = new Metrics(() => 0)
    const waits = 'export const handler = () => new Promise((done) => setTimeout(done, 50)).then(() => "ran")'
    const tiny = await tinyFunctions({ One: waits, Other: waits }, { concurrency: 2, processes: 1, metrics })
    stop = tiny.stop
    const kinds = await Promise.all(['One', 'One', 'Other'].map((id) => tiny.lambdas.invoke(id, null)))
    expect(kinds.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'throttled'])
    expect(await tiny.lambdas.invoke('Other', null)).toMatchObject({ kind: 'answered' })
    const throttles = (of: Record<string, string>) =>
      metrics.statistic({ namespace: 'AWS/Lambda', name: 'Throttles', of }, 'sum', 0, 1)
    expect([throttles({}), throttles({ FunctionName: 'Other' }), throttles({ FunctionName: 'One' })]).toEqual([
      1,
      1,
      undefined,
    ])
  })
})

describe('messages of a queue', () => {
  it('are tried again ever later, and count as received once more only when their visibility has ended', async () => {
    const { queues, events, invoked, forward } = staged()
    queues.send('Replies', 'one')
    await forward(0)
    expect(invoked).toHaveLength(1)
    await forward(999)
    expect(invoked).toHaveLength(1)
    await forward(1)
    expect(invoked).toHaveLength(2)
    await forward(1000)
    expect(invoked).toHaveLength(2)
    expect(events.nextVisibleAt()).toBeDefined()
    // After 1, 3, 7 and 15 seconds, and when the visibility of 30 has ended.
    for (let second = 2; second < 29; second++) await forward(1000)
    expect(invoked).toHaveLength(5)
    expect(queues.count('Letters')).toBe(0)
    for (let second = 29; second <= 90; second++) await forward(1000)
    expect(queues.count('Replies')).toBe(0)
    expect(queues.count('Letters')).toBe(1)
  })

  it('are delivered as soon as there is room, and once', async () => {
    const { queues, invoked, told, forward } = staged()
    queues.send('Replies', 'one')
    await forward(0)
    told.answer = { kind: 'answered', payload: null }
    await forward(1000)
    await forward(MINUTE)
    expect(invoked).toHaveLength(2)
    expect([queues.count('Replies'), queues.count('Letters')]).toEqual([0, 0])
  })

  it('wake no more functions at once than their mapping says', async () => {
    const { queues, invoked, told, open, forward } = staged()
    told.answer = 'later'
    for (const body of ['one', 'two', 'three']) queues.send('Replies', body)
    await forward(0)
    expect(invoked).toHaveLength(2)
    open.shift()?.()
    await new Promise(setImmediate)
    expect(invoked).toHaveLength(3)
  })
})

describe('a schedule', () => {
  it('has its event wait, which counts as no try, until it is too old', async () => {
    const { events, queues, invoked, told, forward } = staged()
    await forward(MINUTE)
    await events.runSchedules()
    await forward(1000)
    await forward(1000)
    expect(invoked.length).toBeGreaterThan(1)
    expect(queues.count(asyncQueue('Tick'))).toBe(1)
    told.answer = { kind: 'answered', payload: null }
    await forward(MINUTE)
    expect(queues.count(asyncQueue('Tick'))).toBe(0)

    told.answer = { kind: 'throttled' }
    queues.send(asyncQueue('Tick'), JSON.stringify({ service: 'events.amazonaws.com', source: RULE, event: {} }))
    for (let minute = 0; minute < 50; minute++) await forward(MINUTE)
    expect(queues.count(asyncQueue('Tick'))).toBe(1)
    for (let minute = 0; minute < 15; minute++) await forward(MINUTE)
    expect([queues.count(asyncQueue('Tick')), queues.count('given-up:Tick')]).toEqual([0, 0])
  })
})
