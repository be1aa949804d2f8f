import { type Alert, alertWakesAt, type Code } from '../../core/alerts/alert.ts'
import { pagingAgain } from '../../core/alerts/escalation.ts'
import { clinicPk, keys } from '../../core/keys.ts'
import { type Outbound, outboundKey, wakesAt } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { type Instant, plusMinutes } from '../../core/time.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Composing, Heartbeat, Queueing, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, readClinic, situationOf } from '../store/read-clinic.ts'
import { read, readAll, readMany, writeAlert, writesOf } from '../store/records.ts'
import { advanceAlert } from './advance-alert.ts'
import { effectsToMessages } from './effects-to-messages.ts'
import { pagesOfRound } from './find-alerts.ts'
import { readTold } from './read-told.ts'

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
  | 'orphaned-code'

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
 * repairs what it can, reports all, and beats only when nothing was wrong: silence outside is the alarm. It does not beat
 * while no clinic is on record: in a table that has lost everything, nothing is late.
 */
export async function auditAlerts(deps: Store & Queueing & Composing & Heartbeat): Promise<Audited> {
  const [clinics, late] = await Promise.all([
    readAll<{ clinicId: string }>(deps.records, 'CLINICS', 'CLINIC#'),
    deps.records.due('urgent', plusMinutes(deps.now(), -LATE_MINUTES), 1),
  ])
  const open: OpenCode[] = []
  let unread = 0
  if (late.keys.length > 0) deps.log.write({ event: 'audit-fault', kind: 'tick-late' })
  await someAtOnce(clinics, CLINICS_AT_ONCE, async ({ value: { clinicId } }) => {
    try {
      open.push(...(await openCodes(deps, clinicId)))
    } catch {
      unread++
      deps.log.write({ event: 'audit-fault', kind: 'not-audited', clinic: clinicId })
    }
  })
  open.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
  const audited = await someAtOnce(open, ALERTS_AT_ONCE, async ({ clinicNow, code }) => {
    const one = await auditOne(deps, clinicNow, code).catch(() => NOT_AUDITED)
    const { clinicId } = clinicNow.clinic
    for (const fault of one.faults)
      deps.log.write({ event: 'audit-fault', kind: fault, clinic: clinicId, alertId: code.alertId })
    return one
  })
  const alerts = open.length
  const unacknowledged = audited.filter((one) => one.unacknowledged).length
  const faults = late.keys.length + unread + audited.reduce((sum, one) => sum + one.faults.length, 0)
  const heartbeat = faults === 0 && clinics.length > 0 && (await deps.heartbeat())
  deps.log.write({ event: 'audited', clinics: clinics.length, alerts, unacknowledged, faults, heartbeat })
  return { alerts, unacknowledged, faults, heartbeat, ...(alerts > 0 ? { nextDueAt: deps.now() } : {}) }
}

/** A code in use, and when its alert was due as it was first read: what has waited longest is looked into first. */
type OpenCode = { clinicNow: ClinicSnapshot; code: Code; dueAt: Instant | undefined }

async function openCodes(deps: Reads, clinicId: string): Promise<OpenCode[]> {
  const inUse = await readAll<Code>(deps.records, clinicPk(clinicId), 'CODE#')
  const clinicNow = inUse.length > 0 ? await readClinic(deps.records, clinicId) : undefined
  if (!clinicNow) return []
  const codes = clinicNow.codes.flatMap(({ value }) => (value.restsUntil === undefined ? value : []))
  const alertKeys = codes.map(({ alertId }) => keys.alert(clinicId, alertId))
  // They say only in which order: each is read again, and alone, when its turn comes. Nothing in one may stop the others.
  const alerts = await readMany<Partial<Alert>>(deps.records, alertKeys).catch(() => [])
  return codes.map((code, index) => ({
    clinicNow,
    code,
    dueAt: alertWakesAt({ timers: alerts[index]?.value.timers ?? {} }),
  }))
}

/** One after the other, a thousand alerts, or ten thousand clinics, take longer than the auditor has. */
const ALERTS_AT_ONCE = 8
/** Of a clinic without an open alert, which most are, one short read is all. */
const CLINICS_AT_ONCE = 40

async function someAtOnce<T, R>(all: readonly T[], atOnce: number, look: (one: T) => Promise<R>): Promise<R[]> {
  const looked: R[] = []
  for (let from = 0; from < all.length; from += atOnce)
    looked.push(...(await Promise.all(all.slice(from, from + atOnce).map(look))))
  return looked
}

type AlertAudited = { unacknowledged: boolean; faults: AuditFault[] }

