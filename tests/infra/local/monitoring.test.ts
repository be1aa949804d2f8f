/** Alarms of the local cloud ring as CloudWatch's would, from what SNS, SQS and functions report. */
import { describe, expect, it, vi } from 'vitest'
import { log } from '../../../functions/runtime/log.ts'
import { Grants } from '../../../infra/local/security/grants.ts'
import { Alarms } from '../../../infra/local/services/cloudwatch-alarms.ts'
import { Metrics } from '../../../infra/local/services/cloudwatch-metrics.ts'
import { Topics } from '../../../infra/local/services/sns.ts'
import { Queues } from '../../../infra/local/services/sqs.ts'
import { Store } from '../../../infra/local/store.ts'
import type { JsonObject, Resource, Template } from '../../../infra/local/template.ts'

const arn = (service: string, id: string) => `arn:aws:${service}:us-east-1:000000000000:${id}`
const resource = (id: string, type: string, properties: JsonObject): Resource => ({
  id,
  type,
  properties,
  metadata: {},
})
const allow = (Service: string, Action: string, Resource: string): JsonObject => ({
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action, Resource }],
})
const alarm = (AlarmName: string, properties: JsonObject) =>
  resource(AlarmName, 'AWS::CloudWatch::Alarm', {
    AlarmName,
    AlarmActions: [arn('sns', 'Operations')],
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    Period: 60,
    Statistic: 'Sum',
    Threshold: 1,
    TreatMissingData: 'notBreaching',
    ...properties,
  })
const own = (MetricName: string) => ({ Namespace: 'Aftercare/dev', MetricName })

/** Alarms, a topic with two queues, and a clock that the test moves by minutes. */
function cloud({ queuePolicy = true, alarms = [] }: { queuePolicy?: boolean; alarms?: Resource[] }) {
  let now = Date.parse('2030-11-25T18:00:00Z')
  const clock = { now: () => now, iso: () => new Date(now).toISOString() } as never
  const subscription = {
    TopicArn: arn('sns', 'Inbound'),
    Endpoint: arn('sqs', 'Work'),
    Protocol: 'sqs',
    RedrivePolicy: { deadLetterTargetArn: arn('sqs', 'Dead') },
  }
  const policyOf = (queue: string) =>
    resource(`${queue}Policy`, 'AWS::SQS::QueuePolicy', {
      Queues: [`http://gateway.local/000000000000/${queue}`],
      PolicyDocument: allow('sns.amazonaws.com', 'sqs:SendMessage', arn('sqs', queue)),
    })
  const topics = ['Operations', 'Inbound'].map((id) =>
    resource(`${id}Policy`, 'AWS::SNS::TopicPolicy', {
      Topics: [arn('sns', id)],
      PolicyDocument: allow('*', 'sns:Publish', arn('sns', id)),
    }),
  )
  const template: Template = {
    resources: [
      resource('Work', 'AWS::SQS::Queue', {}),
      resource('Dead', 'AWS::SQS::Queue', {}),
      resource('Subscription', 'AWS::SNS::Subscription', subscription),
      ...(queuePolicy ? [policyOf('Work')] : []),
      policyOf('Dead'),
      ...topics,
      ...alarms,
    ],
    outputs: {},
    folder: '',
  }
  const grants = new Grants(template)
  const metrics = new Metrics(() => now)
  const queues = new Queues(template, new Store(undefined), clock, { metrics })
  const watched = new Alarms(template, { clock, metrics, queues, grants })
  return {
    metrics,
    queues,
    topics: new Topics(template, { queues, clock, grants, metrics }),
    alarms: watched,
    /** Rung so far, by name, after so many minutes more. */
    rung(minutes = 0) {
      for (let minute = 0; minute < minutes; minute++) {
        now += 60_000
        watched.evaluate()
      }
      watched.evaluate()
      return watched.pager.map(({ name }) => name)
    },
  }
}

/** What a function prints for an entry. */
function printed(entry: Parameters<typeof log.write>[0]): string {
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  log.write(entry)
  const line = String(out.mock.calls[0]?.[0]).trimEnd()
  out.mockRestore()
  return line
}

