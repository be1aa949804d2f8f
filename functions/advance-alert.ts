import { deps } from './runtime/deps.ts'
import { keyIn, onQueue } from './runtime/on-queue.ts'
import { processAlert } from './use-cases/process-due.ts'

/**
 * From the alerts queue: moves an alert along the clinic's policy, or an unclear reply's task into an alert. A key may
 * come twice; the second finds no timer that has passed.
 */
export const handler = onQueue(deps, (deps, record) => processAlert(deps, keyIn(record)))
