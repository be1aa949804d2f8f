import { isHigher, step } from '../core/alert-step.ts'
import type { Clinic, Staff } from '../core/clinic.ts'
import { keywordOf } from '../core/consent.ts'
import { inDangerWindow } from '../core/danger-window.ts'
import { keys } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import type { InboundMessage, Person, PhoneProfile } from '../core/patient.ts'
import type { PagingTier } from '../core/policy.ts'
import type { EntryOf } from '../core/register.ts'
import { onCall } from '../core/rota.ts'
import { pagesUnlessAnswered, type Task, type TaskKind } from '../core/task.ts'
import { hoursBetween, type Instant, plusMinutes } from '../core/time.ts'
import { triage } from '../core/triage/triage.ts'
import { TIERS, type TriageContext, type Verdict } from '../core/triage/verdict.ts'
import { zoneNamedIn } from '../core/whereabouts.ts'
import { answersTo, saysSafe } from './answer-reply.ts'
import { asMail } from './as-mail.ts'
import type { Decision } from './attempt.ts'
import { carryOut, SAFE_QUESTION } from './carry-out.ts'
import { type Read, write, writeAlert, writePerson, writesOf, writeTask } from './items.ts'
import { type Obeyed, obeyKeyword } from './obey-keyword.ts'
import type { Deps, Triages, Write } from './ports.ts'
import { type Raised, raiseAlert } from './raise-alert.ts'
import { type ClinicNow, situationOf } from './read-clinic.ts'
import { openAlertOf, type PersonRecord, recentTreatments } from './read-person.ts'
import type { Answered, Incoming } from './receive-text.ts'
import { writeEntry } from './register.ts'

/** Texts within ten minutes are one report: a message sent in two halves is read whole (docs/architecture.md, "Triage"). */
const ONE_REPORT_MINUTES = 10
/** A question counts as asked for two days; a "no" after that answers nothing. */
const ASKED_HOURS = 48

export type Reply = {
  incoming: Incoming
  clinicNow: ClinicNow
  profile: Read<PhoneProfile> | undefined
  people: PersonRecord[]
  /** Whose the number was until it was corrected: what was asked there may be answered from there. */
  formerly?: PersonRecord[]
  /** The answer came by a mail's page: what would be texted to somebody without a phone is mailed. */
  byMail?: boolean
}

/** Everything that follows from a patient's text, as writes of one transaction. */
export function readReply(deps: Deps & Triages, reply: Reply): Decision<Answered> {
  const { incoming, clinicNow } = reply
  const keyword = keywordOf(incoming.text, deps.content().keywords)
  const { record, verdict, asked } = strictest(deps, reply)
  const person = record.person.value
  const messageId = `${person.personId}.${idFrom(incoming.carrierId, deps)}`
  const before = openAlertOf(record)?.value
  const tier = pagingTier(verdict)
  const same = tier && theSameThing(record, clinicNow, { tier, signs: verdict.signs, now: deps.now() })
  const raised = alertFor(deps, { reply, record, verdict, messageId, tier, ownerFirst: same?.owner })
  const isNews = raised !== undefined && raised.alert.round > (before?.round ?? 0)
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
  }
  const obeyed = keyword ? obeyKeyword(deps, { keyword, reply, record, verdict, messageId }) : undefined
  const optedOut = obeyed?.optedOut ?? reply.profile?.value.optedOut ?? false
  const answering = { record, clinicNow, verdict, messageId, incoming, alert: raised?.alert }
  const answers =
    optedOut || keyword
      ? []
      : raised && (!isNews || same?.justSpoken)
        ? saysSafe(deps, answering, asked)
        : answersTo(deps, answering)
  const tasks = tasksFor(deps, { message, verdict, record, raised: raised !== undefined, keyword, optedOut })
  const pages = raised ? carryOut(raised.effects, { alert: raised.alert, clinicNow, person, deps }) : []
  const said = [...answers, ...(obeyed?.planned ?? [])]
  const toPatient =
    reply.byMail && !person.phone ? said.map((item) => mailed(deps, clinicNow.clinic, person, item)) : said
  const planned: Outbound[] = [...toPatient, ...pages]
  const next: Person = {
    ...person,
    lastReplyAt: incoming.receivedAt,
    ...(raised ? { openAlertId: raised.alert.alertId } : {}),
  }
  const writes: Write[] = [
    write(keys.message(person.clinicId, person.personId, messageId), message, 0),
    writeEntry(person.clinicId, entryOf(message, person.language, obeyed)),
    writePerson(next, record.person.version),
    ...(raised?.writes ?? []),
    ...(obeyed?.writes ?? []),
    ...writesOf(planned),
    ...tasks.map((task) => writeTask(task)),
  ]
  return { writes, answer: { received: { kind: 'reply', tier: verdict.tier, alerted: raised !== undefined }, planned } }
}

