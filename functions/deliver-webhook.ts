import { webhookDeps } from './runtime/deps.ts'
import { keyIn, onQueue } from './runtime/on-queue.ts'
import { processWebhook } from './use-cases/process-due.ts'

/**
 * From the webhooks queue: sorts events out to the webhooks that want them, and calls one webhook about one event, and
 * fetches the calendars that rotas are read from. A key may come twice; only who claims the delivery calls, and what is sent
 * twice all the same has the same webhook-id. A calendar that is fetched twice asks its question once.
 */
export const handler = onQueue(webhookDeps, (deps, record) => processWebhook(deps, keyIn(record)))
