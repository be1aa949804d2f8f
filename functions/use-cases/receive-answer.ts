import { keys } from '../core/keys.ts'
import type { Link } from '../core/link.ts'
import type { PhoneProfile } from '../core/patient.ts'
import { plusHours } from '../core/time.ts'
import { attempt, type Decision } from './attempt.ts'
import { enqueue } from './carry-out.ts'
import { endMails } from './end-mails.ts'
import { read, write } from './items.ts'
import type { Deps, Triages } from './ports.ts'
import { readClinic } from './read-clinic.ts'
import { readPerson } from './read-person.ts'
import { readReply } from './read-reply.ts'
import type { Answered } from './receive-text.ts'

export type AnswerReceived =
  /** `text`: what the patient is told, where anything is. */
  { kind: 'received'; text: string | undefined } | { kind: 'gone' }

const SEEN_HOURS = 24
export const LONGEST_ANSWER_TEXT = 1600

/**
 * An answer by a mail's page or by mail, read as a text is: verdict, alert, answer and pages in one transaction. Sending the form
 * twice within a minute is sending it once; a mail is known by its id.
 */
export async function receiveAnswer(
  deps: Deps & Triages,
  token: string,
  said: string,
  mailId?: string,
): Promise<AnswerReceived> {
  const text = said.trim().slice(0, LONGEST_ANSWER_TEXT)
  const answered = await attempt(deps, (deps) => decide(deps, token, text, mailId))
  if (!answered) return { kind: 'gone' }
  await enqueue(deps, answered.planned)
  const toPatient = answered.planned.find(({ staffId, personId }) => staffId === undefined && personId !== undefined)
  return { kind: 'received', text: toPatient?.text }
}

async function decide(
  deps: Deps & Triages,
  token: string,
  text: string,
  mailId: string | undefined,
): Promise<Decision<Answered | undefined>> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  const clinicNow = link && (await readClinic(deps.records, link.clinicId))
  const record = link && (await readPerson(deps.records, link.clinicId, link.personId))
  if (link?.kind !== 'mail' || !clinicNow || !record) return { writes: [], answer: undefined }
  const now = deps.now()
  const id = deps.digest(mailId ?? `${token} ${now.slice(0, 16)} ${text}`).slice(0, 32)
  const seenKey = keys.phoneSeen('mail', token, id)
  if (await deps.records.get(seenKey)) return { writes: [], answer: { received: { kind: 'repeated' }, planned: [] } }
  const from = record.person.value.phone ?? ''
  const to = clinicNow.clinic.textingNumber
  const profile = from ? await read<PhoneProfile>(deps.records, keys.phoneProfile(to, from)) : undefined
  const incoming = { carrierId: id, from, to, text, receivedAt: now }
  const decision = readReply(deps, { incoming, clinicNow, profile, people: [record], byMail: true })
  const seen = write(seenKey, {}, 0, { expiresAt: plusHours(now, SEEN_HOURS) })
  return { ...decision, writes: [seen, ...decision.writes] }
}

/** Ends mails to the patient whose mail carried the link; texts go on. Doing it again changes nothing. */
export async function unsubscribe(deps: Deps, token: string): Promise<{ kind: 'ended' | 'gone' }> {
  return attempt<{ kind: 'ended' | 'gone' }>(deps, async () => {
    const link = (await read<Link>(deps.records, keys.link(token)))?.value
    const record = link?.kind === 'mail' ? await readPerson(deps.records, link.clinicId, link.personId) : undefined
    if (!record) return { writes: [], answer: { kind: 'gone' } }
    const writes = record.person.value.consent.email ? endMails(deps, record.person) : []
    return { writes, answer: { kind: 'ended' } }
  })
}