const entryOf = (
  { messageId, receivedAt, personId, verdict }: InboundMessage,
  language: string,
  obeyed: Obeyed | undefined,
): EntryOf<'reply'> => ({
  kind: 'reply',
  id: messageId,
  at: receivedAt,
  personId,
  tier: verdict.tier,
  language,
  ...(obeyed?.optedOutNow ? { optedOut: true } : {}),
})

/** The same words as a mail. */
const mailed = (deps: Deps, clinic: Clinic, person: Person, item: Outbound): Outbound => ({
  ...item,
  ...asMail(deps, { clinic, person, step: item.step ?? '', at: deps.now(), text: item.text }),
  channel: 'email',
  to: person.email ?? '',
  from: clinic.mailFrom,
})

/**
 * Several patients may share a phone: the text is read for each, and the strictest reading decides whose it is. What was
 * asked of somebody at this number before it was corrected counts as asked, so that a bare "yes" to a danger question is one.
 */
function strictest(
  deps: Triages,
  { incoming, people, formerly = [] }: Reply,
): { record: PersonRecord; verdict: Verdict; asked?: string } {
  const at = incoming.receivedAt
  const before = formerly.map((record) => askedOf(record, at, incoming.from)).filter((asked) => asked !== undefined)
  const readings = people.flatMap((record) => {
    const context = contextOf(record, at)
    const own = context.asked === undefined ? {} : { asked: context.asked }
    return [own, ...before.map((asked) => ({ asked }))].map((question) => ({
      record,
      verdict: triage(incoming.text, { ...context, ...question }, deps.rules()),
      ...question,
    }))
  })
  const [first] = readings.sort((a, b) => TIERS.indexOf(a.verdict.tier) - TIERS.indexOf(b.verdict.tier))
  if (!first) throw new Error('a reply of nobody')
  return first
}

/** The question that was sent last, where it still counts as asked; `to`: at that number. */
function askedOf(record: PersonRecord, at: Instant, to?: string): string | undefined {
  const asked = record.outbound
    .map(({ value }) => value)
    .filter(
      (item) =>
        (to === undefined || item.to === to) &&
        (item.expectsAnswer || item.answers === 'clarify' || item.step === SAFE_QUESTION) &&
        item.sentAt &&
        item.sentAt <= at &&
        hoursBetween(item.sentAt, at) <= ASKED_HOURS,
    )
    .sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))[0]
  return asked && (asked.answers === 'clarify' ? 'clarify' : (asked.step ?? 'check-in'))
}

function contextOf(record: PersonRecord, at: Instant): TriageContext {
  const treatments = recentTreatments(record, at)
  const latest = treatments[0]
  const asked = askedOf(record, at)
  const recent = record.messages
    .map(({ value }) => value)
    .filter(({ receivedAt }) => receivedAt <= at && plusMinutes(receivedAt, ONE_REPORT_MINUTES) >= at)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map(({ text }) => text)
  return {
    procedures: treatments.flatMap(({ procedures }) => procedures.map(({ plan, areas }) => ({ plan, areas }))),
    ...(latest ? { hoursSince: hoursBetween(latest.performedAt, at) } : {}),
    language: record.person.value.language,
    ...(asked ? { asked } : {}),
    ...(recent.length > 0 ? { recent } : {}),
  }
}

/** The tier by which a verdict pages; `unclear` that pages does so as `prompt` (docs/architecture.md, "Triage"). */
function pagingTier({ tier, pages }: Verdict): PagingTier | undefined {
  if (tier === 'emergency' || tier === 'urgent' || tier === 'prompt') return tier
  return pages ? 'prompt' : undefined
}

type Joining = {
  reply: Reply
  record: PersonRecord
  verdict: Verdict
  messageId: string
  tier: PagingTier | undefined
  ownerFirst: Staff | undefined
}

