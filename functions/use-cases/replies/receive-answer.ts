import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Link } from '../../core/messages/link.ts'
import { isErased, type PhoneProfile } from '../../core/patients/patient.ts'
import { type Instant, minutesBetween } from '../../core/time.ts'
import type { Answered } from '../messages/incoming.ts'
import { unsubscribeEmail } from '../messages/unsubscribe-email.ts'
import type {
  Chance,
  Composing,
  Hashing,
  HasSecondReader,
  Ids,
  Logs,
  Queueing,
  Reads,
  Store,
  Triages,
} from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import { read } from '../store/records.ts'
import { answerId, emailDedupeMark } from './email-dedupe.ts'
import { readReply } from './process-reply.ts'
import { enqueueAnswered } from './read-again.ts'
import { type EmailReading, type OpenedEmail, readEmail } from './read-email.ts'
import { unreadTask, wholeEmailWrite } from './whole-email.ts'

export type AnswerReceived =
  /** `text`: what the patient is told, where anything is. */
  { kind: 'received'; text: string | undefined } | { kind: 'gone' }

/** What receiving an answer takes. */
type Receiving = Store & Queueing & Composing & Hashing & Triages & HasSecondReader

const JUST_TOLD_MINUTES = 10

/**
 * Processes an answer page or an e-mail reply like a text: verdict, alert, answer and pages in one transaction. A form
 * submitted twice within a minute counts once; an e-mail is deduplicated by its id. An erased patient's link is gone: nobody
 * could call back, and nothing would erase what it says.
 */
export async function receiveAnswer(deps: Receiving, token: string, said: string): Promise<AnswerReceived> {
  const text = said.trim().toWellFormed()
  return received(deps, token, {
    what: (now) => `${token} ${now.slice(0, 16)} ${text}`,
    read: () => ({ kind: 'person', text }),
  })
}

/** As `receiveAnswer`, for a mail: what its sender wrote is told from what they quote by what they were sent. */
export const receiveMailedAnswer = (
  deps: Receiving,
  token: string,
  mailId: string,
  opened: OpenedEmail,
): Promise<AnswerReceived> =>
  received(deps, token, {
    what: () => mailId,
    read: (record, clinic) => readEmail(deps, opened, { record, clinic }),
    whole: opened.whole,
  })

/** `what`: by which it is known. `whole`: the mail as it came, in base64. */
type Given = {
  what(now: Instant): string
  read(record: PatientRecord, clinic: Clinic): EmailReading
  whole?: string
}

async function received(deps: Receiving, token: string, given: Given): Promise<AnswerReceived> {
  const answered = await attempt(deps, (deps) => decideAnswer(deps, token, given))
  if (!answered) return { kind: 'gone' }
  await enqueueAnswered(deps, answered)
  return { kind: 'received', text: answered.told }
}

async function decideAnswer(
  deps: Reads & Logs & Chance & Composing & Hashing & Triages & HasSecondReader,
  token: string,
  { what: whatAt, read: reading, whole }: Given,
): Promise<Decision<Answered | undefined>> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(deps.records, link.clinicId))
  const record = link && (await readPatient(deps.records, link.clinicId, link.personId))
  if (link?.kind !== 'mail' || !clinicNow || !record || isErased(record.person.value))
    return { writes: [], answer: undefined }
  const now = deps.now()
  const what = whatAt(now)
  const seen = emailDedupeMark(deps, token, what)
  const before = lastTold(record, now)
  if (await deps.records.get(seen.key))
    return { writes: [], answer: { received: { kind: 'repeated' }, planned: [], ...before } }
  const { clinic } = clinicNow
  const { phone, email = '' } = record.person.value
  const profile = phone
    ? await read<PhoneProfile>(deps.records, keys.phoneProfile(clinic.textingNumber, phone))
    : undefined
  const said = reading(record, clinic)
  const kept = whole === undefined ? [] : [wholeEmailWrite(deps, { record, id: answerId(deps, what), whole })]
  if (said.kind !== 'person')
    return {
      writes: [seen, ...kept, ...unreadTask(deps, record, token, said)],
      answer: { received: { kind: 'repeated' }, planned: [] },
    }
  const { text } = said
  const incoming = {
    channel: 'email',
    carrierId: answerId(deps, what),
    from: email,
    to: clinic.mailFrom,
    text,
    receivedAt: now,
  } as const
  const { writes, answer } = readReply(deps, { incoming, clinicNow, profile, people: [record] })
  return { writes: [seen, ...kept, ...writes], answer: { ...before, ...answer } }
}

/** The last answer about the open alert, or from the last minutes: the page repeats it if there is no new one. */
function lastTold({ person, outbound }: PatientRecord, now: Instant): { told?: string } {
  const answers = outbound.map(({ value }) => value).filter(({ answers }) => answers !== undefined)
  const about = person.value.openAlertId ? answers.filter(({ purpose }) => purpose === 'safety-answer') : []
  const recent = answers.filter(({ plannedFor }) => minutesBetween(plannedFor, now) < JUST_TOLD_MINUTES)
  const [last] = (about.length > 0 ? about : recent).sort((a, b) => (a.plannedFor < b.plannedFor ? 1 : -1))
  return last ? { told: last.text } : {}
}

/** Unsubscribes the patient whose e-mail contained the link; texts continue. Idempotent. */
export async function unsubscribe(deps: Store & Ids, token: string): Promise<{ kind: 'ended' | 'gone' }> {
  return attempt(deps, async (deps): Promise<Decision<{ kind: 'ended' | 'gone' }>> => {
    const link = (await read<Link>(deps.records, keys.link(token)))?.value
    const record = link?.kind === 'mail' ? await readPatient(deps.records, link.clinicId, link.personId) : undefined
    if (!record || isErased(record.person.value)) return { writes: [], answer: { kind: 'gone' } }
    const writes = record.person.value.consent.email ? unsubscribeEmail(deps, record.person) : []
    return { writes, answer: { kind: 'ended' } }
  })
}
