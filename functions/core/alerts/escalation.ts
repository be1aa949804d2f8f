/** How an alert pages by its timers: rounds that never end by themselves, and paging again when an acknowledgement runs out. */

import { DUTIES, type Duty, type Staff } from '../clinic/clinic.ts'
import type { Channel } from '../messages/outbound.ts'
import type { Policy, PolicyStep, TierPolicy, Who } from '../on-call/policy.ts'
import type { Instant } from '../time.ts'
import { minutesBetween, plusMinutes, plusSeconds } from '../time.ts'
import type { Alert } from './alert.ts'
import { forwardWaiting } from './forwarding.ts'
import { note } from './history.ts'

export type Effect =
  /** One round of pages: each of these people, by each of these channels, at once. */
  | { kind: 'page'; round: number; staff: Staff[]; by: readonly Channel[] }
  /** Nobody has a duty now: an operations alarm. Everybody of the rota is paged meanwhile, and the chain goes on. */
  | { kind: 'nobody-to-page' }
  /** `first`: nobody has been reached, and is the patient safe? After that: we keep trying. */
  | { kind: 'tell-patient'; first: boolean }
  | { kind: 'remind-owner'; staffId: string }
  /** Somebody asks this person to confirm that the patient cannot be reached. */
  | { kind: 'ask-second'; staffId: string; name: string; attempts: number }
  | { kind: 'forward-to-owner'; staffId: string; text: string }

/** `rota`: everybody who has a shift or stands in for one, now or not. */
export type Situation = {
  policy: Policy
  onCall: Record<Duty, Staff | undefined>
  rota: readonly Staff[]
  /** The first round goes to this person alone. */
  firstAlone?: Staff
  /** Somebody asks for everybody: the round that begins now goes to the whole rota. */
  everybody?: true
  now: Instant
}

export type Step = { alert: Alert; effects: Effect[] }

/**
 * People paged at once. A page by text, mail and voice is five writes, and a text's own transaction has some twenty more
 * of the hundred that DynamoDB takes (MOST_WRITES); the remaining people are paged a moment later.
 */
const MOST_AT_ONCE = 14
/** Ready for the next run of tick. */
const REST_AFTER_SECONDS = 5
type Round = Pick<PolicyStep, 'who' | 'by'>
const EVERYBODY: Round = { who: ['everyone'], by: ['sms', 'voice'] }
/** Minutes after which a patient who still waits is told that the service keeps trying. */
const TOLD_AGAIN_MINUTES = 30

/** When the `n`th round of a chain is due, counted from 0. There is a next one for every `n`: the chain has no end. */
export function roundDueAt(policy: TierPolicy, startedAt: Instant, n: number): Instant {
  const named = policy.steps[n]
  if (named) return plusMinutes(startedAt, named.afterMinutes)
  const last = policy.steps.at(-1)?.afterMinutes ?? 0
  return plusMinutes(startedAt, last + (n - policy.steps.length + 1) * policy.afterwards.everyMinutes)
}

/** How many rounds of a chain are due by `now`; the first is due when it begins. */
function roundsDue(policy: TierPolicy, startedAt: Instant, now: Instant): number {
  const minutes = minutesBetween(startedAt, now)
  const named = policy.steps.filter(({ afterMinutes }) => afterMinutes <= minutes).length
  if (named < policy.steps.length) return Math.max(1, named)
  const last = policy.steps.at(-1)?.afterMinutes ?? 0
  return named + Math.floor((minutes - last) / policy.afterwards.everyMinutes)
}

