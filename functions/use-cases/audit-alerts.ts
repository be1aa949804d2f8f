import { type Alert, alertWakesAt, type Code } from '../core/alert.ts'
import { pagingAgain } from '../core/alert-chain.ts'
import { keys } from '../core/keys.ts'
import { type Outbound, outboundKey, wakesAt } from '../core/outbound.ts'
import type { Person } from '../core/patient.ts'
import { type Instant, plusMinutes } from '../core/time.ts'
import { advanceAlert } from './advance-alert.ts'
import { attempt } from './attempt.ts'
import { carryOut, enqueue } from './carry-out.ts'
import { type AlertView, getAlert } from './find-alerts.ts'
import { read, readAll, writeAlert, writesOf } from './items.ts'
import type { Deps } from './ports.ts'
import { type ClinicNow, readClinic, situationOf } from './read-clinic.ts'

/** What an open alert should have had by now, and has not. */
export type AuditFault =
  /** Nothing would ever wake it again. */
  | 'no-timer'
  /** Its timer passed minutes ago: tick, the alerts queue or advance-alert does not work. */
  | 'late'
  /** A page was planned minutes ago and has not left. */
  | 'page-late'
  /** No page of its last round could be delivered. */
  | 'nobody-reached'
  /** Looking into it failed; the others are looked into all the same. */
  | 'not-audited'
  /** Its code names an alert that is not there, or that its own patient's record does not call open. */
  | 'astray'

export type Audited = {
  alerts: number
  unacknowledged: number
  faults: number
  heartbeat: boolean
  nextDueAt?: Instant
}

/** Tick runs each minute and a retry of the queue takes thirty seconds: what is later than this does not work. */
const LATE_MINUTES = 3
const NOT_DELIVERED: readonly Outbound['state'][] = ['failed', 'expired', 'uncertain']

/**
 * Derives from the table, and not from the index that wakes alerts, what every open alert should have had by now;
 * repairs what it can, reports all, and beats only when nothing was wrong: silence outside is the alarm.
 */
export async function auditAlerts(deps: Deps): Promise<Audited> {
  const clinics = await readAll<{ clinicId: string }>(deps.records, 'CLINICS', 'CLINIC#')
  const late = await deps.records.due('urgent', plusMinutes(deps.now(), -LATE_MINUTES), 1)
  let alerts = 0
  let unacknowledged = 0
  let faults = late.keys.length
  if (late.keys.length > 0) deps.log.write({ event: 'audit-fault', kind: 'tick-late' })
  for (const { value } of clinics) {
    const clinicNow = await readClinic(deps.records, value.clinicId)
    for (const code of clinicNow?.codes ?? []) {
      if (!clinicNow || code.value.restsUntil !== undefined) continue
      alerts++
      const audited = await auditOne(deps, clinicNow, code.value).catch(() => NOT_AUDITED)
      if (audited.unacknowledged) unacknowledged++
      for (const fault of audited.faults) {
        faults++
        deps.log.write({ event: 'audit-fault', kind: fault, clinic: value.clinicId, alertId: code.value.alertId })
      }
    }
  }
  const heartbeat = faults === 0 && (await deps.heartbeat())
  deps.log.write({ event: 'audited', clinics: clinics.length, alerts, unacknowledged, faults, heartbeat })
  return { alerts, unacknowledged, faults, heartbeat, ...(alerts > 0 ? { nextDueAt: deps.now() } : {}) }
}

type AlertAudited = { unacknowledged: boolean; faults: AuditFault[] }

const NOT_AUDITED: AlertAudited = { unacknowledged: false, faults: ['not-audited'] }

async function auditOne(deps: Deps, clinicNow: ClinicNow, code: Code): Promise<AlertAudited> {
  const { clinicId } = clinicNow.clinic
  const view = await getAlert(deps, clinicId, code.alertId)
  const person = view && (await read<Person>(deps.records, keys.person(clinicId, view.alert.personId)))
  if (!view || !person || person.value.openAlertId !== code.alertId)
    return { unacknowledged: false, faults: ['astray'] }
  return {
    unacknowledged: isUnacknowledged(view.alert, clinicNow, deps.now()),
    faults: await faultsOf(deps, clinicNow, code, view),
  }
}

/** Whether the time is over in which the clinic's policy wants somebody to have taken it. */
const isUnacknowledged = ({ state, tier, chain }: Alert, { policy }: ClinicNow, now: Instant): boolean =>
  state === 'paging' && plusMinutes(chain.startedAt, policy[tier].acknowledgeWithinMinutes) < now

async function faultsOf(deps: Deps, clinicNow: ClinicNow, code: Code, view: AlertView): Promise<AuditFault[]> {
  const { clinicId } = clinicNow.clinic
  const before = plusMinutes(deps.now(), -LATE_MINUTES)
  const dueAt = alertWakesAt(view.alert)
  if (dueAt === undefined) {
    await wakeAgain(deps, clinicNow, code)
    return ['no-timer']
  }
  if (dueAt < before) {
    await advanceAlert(deps, keys.alert(clinicId, code.alertId))
    return ['late']
  }
  return auditPages(deps, view.alert, view.pages, before)
}

async function auditPages(deps: Deps, alert: Alert, pages: Outbound[], before: Instant): Promise<AuditFault[]> {
  if (alert.state !== 'paging') return []
  const waiting = pages.filter((page) => (wakesAt(page) ?? before) < before)
  if (waiting.length > 0) {
    await deps.queues.put('urgent', waiting.map(outboundKey))
    return ['page-late']
  }
  const last = pages.filter(({ round }) => round === alert.round)
  return last.length > 0 && last.every(({ state }) => NOT_DELIVERED.includes(state)) ? ['nobody-reached'] : []
}

/** An alert that nothing would wake pages again from the beginning of its chain. */
async function wakeAgain(deps: Deps, clinicNow: ClinicNow, { alertId }: Code): Promise<void> {
  const { clinicId } = clinicNow.clinic
  const planned = await attempt<Outbound[]>(deps, async (deps) => {
    const found = await read<Alert>(deps.records, keys.alert(clinicId, alertId))
    const person = found && (await read<Person>(deps.records, keys.person(clinicId, found.value.personId)))
    if (!found || !person || found.value.state === 'resolved' || alertWakesAt(found.value) !== undefined)
      return { writes: [], answer: [] }
    const situation = situationOf(clinicNow, deps.now(), person.value.phone)
    const { alert, effects } = pagingAgain(found.value, situation)
    const items = carryOut(effects, { alert, clinicNow, person: person.value, deps })
    return { writes: [writeAlert(alert, found.version), ...writesOf(items)], answer: items }
  })
  await enqueue(deps, planned)
}
