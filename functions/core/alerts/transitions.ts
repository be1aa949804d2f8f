/** The alert's state machine: from an event to the next state and its effects. */

import type { Staff } from '../clinic/clinic.ts'
import type { PagingTier } from '../on-call/policy.ts'
import type { Instant } from '../time.ts'
import { latest, plusMinutes, sooner } from '../time.ts'
import type { SignFound } from '../triage/verdict.ts'
import { cutMiddle } from '../truncate.ts'
import type { Alert } from './alert.ts'
import { type AttemptKind, onAttempted, onUnreachableAsked } from './attempts.ts'
import { newRound, onWoken, pagingAgain, type Situation, type Step } from './escalation.ts'
import { forwardTimer, toForward } from './forwarding.ts'
import { note } from './history.ts'
import type { Resolution } from './outcome.ts'
import { onReopened } from './reopening.ts'
import { onUndone } from './undo.ts'

export type AlertEvent =
  | { kind: 'woken' }
  | { kind: 'acknowledged'; by: Staff; note?: string }
  | { kind: 'undone'; by: Staff }
  | { kind: 'contacted'; by: Staff; note?: string }
  | { kind: 'attempted'; by: Staff; what: AttemptKind }
  | { kind: 'unreachable-asked'; by: Staff; second: Staff; resolution: Resolution }
  | { kind: 'handed-over'; by: Staff; to: Staff }
  | { kind: 'escalated'; by: Staff }
  /** Another text of the same patient: the tier and signs of its verdict. */
  | { kind: 'joined'; messageId: string; text: string; tier?: PagingTier; signs: SignFound[]; because: string }
  | { kind: 'tier-set'; by: Staff; tier: PagingTier; reason: string }
  | { kind: 'resolved'; by: Staff; outcome: NonNullable<Alert['outcome']> }
  | { kind: 'reopened'; by: Staff; reason: string }

const SEVERITY: Record<PagingTier, number> = { prompt: 1, urgent: 2, emergency: 3 }
const CONTACT_LASTS_MINUTES = 120
const AFTER_CONTACT_REMINDER_MINUTES = 15

/** Whether `a` is the graver tier. */
export const isHigher = (a: PagingTier, b: PagingTier): boolean => SEVERITY[a] > SEVERITY[b]

/** A new alert and its first round of pages. */
export function openAlert(
  fields: Pick<
    Alert,
    'alertId' | 'clinicId' | 'personId' | 'code' | 'tier' | 'signs' | 'reply' | 'because' | 'gathered'
  > & {
    messageId: string
    receivedAt: Instant
    /** The clinician who recorded the outcome of the same signs within a day, if on duty: paged alone in the first round. */
    ownerFirst?: Staff
  },
  situation: Situation,
): Step {
  const { messageId, receivedAt, ownerFirst, ...rest } = fields
  const policy = situation.policy[fields.tier]
  const alert: Alert = {
    ...rest,
    messageIds: [messageId],
    state: 'paging',
    openedAt: situation.now,
    contactBy: plusMinutes(receivedAt, policy.contactWithinMinutes),
    chain: { startedAt: situation.now, fired: 0 },
    round: 0,
    acknowledgedBy: null,
    attempts: [],
    timers: { page: situation.now, tell: plusMinutes(situation.now, policy.tellPatientAtMinutes) },
    history: [{ at: situation.now, kind: 'opened', because: fields.because }],
  }
  return onWoken(alert, ownerFirst ? { ...situation, firstAlone: ownerFirst } : situation)
}

