import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

export type AlarmOn = {
  metric: IMetric
  /** What happens to patients or staff: the alarm's text, read by whoever it wakes. */
  harm: string
  threshold?: number
}

/** Where alarms go. Each says the harm, so that whoever is woken knows what it means. */
export class Operations extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
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
