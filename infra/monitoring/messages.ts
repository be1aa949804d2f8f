import { Duration } from 'aws-cdk-lib'
import type { Watch } from '../monitoring.ts'

/** A single put that fails is made again by the next tick; one after the other means that SQS takes none of ours. */
const NOT_QUEUED = 3
/** Messages to one person that fail are that person's; so many in five minutes are a carrier's, or ours. */
const FAILURES = 10

export function watchMessages(watch: Watch): void {
  const { operations } = watch
  const failures = operations.logged('undelivered')
  watch.show('failures', failures)
  watch.alarm('Failures', {
    title: 'Messages do not arrive',
    metric: failures.with({ period: Duration.minutes(5) }),
    threshold: FAILURES,
    harm: 'Many messages in a few minutes could not be delivered: patients are not asked, or staff are not paged.',
  })
  watch.alarm('On-page-refused', {
    title: 'Pages are refused',
    metric: operations.logged('page-refused'),
    harm: 'Pages are refused by the phone network; they go by e-mail or voice meanwhile.',
  })
  watch.alarm('NotQueued', {
    title: 'Queues take no messages',
    metric: operations.logged('not-queued').with({ period: Duration.minutes(5) }),
    threshold: NOT_QUEUED,
    harm: 'Pages and follow-ups wait for the next tick instead of leaving at once, a minute late each.',
  })
  watch.alarm('TopicsFail', {
    title: 'A topic does not reach its queue',
    metric: operations.sum(
      watch.queues.heard.flatMap((topic) =>
        ['NumberOfNotificationsFailed', 'NumberOfNotificationsFailedToRedriveToDlq'].map((name) =>
          topic.metric(name, { period: Duration.minutes(5), statistic: 'sum' }),
        ),
      ),
    ),
    harm: 'Texts, e-mails or receipts do not come in: a policy or key is wrong, SNS does not try again, and nothing else says so.',
  })
}
