import type { Instant } from '../time.ts'
import { plusHours } from '../time.ts'
import { CHAT_EVENTS, type Chat } from './chat.ts'
import type { EventType } from './event.ts'

/** A clinic's own system that wants to be told of events. */
export type Webhook = {
  webhookId: string
  clinicId: string
  url: string
  events: EventType[]
  createdAt: Instant
  createdBy: string
  /** Newest first; `until`: one that was replaced and still signs. */
  secrets: { secret: string; createdAt: Instant; until?: Instant }[]
  /** `gone`: the receiver answered 410, so nothing more is sent. */
  disabled?: { at: Instant; because: 'gone' }
  /** Of `slack` and `teams`: events become messages of a chat. */
  chat?: Chat
}

/** More would make a single event too many calls. */
export const MOST_WEBHOOKS = 10
/** Hours in which a receiver can change over to a new secret. */
export const OLD_SECRET_HOURS = 24

/** `random`: 32 random bytes in base64. */
export const secretOf = (random: string): string => `whsec_${random}`

/** The secrets that sign at `now`, newest first. */
export const secretsAt = ({ secrets }: Webhook, now: Instant): string[] =>
  secrets.filter(({ until }) => until === undefined || until > now).map(({ secret }) => secret)

/** With a new secret; the present one signs for 24 hours beside it. What has ended by now is forgotten. */
export function rotated(webhook: Webhook, secret: string, now: Instant): Webhook {
  const until = plusHours(now, OLD_SECRET_HOURS)
  const old = webhook.secrets.filter((each) => each.until === undefined || each.until > now)
  return {
    ...webhook,
    secrets: [{ secret, createdAt: now }, ...old.map((each) => ({ ...each, until: each.until ?? until }))],
  }
}

/** Whether events of this type go there; a chat that was connected earlier is told of those too that came since. */
export const wants = ({ events, disabled, chat }: Webhook, type: string): boolean =>
  disabled === undefined && (chat ? CHAT_EVENTS : events).some((each) => each === type)
