import { pagesUnlessAnswered, type Task, type TaskKind } from '../../core/alerts/task.ts'
import { isBareKeyword } from '../../core/messages/keywords.ts'
import { zoneNamedIn } from '../../core/patients/named-zone.ts'
import type { InboundMessage, Patient } from '../../core/patients/patient.ts'
import { saysNothing } from '../../core/triage/own-words.ts'
import type { Clock, Templates } from '../ports.ts'
import { askedOfStaff } from './asked-of-staff.ts'
import type { Reply } from './reply.ts'
import type { ReplyContext } from './reply-context.ts'

type About = {
  reply: Reply
  message: InboundMessage
  person: Patient
  context: ReplyContext
  raised: boolean
  /** Staff are paged about it, and nothing is said to the patient. */
  untold: boolean
  /** Whether a text reaches the patient after this reply. */
  texted: boolean
}

/** What a person has to read or do because of a reply, besides its alert. */
export function tasksOf(deps: Clock & Templates, about: About): Task[] {
  const { message } = about
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
  const asks = asked(deps, about, task)
  return [...moved(about, task), ...(asks.length > 0 ? asks : unseen(about, task))]
}

/** Photos reach a person, whatever was written beside them. */
function unseen({ message: { photoIds = [] }, raised }: About, task: Make): Task[] {
  if (raised || photoIds.length === 0) return []
  return [task('unclear', `The patient sent ${photoIds.length === 1 ? 'a photo' : 'photos'}. Please look.`)]
}

type Make = (kind: TaskKind, because: string, more?: Partial<Task>) => Task

function moved({ message, person: { zone: lives, known } }: About, task: Make): Task[] {
  const zone = known ? zoneNamedIn(message.text) : undefined
  if (!zone || zone === lives) return []
  const because = `Says where they are. Ask whether texts should keep the hours of ${zone}.`
  return [task('confirm', because, { offers: { timeZone: zone } })]
}

function asked(deps: Clock & Templates, about: About, task: Make): Task[] {
  const { reply, message, person, context, raised, untold, texted } = about
  const { verdict, keyword } = message
  if (keyword === 'wrong-number') return [task('wrong-number', WRONG[reply.incoming.channel])]
  if (raised && keyword === 'stop' && !texted)
    return [task('phone', `The patient opted out with a case open: we cannot write to them. ${toReach(person)}`)]
  if (untold) return [task('phone', `The patient has been told nothing. ${toReach(person)}`)]
  if (raised) return []
  switch (verdict.tier) {
    case 'soon':
      return [task('soon', verdict.because)]
    case 'unclear': {
      if (keyword && isBareKeyword(message.text, deps.content().keywords)) return []
      if (keyword === 'stop')
        return [task('phone', `${verdict.because} They wrote STOP, so do not write. ${toReach(person)}`)]
      // A heart on our question is no sign, however long its sender is silent afterwards.
      const isOnlyOurs = /[\p{L}\p{N}]/u.test(message.text) && saysNothing(message.text, context)
      const isQuestioned = !keyword && (texted || reply.incoming.channel === 'email')
      const waits = isQuestioned && context.inDanger && !isOnlyOurs
      return [task('unclear', verdict.because, waits ? { timers: pagesUnlessAnswered(deps.now()) } : {})]
    }
    case 'other':
    case 'routine': {
      const asks = keyword ? undefined : askedOfStaff(message.text, verdict, deps.content().keywords)
      return asks ? [task('question', asks)] : []
    }
    case 'emergency':
    case 'urgent':
    case 'prompt':
      return []
  }
}

const toReach = ({ phone }: Patient): string =>
  phone ? 'Please phone.' : 'No number is on record: please find another way to them.'

const WRONG = {
  sms: 'Someone else may have this number. Texts have stopped: please find the right one today.',
  email: 'Someone else may have this address. E-mails have stopped: please find the right one today.',
}
