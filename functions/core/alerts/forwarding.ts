/** Texts of a patient that say nothing new go to who has the alert, at most one message a minute. */
import { type Instant, plusSeconds } from '../time.ts'
import { cutMiddle } from '../truncate.ts'
import type { Alert } from './alert.ts'
import { note } from './history.ts'

type Step = { alert: Alert; effects: { kind: 'forward-to-owner'; staffId: string; text: string }[] }

const APART_SECONDS = 60
/** With the words around it still below the 1,600 characters that a text may have; the whole is behind the alert. */
const LONGEST_FORWARDED = 1_200
const MOST_WAITING = 50

export const forwardTimer = ({ timers }: Alert): Alert['timers'] => (timers.forward ? { forward: timers.forward } : {})

/** Forwards the text, or keeps it for the next message where one left within a minute. */
export function toForward(alert: Alert, text: string, now: Instant): Step {
  const { at = undefined, waiting = [] } = alert.forwarding ?? {}
  const next = at && plusSeconds(at, APART_SECONDS)
  const texts = [...waiting, cutMiddle(text, LONGEST_FORWARDED)].slice(-MOST_WAITING)
  if (at === undefined || next === undefined || next <= now) return forwarded(alert, texts, now)
  return {
    alert: { ...alert, forwarding: { at, waiting: texts }, timers: { ...alert.timers, forward: next } },
    effects: [],
  }
}

/** What has waited goes to who has the alert now; a new round has shown everything to everybody. */
export function forwardWaiting(alert: Alert, now: Instant): Step {
  const waiting = alert.forwarding?.waiting ?? []
  const owner = alert.acknowledgedBy
  if (!owner || waiting.length === 0) return { alert: withoutTimer(alert), effects: [] }
  const noted = note(alert, now, { kind: 'forwarded', staffId: owner.staffId, texts: waiting.length })
  return forwarded(noted, waiting, now)
}

function forwarded(alert: Alert, texts: readonly string[], at: Instant): Step {
  const next: Alert = { ...withoutTimer(alert), forwarding: { at, waiting: [] } }
  const owner = alert.acknowledgedBy
  if (!owner) return { alert: next, effects: [] }
  const text = cutMiddle(texts.join(' / '), LONGEST_FORWARDED)
  return { alert: next, effects: [{ kind: 'forward-to-owner', staffId: owner.staffId, text }] }
}

function withoutTimer(alert: Alert): Alert {
  const { forward: _, ...timers } = alert.timers
  return { ...alert, timers }
}
