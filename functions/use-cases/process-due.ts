/** What is due, by the kind of its key: the one place that knows which use case moves which item along. */

import type { Key } from '../core/keys.ts'
import { kindOf } from '../core/kind-of-key.ts'
import { advanceAlert } from './alerts/advance-alert.ts'
import { processTask } from './alerts/process-task.ts'
import { type ImportResult, runImport } from './courses/run-import.ts'
import { type IntakeResult, processIntake } from './intake/process-intake.ts'
import { type FollowedResult, fetchFollowed } from './on-call/fetch-followed.ts'
import { watchRota } from './on-call/watch-rota.ts'
import type {
  CalendarFetcher,
  Composing,
  Hashing,
  Ids,
  Links,
  Queueing,
  ReadsAgain,
  Secret,
  SlackCaller,
  Store,
  Triages,
  WebhookCaller,
} from './ports.ts'
import { type SecondRead, secondRead } from './second-reader/second-read.ts'
import type { Advanced } from './store/advanced.ts'
import { type DeliveryResult, deliver } from './webhooks/deliver.ts'
import { type Sorted, sortEvents } from './webhooks/sort-events.ts'

/** A key of the intake queue: an import with rows left, or an event of a booking system. Safe to repeat. */
export const processVisits = (
  deps: Store & Queueing & Composing & Hashing & Secret,
  key: Key,
): Promise<ImportResult | IntakeResult> => (kindOf(key) === 'import' ? runImport(deps, key) : processIntake(deps, key))

/** A key of the alerts queue: an alert, a task that may become one, or the watch over a clinic's rota. Safe to repeat. */
export function processAlert(deps: Store & Queueing & Composing, key: Key): Promise<Advanced> {
  switch (kindOf(key)) {
    case 'task':
      return processTask(deps, key)
    case 'watch':
      return watchRota(deps, key.pk.split('#')[1] ?? '')
    default:
      return advanceAlert(deps, key)
  }
}

/** A key of the queue of second reads. Safe to repeat. */
export const processSecondRead = (
  deps: Store & Queueing & Composing & Triages & ReadsAgain,
  key: Key,
): Promise<SecondRead> => secondRead(deps, key)

/** A key of the webhooks queue: events to be sorted out, one to be delivered, or a calendar to be fetched. Safe to repeat. */
export function processWebhook(
  deps: Store & Ids & Links & Queueing & WebhookCaller & SlackCaller & CalendarFetcher,
  key: Key,
): Promise<DeliveryResult | Sorted | FollowedResult> {
  switch (kindOf(key)) {
    case 'events':
      return sortEvents(deps, key)
    case 'followed':
      return fetchFollowed(deps, key)
    default:
      return deliver(deps, key)
  }
}
