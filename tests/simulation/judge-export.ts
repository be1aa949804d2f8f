import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'
import type { ErasureJudge } from './judge-erasure.ts'
import type { Known, Report } from './known.ts'
import type { Moment } from './scheduler.ts'

export type TakenOut = { clinicId: string; begunAt: Moment; items: readonly ExportedItem[] }

/** What a clinic takes out: every visit that was on record when it began, and nothing of another clinic (invariants 1 and 9). */
export function judgeExport(
  { clinicId, begunAt, items }: TakenOut,
  { known, erasures, report }: { known: Known; erasures: ErasureJudge; report: Report },
): void {
  const text = JSON.stringify(items)
  for (const { key } of items) {
    const [, of = ''] = key.pk.split('#')
    if (key.pk.startsWith('CLINIC#') && of !== clinicId) report(9, `the export of ${clinicId} holds ${key.pk}`)
  }
  for (const treatment of known.treatments.values()) {
    const { treatmentId, personId, loggedAt } = treatment
    if (treatment.clinicId !== clinicId || Date.parse(loggedAt) >= begunAt || erasures.isErased(personId)) continue
    if (!text.includes(`"${treatmentId}"`)) report(1, `the export of ${clinicId} is without the visit ${treatmentId}`)
  }
}
