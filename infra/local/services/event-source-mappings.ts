/** What the template says of the things that wake functions: queues, schedules, asynchronous invocations. */
import { createHash } from 'node:crypto'
import { arn, REGION } from '../arn.ts'
import { functionIn, type JsonObject, type Template } from '../template.ts'
import { asyncQueue, type Received } from './sqs.ts'

export type Source = {
  queue: string
  functionId: string
  batchSize: number
  atOnce: number
  partial: boolean
  running: number
  /** Milliseconds for which an asynchronous invocation is tried; absent: it is a queue's. */
  maxAge?: number
  /** The function's role does not let it poll the queue: its messages stay where they are. */
  barred: boolean
}
export type Schedule = {
  functionId: string
  minutes: number
  ruleArn: string
  lastAt: number
  nextDueAt: number | null | undefined
}

export const MINUTE = 60_000
/** Asynchronous invocations taken from their queue at once; each is one of its own but for log records. */
const ASYNC_BATCH = 25

const idle = { running: 0, barred: false }
const of = (template: Template, type: string) => template.resources.filter((resource) => resource.type === type)

export const mappingsIn = (template: Template): Source[] =>
  of(template, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => ({
    queue: String(properties.EventSourceArn).split(':').at(-1) ?? '',
    functionId: functionIn(properties.FunctionName),
    batchSize: Number(properties.BatchSize ?? 10),
    atOnce: Number((properties.ScalingConfig as JsonObject | undefined)?.MaximumConcurrency ?? 5),
    partial: ((properties.FunctionResponseTypes ?? []) as string[]).includes('ReportBatchItemFailures'),
    ...idle,
  }))

/** Lambda tries an asynchronous invocation twice more, after one and two minutes, where nothing else is set. */
const USUAL_RETRIES = 2
/** And keeps one that it may not run for six hours. */
const USUAL_AGE_SECONDS = 6 * 60 * 60

/** Each function's asynchronous invocations wait on a queue of their own; `tries`: how often each is made at most. */
export const asynchronousIn = (template: Template): (Source & { tries: number })[] =>
  of(template, 'AWS::Lambda::Function').map(({ id }) => ({
    tries: 1 + Number(asynchronousOf(template, id)?.MaximumRetryAttempts ?? USUAL_RETRIES),
    maxAge: Number(asynchronousOf(template, id)?.MaximumEventAgeInSeconds ?? USUAL_AGE_SECONDS) * 1000,
    queue: asyncQueue(id),
    functionId: id,
    batchSize: ASYNC_BATCH,
    atOnce: 5,
    partial: false,
    ...idle,
  }))

const asynchronousOf = (template: Template, functionId: string) =>
  of(template, 'AWS::Lambda::EventInvokeConfig').find(({ properties }) => properties.FunctionName === functionId)
    ?.properties

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 }

/** Schedules, as if they had run in the minute of `now` (milliseconds of the epoch). */
export const schedulesIn = (template: Template, now: number): Schedule[] =>
  of(template, 'AWS::Events::Rule').flatMap(({ id, properties }) => {
    const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(properties.ScheduleExpression)) ?? []
    const unitMinutes = MINUTES[unit]
    if (!unitMinutes)
      throw new Error(
        `${id}: only rate(n minutes, hours or days) is modelled by the local runner (infra/local/services/event-source-mappings.ts).`,
      )
    return (properties.Targets as JsonObject[]).map((target) => ({
      functionId: functionIn(target.Arn),
      minutes: Number(count) * unitMinutes,
      ruleArn: arn('events', `rule/${id}`),
      lastAt: Math.floor(now / MINUTE) * MINUTE,
      nextDueAt: undefined,
    }))
  })

/** A message as Lambda's poller hands it over. */
export const record = (queue: string, message: Received) => ({
  messageId: message.id,
  receiptHandle: String(message.number),
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    SenderId: 'local',
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(message.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: arn('sqs', queue),
  awsRegion: REGION,
})
