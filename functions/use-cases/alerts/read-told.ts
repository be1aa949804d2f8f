import type { Alert } from '../../core/alerts/alert.ts'
import type { Effect } from '../../core/alerts/escalation.ts'
import { TOLD_NOTHING, type Told, toldOf } from '../../core/alerts/told.ts'
import { patientPk } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Reads } from '../ports.ts'
import { readAs } from '../store/records.ts'

/** What the patient has been told, where one of the effects is a page that says so. */
export async function readTold({ records }: Reads, alert: Alert, effects: readonly Effect[]): Promise<Told> {
  if (!effects.some(({ kind }) => kind === 'page')) return TOLD_NOTHING
  const place = patientPk(alert.clinicId, alert.personId)
  const items = await records.list(place, 'OUT#', { field: 'purpose', is: 'page' })
  return toldOf(
    items.map((item) => readAs<Outbound>(item).value),
    alert.messageIds,
  )
}
