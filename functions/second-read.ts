import { secondReadingDeps } from './runtime/deps.ts'
import { keyIn, onQueue } from './runtime/on-queue.ts'
import { processSecondRead } from './use-cases/process-due.ts'

/**
 * From the queue of second reads: lets a language model read a reply that paged nobody, and raises what it finds. A key may
 * come twice; what is found counts once. Where the model is silent, the tick brings the key again.
 */
export const handler = onQueue(secondReadingDeps, (deps, record) => processSecondRead(deps, keyIn(record)))
