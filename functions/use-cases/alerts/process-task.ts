import { alertIdOf } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import { forgotten } from '../../core/alerts/task-undo.ts'
import { toldOf } from '../../core/alerts/told.ts'
import { type Key, keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import { enqueue } from '../messages/enqueue.ts'
import type { Composing, Queueing, Store } from '../ports.ts'
import type { Advanced } from '../store/advanced.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read, write, writePatient, writesOf, writeTask } from '../store/records.ts'
import { effectsToMessages } from './effects-to-messages.ts'
import { isGathered, raiseOrGather, readGathering } from './gather-strangers.ts'

/**
 * An unclear reply in the danger window whose closed question was not answered in time becomes an alert. One that was
 * answered, that a person has read, that had an alert of its own (by the second reader), or whose patient has an open alert by now stays a task. A task that waited for its
 * time is shown from now on; what an undo needed is gone once its time is over.
 */
export async function processTask(deps: Store & Queueing & Composing, key: Key): Promise<Advanced> {
  const planned = await attempt(deps, async (deps): Promise<Decision<Outbound[] | undefined>> => {
    const found = await read<Task>(deps.records, key)
    const now = deps.now()
    const { page: pageAt, opens, forget } = found?.value.timers ?? {}
    if (found && forget !== undefined && forget <= now)
      return { writes: [writeTask(forgotten(found.value), found.version)], answer: [] }
    if (found && opens !== undefined && opens <= now)
      return { writes: [writeTask({ ...found.value, state: 'open', timers: {} }, found.version)], answer: [] }
    if (!found || pageAt === undefined || pageAt > now) return { writes: [], answer: undefined }
    const { page: _, ...timers } = found.value.timers
    const task: Task = { ...found.value, timers }
    const record = await readPatient(deps.records, task.clinicId, task.personId)
    const clinicNow = await readClinic(deps.records, task.clinicId)
    const about = record?.messages.find(({ value }) => value.messageId === task.messageId)
    const settled = { writes: [writeTask(task, found.version)], answer: [] }
    if (!record || !clinicNow || !about || task.state === 'done' || record.person.value.openAlertId) return settled
    if (record.alerts.some(({ value }) => value.alertId === alertIdOf(about.value.messageId))) return settled
    if (record.messages.some(({ value }) => value.receivedAt > about.value.receivedAt && answers(value))) return settled
    const person = record.person.value
    const gathering = person.known ? undefined : await readGathering(deps, clinicNow)
    if (isGathered(gathering, record.messages)) return settled
    const { value: message, version } = about
    const { messageId, verdict, text } = message
    const because = `${verdict.because} Asked again, the patient has not answered.`
    const { signs } = verdict
    const finding = {
      clinicNow,
      person,
      messageId,
      tier: 'prompt',
      signs,
      reply: text,
      because,
      receivedAt: now,
    } as const
    const raised = raiseOrGather(deps, finding, gathering)
    const { alert, effects, writes } = raised
    const sent = record.outbound.map(({ value }) => value)
    const told = toldOf(sent, [messageId])
    const items = effectsToMessages(effects, { alert, clinicNow, person: raised.about, told, deps })
    return {
      writes: [
        writeTask(task, found.version),
        ...writes,
        writePatient({ ...person, ...raised.opens }, record.person.version),
        write(keys.message(task.clinicId, task.personId, messageId), { ...message, alertId: alert.alertId }, version),
        ...writesOf(items),
      ],
      answer: items,
    }
  })
  if (!planned) return { kind: 'nothing-due' }
  await enqueue(deps, planned)
  return { kind: 'advanced', planned: planned.length }
}

/** Whether a later text answers the question. "ok thanks, who is this?" says nothing new, and takes away no page. */
const answers = ({ verdict: { tier, answer } }: InboundMessage): boolean =>
  answer !== undefined ? tier !== 'other' : tier !== 'other' && tier !== 'unclear'
