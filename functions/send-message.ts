import { sendingDeps } from './runtime/deps.ts'
import { keyIn, onQueue } from './runtime/on-queue.ts'
import { processOutbound } from './use-cases/messages/process-outbound.ts'

/**
 * From the urgent and the routine queue: sends what is due by SMS, e-mail or voice. A key may come twice; only who
 * claims the item by a conditional write sends it.
 */
export const handler = onQueue(sendingDeps, (deps, record) => processOutbound(deps, keyIn(record)))
