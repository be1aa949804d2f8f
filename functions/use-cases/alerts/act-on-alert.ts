import type { Alert } from '../../core/alerts/alert.ts'
import { type AttemptKind, countedAttempts, isSameAttempt, notUnreachable } from '../../core/alerts/attempts.ts'
import type { Resolution } from '../../core/alerts/outcome.ts'
import { type RefusalFact, refused } from '../../core/alerts/refusals.ts'
import { isReopened, whyNotReopened } from '../../core/alerts/reopening.ts'
import { type AlertEvent, isHigher, step } from '../../core/alerts/transitions.ts'
import { isUndone, type NotTakenBack, whyNotUndone } from '../../core/alerts/undo.ts'
import { canonical } from '../../core/canonical.ts'
import { MAY_LOWER_A_TIER, type Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { opensIncident } from '../../core/review/incident.ts'
import type { Instant } from '../../core/time.ts'
import { enqueue } from '../messages/enqueue.ts'
import {
  type Clock,
  type Composing,
  type Hashing,
  type Logs,
  MOST_WRITES,
  type Queueing,
  type Reads,
  type Store,
  type Write,
} from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic, situationOf } from '../store/read-clinic.ts'
import { alertWrites, read, writeOutbound, writesOf } from '../store/records.ts'
import { closeAlert } from './close-alert.ts'
import { effectsToMessages } from './effects-to-messages.ts'
import { freezeRecord } from './freeze-record.ts'
import { readTold } from './read-told.ts'
import { reopenAlert } from './reopen-alert.ts'
import { leavingNow } from './waiting-messages.ts'

export type AlertAction =
  | { kind: 'acknowledge'; note?: string }
  /** Of an acknowledgement, for ten seconds. */
  | { kind: 'undo' }
  | { kind: 'contacted'; note?: string }
  | { kind: 'attempt'; what: AttemptKind }
  /** The second clinician agrees that the patient cannot be reached. */
  | { kind: 'confirm-unreachable' }
  /** `to`: a staff id, or a name. */
  | { kind: 'hand-over'; to: string }
  | { kind: 'escalate' }
  | { kind: 'set-tier'; tier: PagingTier; reason: string }
  | { kind: 'resolve'; resolution: Resolution }
  /** Of an outcome, for an hour. */
  | { kind: 'reopen'; reason: string }

export type ActionResult =
  | { kind: 'done'; alert: Alert }
  /** It was so already, by the same person: nothing changed. */
  | { kind: 'already-yours'; alert: Alert }
  | { kind: 'somebody-has-it'; alert: Alert }
  | { kind: 'already-resolved'; alert: Alert }
  | NotTakenBack
  | { kind: 'unknown-alert' }
  /** `known`: ids of the clinic's people. */
  | { kind: 'unknown-staff'; staffId: string; known: string[] }
  /** An alert is for somebody who can be told that they have it, and who may act on it. */
  | { kind: 'cannot-take-it'; because: string; fact: RefusalFact }
  | { kind: 'may-not-lower' }
  | { kind: 'not-unreachable-yet'; attempts: number; because: string }

/** What else the same transaction writes: the answer to the text that the action came by, and the text itself. */
export type Extra = { planned: Outbound[]; writes: Write[] }

/**
 * What a person of the clinic does about an alert. Doing the same again says so and changes nothing, and what the first
 * try has written without hearing so is not done a second time.
 */
export async function actOnAlert(
  deps: Store & Queueing & Composing & Hashing,
  clinicId: string,
  alertId: string,
  action: AlertAction,
  by: Staff,
): Promise<ActionResult> {
  let tried: Alert | undefined
  const { acted, planned } = await attempt(deps, async (deps) => {
    const now = tried && (await read<Alert>(deps.records, keys.alert(clinicId, alertId)))?.value
    if (now && tried && holds(now, tried))
      return { writes: [], answer: { acted: { kind: 'done', alert: now } as const, planned: [] } }
    const decision = await decideAction(deps, clinicId, alertId, action, by)
    if (decision.answer.acted.kind === 'done') tried = decision.answer.acted.alert
    return decision
  })
  await enqueue(deps, planned)
  if ((acted.kind === 'done' || acted.kind === 'already-resolved') && opensIncident(acted.alert.outcome))
    await freezeRecord(deps, clinicId, alertId)
  return acted
}