/** Handles every timer that has passed. An alert that none has passed for comes back as it is. */
export function onWoken(alert: Alert, situation: Situation): Step {
  const effects: Effect[] = []
  let next = alert
  for (let handled = true; handled; ) {
    const { timers } = next
    const passed = (timer?: Instant) => timer !== undefined && timer <= situation.now
    const done = passed(timers.lapse)
      ? lapse(next, situation)
      : passed(timers.remind)
        ? remind(next, situation)
        : passed(timers.page)
          ? fireRound(next, situation)
          : passed(timers.rest)
            ? pageRest(next, situation)
            : passed(timers.tell)
              ? tellPatient(next, situation)
              : passed(timers.forward)
                ? forwardWaiting(next, situation.now)
                : undefined
    handled = done !== undefined
    if (done) {
      next = done.alert
      effects.push(...done.effects)
    }
  }
  return { alert: next, effects }
}

/**
 * Fires every round that is due as one, so that a late wake-up sends no burst. Rounds are counted by the policy of now:
 * after a lowered tier or a changed policy they differ from the rounds already fired. People whom the previous round
 * has not paged yet are paged with this one.
 */
function fireRound(alert: Alert, situation: Situation): Step {
  const policy = situation.policy[alert.tier]
  const due = roundsDue(policy, alert.chain.startedAt, situation.now)
  const steps: Round[] = situation.everybody ? [EVERYBODY] : []
  for (let n = Math.min(alert.chain.fired, due - 1); n < due; n++) steps.push(policy.steps[n] ?? policy.afterwards)
  const { firstAlone } = situation
  const whom = steps.flatMap(({ who }) => who)
  const meant = firstAlone && alert.round === 0 ? [firstAlone] : peopleOf(whom, situation)
  const waiting = stillWaiting(alert, situation)
  const staff = unique([...meant, ...waiting])
  const by = [...steps, ...(waiting.length > 0 && alert.chain.rest ? [alert.chain.rest] : [])].flatMap(
    (each) => each.by,
  )
  const { rest: _, ...chain } = alert.chain
  const next: Alert = {
    ...alert,
    chain: { ...chain, fired: due },
    round: alert.round + 1,
    timers: { ...alert.timers, page: roundDueAt(policy, alert.chain.startedAt, due) },
  }
  const alone: Effect[] = DUTIES.some((duty) => situation.onCall[duty]) ? [] : [{ kind: 'nobody-to-page' }]
  if (staff.length === 0) return { alert: note(next, situation.now, { kind: 'nobody-to-page' }), effects: alone }
  const paged = pageSome(next, inTurn(staff, waiting, situation), [...new Set(by)], situation)
  return { alert: paged.alert, effects: [...paged.effects, ...alone] }
}

/** People on duty first, then those who have waited longest, so that everybody gets a turn even in a large rota. */
function inTurn(staff: readonly Staff[], waiting: readonly Staff[], { onCall }: Situation): Staff[] {
  const first = unique([...DUTIES.flatMap((duty) => onCall[duty] ?? []), ...waiting]).map(({ staffId }) => staffId)
  const turn = ({ staffId }: Staff) => (first.includes(staffId) ? first.indexOf(staffId) : first.length)
  return [...staff].sort((a, b) => turn(a) - turn(b))
}

/** People whom the last round has not paged yet, without those who have left the rota meanwhile. */
const stillWaiting = ({ chain }: Alert, { rota }: Situation): Staff[] =>
  (chain.rest?.staffIds ?? []).flatMap((id) => rota.find(({ staffId }) => staffId === id) ?? [])

/** Pages as many as one transaction holds; the others are the rest of the round. */
function pageSome(alert: Alert, staff: readonly Staff[], by: Channel[], { now }: Situation): Step {
  const [some, others] = [staff.slice(0, MOST_AT_ONCE), staff.slice(MOST_AT_ONCE)]
  const { rest: _, ...chain } = alert.chain
  const { rest: __, ...timers } = alert.timers
  const staffIds = others.map(({ staffId }) => staffId)
  const left: Alert =
    others.length === 0
      ? { ...alert, chain, timers }
      : {
          ...alert,
          chain: { ...chain, rest: { staffIds, by } },
          timers: { ...timers, rest: plusSeconds(now, REST_AFTER_SECONDS) },
        }
  return {
    alert: note(left, now, { kind: 'paged', staffIds: some.map(({ staffId }) => staffId) }),
    effects: [{ kind: 'page', round: alert.round, staff: some, by }],
  }
}

