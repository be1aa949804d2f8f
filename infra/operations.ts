import { Duration, Stack } from 'aws-cdk-lib'
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { type METRICS, type MetricEvent, metricName, namespaceOf } from '../functions/runtime/metrics.ts'
import type { Stage } from './stage.ts'

export type AlarmOn = {
  /** What it is called: the alarm's name, and a heading of docs/runbook.md. */
  title: string
  metric: IMetric
  /** What happens to patients or staff: the alarm's text, read by the person it wakes. */
  harm: string
  threshold?: number
  /** Periods in a row that have to be bad. */
  periods?: number
  /** Whether it is silence that alarms: fewer than the threshold, or nothing at all. */
  onSilence?: boolean
  /** Whether the alarm stays as it is while nothing is reported, instead of going back to OK. */
  staysOnSilence?: boolean
}

/** Where alarms go. Each says the harm, so that the person who is woken knows what it means. */
export class Operations extends Construct {
  readonly topic: Topic
  readonly alarms: Alarm[] = []
  private readonly stage: Stage

  constructor(scope: Construct, id: string, { stage, key }: { stage: Stage; key: Key }) {
    super(scope, id)
    this.stage = stage
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true })
    // A policy of one's own takes the place of the one that lets alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  /** What functions log as a metric: the largest number of a minute, or how many entries. Logs hold no patient data. */
  logged<Event extends MetricEvent>(event: Event, field?: (typeof METRICS)[Event][number]): Metric {
    return new Metric({
      namespace: namespaceOf(this.stage.name),
      metricName: metricName(event, field),
      period: Duration.minutes(1),
      statistic: field ? 'max' : 'sum',
    })
  }

  /** The sum of metrics that may have no data. */
  sum(metrics: readonly IMetric[]): IMetric {
    const named = Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric]))
    const expression = `SUM([${Object.keys(named)
      .map((name) => `FILL(${name}, 0)`)
      .join(', ')}])`
    return new MathExpression({ expression, usingMetrics: named, period: Duration.minutes(5) })
  }

  /** How often `bad` was counted in a period in which `good` never was. */
  unlessAny(good: IMetric, bad: IMetric, period: Duration): IMetric {
    const expression = 'IF(FILL(m0, 0) > 0, 0, FILL(m1, 0))'
    return new MathExpression({ expression, usingMetrics: { m0: good, m1: bad }, period })
  }

  alarm(
    scope: Construct,
    id: string,
    { title, metric, harm, threshold = 1, periods = 1, onSilence, staysOnSilence }: AlarmOn,
  ): Alarm {
    const direction: Pick<AlarmProps, 'comparisonOperator' | 'treatMissingData'> = onSilence
      ? { comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD, treatMissingData: TreatMissingData.BREACHING }
      : {
          comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          treatMissingData: staysOnSilence ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
        }
    const alarm = new Alarm(scope, id, {
      metric,
      threshold,
      ...direction,
      evaluationPeriods: periods,
      alarmName: `${Stack.of(this).stackName}: ${title}`,
      alarmDescription: `${harm} What to do: docs/runbook.md, "${title}".`,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.alarms.push(alarm)
    return alarm
  }
}
