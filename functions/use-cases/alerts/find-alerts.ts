import { type Alert, CODE_RESTS_HOURS, type Code } from '../../core/alerts/alert.ts'
import { clinicPk, keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { type Instant, plusHours } from '../../core/time.ts'
import type { Reads } from '../ports.ts'
import { readPages, readRound } from '../store/read-pages.ts'
import { read, readAll, readMany } from '../store/records.ts'

export type AlertView = { alert: Alert; pages: Outbound[] }

/** Without its pages, which grow for as long as nobody acts: a list of many must not. */
type Listed = Pick<AlertView, 'alert'>

/** The clinic's open alerts, oldest first. Read from their codes, not from an index, so that one just opened is there. */
export async function openAlerts(deps: Reads, clinicId: string): Promise<Listed[]> {
  const listed = await alertsOf(deps, clinicId, ({ restsUntil }) => restsUntil === undefined)
  return listed.filter(({ alert }) => alert.state !== 'resolved')
}

/** The open alerts and those whose outcome was recorded since, oldest first. */
export function alertsSince(deps: Reads, clinicId: string, since: Instant): Promise<Listed[]> {
  const from = plusHours(since, CODE_RESTS_HOURS)
  return alertsOf(deps, clinicId, ({ restsUntil }) => restsUntil === undefined || restsUntil >= from)
}

/** Those too whose outcome is recorded and whose code still rests, oldest first. */
export const alertsWithCode = (deps: Reads, clinicId: string): Promise<Listed[]> => alertsOf(deps, clinicId, () => true)

async function alertsOf(deps: Reads, clinicId: string, isWanted: (code: Code) => boolean): Promise<Listed[]> {
  const codes = await readAll<Code>(deps.records, clinicPk(clinicId), 'CODE#')
  const wanted = codes.flatMap(({ value }) => (isWanted(value) ? keys.alert(clinicId, value.alertId) : []))
  const alerts = await readMany<Alert>(deps.records, wanted)
  return alerts
    .flatMap((found) => (found ? { alert: found.value } : []))
    .sort((a, b) => (a.alert.openedAt < b.alert.openedAt ? -1 : 1))
}

/** An alert with all its pages, oldest first; undefined where the clinic has no such alert. */
export async function getAlert(deps: Reads, clinicId: string, alertId: string): Promise<AlertView | undefined> {
  const found = await read<Alert>(deps.records, keys.alert(clinicId, alertId))
  return found && { alert: found.value, pages: (await readPages(deps.records, found.value, 'r')).sort(byPlan) }
}

/** The pages of one round of an alert, oldest first; none where nobody could be paged. */
export const pagesOfRound = async (deps: Reads, alert: Alert, round: number): Promise<Outbound[]> =>
  (await readRound(deps.records, alert, round)).sort(byPlan)

const byPlan = (a: Outbound, b: Outbound): number => (a.plannedFor < b.plannedFor ? -1 : 1)
