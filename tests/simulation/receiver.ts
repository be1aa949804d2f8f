import type { Called } from '../../functions/core/webhooks/delivery.ts'
import { EVENT_TYPES } from '../../functions/core/webhooks/event.ts'
import type { Webhook } from '../../functions/core/webhooks/webhook.ts'
import type { WebhookCall } from '../../functions/use-cases/ports.ts'
import type { Faults } from './faults.ts'
import type { Model } from './model.ts'
import type { Run } from './run.ts'
import type { Moment } from './scheduler.ts'

const urlOf = (clinicId: string): string => `https://${clinicId}.example/events`

/** The webhook of a clinic whose own system wants to be told of everything. */
export const webhookOf = (clinicId: string, createdAt: string): Webhook => ({
  webhookId: `hook-${clinicId}`,
  clinicId,
  url: urlOf(clinicId),
  events: [...EVENT_TYPES],
  createdAt,
  createdBy: 'owner',
  secrets: [{ secret: `whsec_${'A'.repeat(43)}=`, createdAt }],
})

type World = { faults: Faults; model: Model; now: Moment; run: Run }

/** A clinic's own system is called: it may be away, fail, or take the event and not say so. */
export function receive(call: WebhookCall, { faults, model, now, run }: World): Called {
  const isTaken = !faults.areReceiversAway(now) && !faults.strikes('receiver-fails', run.random)
  model.called(call, run, isTaken)
  if (faults.areReceiversAway(now)) return { kind: 'no-answer', because: 'no-connection' }
  if (!isTaken) return { kind: 'answered', status: 500 }
  return faults.strikes('receiver-unheard', run.random)
    ? { kind: 'no-answer', because: 'time-out' }
    : { kind: 'answered', status: 204 }
}
