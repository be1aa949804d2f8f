import type { Instant } from '../time.ts'
import type { EventType } from './event.ts'

/** A member of the workspace, and who of the staff that is. */
export type ChatPerson = { chatUser: string; staffId: string }

/** Where a webhook's events become messages in a chat, and do not go out as they are. */
export type Chat =
  /** `token` posts, `signingSecret` verifies presses; both are Slack's. */
  { kind: 'slack'; token: string; channel: string; signingSecret: string; people: ChatPerson[] } | { kind: 'teams' }

/** What a chat is told of. */
export const CHAT_EVENTS: readonly EventType[] = [
  'alert.opened',
  'alert.acknowledged',
  'alert.acknowledgement-undone',
  'alert.contacted',
  'alert.resolved',
  'alert.reopened',
]

/** The message about an alert to which everything later is a reply. `ts`: Slack's id of it in the channel. */
export type ChatThread = { clinicId: string; alertId: string; channel: string; ts: string; at: Instant }

export const DAYS_OF_A_THREAD = 30