const NOT_AUDITED: AlertAudited = { unacknowledged: false, faults: ['not-audited'] }

async function auditOne(
  deps: Store & Queueing & Composing,
  clinicNow: ClinicSnapshot,
  code: Code,
): Promise<AlertAudited> {
  const { clinicId } = clinicNow.clinic
  const alert = (await read<Alert>(deps.records, keys.alert(clinicId, code.alertId)))?.value
  const person = alert && (await read<Patient>(deps.records, keys.patient(clinicId, alert.personId)))
  if (!alert || person?.value.openAlertId !== code.alertId)
    return { unacknowledged: false, faults: (await isStillInUse(deps, clinicId, code)) ? ['orphaned-code'] : [] }
  return {
    unacknowledged: isUnacknowledged(alert, clinicNow, deps.now()),
    faults: await faultsOf(deps, clinicNow, code, alert),
  }
}

/** Its alert may have got its outcome since the codes were read. */
async function isStillInUse(deps: Reads, clinicId: string, { code, alertId }: Code): Promise<boolean> {
  const now = (await read<Code>(deps.records, keys.code(clinicId, code)))?.value
  return now?.alertId === alertId && now.restsUntil === undefined
}

/** Whether the time is over in which the clinic's policy wants somebody to have taken it. */
const isUnacknowledged = ({ state, tier, chain }: Alert, { policy }: ClinicSnapshot, now: Instant): boolean =>
  state === 'paging' && plusMinutes(chain.startedAt, policy[tier].acknowledgeWithinMinutes) < now

async function faultsOf(
  deps: Store & Queueing & Composing,
  clinicNow: ClinicSnapshot,
  code: Code,
  alert: Alert,
): Promise<AuditFault[]> {
  const { clinicId } = clinicNow.clinic
  const before = plusMinutes(deps.now(), -LATE_MINUTES)
  const dueAt = alertWakesAt(alert)
  if (dueAt === undefined) {
    await wakeAgain(deps, clinicNow, code)
    return ['no-timer']
  }
  if (dueAt < before) {
    await advanceAlert(deps, keys.alert(clinicId, code.alertId))
    return ['late']
  }
  return auditPages(deps, alert, before)
}

async function auditPages(deps: Reads & Queueing, alert: Alert, before: Instant): Promise<AuditFault[]> {
  if (alert.state !== 'paging') return []
  const pages = await latestPages(deps, alert, before)
  const waiting = pages.filter((page) => (wakesAt(page) ?? before) < before)
  if (waiting.length > 0) {
    await deps.queues.put('urgent', waiting.map(outboundKey))
    return ['page-late']
  }
  const last = pages.filter(({ round }) => round === alert.round)
  return last.length > 0 && last.every(({ state }) => NOT_DELIVERED.includes(state)) ? ['nobody-reached'] : []
}

/**
 * Those of its last round, and of the rounds before it for as long as no page is old enough to be late: pages repeat at
 * most every minute (policy-faults.ts), so more rounds than minutes of grace are never needed.
 */
async function latestPages(deps: Reads, alert: Alert, before: Instant): Promise<Outbound[]> {
  const pages: Outbound[] = []
  for (let round = alert.round; round > 0 && round >= alert.round - LATE_MINUTES; round--) {
    pages.push(...(await pagesOfRound(deps, alert, round)))
    if (pages.some(({ plannedFor }) => plannedFor < before)) break
  }
  return pages
}

/** An alert that nothing would wake pages again from the beginning of its chain. */
async function wakeAgain(
  deps: Store & Queueing & Composing,
  clinicNow: ClinicSnapshot,
  { alertId }: Code,
): Promise<void> {
  const { clinicId } = clinicNow.clinic
  const planned = await attempt(deps, async (deps): Promise<Decision<Outbound[]>> => {
    const found = await read<Alert>(deps.records, keys.alert(clinicId, alertId))
    const person = found && (await read<Patient>(deps.records, keys.patient(clinicId, found.value.personId)))
    if (!found || !person || found.value.state === 'resolved' || alertWakesAt(found.value) !== undefined)
      return { writes: [], answer: [] }
    const situation = situationOf(clinicNow, deps.now(), person.value.phone)
    const { alert, effects } = pagingAgain(found.value, situation)
    const told = await readTold(deps, alert, effects)
    const items = effectsToMessages(effects, { alert, clinicNow, person: person.value, told, deps })
    return { writes: [writeAlert(alert, found.version), ...writesOf(items)], answer: items }
  })
  await enqueue(deps, planned)
}
