import { alertIdOf } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import type { TaskWhy } from '../../core/alerts/task-why.ts'
import { toldOf } from '../../core/alerts/told.ts'
import { isHigher, step } from '../../core/alerts/transitions.ts'
import { keys } from '../../core/keys.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { SecondReadEntry } from '../../core/review/activity-log.ts'
import { CAUSED_NOTHING, type Caused, withOneMore } from '../../core/second-reader/limits.ts'
import type { SecondOpinion } from '../../core/second-reader/opinion.ts'
import { type Weighed, weighOpinion } from '../../core/second-reader/weigh-opinion.ts'
import { truncate } from '../../core/truncate.ts'
import { effectsToMessages } from '../alerts/effects-to-messages.ts'
import { type Raised, raiseAlert } from '../alerts/raise-alert.ts'
import type { Chance, Composing, Logs, Reads, ReadsAgain, Triages, Write } from '../ports.ts'
import { recurrenceOf } from '../replies/recurrence.ts'
import type { Decision } from '../store/attempt.ts'
import { situationOf } from '../store/read-clinic.ts'
import { openAlertOf } from '../store/read-patient.ts'
import { alertWrites, read, type Versioned, write, writePatient, writesOf, writeTask } from '../store/records.ts'
import { whyIn } from '../wording/task-why-words.ts'
import { groundOf, type Subject } from './ground.ts'

export type Joined = { said: SecondReadEntry['said']; planned: Outbound[] }
export const NOTHING_JOINED: Joined = { said: 'nothing', planned: [] }

/** Of the patient's words, in a sentence of ours; the alert shows all of them. */
const LONGEST_QUOTED = 160

type Doubt = Extract<TaskWhy, { kind: 'doubt' }>
type Deps = Reads & Logs & Chance & Composing & Triages & Pick<ReadsAgain, 'instructions'>
type Found = Extract<Weighed, { kind: 'raise' | 'unsure' }>
type Outcome = { said: SecondReadEntry['said']; writes?: Write[]; planned?: Outbound[]; alertId?: string }

/**
 * What an opinion changes, as the writes of one transaction: an alert of its own, a new round of the open one, a task, or
 * nothing. It only adds; and it adds no more in an hour or a day than the limits allow.
 */
export async function joinFinding(
  deps: Deps,
  subject: Subject,
  opinion: Exclude<SecondOpinion, { kind: 'unavailable' }>,
): Promise<Decision<Joined> & { entry: SecondReadEntry }> {
  const { message, record, clinicNow } = subject
  const weighed = weighOpinion(opinion, groundOf(subject, deps.rules()))
  const outcome = await outcomeOf(deps, subject, weighed)
  const { said, writes = [], planned = [], alertId } = outcome
  const found = weighed.kind === 'raise' || weighed.kind === 'unsure' ? weighed : undefined
  const entry: SecondReadEntry = {
    kind: 'second-read',
    id: message.messageId,
    at: message.receivedAt,
    readAt: deps.now(),
    personId: message.personId,
    language: record.person.value.language,
    mode: clinicNow.clinic.secondReader ?? 'shadow',
    first: message.verdict.tier,
    said,
    ...(found ? { tier: found.tier, signs: [...new Set(found.signs.map(({ sign }) => sign))] } : {}),
    ...(alertId ? { alertId } : {}),
    instructions: deps.instructions,
  }
  return { writes, answer: { said, planned }, entry }
}

async function outcomeOf(deps: Deps, subject: Subject, weighed: Weighed): Promise<Outcome> {
  switch (weighed.kind) {
    case 'nothing':
    case 'ungrounded':
      return { said: weighed.kind }
    case 'unsure':
      return ask(deps, subject, weighed, 'maybe')
    case 'raise': {
      if (isKnown(subject, weighed)) return { said: 'known' }
      if (subject.clinicNow.clinic.secondReader !== 'live') return ask(deps, subject, weighed, 'would-page')
      if (isDealtWith(subject)) return ask(deps, subject, weighed, 'closed-since')
      const key = keys.caused(subject.message.clinicId)
      const caused = await read<Caused>(deps.records, key)
      const more = withOneMore(caused?.value ?? CAUSED_NOTHING, 'pages', deps.now())
      if (!more) {
        deps.log.write({ event: 'second-reader-limited', clinic: subject.message.clinicId, what: 'pages' })
        return ask(deps, subject, weighed, 'too-often')
      }
      const { raised, planned } = raise(deps, subject, weighed)
      return {
        said: 'paged',
        writes: [...raised, write(key, more, caused?.version ?? 0)],
        planned,
        alertId: openAlertOf(subject.record)?.value.alertId ?? alertIdOf(subject.message.messageId),
      }
    }
  }
}

