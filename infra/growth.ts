/**
 * What limits at 1, 100 and 10,000 clinics, from the constants that the stack itself uses; docs/operations.md shows the
 * table, and a test keeps it true.
 */
import { SHARDS } from '../functions/adapters/dynamodb/table.ts'
import { MOST_ROUTINE, ROUTINE_PER_CLINIC_AND_MINUTE } from '../functions/use-cases/messages/tick.ts'
import { AT_ONCE, AUDIT_SECONDS } from './functions.ts'
import { THROTTLE } from './http-api.ts'

/** A busy clinic. Its messages leave in the thirteen hours in which texts may, unevenly. */
const A_CLINIC = {
  visitsPerDay: 20,
  messagesPerVisit: 10,
  repliesPerMessage: 0.25,
  /** The busiest minute against the average one. */
  peak: 4,
  hoursPerDay: 13,
  /** One open inbox asks for news every three seconds (docs/decisions/0005); checkouts and systems add a little. */
  requestsPerSecond: 0.4,
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html */
const WRITES_PER_PARTITION = 1000
/** A planned item enters the due index, moves when it is claimed, and leaves when it is sent. */
const INDEX_WRITES_PER_MESSAGE = 3
/** What Lambda lets an account run at once, after the first quota request and before a second. */
const CONCURRENCY = 1000
const BATCH = 10
/** For one batch of messages to be claimed, sent and recorded side by side. */
const SECONDS_PER_BATCH = 1
/** For the auditor to read one clinic that has no alert open. */
const SECONDS_PER_AUDIT = 0.02
const SIZES = [1, 100, 10_000]

export type Limit = { what: string; unit: string; limit: number; need: (clinics: number) => number; setting: string }

const { visitsPerDay, messagesPerVisit, repliesPerMessage, peak, hoursPerDay } = A_CLINIC
const perMinute = (visitsPerDay * messagesPerVisit * peak) / (hoursPerDay * 60)
const consumers = Object.values(AT_ONCE).reduce((sum, each) => sum + each, 0)

export const LIMITS: readonly Limit[] = [
  {
    what: 'routine texts of one number',
    unit: 'a minute',
    limit: ROUTINE_PER_CLINIC_AND_MINUTE,
    need: () => perMinute,
    setting:
      'more parts per second for the campaign (AWS Support), then `ROUTINE_PER_CLINIC_AND_MINUTE` in functions/use-cases/messages/tick.ts',
  },
  {
    what: 'follow-ups that tick finds',
    unit: 'a minute',
    limit: MOST_ROUTINE,
    need: (clinics) => clinics * perMinute,
    setting: '`MOST_ROUTINE` in functions/use-cases/messages/tick.ts',
  },
  {
    what: 'follow-ups sent',
    unit: 'a minute',
    limit: (AT_ONCE.routine * BATCH * 60) / SECONDS_PER_BATCH,
    need: (clinics) => clinics * perMinute,
    setting: '`AT_ONCE.routine` in infra/functions.ts',
  },
  {
    what: 'replies read',
    unit: 'a minute',
    limit: (AT_ONCE.replies * 5 * 60) / SECONDS_PER_BATCH,
    need: (clinics) => clinics * perMinute * repliesPerMessage,
    setting: '`AT_ONCE.replies` in infra/functions.ts',
  },
  {
    what: 'writes to the due index',
    unit: 'a second',
    limit: SHARDS * WRITES_PER_PARTITION,
    need: (clinics) => (clinics * perMinute * INDEX_WRITES_PER_MESSAGE) / 60,
    setting: '`SHARDS` in functions/adapters/dynamodb/table.ts (may only grow)',
  },
  {
    what: 'functions at once',
    unit: 'for queues',
    limit: CONCURRENCY,
    need: () => consumers,
    setting: 'Service Quotas, Lambda, *Concurrent executions*; a new account has 10',
  },
  {
    what: 'calls of API and console',
    unit: 'a second',
    limit: THROTTLE.throttlingRateLimit,
    need: (clinics) => clinics * A_CLINIC.requestsPerSecond,
    setting: '`THROTTLE` in infra/http-api.ts',
  },
  {
    what: 'clinics audited',
    unit: 'a round',
    limit: AUDIT_SECONDS / SECONDS_PER_AUDIT,
    need: (clinics) => clinics,
    setting: '`AUDIT_SECONDS` in infra/functions.ts, up to its round of 300; then a round per part of the clinics',
  },
]

const amount = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 })

/** The table in Markdown: what is needed at each size, in bold where it is more than the limit. */
export function growthTable(): string {
  const cell = ({ need, limit }: Limit, clinics: number) =>
    need(clinics) > limit ? `**${amount(need(clinics))}**` : amount(need(clinics))
  const rows = LIMITS.map((each) =>
    [
      [each.what, each.unit].filter(Boolean).join(' '),
      amount(each.limit),
      ...SIZES.map((clinics) => cell(each, clinics)),
      each.setting,
    ].join(' | '),
  )
  const head = ['what', 'limit', ...SIZES.map((size) => `at ${amount(size)}`), 'lifted by'].join(' | ')
  return [head, '---|--:|--:|--:|--:|---', ...rows]
    .map((row) => `| ${row} |`.replace('| ---', '|---').replace('--- |', '---|'))
    .join('\n')
}
