import { Duration } from 'aws-cdk-lib'
import type { Watch } from '../monitoring.ts'

/** One may be a store that was busy for a second. */
const NOT_NOTED = 5

/** What the law asks of records, beside what patients and staff wait for. */
export function watchRecords(watch: Watch): void {
  const { operations } = watch
  const period = Duration.hours(1)
  watch.alarm('NotErased', {
    title: 'A record is kept too long',
    metric: operations.logged('retention-failed').with({ period }),
    harm: 'A record whose time is over could not be erased; it is tried again each day, and patients notice nothing.',
  })
  watch.alarm('ReadsNotNoted', {
    title: 'Readings of records are not noted',
    metric: operations.logged('read-not-noted').with({ period }),
    threshold: NOT_NOTED,
    harm: 'Who read which record is missing from the audit log for these readings; staff and patients notice nothing.',
  })
}
