import { deps } from './runtime/deps.ts'
import { onQueue } from './runtime/on-queue.ts'
import { rescuedText } from './runtime/rescued-text.ts'
import { rescueReply } from './use-cases/rescue-reply.ts'

/**
 * From the dead letters of receive-sms: a reply that could not be processed becomes an alert, by code that shares no
 * parsing with what failed. A letter may come twice; the text's id is kept with the alert.
 */
export const handler = onQueue(deps, (deps, record) => rescueReply(deps, rescuedText(record)))
