import { TOLD_NOTHING, toldOf } from '../../core/alerts/told.ts'
import { step } from '../../core/alerts/transitions.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import { keywordOf } from '../../core/messages/keywords.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import type { PagingTier } from '../../core/on-call/policy.ts'
import { type InboundMessage, type Patient, whoWrote } from '../../core/patients/patient.ts'
import type { EntryOf } from '../../core/review/activity-log.ts'
import type { Rules } from '../../core/triage/rules.ts'
import { rank } from '../../core/triage/tier.ts'
import { triage } from '../../core/triage/triage.ts'
import { TIERS, type Verdict } from '../../core/triage/verdict.ts'
import { effectsToMessages } from '../alerts/effects-to-messages.ts'
import { isGathered, joinGathering, raiseOrGather } from '../alerts/gather-strangers.ts'
import type { Raised } from '../alerts/raise-alert.ts'
import type { Answered } from '../messages/incoming.ts'
import {
  type Chance,
  type Clock,
  type Composing,
  type HasSecondReader,
  type Ids,
  type Logs,
  MOST_WRITES,
  type Triages,
  type Write,
} from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import type { Decision } from '../store/attempt.ts'
import { situationOf } from '../store/read-clinic.ts'
import { openAlertOf, type PatientRecord } from '../store/read-patient.ts'
import { alertWrites, write, writePatient, writeReading, writesOf, writeTask } from '../store/records.ts'
import { answersTo, saysSafe } from './answer-reply.ts'
import { isConfirmed, isTask } from './daily-limits.ts'
import { handleKeyword, type KeywordResult } from './handle-keyword.ts'
import { kept, ofWhole } from './long-reply.ts'
import { readingOf } from './read-again.ts'
import { recurrenceOf } from './recurrence.ts'
import type { Reply } from './reply.ts'
import { canReceiveTexts, deliverReply } from './reply-channel.ts'
import { askedOf, contextOf, type ReplyContext } from './reply-context.ts'
import { tasksOf } from './reply-tasks.ts'

/**
 * Additions to a reply's transaction: the deduplication mark, the two links of a stranger, the second reading, and the events. The
 * opt-out of an erased number needs no room of its own: a stranger has no messages that START would resume.
 */
const WRITES_AROUND = 5

/**
 * All effects of a patient's reply, as the writes of one transaction. If a START resumes more messages than one transaction
 * holds, the result is the first part of them and `again`: after that commit the caller processes the reply once more.
 */
export function readReply(
  deps: Logs & Chance & Composing & Triages & HasSecondReader,
  whole: Reply,
): Decision<Answered> {
  const said = whole.incoming.text
  const reply = { ...whole, incoming: { ...whole.incoming, text: kept(said) } }
  const { incoming, clinicNow } = reply
  const keyword = keywordOf(incoming.text, deps.content().keywords, incoming.channel)
  const { record, context, ...read } = strictest(deps, reply)
  const verdict = ofWhole(said, read.verdict)
  const person = record.person.value
  const messageId = `${person.personId}.${idFrom(incoming.carrierId, deps)}`
  const before = openAlertOf(record)?.value
  const tier = pagingTier(verdict)
  const same = tier && recurrenceOf(record, clinicNow, { tier, signs: verdict.signs, now: deps.now() })
  const raised = alertFor(deps, { reply, record, verdict, messageId, tier, ownerFirst: same?.owner })
  const isNews = raised !== undefined && isNewsIn(raised, record, { verdict, round: before?.round ?? 0 })
  const message: InboundMessage = {
    messageId,
    personId: person.personId,
    clinicId: person.clinicId,
    from: incoming.from,
    to: incoming.to,
    text: incoming.text,
    receivedAt: incoming.receivedAt,
    verdict,
    ...(raised ? { alertId: raised.alert.alertId } : {}),
    ...(keyword ? { keyword } : {}),
    ...(incoming.photoIds ? { photoIds: incoming.photoIds } : {}),
  }
  const keywordResult = keyword ? handleKeyword(deps, { keyword, reply, record, verdict, messageId }) : undefined
  const optedOut = keywordResult?.optedOut ?? reply.profile?.value.optedOut ?? false
  const texted = canReceiveTexts(reply, person, optedOut)
  const answering = { reply, record, context, verdict, messageId, alert: raised?.alert }
  const answers =
    keyword || (incoming.channel === 'sms' && !texted)
      ? []
      : raised && (!isNews || same?.justSpoken)
        ? saysSafe(deps, answering)
        : answersTo(deps, answering)
  const confirmed = !keyword || isNews || isConfirmed(record, keyword, deps.now())
  if (!confirmed) deps.log.write({ event: 'flood-dropped', clinic: person.clinicId, what: 'confirmation' })
  const toSay = [...answers, ...(confirmed ? (keywordResult?.planned ?? []) : [])]
  const back = deliverReply(deps, { reply, person, said: toSay, texted })
  const sent = [...record.outbound.map(({ value }) => value), ...back.items]
  const toldPatient = raised
    ? toldOf(sent, raised.alert.gathered ? [messageId] : raised.alert.messageIds)
    : TOLD_NOTHING
  const untold = isNews && toldPatient.kind === 'nothing'
  const allTasks = tasksOf(deps, { reply, message, person, context, raised: raised !== undefined, untold, texted })
  const tasks = allTasks.filter(({ kind }) => kind !== 'question' || isTask(record, deps.now()))
  if (tasks.length < allTasks.length)
    deps.log.write({ event: 'flood-dropped', clinic: person.clinicId, what: 'question' })
  const pages = raised
    ? effectsToMessages(raised.effects, {
        alert: raised.alert,
        clinicNow,
        person: raised.about,
        told: toldPatient,
        deps,
      })
    : []
  const planned: Outbound[] = [...back.items, ...pages]
  const next: Patient = {
    ...whoWrote(person, incoming.receivedAt),
    ...raised?.opens,
    ...(keywordResult?.mails === undefined ? {} : { consent: { ...person.consent, email: keywordResult.mails } }),
  }
  const writes: Write[] = [
    write(keys.message(person.clinicId, person.personId, messageId), message, 0),
    writeEntry(person.clinicId, entryOf(message, person.language, keywordResult)),
    writePatient(next, record.person.version),
    ...(raised?.writes ?? []),
    ...(keywordResult?.writes ?? []),
    ...writesOf(planned),
    ...back.writes,
    ...tasks.map((task) => writeTask(task)),
  ]
  const told = toSay.at(-1)?.text
  const reading = isNews ? undefined : readingOf(deps, message, clinicNow.clinic)
  const received = { kind: 'reply', tier: verdict.tier, alerted: raised !== undefined } as const
  const by = (rules: Rules) => ofWhole(said, strictest({ rules: () => rules }, reply).verdict)
  const compared = { clinicId: person.clinicId, verdict, by }
  const room = MOST_WRITES - WRITES_AROUND - writes.length
  const { cancelled = [], returned = [] } = keywordResult ?? {}
  if (returned.length > room)
    return { writes: returned.slice(0, MOST_WRITES), answer: { received, planned: [], again: true } }
  return {
    writes: [
      ...writes,
      ...(reading ? [writeReading(reading)] : []),
      ...returned,
      ...cancelled.slice(0, Math.max(room, 0)),
    ],
    answer: { received, planned, compared, ...(told ? { told } : {}), ...(reading ? { reading } : {}) },
  }
}

