import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import type { TaskWhy } from '../../core/alerts/task-why.ts'
import { TOLD_NOTHING } from '../../core/alerts/told.ts'
import { type AlertEvent, step } from '../../core/alerts/transitions.ts'
import { keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { type InboundMessage, type Patient, whoWrote } from '../../core/patients/patient.ts'
import { effectsToMessages } from '../alerts/effects-to-messages.ts'
import { raiseOrGather, readGathering } from '../alerts/gather-strangers.ts'
import type { Raised } from '../alerts/raise-alert.ts'
import type { Chance, Composing, Logs, Reads, Write } from '../ports.ts'
import type { Decision } from '../store/attempt.ts'
import { type ClinicSnapshot, situationOf } from '../store/read-clinic.ts'
import { read, type Versioned, write, writeAlert, writePatient, writesOf, writeTask } from '../store/records.ts'
import { whyIn } from '../wording/task-why-words.ts'
import { kept, missing } from './long-reply.ts'

const UNREAD: TaskWhy = { kind: 'told-nothing', what: 'unread' }

export type Rescue =
  | { kind: 'alerted' }
  | { kind: 'keyword-handled' }
  | { kind: 'already-handled' }
  | { kind: 'not-ours' }
export type RescueDecision = { rescue: Rescue; planned: Outbound[] }

export const noRescue = (rescue: Rescue): Decision<RescueDecision> => ({ writes: [], answer: { rescue, planned: [] } })

export type Unread = {
  what: 'text' | 'e-mail'
  clinicNow: ClinicSnapshot
  /** `version` 0: a stranger whose record is written in the same transaction. */
  person: Versioned<Patient>
  from: string
  to: string
  text: string
  /** The deduplication mark of the reply, and other writes that belong to it. */
  writes: Write[]
}

/**
 * Turns a reply without triage into an alert that shows the reply's words. If the patient has an open alert, the words
 * join it and go to its owner; a task is opened too, because the words may contain another sign.
 */
export async function alertOnUnread(
  deps: Reads & Logs & Chance & Composing,
  unread: Unread,
): Promise<Decision<RescueDecision>> {
  const { clinicNow, from, to } = unread
  const text = kept(unread.text)
  const { value: person, version } = unread.person
  const { clinicId, personId } = person
  const because = `This ${unread.what} could not be processed, and no one has read it. Please read it now.${missing(unread.text)}`
  const messageId = `${personId}.${deps.newId()}`
  const receivedAt = deps.now()
  const verdict = { tier: 'unclear', pages: true, signs: [], because, rules: 'none' } as const
  const message = { messageId, personId, clinicId, from, to, text, receivedAt, verdict: { ...verdict, signs: [] } }
  const written = (
    { alert, opens }: Pick<Raised, 'alert' | 'opens'>,
    planned: Outbound[],
    writes: Write[],
  ): Decision<RescueDecision> => {
    const kept: InboundMessage = { ...message, alertId: alert.alertId }
    const next: Patient = { ...whoWrote(person, receivedAt), ...opens }
    const all = [write(keys.message(clinicId, personId, messageId), kept, 0), writePatient(next, version), ...writes]
    return {
      writes: [...unread.writes, ...all, ...writesOf(planned)],
      answer: { rescue: { kind: 'alerted' }, planned },
    }
  }
  const open = person.openAlertId && (await read<Alert>(deps.records, keys.alert(clinicId, person.openAlertId)))
  if (open) {
    const event: AlertEvent = { kind: 'joined', messageId, text, signs: [], because }
    const { alert, effects } = step(open.value, event, situationOf(clinicNow, receivedAt, person.phone))
    const task: Task = {
      taskId: `${messageId}.unclear`,
      clinicId,
      personId,
      kind: 'unclear',
      createdAt: receivedAt,
      because: `${because} An alert is open already.`,
      state: 'open',
      timers: {},
      messageId,
    }
    const planned = effectsToMessages(effects, { alert, clinicNow, person, told: TOLD_NOTHING, deps })
    const opens = { openAlertId: alert.alertId }
    return written({ alert, opens }, planned, [writeAlert(alert, open.version), writeTask(task)])
  }
  const finding = { tier: 'prompt', signs: [], reply: text, because, receivedAt } as const
  const gathering = person.known ? undefined : await readGathering(deps, clinicNow)
  const raised = raiseOrGather(deps, { clinicNow, person, messageId, ...finding, signs: [] }, gathering)
  const about = { alert: raised.alert, clinicNow, person: raised.about, told: TOLD_NOTHING, deps }
  const phone: Task = {
    ...{ taskId: `${messageId}.phone`, clinicId, personId, kind: 'phone', createdAt: receivedAt },
    ...{ because: whyIn('en', UNREAD), why: UNREAD },
    ...{ state: 'open', timers: {}, messageId },
  }
  return written(raised, effectsToMessages(raised.effects, about), [...raised.writes, writeTask(phone)])
}
