import { keys, patientPk } from '../../core/keys.ts'
import { endsTextsToo, type Keyword } from '../../core/messages/keywords.ts'
import { cancel, isRoutine, type Outbound, planned } from '../../core/messages/outbound.ts'
import type { PhoneProfile } from '../../core/patients/patient.ts'
import { plusMinutes } from '../../core/time.ts'
import type { Verdict } from '../../core/triage/verdict.ts'
import { planSilenced } from '../courses/plan-course.ts'
import { unsubscribedEntry } from '../messages/unsubscribe-email.ts'
import type { Clock, Composing, Ids, Templates, Write } from '../ports.ts'
import type { PatientRecord } from '../store/read-patient.ts'
import { write, writeOutbound } from '../store/records.ts'
import { type Confirmed, type ForKeyword, keywordText, saysEmergency } from '../wording/patient-texts.ts'
import type { Reply } from './reply.ts'
import { numbersFor } from './reply-channel.ts'

/** The one confirmation of an opt-out has to leave within five minutes (47 CFR 64.1200(a)(12)). */
const CONFIRMATION_MINUTES = 5

export type KeywordRequest = {
  keyword: Keyword
  reply: Reply
  record: PatientRecord
  verdict: Verdict
  messageId: string
}

/**
 * `optedOut`: no texts go to this number; `optedOutNow`: they did until now; `optedInNow`: they do again. `mails`: whether mails go to this person, where
 * that has changed. `cancelled`: as many as there is room for, since the others are when they are claimed. `returned`: all
 * of them, if need be in transactions of their own before the other writes.
 */
export type KeywordResult = {
  optedOut: boolean
  optedOutNow?: true
  optedInNow?: true
  mails?: boolean
  writes: Write[]
  cancelled?: Write[]
  returned?: Write[]
  planned: Outbound[]
}

/**
 * Carries out STOP, START, HELP and "wrong number", which ends messages as STOP does and is answered with the clinic's
 * name. START and HELP are confirmed each time, as carriers require; STOP only if it changes something or its text pages.
 */
export function handleKeyword(deps: Composing, about: KeywordRequest): KeywordResult {
  const { keyword, reply } = about
  const optedOut = reply.profile?.value.optedOut ?? false
  if (keyword === 'help') return { optedOut, writes: [], planned: [confirmation(deps, about, 'help')] }
  return reply.incoming.channel === 'email' ? keywordByEmail(deps, about) : keywordByText(deps, about)
}

/** STOP and START by text take effect in order of arrival: an older one that is processed late changes nothing. */
function keywordByText(deps: Composing, about: KeywordRequest): KeywordResult {
  const { keyword, reply, verdict } = about
  const { profile, incoming } = reply
  const before = profile?.value.optedOut ?? false
  if (profile && profile.value.changedAt > incoming.receivedAt) return { optedOut: before, writes: [], planned: [] }
  const optedOut = keyword !== 'start'
  const isNews = before !== optedOut || verdict.pages
  return {
    ...(optedOut
      ? endTexts(deps, about)
      : {
          optedOut,
          ...(before ? { optedInNow: true } : {}),
          writes: [setTexts(about, optedOut)],
          returned: returned(deps, reply),
        }),
    planned: isNews || !optedOut ? [confirmation(deps, about, keyword)] : [],
  }
}

/**
 * A keyword by e-mail applies to e-mail; STOP ends texts too if its words say so. START by e-mail does not resume texts:
 * only a text from the phone does.
 */
function keywordByEmail(deps: Clock & Ids & Templates, about: KeywordRequest): KeywordResult {
  const { keyword, reply, record, verdict } = about
  const person = record.person.value
  const optedOut = reply.profile?.value.optedOut ?? false
  const mails = keyword === 'start'
  const changed = person.consent.email !== mails
  const alsoTexts =
    keyword === 'stop' && person.phone !== undefined && endsTextsToo(reply.incoming.text, deps.content().keywords)
  const texts = alsoTexts && !optedOut ? endTexts(deps, about) : { optedOut, writes: [] }
  const isNews = changed || texts.optedOut !== optedOut || verdict.pages || mails
  return {
    ...texts,
    ...(changed ? { mails } : {}),
    writes: [...texts.writes, ...(changed && !mails ? [unsubscribedEntry(deps, person)] : [])],
    planned: isNews ? [confirmation(deps, about, alsoTexts ? 'stop-all' : keyword)] : [],
  }
}

function endTexts(deps: Clock, about: KeywordRequest): Omit<KeywordResult, 'planned'> {
  const before = about.reply.profile?.value.optedOut ?? false
  const writes = [setTexts(about, true)]
  return { optedOut: true, ...(before ? {} : { optedOutNow: true }), writes, cancelled: cancelled(deps, about.reply) }
}

function setTexts({ reply, record }: KeywordRequest, optedOut: boolean): Write {
  const { to: theirs, from: ours } = numbersFor(reply, record.person.value)
  const next: PhoneProfile = { ours, theirs, changedAt: reply.incoming.receivedAt, optedOut }
  return write(keys.phoneProfile(ours, theirs), next, reply.profile?.version ?? 0)
}

const cancelled = (deps: Clock, { people }: Reply): Write[] =>
  people
    .flatMap(({ outbound }) => outbound)
    .filter(
      ({ value }) =>
        isRoutine(value) && value.channel === 'sms' && (value.state === 'planned' || value.state === 'held'),
    )
    .map(({ value, version }) => writeOutbound(cancel(value, { kind: 'opted-out' }, deps.now()), version))

/** After START, what the STOP cancelled and is still ahead is planned again, for every patient of the phone. */
const returned = (deps: Composing, { people, clinicNow }: Reply): Write[] =>
  people.flatMap((record) => planSilenced(deps, clinicNow, record, 'opted-out'))

function confirmation(
  deps: Clock & Templates,
  { reply, record, verdict, messageId }: KeywordRequest,
  said: Confirmed,
): Outbound {
  const person = record.person.value
  const { clinic } = reply.clinicNow
  const by = reply.incoming.channel
  return confirmationTo(deps, { said, by, clinic, person, verdict, messageId, ...numbersFor(reply, person) })
}

/** The confirmation of a keyword; `to` and `from` are phone numbers. */
export function confirmationTo(
  deps: Clock & Templates,
  { messageId, to, from, ...said }: ForKeyword & { messageId: string; to: string; from: string },
): Outbound {
  const { clinicId, personId } = said.person
  return planned(
    {
      outboundId: `${messageId}.confirmation`,
      messageId,
      clinicId,
      place: patientPk(clinicId, personId),
      personId,
      purpose: 'confirmation',
      // Of a warning sign written with STOP: the one text that may follow says what to do.
      ...(saysEmergency(said) ? { answers: 'emergency' as const } : {}),
      channel: 'sms',
      to,
      from,
      text: keywordText(deps, said),
      plannedFor: deps.now(),
      expiresAt: plusMinutes(deps.now(), CONFIRMATION_MINUTES),
    },
    deps.now(),
  )
}
