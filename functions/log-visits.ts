import { deps } from './runtime/deps.ts'
import { keyIn, onQueue } from './runtime/on-queue.ts'
import { processVisits } from './use-cases/process-due.ts'

/**
 * From the intake queue: logs the treatments of imports and of booking systems' events. A key may come twice; each row
 * and each visit makes one treatment.
 */
export const handler = onQueue(deps, (deps, record) => processVisits(deps, keyIn(record)))
