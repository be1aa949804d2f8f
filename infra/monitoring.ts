import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { AlarmOn, Operations } from './operations.ts'
import type { Queues } from './queues.ts'
import type { Stage } from './stage.ts'

export type WatchProps = { stage: Stage; operations: Operations; queues: Queues }

/** The numbers that the dashboard begins with, by their names here. */
type Shown = 'unanswered' | 'open' | 'urgentLag' | 'routineLag' | 'reading' | 'failures'

/**
 * What shows that patients or staff are waiting, each with an alarm, and the page that shows it all at once;
 * `monitoring/` adds the alarms of each capability to it.
 */
export class Watch extends Construct {
  readonly stage: Stage
  readonly operations: Operations
  readonly queues: Queues
  private readonly shown: Partial<Record<Shown, IMetric>> = {}

  constructor(scope: Construct, id: string, { stage, operations, queues }: WatchProps) {
    super(scope, id)
    this.stage = stage
    this.operations = operations
    this.queues = queues
  }

  alarm(id: string, alarm: AlarmOn): void {
    this.operations.alarm(this, id, alarm)
  }

  show(name: Shown, metric: IMetric): void {
    this.shown[name] = metric
  }

  /** The dashboard, once every alarm is there. */
  showAll(): void {
    const { operations, shown } = this
    const queues = this.queues.all
    const value = (title: string, metric: IMetric | undefined, width = 4) =>
      new SingleValueWidget({ title, metrics: metric ? [metric] : [], width, height: 4, setPeriodToTimeRange: false })
    const deadLetters = operations.sum(
      [...queues.map(({ dlq }) => dlq), this.queues.unread].map((dlq) =>
        dlq.metricApproximateNumberOfMessagesVisible({ statistic: 'max' }),
      ),
    )
    new Dashboard(this, 'Dashboard', {
      dashboardName: `aftercare-${this.stage.name}`,
      widgets: [
        [
          new TextWidget({
            markdown: '**All six numbers 0 or small, and no red below: nobody is waiting.** Otherwise: docs/runbook.md',
            width: 24,
            height: 1,
          }),
        ],
        [
          value('Alerts nobody has taken', shown.unanswered),
          value('Open alerts', shown.open),
          value('Longest overdue page or answer, s', shown.urgentLag),
          value('Longest wait to be read, s', shown.reading),
          value('Not delivered', shown.failures),
          value('Dead letters', deadLetters),
        ],
        [new AlarmStatusWidget({ title: 'Alarms', alarms: operations.alarms, width: 24, height: 6 })],
        [
          new GraphWidget({
            title: 'Oldest message per queue, s',
            width: 12,
            left: queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'max' })),
          }),
          new GraphWidget({
            title: 'Oldest due follow-up, s',
            width: 12,
            left: shown.routineLag ? [shown.routineLag] : [],
          }),
        ],
      ],
    })
  }
}