/** Whether the open alert has all of it: the same signs, and a tier that is no lower. */
function isKnown({ record }: Subject, { tier, signs }: Extract<Weighed, { kind: 'raise' }>): boolean {
  const open = openAlertOf(record)?.value
  if (!open || isHigher(tier, open.tier)) return false
  return signs.every(({ sign }) => open.signs.some((known) => known.sign === sign))
}

/** Whether a person has recorded the outcome of an alert of this patient since the reply came. */
const isDealtWith = ({ record, message }: Subject): boolean =>
  !openAlertOf(record) &&
  record.alerts.some(
    ({ value }) =>
      value.alertId === alertIdOf(message.messageId) ||
      (value.outcome !== undefined && value.outcome.at >= message.receivedAt),
  )

/** An alert of its own, or a new round of the open one, as if the words had just come. */
function raise(
  deps: Deps,
  { clinicNow, record, message }: Subject,
  { tier, signs, quote }: Extract<Weighed, { kind: 'raise' }>,
): { raised: Write[]; planned: Outbound[] } {
  const { messageId, verdict } = message
  const { value: person, version } = record.person
  const because = `The second reader, a language model, found ${named(deps, signs)} in “${truncate(quote, LONGEST_QUOTED)}”. Triage had read the reply as ${verdict.tier}.`
  const open = openAlertOf(record)
  const found = { tier, signs, because }
  const now = deps.now()
  const owner = recurrenceOf(record, clinicNow, { tier, signs, now })?.owner
  const { alert, effects, writes, opens }: Raised = open
    ? joined(deps, { clinicNow, open, person, event: { messageId: `${messageId}.second`, text: quote, ...found } })
    : raiseAlert(deps, {
        ...{ clinicNow, person, messageId, reply: message.text, receivedAt: now, ...found },
        ...(owner ? { ownerFirst: owner } : {}),
      })
  const sent = record.outbound.map(({ value }) => value)
  const told = toldOf(sent, [...alert.messageIds, messageId])
  const planned = effectsToMessages(effects, { alert, clinicNow, person, told, deps })
  return {
    raised: [...writes, writePatient({ ...person, ...opens }, version), ...writesOf(planned)],
    planned,
  }
}

type Joining = Pick<Subject, 'clinicNow'> & {
  open: NonNullable<ReturnType<typeof openAlertOf>>
  person: Subject['record']['person']['value']
  event: Omit<Extract<Parameters<typeof step>[1], { kind: 'joined' }>, 'kind'>
}

function joined(deps: Deps, { clinicNow, open, person, event }: Joining): Raised {
  const { alert, effects } = step(
    open.value,
    { kind: 'joined', ...event },
    situationOf(clinicNow, deps.now(), person.phone),
  )
  const opens = { openAlertId: alert.alertId }
  return { alert, effects, writes: alertWrites(alert, open, clinicNow.codes), about: person, opens }
}

const named = ({ content }: Pick<Composing, 'content'>, signs: Found['signs']): string => {
  const names = [...new Set(signs.map(({ sign }) => content().signs[sign] ?? sign))]
  return names.length > 0 ? names.join(', ') : 'something'
}

/**
 * A task for a person; none where the reply has one that is open, or where too many came of late. One that was put to sleep
 * tells nobody of the doubt.
 */
async function ask(deps: Deps, { message, record }: Subject, found: Found, how: Doubt['how']): Promise<Outcome> {
  const { messageId, clinicId, personId } = message
  const open = record.tasks.map(({ value }) => value).filter(({ state }) => state === 'open')
  const isAsked = open.some(
    ({ kind, snooze, ...task }) =>
      (task.messageId === messageId && (kind === 'second-reader' || !snooze)) ||
      (found.isEarlier && kind === 'second-reader'),
  )
  if (isAsked) return { said: 'known' }
  const key = keys.caused(clinicId)
  const caused: Versioned<Caused> | undefined = await read<Caused>(deps.records, key)
  const more = withOneMore(caused?.value ?? CAUSED_NOTHING, 'tasks', deps.now())
  if (!more) {
    deps.log.write({ event: 'second-reader-limited', clinic: clinicId, what: 'tasks' })
    return { said: 'limited' }
  }
  const why: Doubt = { kind: 'doubt', how, signs: found.signs.map(({ sign }) => sign) }
  const task: Task = {
    ...{ taskId: `${messageId}.second-reader`, clinicId, personId, kind: 'second-reader', createdAt: deps.now() },
    ...{ because: whyIn('en', why, { signs: deps.content().signs }), why },
    ...{ state: 'open', timers: {}, messageId },
  }
  return { said: 'asked', writes: [writeTask(task), write(key, more, caused?.version ?? 0)] }
}
