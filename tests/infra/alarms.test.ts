import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { idIn, of, type Properties, templateOf } from '../support/stacks.ts'

const prod = templateOf('prod', { mailDomain: 'reply.aftercare.example', secondReader: 'amazon.nova-lite-v1:0' })
const alarms = of(prod, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties)
const titleOf = ({ AlarmName }: Properties) => String(AlarmName).replace(/^Aftercare-prod: /, '')
const called = (title: string) => alarms.find((alarm) => titleOf(alarm) === title) ?? {}
const runbook = readFileSync('docs/runbook.md', 'utf8')
const sections = runbook.split(/^### /m).slice(1)

describe('each alarm', () => {
  it('says the harm and where to read on, and wakes the operations topic', () => {
    expect(alarms.length).toBeGreaterThan(30)
    const [operations] = Object.keys(prod.findResources('AWS::SNS::Topic')).filter((id) => id.startsWith('Operations'))
    for (const alarm of alarms) {
      expect(alarm.AlarmDescription).toContain(`docs/runbook.md, "${titleOf(alarm)}"`)
      expect(String(alarm.AlarmDescription).split('What to do')[0]?.length, titleOf(alarm)).toBeGreaterThan(40)
      expect((alarm.AlarmActions as unknown[]).map(idIn)).toEqual([operations])
    }
  })

  it('has a heading in the runbook, and each heading an alarm', () => {
    const headings = sections.map((section) => section.split('\n')[0])
    expect(headings.toSorted()).toEqual(alarms.map(titleOf).sort())
  })

  it('is explained: what it means for patients, where to look, how to mend', () => {
    for (const section of sections)
      for (const part of ['**For patients:**', '**Look:**', '**Mend:**'])
        expect(section, section.split('\n')[0]).toContain(part)
  })
})

describe('operations are woken', () => {
  it.each([
    ['Pages and answers are overdue', 'ticked-oldestUrgentSeconds', 180],
    ['Follow-ups are overdue', 'ticked-oldestRoutineSeconds', 3600],
    ['Replies are read late', 'text-received-seconds', 60],
    ['A reply was rescued', 'reply-rescued', 1],
    ['An emergency was answered without the table', 'emergency-text-without-records', 1],
    ['A text came to a number of no clinic', 'text-to-unknown-number', 1],
    ['An alert that nobody has taken', 'audited-unacknowledged', 1],
    ['Messages do not arrive', 'undelivered', 10],
    ['Queues take no messages', 'not-queued', 3],
    ['Nobody to page', 'nobody-to-page', 1],
    ['Pages are refused', 'page-refused', 1],
    ['An alert did not get its pages', 'audit-fault', 1],
    ['Somebody on duty does not answer', 'not-ready', 1],
    ['Staff stopped their pages', 'staff-stop', 1],
    ['Links answer with errors', 'link-failed', 1],
    ['Pages of the console fail', 'console-failed', 3],
  ])('when "%s", by what functions log (%s)', (title, metric, threshold) => {
    expect(called(title)).toMatchObject({ Namespace: 'Aftercare/prod', MetricName: metric, Threshold: threshold })
  })

  it('when handlers answer 500 or 503 themselves, and not by three functions that end well', () => {
    expect(called('The API answers 5xx')).toMatchObject({ Namespace: 'AWS/ApiGateway', MetricName: '5xx' })
    const { Metrics } = called('Requests of clinic systems fail') as { Metrics: Properties[] }
    const names = Metrics.map(
      ({ MetricStat }) => (MetricStat as { Metric?: Properties } | undefined)?.Metric?.MetricName,
    )
    expect(names).toEqual(expect.arrayContaining(['request-failed', 'store-unavailable']))
  })

  it('by what arrives at a dead-letter queue that rescue-reply empties, and by what stays in the others', () => {
    const metricOf = (queue: string) => called(`${queue} queue: dead letters`).MetricName
    expect(['Replies', 'E-mail'].map(metricOf)).toEqual(['NumberOfMessagesReceived', 'NumberOfMessagesReceived'])
    for (const queue of ['Urgent', 'Routine', 'Alerts', 'Receipts'])
      expect(metricOf(queue)).toBe('ApproximateNumberOfMessagesVisible')
  })

  it('not by one tick that fails, but by three in a row', () => {
    expect(called('Tick fails')).toMatchObject({ EvaluationPeriods: 3, Threshold: 1, Period: 60 })
    expect(called('SendMessage fails').EvaluationPeriods).toBe(1)
  })

  it('when a topic cannot reach its queue', () => {
    const { Metrics } = called('A topic does not reach its queue') as { Metrics: Properties[] }
    const series = Metrics.flatMap(({ MetricStat }) =>
      MetricStat ? [(MetricStat as { Metric: Properties }).Metric] : [],
    )
    expect(new Set(series.map(({ MetricName }) => MetricName))).toEqual(
      new Set(['NumberOfNotificationsFailed', 'NumberOfNotificationsFailedToRedriveToDlq']),
    )
    const topics = new Set(of(prod, 'AWS::SNS::Subscription').map(({ properties }) => idIn(properties.TopicArn)))
    const heard = series.map(({ Dimensions }) => idIn((Dimensions as { Value: unknown }[])[0]?.Value))
    expect(new Set(heard)).toEqual(topics)
  })

  it.each(['Tick has stopped', 'The auditor is silent'])('by silence: "%s"', (title) => {
    expect(called(title)).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Threshold: 1,
    })
  })

  it('before the money for texts runs out', () => {
    const rich = of(templateOf('prod', { monthlyTextSpendDollars: 500 }), 'AWS::CloudWatch::Alarm')
    const spend = rich
      .map(({ properties }) => properties)
      .find((each) => titleOf(each) === 'The money for texts runs out')
    expect(spend).toMatchObject({ Namespace: 'AWS/SMSVoice', MetricName: 'TextMessageMonthlySpend', Threshold: 400 })
    expect(called('The money for texts runs out').Threshold).toBe(0.8)
    // Nothing is reported once nothing leaves: the alarm must not think that all is well again.
    expect(spend?.TreatMissingData).toBe('ignore')
  })
})

describe('the dashboard', () => {
  const [dashboard] = of(prod, 'AWS::CloudWatch::Dashboard')
  const body = JSON.stringify(dashboard?.properties.DashboardBody)

  it('begins with six numbers that are 0 when nobody is waiting, then every alarm', () => {
    for (const title of ['Alerts nobody has taken', 'Open alerts', 'Longest wait to be read', 'Dead letters'])
      expect(body).toContain(title)
    for (const alarm of Object.keys(prod.findResources('AWS::CloudWatch::Alarm'))) expect(body).toContain(`"${alarm}"`)
  })
})
