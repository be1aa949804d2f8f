import type { Keyword } from '../core/consent.ts'
import { keys, personPk } from '../core/keys.ts'
import { cancel, isRoutine, type Outbound, planned, plannedAgain } from '../core/outbound.ts'
import type { PhoneProfile } from '../core/patient.ts'
import { plusMinutes } from '../core/time.ts'
import type { Verdict } from '../core/triage/verdict.ts'
import { write, writeOutbound } from './items.ts'
import type { Deps, Write } from './ports.ts'
import type { PersonRecord } from './read-person.ts'
import type { Reply } from './read-reply.ts'
import { keywordText } from './words.ts'

/** The one confirmation of an opt-out has to leave within five minutes (47 CFR 64.1200(a)(12)). */
const CONFIRMATION_MINUTES = 5
/** A transaction holds a hundred writes; what is not cancelled here is cancelled when it is claimed. */
const MOST_CANCELLED = 70

export type Obeying = {
  keyword: Keyword
  reply: Reply
  record: PersonRecord
  verdict: Verdict
  messageId: string
}

/** `optedOutNow`: texts went to this number until now. */
export type Obeyed = { optedOut: boolean; optedOutNow?: true; writes: Write[]; planned: Outbound[] }

/**
 * STOP, START, HELP, and "wrong number", which ends messages as STOP does and says who we are. STOP and START are ordered by their arrival: an older one that comes late changes nothing. Only
 * what is not repeated is confirmed, but HELP, which carriers want answered each time.
 */
export function obeyKeyword(deps: Deps, about: Obeying): Obeyed {
  const { keyword, reply, record } = about
  const { incoming, profile } = reply
  const before = profile?.value.optedOut ?? false
  if (keyword === 'help') return { optedOut: before, writes: [], planned: [confirmation(deps, about)] }
  if (profile && profile.value.changedAt > incoming.receivedAt) return { optedOut: before, writes: [], planned: [] }
  const optedOut = keyword !== 'start'
  const next: PhoneProfile = { ours: incoming.to, theirs: incoming.from, changedAt: incoming.receivedAt, optedOut }
  const writes = [write(keys.phoneProfile(incoming.to, incoming.from), next, profile?.version ?? 0)]
  const changed = optedOut ? cancelled(deps, reply.people) : returned(deps, record)
  const isNews = before !== optedOut || about.verdict.pages
  return {
    optedOut,
    ...(optedOut && !before ? { optedOutNow: true } : {}),
    writes: [...writes, ...changed],
    planned: isNews || !optedOut ? [confirmation(deps, about)] : [],
  }
}

const OPTED_OUT = 'opted-out'

const cancelled = (deps: Deps, people: readonly PersonRecord[]): Write[] =>
  people
    .flatMap(({ outbound }) => outbound)
    .filter(
      ({ value }) =>
        isRoutine(value) && value.channel === 'sms' && (value.state === 'planned' || value.state === 'held'),
    )
    .slice(0, MOST_CANCELLED)
    .map(({ value, version }) => writeOutbound(cancel(value, OPTED_OUT, deps.now()), version))

/** After START, what was cancelled by the STOP and is still to come leaves at its time after all. */
const returned = (deps: Deps, { outbound }: PersonRecord): Write[] =>
  outbound
    .filter(({ value }) => value.state === 'cancelled' && value.history.at(-1)?.because === OPTED_OUT)
    .filter(({ value }) => value.plannedFor > deps.now())
    .slice(0, MOST_CANCELLED)
    .map(({ value, version }) => writeOutbound(plannedAgain(value, value, 'opted in again', deps.now()), version))

function confirmation(deps: Deps, { keyword, reply, record, verdict, messageId }: Obeying): Outbound {
  const { clinicId, personId } = record.person.value
  return planned(
    {
      outboundId: `${messageId}.confirmation`,
      clinicId,
      place: personPk(clinicId, personId),
      personId,
      purpose: 'confirmation',
      channel: 'sms',
      to: reply.incoming.from,
      from: reply.incoming.to,
      text: keywordText(deps, { keyword, clinic: reply.clinicNow.clinic, person: record.person.value, verdict }),
      plannedFor: deps.now(),
      expiresAt: plusMinutes(deps.now(), CONFIRMATION_MINUTES),
    },
    deps.now(),
  )
}
