import type { Log } from '../use-cases/ports.ts'

type LogEntry = Parameters<Log['write']>[0]

/**
 * What functions log that is counted, by event, with the numbers of an entry that are metrics of their own. Alarms are
 * made of nothing else (infra/monitoring). A metric costs about $0.30 a month and stage, so that each has its use.
 */
export const METRICS = {
  ticked: ['oldestUrgentSeconds', 'oldestRoutineSeconds'],
  'text-received': ['seconds'],
  audited: ['unacknowledged', 'alerts'],
  'audit-fault': [],
  'nobody-to-page': [],
  'not-ready': [],
  'staff-stop': [],
  undelivered: [],
  'page-refused': [],
  'not-queued': [],
  'reply-rescued': [],
  'emergency-text-without-records': [],
  'text-to-unknown-number': [],
  'request-failed': [],
  'store-unavailable': [],
  'second-reader-read': [],
  'second-reader-failed': [],
  'second-reader-limited': [],
  'link-failed': [],
  'console-failed': [],
  'retention-failed': [],
  'read-not-noted': [],
} as const satisfies Record<string, readonly string[]>

export type MetricEvent = keyof typeof METRICS

/** The namespace of a stage's metrics. */
export const namespaceOf = (stage: string): string => `Aftercare/${stage}`

/** A metric's name: the event, counted, or one of its numbers. */
export const metricName = (event: MetricEvent, field?: string): string => (field ? `${event}-${field}` : event)

const isCounted = (event: string): event is MetricEvent => event in METRICS

/**
 * The entry with its metrics in CloudWatch's embedded metric format, which the log service reads out of the line
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html);
 * `at` in milliseconds of the epoch. An entry that is not counted stays as it is.
 */
export function withMetrics(entry: LogEntry, stage: string, at: number): Record<string, unknown> {
  const { event } = entry
  if (!isCounted(event)) return { ...entry }
  const fields: readonly string[] = METRICS[event]
  const numbers = fields.filter((field) => typeof entry[field] === 'number')
  return {
    ...entry,
    [metricName(event)]: 1,
    ...Object.fromEntries(numbers.map((field) => [metricName(event, field), entry[field]])),
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: namespaceOf(stage),
          Dimensions: [[]],
          Metrics: [
            { Name: metricName(event), Unit: 'Count' },
            ...numbers.map((field) => ({ Name: metricName(event, field), Unit: 'None' })),
          ],
        },
      ],
    },
  }
}
