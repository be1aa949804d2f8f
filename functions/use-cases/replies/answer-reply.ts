import type { Alert } from '../../core/alerts/alert.ts'
import { closedUntil } from '../../core/clinic/opening-hours.ts'
import { patientPk } from '../../core/keys.ts'
import { linkUrl, newLink } from '../../core/messages/link.ts'
import { type Outbound, type OutboundState, planned } from '../../core/messages/outbound.ts'
import { type Instant, plusHours, plusMinutes } from '../../core/time.ts'
import { TIERS, type Tier, type Verdict } from '../../core/triage/verdict.ts'
import { SAFE_QUESTION } from '../alerts/effects-to-messages.ts'
import type { Clock, Composing, Templates } from '../ports.ts'
import type { PatientRecord } from '../store/read-patient.ts'
import { keepTryingText, replyAnswerText } from '../wording/patient-texts.ts'
import { askedOfStaff } from './asked-of-staff.ts'
import { isTask } from './daily-limits.ts'
import type { Reply } from './reply.ts'
import { numbersFor } from './reply-channel.ts'
import type { ReplyContext } from './reply-context.ts'

/** Within this time two replies of the same or a lower tier get one answer; a higher one always gets its own. */
const ONE_ANSWER_MINUTES = 10
const ANSWER_LASTS_HOURS = 12
const NOT_SAID: readonly OutboundState[] = ['cancelled', 'failed', 'expired']

export type Answering = {
  reply: Reply
  record: PatientRecord
  context: ReplyContext
  verdict: Verdict
  messageId: string
  alert: Alert | undefined
}

/** The answer text of the verdict's tier. Small talk, and a reply that repeats one just answered, get none. */
export function answersTo(deps: Composing, about: Answering): Outbound[] {
  const { reply, record, verdict, messageId, alert } = about
  const { clinicNow } = reply
  const { personId, clinicId } = record.person.value
  const opens = answeredFrom(deps, about)
  const answers = answered(about, opens)
  if (answers === undefined || justAnswered(record, answers, deps.now())) return []
  const urgent = alert !== undefined
  const link =
    answers === 'emergency' ? newLink({ kind: 'card', clinicId, personId }, deps.newId, deps.now()) : undefined
  const card = link ? linkUrl(deps.linkBase, link) : ''
  return [
    planned(
      {
        outboundId: `${messageId}.answer`,
        messageId,
        clinicId,
        place: patientPk(clinicId, personId),
        personId,
        purpose: urgent ? 'safety-answer' : 'answer',
        channel: 'sms',
        ...numbersFor(reply, record.person.value),
        text: replyAnswerText(deps, {
          ...{ clinicNow, person: record.person.value, verdict, answers, alert, card, opens },
          isSeen: reply.incoming.photoIds !== undefined,
        }),
        ...(link ? { link } : {}),
        plannedFor: deps.now(),
        expiresAt: plusHours(deps.now(), ANSWER_LASTS_HOURS),
        answers,
        attempt: 1,
      },
      deps.now(),
    ),
  ]
}

/** "Yes" to "are you safe?", while nobody has the alert: that we keep trying, and not to wait for us. */
export function saysSafe(deps: Clock & Templates, about: Answering): Outbound[] {
  if (about.context.asked !== SAFE_QUESTION || about.verdict.tier !== 'routine' || about.alert?.state !== 'paging')
    return []
  const { clinicId, personId } = about.record.person.value
  const text = keepTryingText({ clinicNow: about.reply.clinicNow, person: about.record.person.value, deps })
  return [
    planned(
      {
        outboundId: `${about.messageId}.answer`,
        messageId: about.messageId,
        clinicId,
        place: patientPk(clinicId, personId),
        personId,
        purpose: 'answer',
        channel: 'sms',
        ...numbersFor(about.reply, about.record.person.value),
        text,
        plannedFor: deps.now(),
        expiresAt: plusHours(deps.now(), ANSWER_LASTS_HOURS),
        answers: 'routine',
      },
      deps.now(),
    ),
  ]
}

/**
 * When people of a clinic that is closed answer what a harmless reply asks. Nothing of an alert, of a question about danger or
 * of words that nobody has understood yet says that the clinic is closed.
 */
function answeredFrom(
  deps: Clock & Templates,
  { reply, record, context, verdict, alert }: Answering,
): Instant | undefined {
  const { clinicNow, incoming } = reply
  const isAboutDanger =
    alert !== undefined ||
    context.asked === 'clarify' ||
    context.asked === SAFE_QUESTION ||
    record.tasks.some(({ value }) => value.state === 'open' && value.timers.page !== undefined)
  if (isAboutDanger || !askedOfStaff(incoming.text, verdict, deps.content().keywords)) return undefined
  return isTask(record, deps.now()) ? closedUntil(clinicNow.clinic, deps.now()) : undefined
}

function answered({ verdict, alert, context }: Answering, opens: Instant | undefined): Tier | 'clarify' | undefined {
  if (alert && !alert.gathered) return alert.tier
  if (verdict.tier === 'other') return opens ? 'other' : undefined
  if (verdict.tier === 'unclear') return context.inDanger ? 'clarify' : 'unclear'
  return verdict.tier
}

const weight = (answers: Tier | 'clarify'): number => TIERS.indexOf(answers === 'clarify' ? 'unclear' : answers)

/** What was said before an outcome, or never arrived, answers nothing that is written after it. */
function justAnswered({ outbound, alerts }: PatientRecord, answers: Tier | 'clarify', now: Instant): boolean {
  const ends = alerts.flatMap(({ value }) => value.outcome?.at ?? [])
  return outbound.some(
    ({ value }) =>
      value.answers !== undefined &&
      !NOT_SAID.includes(value.state) &&
      !ends.some((at) => at >= value.plannedFor) &&
      plusMinutes(value.plannedFor, ONE_ANSWER_MINUTES) > now &&
      weight(value.answers) <= weight(answers),
  )
}
