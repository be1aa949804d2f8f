import { ENV } from '../../functions/runtime/env.ts'
import { AT_ONCE, type Functions } from '../functions.ts'

/** What sends messages, and what records what became of them. */
export function addMessages(functions: Functions): void {
  const { records, queues, texting, mail } = functions.parts
  const send = functions.add('SendMessage', 'send-message', {
    gradual: true,
    timeoutSeconds: 10,
    harm: 'Messages do not leave: patients get no answers, staff no pages.',
    puts: [ENV.urgentQueue, ENV.routineQueue],
    extra: {
      [ENV.mailConfigurationSet]: mail.configurationSet.configurationSetName,
      ...texting.environment,
    },
  })
  records.letReadAndCommit(send)
  texting.letText(send)
  texting.letCall(send)
  mail.letSend(send)
  functions.consume(send, { queue: queues.urgent.queue, maxConcurrency: AT_ONCE.urgent })
  functions.consume(send, { queue: queues.routine.queue, maxConcurrency: AT_ONCE.routine })

  const delivery = functions.add('RecordDelivery', 'record-delivery', {
    timeoutSeconds: 10,
    // The log service invokes it and forgets: what fails three times is a receipt lost.
    retries: 2,
    harm: 'Undelivered messages are not noticed: no e-mail instead, no task to call.',
    puts: [ENV.urgentQueue, ENV.routineQueue],
  })
  records.letReadAndCommit(delivery)
  texting.sendReceiptsTo(delivery)
  functions.consume(delivery, { queue: queues.receipts.queue, maxConcurrency: AT_ONCE.receipts })
}