describe('a topic whose queue does not let it in', () => {
  const failed = alarm('Topics fail', {
    Namespace: 'AWS/SNS',
    MetricName: 'NumberOfNotificationsFailed',
    Dimensions: [{ Name: 'TopicName', Value: 'Inbound' }],
  })

  it('loses nothing to its publisher’s knowledge: the dead letters have it, and an alarm says so', () => {
    const { topics, queues, rung } = cloud({ queuePolicy: false, alarms: [failed] })
    topics.publish('sms-voice.amazonaws.com', arn('sns', 'Inbound'), 'i cant swallow')
    expect([queues.count('Work'), queues.count('Dead')]).toEqual([0, 1])
    expect(rung()).toEqual(['Topics fail'])
  })

  it('is another matter where it does', () => {
    const { topics, queues, rung } = cloud({ alarms: [failed] })
    topics.publish('sms-voice.amazonaws.com', arn('sns', 'Inbound'), 'hello')
    expect([queues.count('Work'), queues.count('Dead')]).toEqual([1, 0])
    expect(rung()).toEqual([])
  })
})

describe('an alarm', () => {
  it('rings by what a function prints, once until it is over', () => {
    const { metrics, alarms, rung } = cloud({ alarms: [alarm('Nobody to page', own('nobody-to-page'))] })
    metrics.read(printed({ event: 'nobody-to-page', clinic: 'demo' }))
    expect(rung()).toEqual(['Nobody to page'])
    expect(rung()).toHaveLength(1)
    expect(rung(2)).toHaveLength(1)
    metrics.read(printed({ event: 'nobody-to-page', clinic: 'demo' }))
    expect(rung()).toHaveLength(2)
    expect(alarms.pager[0]).toMatchObject({ at: '2030-11-25T18:00:00.000Z', state: 'ALARM' })
  })

  it('hears nothing of a line that something stands before', () => {
    const { metrics, rung } = cloud({ alarms: [alarm('Nobody to page', own('nobody-to-page'))] })
    const line = printed({ event: 'nobody-to-page', clinic: 'demo' })
    metrics.read(`2030-11-25T18:00:00.000Z\t11111111-2222-3333-4444-555555555555\tINFO\t${line}`)
    expect(rung()).toEqual([])
  })

  it('of three minutes in a row does not ring by one or two', () => {
    const errors = {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: 'Tick' }],
    }
    const { metrics, rung } = cloud({ alarms: [alarm('Tick fails', { ...errors, EvaluationPeriods: 3 })] })
    const fail = () => metrics.add({ namespace: 'AWS/Lambda', name: 'Errors', of: { FunctionName: 'Tick' } }, 1)
    fail()
    expect(rung(1)).toEqual([])
    fail()
    expect(rung(2)).toEqual([])
    for (let minute = 0; minute < 3; minute++) {
      fail()
      if (minute < 2) expect(rung(1)).toEqual([])
    }
    expect(rung()).toEqual(['Tick fails'])
  })

  it('of silence rings when nothing comes for its period, and not before the period was lived through', () => {
    const silent = {
      ...own('ticked'),
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Period: 300,
    }
    const { metrics, alarms, rung } = cloud({ alarms: [alarm('Tick has stopped', silent)] })
    metrics.read(printed({ event: 'ticked', oldestUrgentSeconds: 0, oldestRoutineSeconds: 0 }))
    expect(rung(3)).toEqual([])
    alarms.passedOver()
    expect(rung(3)).toEqual([])
    expect(rung(4)).toEqual(['Tick has stopped'])
  })

  it('that is to stay while nothing is reported does not ring again', () => {
    const spend = {
      Namespace: 'AWS/SNS',
      MetricName: 'SMSMonthToDateSpentUSD',
      Statistic: 'Maximum',
      TreatMissingData: 'ignore',
    }
    const { metrics, rung } = cloud({ alarms: [alarm('The money for texts runs out', spend)] })
    metrics.add({ namespace: 'AWS/SNS', name: 'SMSMonthToDateSpentUSD' }, 1)
    expect(rung()).toHaveLength(1)
    expect(rung(5)).toHaveLength(1)
    metrics.add({ namespace: 'AWS/SNS', name: 'SMSMonthToDateSpentUSD' }, 1)
    expect(rung()).toHaveLength(1)
  })
})
