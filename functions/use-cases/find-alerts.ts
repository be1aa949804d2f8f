import type { Alert, Code } from '../core/alert.ts'
import { clinicPk, keys, personPk } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import { read, readAll } from './items.ts'
import type { Deps } from './ports.ts'

export type AlertView = { alert: Alert; pages: Outbound[] }

/**
 * The clinic's alerts that have a code, oldest first: the open ones, and with `resolved` also those whose code still
 * rests. Read from the codes, not from an index, so that an alert just opened is there.
 */
export async function findAlerts(deps: Pick<Deps, 'records'>, clinicId: string, open: boolean): Promise<AlertView[]> {
  const codes = await readAll<Code>(deps.records, clinicPk(clinicId), 'CODE#')
  const wanted = codes.filter(({ value }) => !open || value.restsUntil === undefined)
  const views = await Promise.all(wanted.map(({ value }) => getAlert(deps, clinicId, value.alertId)))
  return views
    .filter((view) => view !== undefined)
    .filter(({ alert }) => !open || alert.state !== 'resolved')
    .sort((a, b) => (a.alert.openedAt < b.alert.openedAt ? -1 : 1))
}

export async function getAlert(
  deps: Pick<Deps, 'records'>,
  clinicId: string,
  alertId: string,
): Promise<AlertView | undefined> {
  const found = await read<Alert>(deps.records, keys.alert(clinicId, alertId))
  if (!found) return undefined
  const sent = await readAll<Outbound>(deps.records, personPk(clinicId, found.value.personId), `OUT#${alertId}.r`)
  return {
    alert: found.value,
    pages: sent
      .map(({ value }) => value)
      .filter(({ purpose }) => purpose === 'page')
      .sort((a, b) => (a.plannedFor < b.plannedFor ? -1 : 1)),
  }
}
