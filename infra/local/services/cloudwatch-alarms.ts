/** CloudWatch alarms of the template, and the pager at the end of the operations topic. */
import { ACCOUNT } from '../arn.ts'
import type { Grants } from '../security/grants.ts'
import type { Json, JsonObject, Template } from '../template.ts'
import type { Clock } from '../world/clock.ts'
import type { MetricId, Metrics } from './cloudwatch-metrics.ts'
import type { Queues } from './sqs.ts'

/** What rang: `at` an instant of our time, `name` the alarm's. */
export type Rung = { at: string; name: string; state: 'ALARM'; because: string }

type Series = { id: MetricId; statistic: string }
type Alarm = {
  name: string
  actions: string[]
  /** Added up, each missing one as 0 where there are several. */
  series: Series[]
  /** Where this one has anything, the others count as 0. */
  unless?: Series
  periodMinutes: number
  periods: number
  threshold: number
  below: boolean
  missing: 'breaching' | 'notBreaching' | 'ignore' | 'missing'
}

const MINUTE = 60_000

/** Namespaces of services in which something is counted here; other metrics have no data, and the reason is given. */
const MODELLED = ['Aftercare', 'AWS/SQS', 'AWS/Lambda', 'AWS/SNS', 'AWS/ApiGateway']
const NOT_MODELLED: Record<string, string> = { 'AWS/SMSVoice': 'nothing costs anything on this machine' }

export class Alarms {
  private readonly alarms: Alarm[]
  private readonly inAlarm = new Set<string>()
  private readonly rung: Rung[] = []
  private readonly parts: { clock: Clock; metrics: Metrics; queues: Queues; grants: Grants }
  /** The instant from which metrics are complete; missing data before it means nothing. */
  private livedSince: number

  constructor({ resources }: Template, parts: { clock: Clock; metrics: Metrics; queues: Queues; grants: Grants }) {
    this.parts = parts
    this.livedSince = parts.clock.now()
    this.alarms = resources
      .filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
      .map(({ id, properties }) => alarmOf(id, properties))
  }

  /** Alarms that have rung, the oldest first. */
  get pager(): readonly Rung[] {
    return this.rung
  }

  /** The clock skipped minutes in which nothing was due: their missing metrics are not silence. */
  passedOver(): void {
    this.livedSince = this.parts.clock.now()
  }

  /** Evaluates every alarm now; an alarm that enters ALARM rings once, and it ends with a whole minute in which nothing was wrong. */
  evaluate(): void {
    const minute = Math.floor(this.parts.clock.now() / MINUTE) + 1
    for (const alarm of this.alarms) {
      const value = this.breach(alarm, minute)
      if (value === 'unchanged') continue
      if (value === undefined) {
        if (this.breach(alarm, minute - 1) === undefined) this.inAlarm.delete(alarm.name)
      } else if (!this.inAlarm.has(alarm.name)) {
        this.inAlarm.add(alarm.name)
        this.ring(alarm, value)
      }
    }
  }

  private ring({ name, actions }: Alarm, because: string): void {
    const { clock, grants } = this.parts
    for (const topic of actions)
      if (grants.serviceMay('cloudwatch.amazonaws.com', 'sns:Publish', topic, { 'aws:SourceAccount': ACCOUNT }))
        this.rung.push({ at: clock.iso(), name, state: 'ALARM', because })
  }

  /** Why the alarm is breached by the minute `end`; `undefined` when it is not, `unchanged` when there is nothing to tell by. */
  private breach(alarm: Alarm, end: number): string | undefined {
    const { periodMinutes, periods, threshold, below, missing } = alarm
    const values: (number | undefined)[] = []
    for (let period = 0; period < periods; period++) {
      const to = end - period * periodMinutes
      values.push(this.valueOf(alarm, to - periodMinutes, to))
    }
    if (missing === 'breaching' && (end - periods * periodMinutes) * MINUTE < this.livedSince) return undefined
    if (missing === 'ignore' && values.every((value) => value === undefined)) return 'unchanged'
    const bad = values.every((value) =>
      value === undefined ? missing === 'breaching' : below ? value < threshold : value >= threshold,
    )
    return bad
      ? `${values.map((value) => value ?? 'nothing').join(', ')} against ${below ? 'at least' : 'less than'} ${threshold}`
      : undefined
  }