/** The next state and effects. An event that says nothing new leaves the alert as it is, with no effects. */
export function step(alert: Alert, event: AlertEvent, situation: Situation): Step {
  if (event.kind === 'reopened') return onReopened(alert, event, situation)
  if (alert.state === 'resolved') return { alert, effects: [] }
  switch (event.kind) {
    case 'woken':
      return onWoken(alert, situation)
    case 'acknowledged':
      return onAcknowledged(alert, event, situation)
    case 'undone':
      return onUndone(alert, event.by, situation)
    case 'contacted':
      return onContacted(alert, event, situation)
    case 'attempted':
      return onAttempted(alert, event, situation)
    case 'unreachable-asked':
      return onUnreachableAsked(alert, event, situation)
    case 'handed-over':
      return onHandedOver(alert, event, situation)
    case 'escalated':
      return onEscalated(alert, event.by, situation)
    case 'joined':
      return onJoined(alert, event, situation)
    case 'tier-set':
      return onTierSet(alert, event, situation)
    case 'resolved':
      return {
        alert: note({ ...alert, state: 'resolved', timers: {}, outcome: event.outcome }, situation.now, {
          kind: 'resolved',
          by: event.by.staffId,
          outcome: event.outcome.outcome,
        }),
        effects: [],
      }
  }
}

/** Nobody finds a quiet place and reaches a patient by phone in less. */
const LEAST_MINUTES_TO_CALL = 5

/**
 * An acknowledgement lives until contact is due; one that comes later gets the tier's time to acknowledge, and time to call however
 * short the clinic has made that one.
 */
function acknowledgementUntil(alert: Alert, { policy, now }: Situation): Instant {
  const times = policy[alert.tier]
  const grace = plusMinutes(now, Math.max(times.acknowledgeWithinMinutes, LEAST_MINUTES_TO_CALL))
  if (now >= alert.contactBy) return grace
  const resumeAt = plusMinutes(alert.contactBy, times.resumeAtMinutes - times.contactWithinMinutes)
  return sooner(latest(resumeAt, grace), alert.contactBy)
}

type Said = { by: Staff; note?: string }

const said = ({ by, note }: Said) => (note ? { by: by.staffId, note } : { by: by.staffId })

function onAcknowledged(alert: Alert, event: Said, situation: Situation): Step {
  if (alert.acknowledgedBy) return { alert, effects: [] }
  const taken = owned(note(alert, situation.now, { kind: 'acknowledged', ...said(event) }), event.by, situation)
  const owner = taken.acknowledgedBy && { ...taken.acknowledgedBy, paused: alert.timers }
  return { alert: { ...taken, acknowledgedBy: owner }, effects: [] }
}

function owned(alert: Alert, by: Staff, situation: Situation): Alert {
  const times = situation.policy[alert.tier]
  const until = acknowledgementUntil(alert, situation)
  const remindAt =
    times.remindOwnerAtMinutes === undefined
      ? undefined
      : plusMinutes(alert.contactBy, times.remindOwnerAtMinutes - times.contactWithinMinutes)
  const { contactedUntil: _, ...rest } = alert
  return {
    ...rest,
    state: 'acknowledged',
    acknowledgedBy: { staffId: by.staffId, name: by.name, at: situation.now, until },
    timers: {
      ...forwardTimer(alert),
      lapse: until,
      ...(remindAt && remindAt > situation.now && remindAt < until ? { remind: remindAt } : {}),
    },
  }
}

function onContacted({ unreachable: _, ...alert }: Alert, event: Said, situation: Situation): Step {
  const { by } = event
  const until = plusMinutes(situation.now, CONTACT_LASTS_MINUTES)
  const lapseAt = plusMinutes(until, AFTER_CONTACT_REMINDER_MINUTES)
  const next: Alert = {
    ...alert,
    state: 'contacted',
    contactedUntil: until,
    acknowledgedBy: {
      staffId: by.staffId,
      name: by.name,
      at: alert.acknowledgedBy?.at ?? situation.now,
      until: lapseAt,
    },
    timers: { ...forwardTimer(alert), remind: until, lapse: lapseAt },
  }
  return { alert: note(next, situation.now, { kind: 'contacted', ...said(event) }), effects: [] }
}

