import { pages } from './console/pages.ts'
import { consoleDeps } from './runtime/console-deps.ts'
import { onConsole } from './runtime/on-console.ts'

/**
 * Pages for front desk and staff. A request may come twice: what logs a treatment carries a key of its own, what acts on
 * an alert acts once, and GET never acts: that a colleague is at an alert is told, and changes nothing of it.
 */
export const handler = onConsole(pages, consoleDeps)
