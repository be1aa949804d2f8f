import { store } from './runtime/deps.ts'
import { onTick } from './runtime/on-tick.ts'
import { tick } from './use-cases/messages/tick.ts'

/**
 * Every minute: puts the keys of what is due on the queues. Two runs may overlap and a key may be queued twice; that is
 * harmless, since the consumer claims the item first. Answers when something will be due next.
 */
export const handler = onTick(store, tick)
