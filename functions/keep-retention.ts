import { deps } from './runtime/deps.ts'
import { onTick } from './runtime/on-tick.ts'
import { keepRetention } from './use-cases/review/keep-retention.ts'

/**
 * Once a day: erases what each clinic has kept for as long as it keeps it. A run may come twice or end early: each erasure is
 * harmless twice, and the next run goes on where this one was.
 */
export const handler = onTick(deps, keepRetention)