const entryOf = (
  { messageId, receivedAt, personId, verdict }: InboundMessage,
  language: string,
  keywordResult: KeywordResult | undefined,
): EntryOf<'reply'> => ({
  kind: 'reply',
  id: messageId,
  at: receivedAt,
  personId,
  tier: verdict.tier,
  language,
  ...(keywordResult?.optedOutNow ? { optedOut: true } : {}),
  ...(keywordResult?.optedInNow ? { optedIn: true } : {}),
})

type Reading = { record: PatientRecord; context: ReplyContext; verdict: Verdict }

/**
 * Several patients may share a phone: triage reads the text for each, and the strictest verdict decides which patient it
 * belongs to. A question sent to this number before its correction still counts as asked, so that a bare "yes" answers it.
 */
function strictest(deps: Triages, { incoming, people, clinicNow: { clinic }, formerly = [] }: Reply): Reading {
  const at = incoming.receivedAt
  const before = formerly.map((record) => askedOf(record, at, incoming.from)).filter((asked) => asked !== undefined)
  const readings = people.flatMap((record): Reading[] => {
    const own = contextOf(record, at, { windows: deps.rules().windows, clinic })
    return [own, ...before.map((asked) => ({ ...own, asked }))].map((context) => ({
      ...{ record, context },
      verdict: triage(incoming.text, context, deps.rules()),
    }))
  })
  const [first] = readings.sort((a, b) => TIERS.indexOf(a.verdict.tier) - TIERS.indexOf(b.verdict.tier))
  if (!first) throw new Error('a reply of no one')
  return first
}

/** The tier by which a verdict pages; `unclear` pages as `prompt` (docs/clinical-safety.md, "Tiers"). */
function pagingTier({ tier, pages }: Verdict): PagingTier | undefined {
  if (tier === 'emergency' || tier === 'urgent' || tier === 'prompt') return tier
  return pages ? 'prompt' : undefined
}

type Joining = {
  reply: Reply
  record: PatientRecord
  verdict: Verdict
  messageId: string
  tier: PagingTier | undefined
  ownerFirst: Staff | undefined
}

/** Opens an alert, or adds the text to the patient's open alert: a patient has at most one. */
function alertFor(
  deps: Clock & Chance & Ids & Logs,
  { reply, record, verdict, messageId, tier, ownerFirst }: Joining,
): Raised | undefined {
  const { incoming, clinicNow } = reply
  const person = record.person.value
  const open = openAlertOf(record)
  const { because } = verdict
  if (open) {
    const signs = verdict.signs.filter(() => tier !== undefined)
    const event = { kind: 'joined', messageId, text: incoming.text, signs, because, ...(tier ? { tier } : {}) } as const
    const { alert, effects } = step(open.value, event, situationOf(clinicNow, deps.now(), person.phone))
    const opens = { openAlertId: alert.alertId }
    return { alert, effects, writes: alertWrites(alert, open, clinicNow.codes), about: person, opens }
  }
  const { text, receivedAt } = incoming
  const about = { clinicNow, person, messageId, signs: verdict.signs, reply: text, because, receivedAt }
  const { gathering } = reply
  if (tier) return raiseOrGather(deps, { ...about, tier, ...(ownerFirst ? { ownerFirst } : {}) }, gathering)
  return gathering && isGathered(gathering, record.messages)
    ? joinGathering(deps, { ...about, tier }, gathering)
    : undefined
}

/** Whether something new is said to somebody: of numbers that share an alert each has its own first and gravest text. */
function isNewsIn(
  { alert }: Raised,
  { messages }: PatientRecord,
  { verdict, round }: { verdict: Verdict; round: number },
) {
  if (!alert.gathered) return alert.round > round
  const before = messages.filter(({ value }) => value.alertId === alert.alertId)
  return pagingTier(verdict) !== undefined && before.every(({ value }) => rank(verdict.tier) < rank(value.verdict.tier))
}

/** The carrier's id if it is valid in a path, else a derived one. */
const idFrom = (carrierId: string, deps: Ids): string => (/^[\w-]{1,64}$/.test(carrierId) ? carrierId : deps.newId())