function onHandedOver(alert: Alert, event: { by: Staff; to: Staff }, situation: Situation): Step {
  const handed = note(alert, situation.now, { kind: 'handed-over', by: event.by.staffId, to: event.to.staffId })
  const next: Alert =
    alert.state === 'contacted' && alert.acknowledgedBy
      ? { ...handed, acknowledgedBy: { ...alert.acknowledgedBy, staffId: event.to.staffId, name: event.to.name } }
      : owned(handed, event.to, situation)
  return { alert: next, effects: [{ kind: 'remind-owner', staffId: event.to.staffId }] }
}

function onEscalated(alert: Alert, by: Staff, situation: Situation): Step {
  const { contactedUntil: _, ...rest } = note(alert, situation.now, { kind: 'escalated', by: by.staffId })
  return pagingAgain(rest, { ...situation, everybody: true })
}

/** Keeps an alert far below the 400 KB of an item, however much a patient writes. Each text is also its own message. */
const LONGEST_REPLY = 20_000
const MOST_MESSAGES = 200

/** A new sign or a higher tier is a new round, owner first; anything else goes to the owner alone (invariant 3). */
function onJoined(alert: Alert, event: Extract<AlertEvent, { kind: 'joined' }>, situation: Situation): Step {
  if (alert.messageIds.includes(event.messageId)) return { alert, effects: [] }
  const higher = event.tier !== undefined && isHigher(event.tier, alert.tier)
  const known = new Set(alert.signs.map((sign) => sign.sign))
  // An expected effect beside a sign is no news: "still cant swallow, no swelling".
  const fresh = event.signs.filter(({ sign, tier }) => tier !== 'routine' && !known.has(sign))
  const newSign = event.tier !== undefined && fresh.length > 0
  const owner = alert.acknowledgedBy
  const tier = higher && event.tier ? event.tier : alert.tier
  const contactBy = plusMinutes(situation.now, situation.policy[tier].contactWithinMinutes)
  const { unreachable: _, ...before } = alert
  const joined = note(
    {
      ...before,
      tier,
      signs: [...alert.signs, ...fresh],
      // The beginning, in which the first signs stand, and what was said last.
      reply: cutMiddle(`${alert.reply}\n${event.text}`, LONGEST_REPLY),
      because: newSign || higher ? `${alert.because} Then: ${event.because}` : alert.because,
      messageIds: [...alert.messageIds, event.messageId].slice(-MOST_MESSAGES),
      contactBy:
        higher && (contactBy < alert.contactBy || alert.contactBy <= situation.now) ? contactBy : alert.contactBy,
    },
    situation.now,
    {
      kind: 'joined',
      messageId: event.messageId,
      news: higher ? 'higher-tier' : newSign ? 'new-sign' : 'none',
      signs: [...new Set(fresh.map(({ sign }) => sign))],
    },
  )
  if (higher || newSign) return newRound(joined, owner?.staffId, situation)
  return owner ? toForward(joined, event.text, situation.now) : { alert: joined, effects: [] }
}

function onTierSet(alert: Alert, event: { by: Staff; tier: PagingTier; reason: string }, situation: Situation): Step {
  if (event.tier === alert.tier) return { alert, effects: [] }
  const changed = note({ ...alert, tier: event.tier }, situation.now, {
    kind: isHigher(event.tier, alert.tier) ? 'tier-raised' : 'tier-lowered',
    by: event.by.staffId,
    reason: event.reason,
    from: alert.tier,
    to: event.tier,
  })
  if (!isHigher(event.tier, alert.tier)) return { alert: changed, effects: [] }
  const contactBy = plusMinutes(situation.now, situation.policy[event.tier].contactWithinMinutes)
  return newRound(
    { ...changed, contactBy: sooner(contactBy, alert.contactBy) },
    alert.acknowledgedBy?.staffId,
    situation,
  )
}

/** Whether a planned page is still needed, so that nobody is woken needlessly (invariant 3). */
export const pageStillWanted = (alert: Alert): boolean => alert.state === 'paging'
