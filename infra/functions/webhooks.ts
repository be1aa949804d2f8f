import { ENV } from '../../functions/runtime/env.ts'
import { AT_ONCE, type Functions } from '../functions.ts'

/** A call takes 15 s at most, and the table before and after it as long as it takes any function. */
const DELIVERY_SECONDS = 30

/** What calls addresses that clinics give: their systems, and their calendars. It is apart from everything that pages or sends. */
export function addWebhooks(functions: Functions): void {
  const { records, queues } = functions.parts
  const deliver = functions.add('DeliverWebhook', 'deliver-webhook', {
    timeoutSeconds: DELIVERY_SECONDS,
    harm: 'Clinic systems are not told of events, and changes of on-call calendars show up late.',
    puts: [ENV.webhooksQueue],
  })
  records.letReadAndCommit(deliver)
  functions.consume(deliver, { queue: queues.webhooks.queue, maxConcurrency: AT_ONCE.webhooks })
}
