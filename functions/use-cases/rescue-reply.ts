import type { Alert } from '../core/alert.ts'
import { type AlertEvent, step } from '../core/alert-step.ts'
import { keys, phonePk } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import type { InboundMessage, Person } from '../core/patient.ts'
import type { Task } from '../core/task.ts'
import { plusHours } from '../core/time.ts'
import { attempt, type Decision } from './attempt.ts'
import { carryOut, enqueue } from './carry-out.ts'
import { read, write, writeAlert, writePerson, writesOf, writeTask } from './items.ts'
import type { Deps, Item, Write } from './ports.ts'
import { raiseAlert } from './raise-alert.ts'
import { readClinic, situationOf } from './read-clinic.ts'
import { strangerWrites } from './receive-text.ts'

/** What could be made of a text that `receive-sms` could not process. */
export type Rescued = { id: string; from: string; to: string; text: string }

export type Rescue = { kind: 'alerted' } | { kind: 'already-handled' } | { kind: 'not-ours' }

const SEEN_HOURS = 24 * 30

/**
 * A reply that could not be processed becomes an alert that shows its words, without reading them: it shares neither
 * parsing nor triage with what failed. Where an alert is open already the words join it and go to who has it, with a task
 * beside it, since they may hold another sign.
 */
export async function rescueReply(deps: Deps, rescued: Rescued): Promise<Rescue> {
  const { rescue, planned } = await attempt(deps, (deps) => decide(deps, rescued))
  await enqueue(deps, planned)
  deps.log.write({ event: 'reply-rescued', kind: rescue.kind })
  return rescue
}

/** The first whose number it is now: to one that was corrected the number leads no more. */
async function firstAt(deps: Deps, clinicId: string, phone: string, items: readonly Item[]) {
  const links = items.filter(({ key }) => key.sk.startsWith('PATIENT#')).map(({ key }) => key.sk.split('#')[1] ?? '')
  const people = await Promise.all(links.map((id) => read<Person>(deps.records, keys.person(clinicId, id))))
  return people.find((found) => found?.value.phone === phone)
}

async function decide(deps: Deps, rescued: Rescued): Promise<Decision<{ rescue: Rescue; planned: Outbound[] }>> {
  const only = (rescue: Rescue) => ({ writes: [], answer: { rescue, planned: [] } })
  const number = await read<{ clinicId: string }>(deps.records, keys.number(rescued.to))
  const clinicNow = number && (await readClinic(deps.records, number.value.clinicId))
  if (!clinicNow) return only({ kind: 'not-ours' })
  if (await deps.records.get(keys.phoneSeen(rescued.to, rescued.from, rescued.id)))
    return only({ kind: 'already-handled' })
  const { clinicId } = clinicNow.clinic
  const items = await deps.records.list(phonePk(rescued.to, rescued.from), '')
  const found = await firstAt(deps, clinicId, rescued.from, items)
  const person: Person = found?.value ?? {
    personId: deps.newId(),
    clinicId,
    known: false,
    name: '',
    phone: rescued.from,
    language: clinicNow.clinic.languages[0] ?? 'en',
    zone: clinicNow.clinic.zone,
    consent: { sms: false, email: false },
    createdAt: deps.now(),
  }
  const because = 'This text could not be processed, so nobody and nothing has read it. Please read it now.'
  const messageId = `${person.personId}.${deps.newId()}`
  const receivedAt = deps.now()
  const message: InboundMessage = {
    messageId,
    personId: person.personId,
    clinicId,
    from: rescued.from,
    to: rescued.to,
    text: rescued.text,
    receivedAt,
    verdict: { tier: 'unclear', pages: true, signs: [], because, rules: 'none' },
  }
  const writes: Write[] = [
    write(keys.phoneSeen(rescued.to, rescued.from, rescued.id), {}, 0, {
      expiresAt: plusHours(receivedAt, SEEN_HOURS),
    }),
    ...(found ? [] : strangerWrites(rescued, person.personId, items)),
  ]
  const open = person.openAlertId && (await read<Alert>(deps.records, keys.alert(clinicId, person.openAlertId)))
  if (open) {
    const task: Task = {
      taskId: `${messageId}.unclear`,
      clinicId,
      personId: person.personId,
      kind: 'unclear',
      createdAt: receivedAt,
      because: `${because} An alert is open already.`,
      state: 'open',
      timers: {},
      messageId,
    }
    const event: AlertEvent = { kind: 'joined', messageId, text: rescued.text, signs: [], because }
    const { alert, effects } = step(open.value, event, situationOf(clinicNow, deps.now(), person.phone))
    const planned = carryOut(effects, { alert, clinicNow, person, deps })
    return {
      writes: [
        ...writes,
        write(keys.message(clinicId, person.personId, messageId), { ...message, alertId: alert.alertId }, 0),
        writePerson({ ...person, lastReplyAt: receivedAt }, found?.version ?? 0),
        writeAlert(alert, open.version),
        writeTask(task),
        ...writesOf(planned),
      ],
      answer: { rescue: { kind: 'alerted' }, planned },
    }
  }
  const raised = raiseAlert(deps, {
    clinicNow,
    person,
    messageId,
    tier: 'prompt',
    signs: [],
    reply: rescued.text,
    because,
    receivedAt,
  })
  const planned = carryOut(raised.effects, { alert: raised.alert, clinicNow, person, deps })
  const told = { ...message, alertId: raised.alert.alertId }
  const alerted = { ...person, lastReplyAt: receivedAt, openAlertId: raised.alert.alertId }
  return {
    writes: [
      ...writes,
      write(keys.message(clinicId, person.personId, messageId), told, 0),
      writePerson(alerted, found?.version ?? 0),
      ...raised.writes,
      ...writesOf(planned),
    ],
    answer: { rescue: { kind: 'alerted' }, planned },
  }
}
