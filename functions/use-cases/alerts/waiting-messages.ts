import type { Alert } from '../../core/alerts/alert.ts'
import { type Outbound, postpone } from '../../core/messages/outbound.ts'
import type { Clock, Reads } from '../ports.ts'
import { pagePlaces } from '../store/read-pages.ts'
import { readAll, type Versioned } from '../store/records.ts'

/** What waits because the alert was taken a moment ago (sending-guard.ts), to leave now. One that comes to wait after this leaves with the next tick. */
export async function leavingNow(
  deps: Reads & Clock,
  { clinicId, personId, alertId }: Alert,
): Promise<Versioned<Outbound>[]> {
  const places = pagePlaces(clinicId, personId)
  const found = await Promise.all(places.map((pk) => readAll<Outbound>(deps.records, pk, `OUT#${alertId}.`)))
  const now = deps.now()
  return found
    .flat()
    .filter(({ value }) => value.state === 'planned' && value.history.at(-1)?.cause?.kind === 'just-taken')
    .map(({ value, version }) => ({ value: postpone(value, now, { kind: 'given-back' }, now), version }))
}