/** Whether the last thing that happened in `tried` has happened in `alert` too. */
function holds(alert: Alert, tried: Alert): boolean {
  return canonical(alert.history[tried.history.length - 1]) === canonical(tried.history.at(-1))
}

/** The writes of an action; `more` adds some to the same transaction. */
export async function decideAction(
  deps: Reads & Logs & Composing,
  clinicId: string,
  alertId: string,
  action: AlertAction,
  by: Staff,
  more: (acted: ActionResult) => Extra = () => ({ planned: [], writes: [] }),
): Promise<Decision<{ acted: ActionResult; planned: Outbound[] }>> {
  const found = await read<Alert>(deps.records, keys.alert(clinicId, alertId))
  const clinicNow = await readClinic(deps.records, clinicId)
  const person = found && (await read<Patient>(deps.records, keys.patient(clinicId, found.value.personId)))
  if (!found || !clinicNow || !person) return answered({ kind: 'unknown-alert' }, more)
  const refusal =
    action.kind === 'reopen'
      ? await refuseReopening(deps, found.value, by, person.value)
      : refuse(found.value, action, by, clinicNow.rota.staff, deps.now())
  if (refusal) return answered(refusal, more)
  const now = deps.now()
  const situation = situationOf(clinicNow, now, person.value.phone)
  const { alert, effects } = step(found.value, eventOf(found.value, action, by, clinicNow.rota.staff, now), situation)
  const acted: ActionResult = { kind: 'done', alert }
  const extra = more(acted)
  const told = await readTold(deps, alert, effects)
  const about = { alert, clinicNow, person: person.value, told, deps }
  const planned = [...effectsToMessages(effects, about), ...extra.planned]
  const writes = [...alertWrites(alert, found, clinicNow.codes), ...writesOf(planned), ...extra.writes]
  if (alert.state === 'resolved') writes.push(...(await closeAlert(deps, { clinicNow, alert, person })))
  if (action.kind === 'reopen') writes.push(...(await reopenAlert(deps, { clinicNow, alert, person })))
  if (action.kind !== 'undo') return { writes, answer: { acted, planned } }
  // What does not fit leaves with the next tick.
  const waiting = (await leavingNow(deps, alert)).slice(0, MOST_WRITES - 1 - writes.length)
  return {
    writes: [...writes, ...waiting.map(({ value, version }) => writeOutbound(value, version))],
    answer: { acted, planned: [...planned, ...waiting.map(({ value }) => value)] },
  }
}

function answered(acted: ActionResult, more: (acted: ActionResult) => Extra) {
  const { planned, writes } = more(acted)
  return { writes: [...writesOf(planned), ...writes], answer: { acted, planned } }
}

async function refuseReopening(
  deps: Reads & Clock,
  alert: Alert,
  by: Staff,
  { openAlertId }: Patient,
): Promise<ActionResult | undefined> {
  if (isReopened(alert, by)) return { kind: 'already-yours', alert }
  const open = openAlertId ? await read<Alert>(deps.records, keys.alert(alert.clinicId, openAlertId)) : undefined
  return whyNotReopened(alert, by, deps.now(), open?.value)
}

function refuse(
  alert: Alert,
  action: Exclude<AlertAction, { kind: 'reopen' }>,
  by: Staff,
  staff: readonly Staff[],
  now: Instant,
): ActionResult | undefined {
  if (alert.state === 'resolved') return { kind: 'already-resolved', alert }
  switch (action.kind) {
    case 'acknowledge':
      if (!alert.acknowledgedBy) return undefined
      return { kind: alert.acknowledgedBy.staffId === by.staffId ? 'already-yours' : 'somebody-has-it', alert }
    case 'undo':
      return isUndone(alert, by) ? { kind: 'already-yours', alert } : whyNotUndone(alert, by, now)
    case 'hand-over':
      return refuseReceiver(action.to, staff)
    case 'set-tier':
      // Asked here, of the alert as it is read in this attempt: it may have been raised since the caller saw it.
      return isHigher(alert.tier, action.tier) && !MAY_LOWER_A_TIER.includes(by.role)
        ? { kind: 'may-not-lower' }
        : undefined
    case 'resolve':
      return refuseUnreachable(alert, action.resolution, by, staff)
    case 'confirm-unreachable':
      return refuseConfirmation(alert, by)
    case 'attempt':
      return isSameAttempt(alert, by.staffId, action.what, now) ? { kind: 'already-yours', alert } : undefined
    case 'contacted':
    case 'escalate':
      return undefined
  }
}

