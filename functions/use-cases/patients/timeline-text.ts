import { CAUSES } from '../../core/alerts/false-page.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { causeText } from '../wording/cause-text.ts'
import type { TimelineEvent } from './timeline-event.ts'

const NEWS = { 'higher-tier': 'higher tier', 'new-sign': 'new sign', none: 'same or lower tier' }

/** Why an event happened, or what it was about, in words for staff; `name` names a staff id. */
export function reasonText(event: TimelineEvent, name: (staffId: string) => string): string | undefined {
  switch (event.kind) {
    case 'message-received':
    case 'task-created':
    case 'alert-opened':
      return event.because
    case 'alert-paged':
      return event.staffIds.map(name).join(', ')
    case 'alert-paging-resumed':
      return event.after === 'contact' ? 'contact ran out without an outcome' : 'acknowledged, but no contact recorded'
    case 'alert-acknowledged':
    case 'alert-contacted':
      return event.note
    case 'alert-attempted':
      return event.what
    case 'alert-handed-over':
      return `to ${name(event.to)}`
    case 'alert-forwarded':
      return `${event.texts === 1 ? 'a text' : `${event.texts} texts`} to ${name(event.staffId)}`
    case 'alert-unreachable-asked':
      return `${name(event.of)} has to confirm it`
    case 'alert-joined':
      return NEWS[event.news]
    case 'alert-tier-raised':
    case 'alert-tier-lowered':
    case 'alert-reopened':
    case 'task-snoozed':
      return event.reason
    case 'task-assigned':
      return `to ${name(event.to)}`
    case 'alert-resolved':
      return event.outcome && outcomeWord(event.outcome.outcome)
    case 'alert-cause-found':
      return CAUSES[event.cause]
    case 'hold-placed':
    case 'hold-lifted':
    case 'consent-recorded':
    case 'treatment-logged':
    case 'task-done':
    case 'task-reopened':
    case 'task-given-back':
    case 'task-woken':
    case 'alert-acknowledgement-undone':
    case 'alert-nobody-to-page':
    case 'alert-patient-told':
    case 'alert-owner-reminded':
    case 'alert-escalated':
      return undefined
    default:
      return event.cause && causeText(event.cause)
  }
}
