import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { idIn, of, type Properties, templateOf } from '../support/stacks.ts'

const prod = templateOf('prod', { mailDomain: 'reply.aftercare.example' })
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
    ['An alert that nobody has taken', 'audited-unacknowledged', 1],
    ['Messages do not arrive', 'undelivered', 10],
    ['Nobody to page', 'nobody-to-page', 1],
    ['Pages are refused', 'page-refused', 1],
    ['An alert did not get its pages', 'audit-fault', 1],
    ['Somebody on duty does not answer', 'not-ready', 1],
    ['Staff stopped their pages', 'staff-stop', 1],
  ])('when "%s", by what functions log (%s)', (title, metric, threshold) => {
    const alarm = called(title)
    expect(alarm).toMatchObject({
      Namespace: 'Aftercare',
      MetricName: `Aftercare-prod-${metric}`,
      Threshold: threshold,
    })
    const filters = of(prod, 'AWS::Logs::MetricFilter').filter(({ properties }) =>
      (properties.MetricTransformations as Properties[]).some(({ MetricName }) => MetricName === alarm.MetricName),
    )
    expect(filters.length).toBeGreaterThan(0)
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
  })

  it('by what is logged, and by nothing that no function logs', () => {
    const code = ['use-cases/tick', 'use-cases/audit-alerts', 'use-cases/receive-text', 'use-cases/consequences']
      .concat(['use-cases/carry-out', 'use-cases/staff-text', 'use-cases/watch-rota'])
      .map((name) => readFileSync(`functions/${name}.ts`, 'utf8'))
      .join('\n')
    for (const { properties } of of(prod, 'AWS::Logs::MetricFilter')) {
      const event = /\$\.event = "([^"]+)"/.exec(String(properties.FilterPattern))?.[1]
      const value = String((properties.MetricTransformations as Properties[])[0]?.MetricValue)
      expect(code).toContain(`event: '${event}'`)
      if (value !== '1') expect(code).toMatch(new RegExp(`\\b${value.slice(2)}\\b`))
    }
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
