import { Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

export type AlarmOn = {
  metric: IMetric
  /** What happens to patients or staff: the alarm's text, read by whoever it wakes. */
  harm: string
  threshold?: number
}

export type OnEvent = { logGroup: ILogGroup; event: string; harm: string }

/** Where alarms go. Each says the harm, so that whoever is woken knows what it means. */
export class Operations extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
  }

  /** Alarms when a function logs an event by which somebody may be left alone. */
  alarmOnEvent(scope: Construct, id: string, { logGroup, event, harm }: OnEvent): void {
    const metric = { metricNamespace: 'Aftercare', metricName: `${Stack.of(this).stackName}-${event}` }
    const filterPattern = FilterPattern.stringValue('$.event', '=', event)
    const filter = logGroup.addMetricFilter(`${id}Filter`, { ...metric, filterPattern, metricValue: '1' })
    this.alarm(scope, id, { metric: filter.metric({ period: Duration.minutes(1), statistic: 'sum' }), harm })
  }

  alarm(scope: Construct, id: string, { metric, harm, threshold = 1 }: AlarmOn): Alarm {
    const alarm = new Alarm(scope, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: harm,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    return alarm
  }
}
