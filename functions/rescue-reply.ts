import { deps } from './runtime/deps.ts'
import { onQueue } from './runtime/on-queue.ts'
import { rescuedMail } from './runtime/rescued-email.ts'
import { rescuedText } from './runtime/rescued-text.ts'
import { rescueEmail } from './use-cases/replies/rescue-email.ts'
import { rescueReply } from './use-cases/replies/rescue-reply.ts'

/**
 * From the dead letters of receive-sms and receive-email: a reply that could not be processed becomes an alert, by code
 * that shares no parsing with what failed. A letter may come twice; the reply's id is kept with the alert.
 */
export const handler = onQueue(deps, (deps, record) => {
  const mail = rescuedMail(record)
  return mail ? rescueEmail(deps, mail) : rescueReply(deps, rescuedText(record))
})
