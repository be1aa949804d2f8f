import type { Alert } from '../../core/alerts/alert.ts'
import { patientPk } from '../../core/keys.ts'
import { lastBefore, type Treatment } from '../../core/patients/patient.ts'
import type { Reads } from '../ports.ts'
import { recentTreatments } from '../store/read-patient.ts'
import { readAs } from '../store/records.ts'

/**
 * By alert: the last treatment before it, as it is on record now, so that a correction or a cancelled visit shows. One read
 * each, at half price; none for unknown numbers that share an alert. A second late is soon enough: the list asks again.
 */
export async function treatedBefore({ records }: Reads, alerts: readonly Alert[]): Promise<Map<string, Treatment>> {
  const found = await Promise.all(
    alerts
      .filter(({ gathered }) => !gathered)
      .map(async ({ alertId, clinicId, personId, openedAt }) => {
        const items = await records.listRecent(patientPk(clinicId, personId), 'TREATMENT#')
        const treatments = items.map((item) => readAs<Treatment>(item))
        const last = lastBefore(recentTreatments({ treatments }, openedAt), openedAt)
        return last ? [[alertId, last] as const] : []
      }),
  )
  return new Map(found.flat())
}