/** The next people of a round. */
function pageRest(alert: Alert, situation: Situation): Step {
  const staff = stillWaiting(alert, situation)
  const { rest, ...chain } = alert.chain
  if (rest && staff.length > 0) return pageSome(alert, staff, rest.by, situation)
  const { rest: _, ...timers } = alert.timers
  return { alert: { ...alert, chain, timers }, effects: [] }
}

/** The people that a step names; if none, everybody on duty; if nobody is on duty, the whole rota. */
function peopleOf(whom: readonly Who[], { onCall, rota }: Situation): Staff[] {
  const meant = whom.flatMap((who) => {
    if (who === 'everyone') return [...rota]
    if (who.startsWith('staff:')) return rota.filter(({ staffId }) => who === `staff:${staffId}`)
    return onCall[who as Duty] ?? []
  })
  const onDuty = () => DUTIES.flatMap((duty) => onCall[duty] ?? [])
  return unique([meant, onDuty(), [...rota]].find((found) => found.length > 0) ?? [])
}

const unique = (people: readonly Staff[]): Staff[] => [...new Map(people.map((each) => [each.staffId, each])).values()]

function tellPatient(alert: Alert, situation: Situation): Step {
  const { tell: _, ...timers } = alert.timers
  // Numbers that share an alert were promised no call.
  if (alert.gathered) return { alert: { ...alert, timers }, effects: [] }
  const first = alert.patientToldAt === undefined
  const again = first ? { tell: plusMinutes(situation.now, TOLD_AGAIN_MINUTES) } : {}
  const told = { ...alert, timers: { ...timers, ...again }, patientToldAt: alert.patientToldAt ?? situation.now }
  return { alert: note(told, situation.now, { kind: 'patient-told' }), effects: [{ kind: 'tell-patient', first }] }
}

function remind(alert: Alert, situation: Situation): Step {
  const { remind: _, ...timers } = alert.timers
  const next = { ...alert, timers }
  if (!alert.acknowledgedBy) return { alert: next, effects: [] }
  const { staffId } = alert.acknowledgedBy
  return {
    alert: note(next, situation.now, { kind: 'owner-reminded', staffId }),
    effects: [{ kind: 'remind-owner', staffId }],
  }
}

/** An acknowledgement or a recorded contact has run out: paging begins again. */
function lapse(alert: Alert, situation: Situation): Step {
  const { contactedUntil: _, ...rest } = alert
  const after = alert.state === 'contacted' ? 'contact' : 'acknowledgement'
  const resumed = note(rest, situation.now, { kind: 'paging-resumed', after })
  return newRound(resumed, alert.acknowledgedBy?.staffId, situation)
}

/** The chain from its beginning, at once. */
export function pagingAgain(alert: Alert, situation: Situation): Step {
  const policy = situation.policy[alert.tier]
  const tell = plusMinutes(situation.now, policy.tellPatientAtMinutes)
  // The new round shows the texts that waited for the owner.
  const { forwarding: _, ...shown } = alert
  const next: Alert = {
    ...shown,
    state: 'paging',
    acknowledgedBy: null,
    chain: { startedAt: situation.now, fired: 0 },
    // A patient told before is told that the service keeps trying: an acknowledgement may have withheld the first message.
    timers: { page: situation.now, tell },
  }
  return onWoken(next, situation)
}

/** The chain from its beginning. A previous owner whom the first round does not page is reminded, even off duty. */
export function newRound(alert: Alert, ownerId: string | undefined, situation: Situation): Step {
  const again = pagingAgain(alert, situation)
  if (ownerId === undefined) return again
  const paged = again.effects.some(
    (effect) => effect.kind === 'page' && effect.staff.some((s) => s.staffId === ownerId),
  )
  return paged ? again : { alert: again.alert, effects: [{ kind: 'remind-owner', staffId: ownerId }, ...again.effects] }
}
