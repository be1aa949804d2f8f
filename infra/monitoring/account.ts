import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Watch } from '../monitoring.ts'
import type { Stage } from '../stage.ts'

const SPEND_SHARE = 0.8

/** The account's limits: functions at once, and money for texts. */
export function watchAccount(watch: Watch): void {
  watch.alarm('Throttled', {
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
  watch.alarm('Spend', {
    title: 'The money for texts runs out',
    metric: spendOf(watch.stage),
    threshold: watch.stage.monthlyTextSpendDollars * SPEND_SHARE,
    // Reported when a text leaves alone: silence may mean that the money has run out.
    staysOnSilence: true,
    harm: 'When the limit of the month is reached, no text leaves: no follow-up, no answer, no page.',
  })
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
