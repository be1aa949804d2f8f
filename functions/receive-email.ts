import { mailingDeps } from './runtime/deps.ts'
import { inboundMail } from './runtime/inbound-email.ts'
import { onTopicQueue } from './runtime/on-queue.ts'
import { receiveEmail } from './use-cases/replies/receive-email.ts'

/**
 * From the mails queue, fed by the mail service's receipt rule: an answer to one of our mails, read as a text is. A mail
 * may come twice; its id is kept with it.
 */
export const handler = onTopicQueue(mailingDeps, async (deps, record) =>
  receiveEmail(deps, await inboundMail(record.body)),
)
