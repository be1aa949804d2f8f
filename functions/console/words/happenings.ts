/** What happened, as a line of a timeline: in English as the events are called, in Spanish as the printed record says it. */
import { CAUSES } from '../../core/alerts/false-page.ts'
import type { HistoryEntry } from '../../core/alerts/history.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { TASK_KINDS } from '../../core/alerts/task.ts'
import { capital } from '../../core/capital.ts'
import { stepTitle } from '../../core/courses/care-plan.ts'
import type { Channel, OutboundState } from '../../core/messages/outbound.ts'
import type { MessageEvent, TaskEvent, TimelineEvent } from '../../use-cases/patients/timeline-event.ts'
import { reasonText } from '../../use-cases/patients/timeline-text.ts'
import { recordWordsEs } from '../../use-cases/wording/record-words-es.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { causesEs } from './review-causes.ts'

const words = recordWordsEs

const TASK_EVENTS_ES: Record<TaskEvent['kind'], string> = {
  'task-created': 'Tarea nueva',
  'task-done': 'Tarea hecha',
  'task-reopened': 'Tarea abierta de nuevo',
  'task-assigned': 'Tarea dada',
  'task-given-back': 'Tarea devuelta',
  'task-snoozed': 'Tarea pospuesta',
  'task-woken': 'Tarea de nuevo en la lista',
}
const STATES_ES: Record<Exclude<OutboundState, 'claimed'>, string> = {
  planned: 'previsto',
  sent: 'enviado',
  delivered: 'entregado',
  failed: 'falló',
  uncertain: 'no se sabe si se envió',
  expired: 'no enviado: demasiado tarde',
  cancelled: 'no enviado: cancelado',
  held: 'en pausa',
}
const ATTEMPTS_ES: Record<string, string> = { 'no-answer': 'no contestó', voicemail: 'dejó un mensaje' }

const isMessage = (event: TimelineEvent): event is MessageEvent => 'purpose' in event

/** `Follow-up sent`, `Seguimiento, enviado`: what the event is, without whom or why. */
export function eventTitle(event: TimelineEvent, language: ConsoleLanguage): string {
  const { kind } = event
  if (language === 'en') return capital(kind.replaceAll('-', ' ')).replace(/^Follow up/, 'Follow-up')
  if (isMessage(event)) {
    const state = kind.slice(event.purpose.length + 1) as keyof typeof STATES_ES
    return `${words.purposes[event.purpose]}, ${STATES_ES[state]}`
  }
  if (kind in TASK_EVENTS_ES) return TASK_EVENTS_ES[kind as TaskEvent['kind']]
  if (kind.startsWith('alert-')) return `Alerta: ${changeIn('es', kind.slice(6) as HistoryEntry['kind']).toLowerCase()}`
  switch (kind) {
    case 'consent-recorded':
      return 'Consentimiento registrado'
    case 'treatment-logged':
      return 'Tratamiento registrado'
    case 'hold-placed':
      return 'Retención legal puesta'
    case 'hold-lifted':
      return 'Retención legal quitada'
    default:
      return 'El paciente escribió'
  }
}

/** What changed about an alert. */
export const changeIn = (language: ConsoleLanguage, kind: HistoryEntry['kind']): string =>
  language === 'es' ? words.alert.changes[kind] : kind === 'joined' ? 'Text joined' : capital(kind.replaceAll('-', ' '))

/** A state as the end of a sentence: `held`, `en pausa`. */
export const shortState = (language: ConsoleLanguage, state: OutboundState): string =>
  language === 'es' && state !== 'claimed' ? STATES_ES[state] : state

/** What kind of task it is. */
export function taskIn(language: ConsoleLanguage, kind: string): string {
  const known = TASK_KINDS.find((each) => each === kind)
  return language === 'es' && known ? words.task.kinds[known] : capital(kind.replaceAll('-', ' '))
}

/** What people call a step of a plan. */
export const stepIn = (language: ConsoleLanguage, step: string): string =>
  language === 'es' ? capital(words.step(step)) : stepTitle(step)

export const stateIn = (language: ConsoleLanguage, state: OutboundState): string =>
  language === 'es' ? words.states[state].toLowerCase() : state

/** The way a message went: `text`, `e-mail`, `voice`. */
export const channelIn = (language: ConsoleLanguage, channel: Channel): string =>
  language === 'es' ? words.channels[channel] : channel === 'sms' ? 'text' : channel === 'email' ? 'e-mail' : channel

/** Why an event happened, or what it was about; what people and triage wrote stays as it is. */
export function reasonOf(
  event: TimelineEvent,
  name: (staffId: string) => string,
  language: ConsoleLanguage,
): string | undefined {
  if (language === 'en') return reasonText(event, name)
  switch (event.kind) {
    case 'alert-paging-resumed':
      return words.alert.ranOut[event.after]
    case 'alert-attempted':
      return ATTEMPTS_ES[event.what] ?? event.what
    case 'alert-handed-over':
    case 'task-assigned':
      return words.alert.to(name(event.to))
    case 'alert-forwarded':
      return `${event.texts === 1 ? 'un mensaje' : `${event.texts} mensajes`} a ${name(event.staffId)}`
    case 'alert-unreachable-asked':
      return `${name(event.of)} tiene que confirmarlo`
    case 'alert-joined':
      return words.alert.news[event.news]
    case 'alert-resolved':
      return event.outcome && outcomeWord(event.outcome.outcome, 'es')
    case 'alert-cause-found':
      return causesEs[event.cause] ?? CAUSES[event.cause]
    // English sentences; the signs and the tier stand beside the alert, and the reason of a task on its page.
    case 'alert-opened':
    case 'task-created':
      return undefined
    default: {
      const cause = isMessage(event) ? event.cause : undefined
      if (!cause) return reasonText(event, name)
      if (cause.kind !== 'provider') return words.causes[cause.kind]
      return cause.refusals ? words.refusals(cause.refusals, cause.said) : cause.said
    }
  }
}