/** By id, or by the name that one person alone has. */
function receiverOf(staff: readonly Staff[], to: string): Staff | undefined {
  const wanted = to.trim().toLowerCase()
  const named = staff.filter(({ name }) => name.toLowerCase() === wanted)
  return staff.find(({ staffId }) => staffId === to) ?? (named.length === 1 ? named[0] : undefined)
}

/** Pages stop with a hand-over: who takes it has to hear of it. */
function refuseReceiver(to: string, staff: readonly Staff[]): ActionResult | undefined {
  const person = receiverOf(staff, to)
  if (!person) return { kind: 'unknown-staff', staffId: to, known: staff.map(({ staffId }) => staffId) }
  if (!person.phone) return refused('cannot-take-it', { kind: 'no-phone-of-staff', name: person.name })
  if (person.role === 'front-desk') return refused('cannot-take-it', { kind: 'of-front-desk', name: person.name })
  return undefined
}

function refuseUnreachable(
  alert: Alert,
  { outcome, secondClinician }: Resolution,
  by: Staff,
  staff: readonly Staff[],
): ActionResult | undefined {
  if (outcome !== 'unreachable' || alert.unreachable?.secondId === by.staffId) return undefined
  const second = secondClinician ? receiverOf(staff, secondClinician) : undefined
  const because = notUnreachable(alert, secondClinician, second, by)
  return because ? { kind: 'not-unreachable-yet', attempts: countedAttempts(alert), because } : undefined
}

function refuseConfirmation(alert: Alert, by: Staff): ActionResult | undefined {
  if (alert.unreachable?.secondId === by.staffId) return undefined
  const because = 'only the second clinician whom someone named for it can confirm it'
  return { kind: 'not-unreachable-yet', attempts: countedAttempts(alert), because }
}

function eventOf(alert: Alert, action: AlertAction, by: Staff, staff: readonly Staff[], at: Instant): AlertEvent {
  switch (action.kind) {
    case 'acknowledge':
      return { kind: 'acknowledged', by, ...noted(action.note) }
    case 'undo':
      return { kind: 'undone', by }
    case 'contacted':
      return { kind: 'contacted', by, ...noted(action.note) }
    case 'attempt':
      return { kind: 'attempted', by, what: action.what }
    case 'hand-over': {
      const to = receiverOf(staff, action.to)
      if (!to) throw new Error('hand-over was not refused although its receiver is unknown')
      return { kind: 'handed-over', by, to }
    }
    case 'escalate':
      return { kind: 'escalated', by }
    case 'set-tier':
      return { kind: 'tier-set', by, tier: action.tier, reason: action.reason }
    case 'confirm-unreachable':
      return confirmed(alert, by, at)
    case 'reopen':
      return { kind: 'reopened', by, reason: action.reason }
    case 'resolve': {
      const { resolution } = action
      if (resolution.outcome !== 'unreachable')
        return { kind: 'resolved', by, outcome: { ...resolution, by: by.staffId, name: by.name, at } }
      if (alert.unreachable?.secondId === by.staffId) return confirmed(alert, by, at)
      const second = receiverOf(staff, resolution.secondClinician ?? '')
      if (!second) throw new Error('unreachable was not refused although its second clinician is unknown')
      return { kind: 'unreachable-asked', by, second, resolution }
    }
  }
}

function confirmed({ unreachable }: Alert, second: Staff, at: Instant): AlertEvent {
  if (!unreachable) throw new Error('no one has asked for what is confirmed')
  const { by, name, resolution } = unreachable
  const confirmedBy = { staffId: second.staffId, name: second.name }
  return { kind: 'resolved', by: second, outcome: { ...resolution, by, name, at, confirmedBy } }
}

const noted = (note: string | undefined) => (note ? { note } : {})