/** Opens an alert, or joins the text to the one that is open: there is at most one per patient. */
function alertFor(deps: Deps, { reply, record, verdict, messageId, tier, ownerFirst }: Joining): Raised | undefined {
  const { incoming, clinicNow } = reply
  const person = record.person.value
  const open = openAlertOf(record)
  const { because } = verdict
  if (open) {
    const signs = verdict.signs.filter(() => tier !== undefined)
    const event = { kind: 'joined', messageId, text: incoming.text, signs, because, ...(tier ? { tier } : {}) } as const
    const { alert, effects } = step(open.value, event, situationOf(clinicNow, deps.now(), person.phone))
    return { alert, effects, writes: [writeAlert(alert, open.version)] }
  }
  if (!tier) return undefined
  const { text, receivedAt } = incoming
  return raiseAlert(deps, {
    ...(ownerFirst ? { ownerFirst } : {}),
    clinicNow,
    person,
    messageId,
    tier,
    signs: verdict.signs,
    reply: text,
    because,
    receivedAt,
  })
}

/** Hours after an outcome in which the same thing goes to whoever recorded it. */
const SAME_THING_HOURS = 24
/** So soon after it the clinician has just spoken with the patient: no automatic text comes between them. */
const JUST_SPOKEN_HOURS = 1

/**
 * Whether it is what an outcome was recorded for within a day. Who recorded it and has a duty now is paged first and
 * alone. A new sign or a higher tier is not the same, and wakes everybody as ever (docs/architecture.md, "Paging").
 */
function theSameThing(
  record: PersonRecord,
  { rota }: ClinicNow,
  { tier, signs, now }: { tier: PagingTier; signs: Verdict['signs']; now: Instant },
): { owner: Staff | undefined; justSpoken: boolean } | undefined {
  if (openAlertOf(record)) return undefined
  const last = record.alerts
    .map(({ value }) => value)
    .filter(({ outcome }) => outcome !== undefined && hoursBetween(outcome.at, now) < SAME_THING_HOURS)
    .sort((a, b) => ((a.outcome?.at ?? '') < (b.outcome?.at ?? '') ? 1 : -1))[0]
  if (!last?.outcome || isHigher(tier, last.tier)) return undefined
  if (signs.some(({ sign }) => !last.signs.some((known) => known.sign === sign))) return undefined
  const { by, at } = last.outcome
  const owner = Object.values(onCall(rota, now)).find((person) => person?.staffId === by && person.phone)
  return { owner, justSpoken: owner !== undefined && hoursBetween(at, now) < JUST_SPOKEN_HOURS }
}

type ForTasks = {
  message: InboundMessage
  verdict: Verdict
  record: PersonRecord
  raised: boolean
  keyword: InboundMessage['keyword']
  optedOut: boolean
}

function tasksFor(deps: Deps, { message, verdict, record, raised, keyword, optedOut }: ForTasks): Task[] {
  const task = (kind: TaskKind, because: string, more: Partial<Task> = {}): Task => ({
    taskId: `${message.messageId}.${kind}`,
    clinicId: message.clinicId,
    personId: message.personId,
    kind,
    createdAt: deps.now(),
    because,
    state: 'open',
    timers: {},
    messageId: message.messageId,
    ...more,
  })
  const { zone: lives, known } = record.person.value
  const zone = known ? zoneNamedIn(message.text) : undefined
  const moved =
    zone && zone !== lives
      ? [
          task('confirm', `Says where they are. Ask whether texts should keep the hours of ${zone}.`, {
            offers: { timeZone: zone },
          }),
        ]
      : []
  const asked = () => {
    if (keyword === 'wrong-number')
      return [
        task(
          'wrong-number',
          'Somebody else may have this number. Texts have stopped: please find the right one today.',
        ),
      ]
    if (raised)
      return keyword === 'stop'
        ? [task('phone', 'The patient opted out with a case open: texts do not reach them. Please phone.')]
        : []
    switch (verdict.tier) {
      case 'soon':
        return [task('soon', verdict.because)]
      case 'unclear': {
        if (keyword) return []
        const context = contextOf(record, message.receivedAt)
        const waits = !optedOut && inDangerWindow(context.procedures, context.hoursSince)
        return [task('unclear', verdict.because, waits ? { timers: pagesUnlessAnswered(deps.now()) } : {})]
      }
      case 'other':
        return !keyword && message.text.includes('?') ? [task('question', verdict.because)] : []
      case 'routine':
        return /^\W*2\W*$/.test(message.text) ? [task('question', verdict.because)] : []
      case 'emergency':
      case 'urgent':
      case 'prompt':
        return []
    }
  }
  return [...moved, ...asked()]
}

/** The carrier's id where it can stand in a path; another one where it cannot. */
const idFrom = (carrierId: string, deps: Deps): string => (/^[\w-]{1,64}$/.test(carrierId) ? carrierId : deps.newId())
