/** How each thing of the domain becomes an item of the store, with its indexes. The one place that sets due keys. */
import { type Alert, alertWakesAt, CODE_RESTS_HOURS, type Code } from '../../core/alerts/alert.ts'
import { packHistory } from '../../core/alerts/pack-history.ts'
import type { Task } from '../../core/alerts/task.ts'
import { type StoredAlert, upgradeAlert } from '../../core/alerts/upgrade-alert.ts'
import type { Override } from '../../core/clinic/clinic.ts'
import type { ImportJob } from '../../core/courses/import-job.ts'
import type { ArrivedEvent } from '../../core/intake/arrived.ts'
import { type Key, keys, staffPk } from '../../core/keys.ts'
import { kindOf } from '../../core/kind-of-key.ts'
import { dueAt, laneOf, type Outbound, outboundKey } from '../../core/messages/outbound.ts'
import { type StoredOutbound, upgradeOutbound } from '../../core/messages/upgrade-outbound.ts'
import type { FollowedCalendar } from '../../core/on-call/followed-calendar.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { Reading } from '../../core/second-reader/reading.ts'
import { earliest, type Instant, plusHours } from '../../core/time.ts'
import { type Delivery, deliveryWakesAt } from '../../core/webhooks/delivery.ts'
import type { EventBatch } from '../../core/webhooks/event.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import { type IndexEntries, type Item, type Lane, MOST_WRITES, type Records, type Value, type Write } from '../ports.ts'

/** An item together with the version it was read at; `version` 0 is one that does not exist yet. */
export type Versioned<T> = { value: T; version: number }

/** An alert or a message of an earlier version reads as one of this version; the next write keeps it so. */
export const readAs = <T>(item: Item): Versioned<T> => ({ value: upgraded(item) as T, version: item.version })

function upgraded({ key, value }: Item): unknown {
  switch (kindOf(key)) {
    case 'alert':
      return upgradeAlert(value as StoredAlert)
    case 'outbound':
      return upgradeOutbound(value as StoredOutbound)
    default:
      return value
  }
}

/** Undefined where the item is absent or has expired. Throws Unavailable when the store cannot be read. */
export async function read<T>(records: Records, key: Key): Promise<Versioned<T> | undefined> {
  const item = await records.get(key)
  return item && readAs<T>(item)
}

/** As `read`, in the order of the keys. */
export async function readMany<T>(records: Records, keys: readonly Key[]): Promise<(Versioned<T> | undefined)[]> {
  if (keys.length === 0) return []
  return (await records.getAll(keys)).map((item) => item && readAs<T>(item))
}

export async function readAll<T>(records: Records, pk: string, prefix: string): Promise<Versioned<T>[]> {
  return (await records.list(pk, prefix)).map((item) => readAs<T>(item))
}

/** A write of the whole value: a put where it is new (`version` 0), else an update of that version. */
export function write(key: Key, value: object, version: number, found: IndexEntries = {}): Write {
  const plain = value as Value
  return version === 0
    ? { kind: 'put', key, value: plain, found }
    : { kind: 'update', key, value: plain, found, expects: version }
}

const due = (lane: Lane, at: Instant | undefined): IndexEntries => (at ? { due: { lane, at } } : {})

/** Days for which what staff write and are sent is kept, where it belongs to no patient's record. */
export const STAFF_TEXT_DAYS = 30

export const writeOutbound = (item: Outbound, version = 0): Write =>
  write(outboundKey(item), item, version, { ...due(laneOf(item), dueAt(item)), ...staffTextKept(item) })

const staffTextKept = ({ clinicId, place, staffId, plannedFor }: Outbound): IndexEntries =>
  staffId !== undefined && place === staffPk(clinicId, staffId)
    ? { expiresAt: plusHours(plannedFor, 24 * STAFF_TEXT_DAYS) }
    : {}

/** New items, each with what its link opens. */
export const writesOf = (items: readonly Outbound[]): Write[] =>
  items.flatMap((item) => [writeOutbound(item), ...linkWrites(item)])

export const linkWrites = ({ link }: Outbound): Write[] =>
  link ? [write(keys.link(link.token), link, 0, { expiresAt: link.expiresAt })] : []

/** As many of the writes as one transaction holds; a message stays with its link, which follows it. */
export function firstPart(writes: readonly Write[]): Write[] {
  let end = Math.min(MOST_WRITES, writes.length)
  while (writes[end]?.key.pk.startsWith('LINK#')) end--
  return writes.slice(0, end)
}

