import { Duration } from 'aws-cdk-lib'
import type { Watch } from '../monitoring.ts'

/** A reply that waits is read again every ten minutes at the latest, so that each quarter of an hour has its failure. */
const QUARTER = Duration.minutes(15)
const QUARTERS = 4

/** Only where the stage has a second reader. */
export function watchSecondReader(watch: Watch): void {
  const { operations, stage } = watch
  if (!stage.secondReader) return
  watch.alarm('SecondReaderSilent', {
    title: 'The second reader is silent',
    metric: operations.unlessAny(
      operations.logged('second-reader-read').with({ period: QUARTER }),
      operations.logged('second-reader-failed').with({ period: QUARTER }),
      QUARTER,
    ),
    periods: QUARTERS,
    harm: 'For an hour the language model has said nothing that could be used. Triage, pages and answers are as always.',
  })
  watch.alarm('SecondReaderLimited', {
    title: 'The second reader is held back',
    metric: operations.logged('second-reader-limited').with({ period: Duration.minutes(5) }),
    harm: 'The language model wanted to page, or to ask staff, more often than its limits allow: it may have run wild, or many patients are ill.',
  })
}
