/** What 1,000 follow-ups cost, item by item, in dollars; docs/operations.md shows the table, and a test keeps it true. */
import { METRICS } from '../functions/runtime/metrics.ts'

/**
 * Prices of us-east-1, November 2026: list prices of the services; what carriers add per part, as re-sellers publish it.
 * They change: look them up before you promise anybody anything.
 */
export const PRICES = {
  textPart: 0.00645,
  carrierPart: 0.0043,
  textReceived: 0.0075,
  /** T-Mobile's fee for what its customers send, spread over all carriers. */
  carrierReceived: 0.001,
  mail: 0.0001,
  lambdaRequest: 0.2e-6,
  lambdaGigabyteSecond: 0.0000133334,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  queueRequest: 0.4e-6,
  topicPublish: 0.5e-6,
  logGigabyte: 0.5,
  keyRequest: 0.03 / 10_000,
}

/** What one follow-up takes; a quarter of patients answer. */
const A_FOLLOW_UP = {
  parts: 1,
  replies: 0.25,
  mails: 0.2,
  invocations: 3,
  secondsEach: 0.06,
  gigabytes: 0.5,
  writeUnits: 8,
  readUnits: 6,
  queueRequests: 3,
  publishes: 1.25,
  logKilobytes: 3,
  keyRequests: 0.1,
}

const FOLLOW_UPS = 1000

/** What is paid each month whether anybody is treated or not, for the production stage; list prices as above. */
export const FIXED = {
  keys: 2,
  secrets: 1,
  alarms: 61,
  queuesPolled: 10,
  keyDollars: 1,
  secretDollars: 0.4,
  alarmDollars: 0.1,
  metricDollars: 0.3,
  /** Calls of one clinic's system in a month; each reads two small items, to see whose key it is. */
  callsOfSystem: 10_000,
}

/** Five pollers a queue ask every twenty seconds, empty or not; a million requests are free. */
const POLLS = 5 * 3 * 60 * 24 * 30
const FREE_REQUESTS = 1e6

/** `systems`: clinics whose own software has a key. */
function fixedCosts(systems: number): Item[] {
  const numbers = Object.values(METRICS).reduce((sum, fields) => sum + 1 + fields.length, 0)
  const polls = Math.max(0, FIXED.queuesPolled * POLLS - FREE_REQUESTS)
  return [
    { item: 'keys and secret', dollars: FIXED.keys * FIXED.keyDollars + FIXED.secrets * FIXED.secretDollars },
    { item: `${FIXED.alarms} alarms`, dollars: FIXED.alarms * FIXED.alarmDollars },
    { item: `${numbers} metrics of our own`, dollars: numbers * FIXED.metricDollars },
    { item: 'queues that are asked while they are empty', dollars: polls * PRICES.queueRequest },
    { item: `keys of ${systems} clinics’ systems`, dollars: systems * FIXED.callsOfSystem * 2 * PRICES.readUnit },
  ]
}

type Item = { item: string; dollars: number }

export function costs(parts = A_FOLLOW_UP.parts): Item[] {
  const { textPart, carrierPart, textReceived, carrierReceived, mail } = PRICES
  const each = A_FOLLOW_UP
  const of = (item: string, dollars: number): Item => ({ item, dollars: dollars * FOLLOW_UPS })
  return [
    of('texts to patients', parts * (textPart + carrierPart)),
    of('texts from patients', each.replies * (textReceived + carrierReceived)),
    of('e-mails', each.mails * mail),
    of(
      'Lambda',
      each.invocations * (PRICES.lambdaRequest + each.secondsEach * each.gigabytes * PRICES.lambdaGigabyteSecond),
    ),
    of('DynamoDB', each.writeUnits * PRICES.writeUnit + each.readUnits * PRICES.readUnit),
    of('SQS and SNS', each.queueRequests * PRICES.queueRequest + each.publishes * PRICES.topicPublish),
    of('logs', (each.logKilobytes / 1e6) * PRICES.logGigabyte),
    of('KMS', each.keyRequests * PRICES.keyRequest),
  ]
}

export const total = (items: readonly Item[]): number => items.reduce((sum, { dollars }) => sum + dollars, 0)

const money = (dollars: number): string => `$${dollars < 0.1 ? dollars.toFixed(4) : dollars.toFixed(2)}`

export const fixedTable = (systems = 10): string => table(`a month, with ${systems} systems`, fixedCosts(systems))

export const costTable = (): string => table(`per ${FOLLOW_UPS.toLocaleString('en-US')} follow-ups`, costs())

function table(head: string, items: readonly Item[]): string {
  const rows = items.map(({ item, dollars }) => `| ${item} | ${money(dollars)} |`)
  return [`| ${head} | |`, '|---|--:|', ...rows, `| **together** | **${money(total(items))}** |`].join('\n')
}
