import { pagesPk, patientPk, personOf } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Item, Records } from '../ports.ts'
import { readAs } from './records.ts'

/** Where pages about a person are kept; first the place where earlier versions kept them, with the person. */
export const pagePlaces = (clinicId: string, personId: string): string[] => [
  patientPk(clinicId, personId),
  pagesPk(clinicId, personId),
]

type OfAlert = { clinicId: string; alertId: string }

/**
 * The pages of an alert whose ids go on with `begin` after the alert's: `r` for all, `r7.dr-lee.` for a person's in a round.
 * In the order of their ids where one version wrote them all. Throws Unavailable.
 */
export async function readPages(records: Records, { clinicId, alertId }: OfAlert, begin: string): Promise<Outbound[]> {
  const found = await Promise.all(
    pagePlaces(clinicId, personOf(alertId)).map((place) => records.list(place, `OUT#${alertId}.${begin}`)),
  )
  return pagesAmong(found.flat())
}

/**
 * The pages of one round, which one version of the code has planned; only in the minutes of a deploy may two have, and then
 * these are those of the newer. Throws Unavailable.
 */
export async function readRound(records: Records, { clinicId, alertId }: OfAlert, round: number): Promise<Outbound[]> {
  for (const place of pagePlaces(clinicId, personOf(alertId)).reverse()) {
    const pages = pagesAmong(await records.list(place, `OUT#${alertId}.r${round}.`))
    if (pages.length > 0) return pages
  }
  return []
}

const pagesAmong = (items: readonly Item[]): Outbound[] =>
  items.map((item) => readAs<Outbound>(item).value).filter(({ purpose }) => purpose === 'page')
