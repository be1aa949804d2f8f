import { Duration } from 'aws-cdk-lib'
import type { AftercareFunction } from '../aftercare-function.ts'
import type { Watch } from '../monitoring.ts'

/** Messages to one person that fail are that person's; so many in five minutes are a carrier's, or ours. */
const FAILURES = 10

export function watchMessages(
  watch: Watch,
  { send, delivery }: { send: AftercareFunction; delivery: AftercareFunction },
): void {
  const failures = watch.logged({ event: 'undelivered', by: [send, delivery] })
  watch.show('failures', failures)
  watch.alarm('Failures', {
    title: 'Messages do not arrive',
    metric: failures.with({ period: Duration.minutes(5) }),
    threshold: FAILURES,
    harm: 'Many messages in a few minutes could not be delivered: patients are not asked, or staff are not paged.',
  })
  watch.alarm('On-page-refused', {
    title: 'Pages are refused',
    metric: watch.logged({ event: 'page-refused', by: [send, delivery] }),
    harm: 'Pages are refused by the phone network; they go by e-mail or voice meanwhile.',
  })
}