export const writeAlert = (alert: Alert, version = 0): Write =>
  write(keys.alert(alert.clinicId, alert.alertId), stored(alert), version, due('urgent', alertWakesAt(alert)))

const stored = (alert: Alert): StoredAlert => ({ ...alert, history: packHistory(alert.history) })

export const writeTask = (task: Task, version = 0): Write =>
  write(keys.task(task.clinicId, task.taskId), task, version, {
    ...due('urgent', earliest(Object.values(task.timers))),
    ...(task.state === 'open' ? { open: { clinicId: task.clinicId, since: task.createdAt } } : {}),
  })

export const writePatient = (person: Patient, version = 0): Write =>
  write(keys.patient(person.clinicId, person.personId), person, version)

/** Kept as long as a person may ask what became of it; the register keeps what it found. */
const READING_DAYS = 30

export const writeReading = (reading: Reading, version = 0): Write =>
  write(keys.reading(reading.clinicId, reading.messageId), reading, version, {
    ...due('second-reads', reading.timers.read),
    expiresAt: plusHours(reading.receivedAt, 24 * READING_DAYS),
  })

/** A job gives way to what urgent work there is, and is paced as routine messages are. */
export const writeImport = (job: ImportJob, version = 0): Write =>
  write(keys.importJob(job.clinicId, job.importId), job, version, {
    ...due('routine', job.timers.work),
    expiresAt: job.expiresAt,
  })

/** An event that is not worked through yet is due, and is paced as routine messages are. */
export const writeArrived = (arrived: ArrivedEvent, version = 0): Write =>
  write(keys.arrived(arrived.clinicId, arrived.source, arrived.intakeId), arrived, version, {
    ...due('routine', arrived.timers.work),
    expiresAt: arrived.expiresAt,
  })

/** A calendar that is to be fetched, in the lane of all calls to systems of others. */
export const writeFollowed = (feed: FollowedCalendar, version = 0): Write =>
  write(keys.followed(feed.clinicId, feed.duty), feed, version, due('webhooks', feed.timers.fetch))

export const writeWebhook = (webhook: Webhook, version = 0): Write =>
  write(keys.webhook(webhook.clinicId, webhook.webhookId), webhook, version)

/** Days for which events and their deliveries are kept, whatever became of them. */
export const EVENT_DAYS = 30

export const writeEventBatch = (batch: EventBatch, version = 0): Write =>
  write(keys.eventBatch(batch.clinicId, batch.batchId), batch, version, {
    ...due('webhooks', batch.timers.sort),
    ...keptFrom(batch.events[0]?.timestamp),
  })

export const writeDelivery = (delivery: Delivery, version = 0): Write =>
  write(keys.delivery(delivery.clinicId, delivery.webhookId, delivery.deliveryId), delivery, version, {
    ...due('webhooks', deliveryWakesAt(delivery)),
    ...keptFrom(delivery.createdAt),
  })

const keptFrom = (at: Instant | undefined): IndexEntries => (at ? { expiresAt: plusHours(at, 24 * EVENT_DAYS) } : {})

/** Days for which it can be looked up who had a duty. */
export const OVERRIDE_DAYS = 30

export const writeOverride = (clinicId: string, override: Override): Write =>
  write(keys.override(clinicId, override.overrideId), override, 0, {
    expiresAt: plusHours(override.endsAt, 24 * OVERRIDE_DAYS),
  })

/** An alert after a step. Its code says its tier too, so that the gravest are found without reading every alert. */
export function alertWrites(alert: Alert, before: Versioned<Alert>, codes: readonly Versioned<Code>[]): Write[] {
  const changed = alert.tier !== before.value.tier
  const code = codes.find(({ value }) => changed && value.code === alert.code && value.alertId === alert.alertId)
  return [writeAlert(alert, before.version), ...(code ? [writeCode(alert, code)] : [])]
}

/** The code's item, gone once it may mean another alert. `before`: what of this alert's own code stays as it is. */
export function writeCode(
  { clinicId, code, alertId, tier, openedAt }: Pick<Alert, 'clinicId' | 'alertId' | 'code' | 'tier' | 'openedAt'>,
  before: { version: number; value?: Code },
  resolvedAt?: Instant,
): Write {
  const { restsUntil: _rested, ...kept } = before.value ?? {}
  const restsUntil = resolvedAt && plusHours(resolvedAt, CODE_RESTS_HOURS)
  const item: Code = { ...kept, code, alertId, tier, openedAt, ...(restsUntil ? { restsUntil } : {}) }
  return write(keys.code(clinicId, code), item, before.version, restsUntil ? { expiresAt: restsUntil } : {})
}
