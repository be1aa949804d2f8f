import type { Alert } from '../alerts/alert.ts'
import { OUTCOMES } from '../alerts/outcome.ts'
import { outcomeWord } from '../alerts/outcome-words.ts'
import { capital } from '../capital.ts'
import type { EventType } from './event.ts'

/** What an alert is in a chat: no name, number, sign or word of the patient, since a channel shows on locked screens. */
export type AlertTold = { headline: string; standing: string }

/** `clock`: how an instant reads on the clinic's wall. */
export function alertTold(alert: Alert, clinic: string, clock: (at: string) => string): AlertTold {
  return { headline: `${capital(alert.tier)} alert ${alert.code} at ${clinic}`, standing: standingOf(alert, clock) }
}

function standingOf(alert: Alert, clock: (at: string) => string): string {
  const { acknowledgedBy: owner, contactedUntil, outcome } = alert
  if (outcome) return `Closed by ${outcome.name} at ${clock(outcome.at)}: ${outcomeWord(outcome.outcome)}.`
  if (alert.state === 'contacted' && contactedUntil)
    return `${owner?.name ?? 'A clinician'} reached the patient. Record the outcome by ${clock(contactedUntil)}, or paging restarts.`
  if (alert.state === 'acknowledged' && owner)
    return `${owner.name} took it at ${clock(owner.at)}. Paging restarts at ${clock(owner.until)} unless the patient is reached.`
  return `Not taken. Paging continues until someone takes it. Call the patient by ${clock(alert.contactBy)}.`
}

/** The line in the thread: what happened when, whatever has happened since. */
export function eventTold(type: EventType, alert: Alert, at: string): string {
  switch (type) {
    case 'alert.acknowledged':
      return `Taken${alert.acknowledgedBy ? ` by ${alert.acknowledgedBy.name}` : ''} at ${at}.`
    case 'alert.acknowledgement-undone':
      return `Given back at ${at}. Paging continues.`
    case 'alert.contacted':
      return `Patient reached at ${at}.`
    case 'alert.resolved':
      return `Closed${alert.outcome ? ` by ${alert.outcome.name}: ${outcomeWord(alert.outcome.outcome)}` : ''} at ${at}.`
    case 'alert.reopened':
      return `Reopened at ${at}. Paging restarts.`
    default:
      return `Opened at ${at}.`
  }
}

/** "Unreachable" takes logged tries and a second clinician, so it is recorded at the console. */
export const CHAT_OUTCOMES = OUTCOMES.filter((outcome) => outcome !== 'unreachable')
