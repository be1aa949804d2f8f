import { webhookDeps } from './runtime/deps.ts'
import { keyIn, onQueue } from './runtime/on-queue.ts'
import { processWebhook } from './use-cases/process-due.ts'

/**
 * From the webhooks queue: sorts events out to the webhooks that want them, and calls one webhook about one event. A key
 * may come twice; only who claims the delivery calls, and what is sent twice all the same has the same webhook-id.
 */
export const handler = onQueue(webhookDeps, (deps, record) => processWebhook(deps, keyIn(record)))
