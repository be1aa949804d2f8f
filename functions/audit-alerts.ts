import { deps } from './runtime/deps.ts'
import { onTick } from './runtime/on-tick.ts'
import { auditAlerts } from './use-cases/alerts/audit-alerts.ts'

/**
 * Every five minutes: what should each open alert have had by now? Repairs and reports what is amiss, and beats to the
 * outside only when nothing is. A run may come twice; every repair is harmless twice.
 */
export const handler = onTick(deps, auditAlerts)
