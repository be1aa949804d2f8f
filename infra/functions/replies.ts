import { ENV } from '../../functions/runtime/env.ts'
import { AT_ONCE, type Functions } from '../functions.ts'

/** What reads texts and e-mails of patients and staff, and what saves those that could not be read. */
export function addReplies(functions: Functions): void {
  const { records, queues, texting, mail, optOuts } = functions.parts
  const receive = functions.add('ReceiveSms', 'receive-sms', {
    gradual: true,
    timeoutSeconds: 5,
    harm: 'What patients write is not read at once; warning signs reach staff late, by rescue-reply.',
    puts: [ENV.urgentQueue, ENV.secondReadsQueue],
    extra: { ...texting.environment, ...optOuts.environment },
  })
  records.letReadAndCommit(receive)
  texting.letText(receive)
  functions.consume(receive, { queue: queues.replies.queue, maxConcurrency: AT_ONCE.replies, batchSize: 5 })

  const receiveEmail = functions.add('ReceiveEmail', 'receive-email', {
    gradual: true,
    timeoutSeconds: 5,
    harm: 'Replies by e-mail are not read at once; warning signs reach staff late, through rescue-reply.',
    puts: [ENV.urgentQueue, ENV.secondReadsQueue],
    extra: { [ENV.mailConfigurationSet]: mail.configurationSet.configurationSetName, ...texting.environment },
  })
  records.letReadAndCommit(receiveEmail)
  mail.letSend(receiveEmail)
  functions.consume(receiveEmail, { queue: queues.mails.queue, maxConcurrency: AT_ONCE.mails, batchSize: 5 })

  const rescue = functions.add('RescueReply', 'rescue-reply', {
    timeoutSeconds: 10,
    harm: 'A text or e-mail that could not be processed reaches nobody. Read the dead-letter queues of replies and e-mail now.',
    puts: [ENV.urgentQueue],
    extra: optOuts.environment,
  })
  records.letReadAndCommit(rescue)
  for (const { dlq } of [queues.replies, queues.mails])
    functions.consume(rescue, { queue: dlq, maxConcurrency: AT_ONCE.dlq, batchSize: 1 })
}
