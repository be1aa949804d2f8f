import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { AftercareFunction } from './aftercare-function.ts'
import type { Operations } from './operations.ts'
import type { Queues } from './queues.ts'
import type { Stage } from './stage.ts'

export type Watched = Record<
  | ('tick' | 'send' | 'delivery' | 'advance' | 'audit')
  | ('receive' | 'receiveEmail' | 'rescue' | 'json' | 'links' | 'pages'),
  AftercareFunction
>

export type WatchProps = { stage: Stage; operations: Operations; queues: Queues; functions: Watched }

/** Tick runs each minute, a queue tries again after one: what is due for longer than this does not move by itself. */
const URGENT_LATE_SECONDS = 180
/** Routine messages are paced to a number's rate, so a clinic's busy morning may take its time. */
const ROUTINE_LATE_SECONDS = 3600
const TRIAGED_WITHIN_SECONDS = 60
/** Messages to one person that fail are that person's; so many in five minutes are a carrier's, or ours. */
const FAILURES = 10
const SPEND_SHARE = 0.8

/** What shows that patients or staff are waiting, each with an alarm, and the page that shows it all at once. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { stage, operations, queues, functions }: WatchProps) {
    super(scope, id)
    const { tick, send, delivery, advance, audit, receive, receiveEmail, rescue, json, links, pages } = functions
    // What raises an alert or moves it on: a reply, its time, what somebody does about it.
    const paging = [receive, receiveEmail, rescue, advance, audit, json, links, pages]
    const urgentLag = operations.logged({ event: 'ticked', field: 'oldestUrgentSeconds', by: [tick] })
    const routineLag = operations.logged({ event: 'ticked', field: 'oldestRoutineSeconds', by: [tick] })
    const ticks = operations.logged({ event: 'ticked', by: [tick] })
    const reading = operations.logged({ event: 'text-received', field: 'seconds', by: [receive] })
    const unanswered = operations.logged({ event: 'audited', field: 'unacknowledged', by: [audit] })
    const open = operations.logged({ event: 'audited', field: 'alerts', by: [audit] })
    const audits = operations.logged({ event: 'audited', by: [audit] })
    const failures = operations.logged({ event: 'undelivered', by: [send, delivery] })

    operations.alarm(this, 'UrgentLag', {
      title: 'Pages and answers are overdue',
      metric: urgentLag,
      threshold: URGENT_LATE_SECONDS,
      harm: 'Something due at once has waited for minutes: a page, a safety answer, or an alert that should move on.',
    })
    operations.alarm(this, 'RoutineLag', {
      title: 'Follow-ups are overdue',
      metric: routineLag,
      threshold: ROUTINE_LATE_SECONDS,
      periods: 5,
      harm: 'Follow-ups have been due for an hour; those past their window are not sent at all.',
    })
    operations.alarm(this, 'TickSilent', {
      title: 'Tick has stopped',
      metric: ticks.with({ period: Duration.minutes(5) }),
      onSilence: true,
      harm: 'Nothing that falls due is found: no follow-ups, no reminders, no second page.',
    })
    operations.alarm(this, 'ReadLate', {
      title: 'Replies are read late',
      metric: reading,
      threshold: TRIAGED_WITHIN_SECONDS,
      harm: 'A text was read more than a minute after the patient sent it; a warning sign in it woke staff late.',
    })
    operations.alarm(this, 'Unacknowledged', {
      title: 'An alert that nobody has taken',
      metric: unanswered,
      harm: 'A patient with a warning sign is waiting and nobody has acknowledged in the time that the policy sets.',
    })
    operations.alarm(this, 'AuditorSilent', {
      title: 'The auditor is silent',
      metric: audits.with({ period: Duration.minutes(15) }),
      onSilence: true,
      harm: 'Nobody checks that every open alert is being paged, and the watcher outside hears nothing.',
    })
    operations.alarm(this, 'Failures', {
      title: 'Messages do not arrive',
      metric: failures.with({ period: Duration.minutes(5) }),
      threshold: FAILURES,
      harm: 'Many messages in a few minutes could not be delivered: patients are not asked, or staff are not paged.',
    })
    operations.alarm(this, 'Throttled', {
      title: 'Functions are throttled',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: 'sum',
        period: Duration.minutes(1),
      }),
      periods: 3,
      harm: 'The account runs as many functions as it may: texts are read, and pages leave, late.',
    })
    operations.alarm(this, 'Spend', {
      title: 'The money for texts runs out',
      metric: spendOf(stage),
      threshold: stage.monthlyTextSpendDollars * SPEND_SHARE,
      harm: 'When the limit of the month is reached, no text leaves: no follow-up, no answer, no page.',
    })
    for (const [by, event, title, harm] of [
      [
        paging,
        'nobody-to-page',
        'Nobody to page',
        'A warning sign is open while nobody has a duty: everybody of the rota is paged.',
      ],
      [
        [receive],
        'staff-stop',
        'Staff stopped their pages',
        'Somebody of the staff texted STOP: they are paged on; speak with them, and change the rota.',
      ],
      [
        [send, delivery],
        'page-refused',
        'Pages are refused',
        'Pages are refused by the phone network; they go by e-mail or voice meanwhile.',
      ],
      [
        [audit],
        'audit-fault',
        'An alert did not get its pages',
        'An open alert did not get what it should have: read it in the log of AuditAlerts.',
      ],
      [
        [advance, audit],
        'not-ready',
        'Somebody on duty does not answer',
        'Somebody with a duty today has not answered the test page.',
      ],
    ] as const)
      operations.alarm(this, `On-${event}`, { title, metric: operations.logged({ event, by }), harm })

    this.dashboard(stage, operations, queues, { urgentLag, routineLag, reading, unanswered, open, failures })
  }

  private dashboard(stage: Stage, operations: Operations, queues: Queues, shown: Record<string, IMetric>): void {
    const value = (title: string, metric: IMetric | undefined, width = 4) =>
      new SingleValueWidget({ title, metrics: metric ? [metric] : [], width, height: 4, setPeriodToTimeRange: false })
    const letters = operations.sum(
      queues.all.map((each) => each.letters.metricApproximateNumberOfMessagesVisible({ statistic: 'max' })),
    )
    new Dashboard(this, 'Dashboard', {
      dashboardName: `aftercare-${stage.name}`,
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
          value('Dead letters', letters),
        ],
        [new AlarmStatusWidget({ title: 'Alarms', alarms: operations.alarms, width: 24, height: 6 })],
        [
          new GraphWidget({
            title: 'Oldest message per queue, s',
            width: 12,
            left: queues.all.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'max' })),
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

/** Both services report what the month has cost so far, in dollars. */
const spendOf = ({ textSender }: Stage): Metric =>
  new Metric({
    ...(textSender === 'sns'
      ? { namespace: 'AWS/SNS', metricName: 'SMSMonthToDateSpentUSD' }
      : { namespace: 'AWS/SMSVoice', metricName: 'TextMessageMonthlySpend' }),
    statistic: 'max',
    period: Duration.hours(1),
  })