  private valueOf({ series, unless }: Alarm, from: number, to: number): number | undefined {
    const of = ({ id, statistic }: Series) => this.gauge(id) ?? this.parts.metrics.statistic(id, statistic, from, to)
    if (unless && (of(unless) ?? 0) > 0) return 0
    const values = series.map(of)
    if (values.length === 1) return values[0]
    return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  }

  /** What SQS reports as it stands, each minute. */
  private gauge({ namespace, name, of = {} }: MetricId): number | undefined {
    if (namespace !== 'AWS/SQS') return undefined
    const queue = String(of.QueueName)
    const { queues, clock } = this.parts
    if (name === 'ApproximateNumberOfMessagesVisible') return queues.visibleCount(queue)
    if (name !== 'ApproximateAgeOfOldestMessage') return undefined
    const sentAt = queues.oldestSentAt(queue)
    return sentAt === undefined ? 0 : (clock.now() - sentAt) / 1000
  }
}

function alarmOf(id: string, properties: JsonObject): Alarm {
  const single = properties.MetricName ? [seriesOf(id, properties, properties.Statistic)] : []
  let isUnless = false
  const several = ((properties.Metrics ?? []) as JsonObject[]).flatMap(({ MetricStat, Expression }) => {
    if (Expression === 'IF(FILL(m0, 0) > 0, 0, FILL(m1, 0))') isUnless = true
    else if (Expression !== undefined && !/^SUM\(\[(FILL\(m\d+, 0\)(, )?)+\]\)$/.test(String(Expression)))
      throw new Error(
        `${id}: the expression ${Expression} is not modelled here (infra/local/services/cloudwatch-alarms.ts)`,
      )
    if (!MetricStat) return []
    const { Metric, Stat } = MetricStat as JsonObject
    return [seriesOf(id, Metric as JsonObject, Stat)]
  })
  const stat = ((properties.Metrics ?? []) as JsonObject[]).find(({ MetricStat }) => MetricStat)?.MetricStat
  const seconds = Number(properties.Period ?? (stat as JsonObject | undefined)?.Period ?? 60)
  return {
    name: String(properties.AlarmName ?? id),
    actions: ((properties.AlarmActions ?? []) as string[]).map(String),
    series: isUnless ? several.slice(1) : [...single, ...several],
    ...(isUnless && several[0] ? { unless: several[0] } : {}),
    periodMinutes: Math.max(1, seconds / 60),
    periods: Number(properties.EvaluationPeriods),
    threshold: Number(properties.Threshold),
    below: comparison(id, properties.ComparisonOperator),
    missing: (properties.TreatMissingData ?? 'missing') as Alarm['missing'],
  }
}

function comparison(id: string, operator: Json | undefined): boolean {
  if (operator === 'LessThanThreshold') return true
  if (operator === 'GreaterThanOrEqualToThreshold') return false
  throw new Error(`${id}: ${operator} is not modelled here (infra/local/services/cloudwatch-alarms.ts)`)
}

function seriesOf(id: string, { Namespace, MetricName, Dimensions }: JsonObject, statistic: Json | undefined): Series {
  const namespace = String(Namespace)
  const [root = ''] = namespace.startsWith('AWS/') ? [namespace] : namespace.split('/')
  if (!MODELLED.includes(root) && !NOT_MODELLED[namespace])
    throw new Error(`${id}: nothing counts ${namespace} here (infra/local/services/cloudwatch-alarms.ts)`)
  const of = Object.fromEntries(
    ((Dimensions ?? []) as JsonObject[]).map(({ Name, Value }) => [String(Name), String(Value)]),
  )
  return { id: { namespace, name: String(MetricName), of }, statistic: String(statistic) }
}
