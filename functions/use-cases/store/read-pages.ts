import { pagesPk, patientPk, personOf } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Item, Records } from '../ports.ts'
import { readAs } from './records.ts'

/** Where pages about a person are kept; first the place where earlier versions kept them, with the person. */
export const pagePlaces = (clinicId: string, personId: string): string[] => [
  patientPk(clinicId, personId),
  pagesPk(clinicId, personId),
]

/**
 * The pages of an alert whose ids go on with `begin` after the alert's: `r` for all, `r7.` for a round, `r7.dr-lee.` for a
 * person's in it. In the order of their ids where one version wrote them all. Throws Unavailable.
 */
export async function readPages(
  records: Records,
  { clinicId, alertId }: { clinicId: string; alertId: string },
  begin: string,
): Promise<Outbound[]> {
  const found = await Promise.all(
    pagePlaces(clinicId, personOf(alertId)).map((place) => records.list(place, `OUT#${alertId}.${begin}`)),
  )
  return found
    .flat()
    .map((item: Item) => readAs<Outbound>(item).value)
    .filter(({ purpose }) => purpose === 'page')
}
