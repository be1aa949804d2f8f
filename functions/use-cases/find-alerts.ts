import type { Alert, Code } from '../core/alert.ts'
import { clinicPk, keys, personPk } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import { read, readAll } from './items.ts'
import type { Deps } from './ports.ts'

export type AlertView = { alert: Alert; pages: Outbound[] }

/** The clinic's open alerts, oldest first. Read from their codes, not from an index, so that one just opened is there. */
export async function openAlerts(deps: Pick<Deps, 'records'>, clinicId: string): Promise<AlertView[]> {
  const views = await alertsOf(deps, clinicId, ({ restsUntil }) => restsUntil === undefined)
  return views.filter(({ alert }) => alert.state !== 'resolved')
}

/** Those too whose outcome is recorded and whose code still rests, oldest first. */
export const alertsWithCode = (deps: Pick<Deps, 'records'>, clinicId: string): Promise<AlertView[]> =>
  alertsOf(deps, clinicId, () => true)

async function alertsOf(
  deps: Pick<Deps, 'records'>,
  clinicId: string,
  isWanted: (code: Code) => boolean,
): Promise<AlertView[]> {
  const codes = await readAll<Code>(deps.records, clinicPk(clinicId), 'CODE#')
  const wanted = codes.filter(({ value }) => isWanted(value))
  const views = await Promise.all(wanted.map(({ value }) => getAlert(deps, clinicId, value.alertId)))
  return views.filter((view) => view !== undefined).sort((a, b) => (a.alert.openedAt < b.alert.openedAt ? -1 : 1))
}

/** An alert with its pages, oldest first; undefined where the clinic has no such alert. */
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
