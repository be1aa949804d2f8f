import type { Task, TaskKind } from '../../core/alerts/task.ts'
import { keys } from '../../core/keys.ts'
import { isBareKeyword, type Keyword, keywordOf } from '../../core/messages/keywords.ts'
import type { Outbound } from '../../core/messages/outbound.ts'
import { type InboundMessage, type Patient, type PhoneProfile, whoWrote } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Verdict } from '../../core/triage/verdict.ts'
import type { Clock, Ids, Templates, Write } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { type Versioned, write, writePatient, writesOf, writeTask } from '../store/records.ts'
import { confirmationTo } from './handle-keyword.ts'

export type UnreadKeyword = {
  clinicNow: ClinicSnapshot
  person: Versioned<Patient>
  profile: Versioned<PhoneProfile> | undefined
  from: string
  to: string
  text: string
  /** When the carrier delivered the text, if known. */
  sentAt: Instant | undefined
}

/** `writes`: the keyword's effect on the number. `kept`: the message itself, for texts that no alert stores. */
export type UnreadKeywordResult = { writes: Write[]; kept: Write[]; planned: Outbound[] }

const VERDICT: Verdict = { tier: 'other', pages: false, signs: [], because: 'Nothing but a keyword.', rules: 'none' }

/**
 * Carries out a bare STOP, START, HELP or "wrong number" in a text that could not be processed; no person has to read it.
 * A START without a known time is ignored, because a later STOP may already be stored. After STOP, unsent messages are
 * cancelled when they are claimed. After START, a person plans the cancelled messages again.
 */
export function handleUnreadKeyword(
  deps: Clock & Ids & Templates,
  about: UnreadKeyword,
): UnreadKeywordResult | undefined {
  const { text, sentAt, profile } = about
  const { keywords } = deps.content()
  const keyword = isBareKeyword(text, keywords) ? keywordOf(text, keywords) : undefined
  if (!keyword || (keyword === 'start' && !sentAt)) return undefined
  const now = deps.now()
  // An envelope with a future time would override every later START.
  const at = sentAt && sentAt < now ? sentAt : now
  const messageId = `${about.person.value.personId}.${deps.newId()}`
  const optedOut = profile?.value.optedOut ?? false
  const isOlder = profile !== undefined && profile.value.changedAt > at
  const changes = keyword !== 'help' && !isOlder
  const endsTexts = changes && keyword !== 'start'
  const isNews = keyword === 'help' || (changes && !(endsTexts && optedOut))
  const planned = isNews ? [confirmation(deps, about, keyword, messageId)] : []
  return {
    writes: [...(changes ? [setTexts(about, endsTexts, at)] : []), ...writesOf(planned)],
    kept: keptMessage(deps, about, {
      ...{ keyword, messageId, at, changes },
      optedOutNow: endsTexts && !optedOut,
      optedInNow: changes && keyword === 'start' && optedOut,
    }),
    planned,
  }
}

const confirmation = (deps: Clock & Templates, about: UnreadKeyword, said: Keyword, messageId: string): Outbound =>
  confirmationTo(deps, {
    ...{ said, by: 'sms', clinic: about.clinicNow.clinic, person: about.person.value, verdict: VERDICT },
    ...{ messageId, to: about.from, from: about.to },
  })

function setTexts({ from: theirs, to: ours, profile }: UnreadKeyword, optedOut: boolean, changedAt: Instant): Write {
  const next: PhoneProfile = { ours, theirs, changedAt, optedOut }
  return write(keys.phoneProfile(ours, theirs), next, profile?.version ?? 0)
}

type Kept = {
  keyword: Keyword
  messageId: string
  at: Instant
  changes: boolean
  optedOutNow: boolean
  optedInNow: boolean
}

/** The task after a keyword; HELP and STOP need none. */
const TASKS: Partial<Record<Keyword, { kind: TaskKind; because: string }>> = {
  'wrong-number': {
    kind: 'wrong-number',
    because: 'Someone else may have this number. Texts have stopped: please find the right one today.',
  },
  start: {
    kind: 'unclear',
    because: 'They wrote START, and what STOP had canceled did not come back by itself: please ask how they are.',
  },
}

function keptMessage(deps: Clock, about: UnreadKeyword, kept: Kept): Write[] {
  const { value: person, version } = about.person
  const { clinicId, personId, language } = person
  const { keyword, messageId, at } = kept
  const { from, to, text } = about
  const ids = { messageId, personId, clinicId }
  const message: InboundMessage = { ...ids, from, to, text, receivedAt: at, verdict: VERDICT, keyword }
  const reply = { kind: 'reply', id: messageId, at, personId, tier: VERDICT.tier, language } as const
  const todo = kept.changes ? TASKS[keyword] : undefined
  const task = (todo: { kind: TaskKind; because: string }): Task => ({
    ...{ taskId: `${messageId}.${todo.kind}`, createdAt: deps.now(), state: 'open', timers: {} },
    ...{ ...ids, ...todo },
  })
  return [
    write(keys.message(clinicId, personId, messageId), message, 0),
    writeEntry(clinicId, {
      ...reply,
      ...(kept.optedOutNow ? { optedOut: true } : {}),
      ...(kept.optedInNow ? { optedIn: true } : {}),
    }),
    writePatient(whoWrote(person, at), version),
    ...(todo ? [writeTask(task(todo))] : []),
  ]
}
