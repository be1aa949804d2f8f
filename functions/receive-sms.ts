import { textingDeps } from './runtime/deps.ts'
import { inboundText } from './runtime/inbound-text.ts'
import { onTopicQueue } from './runtime/on-queue.ts'
import { receiveText } from './use-cases/replies/receive-text.ts'

/**
 * From the replies queue, fed by the inbound topic: reads a text and does what follows, in one transaction. A text may
 * come twice; the carrier's id is kept with it. What cannot be processed in three tries goes to rescue-reply.
 */
export const handler = onTopicQueue(textingDeps, (deps, record) => receiveText(deps, inboundText(record.body)))
