/** Limits of an alert at the very instant: a call too early must not count, and what is still allowed must not be refused. */
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../../functions/core/alerts/alert.ts'
import {
  type AttemptKind,
  countedAttempts,
  isSameAttempt,
  notUnreachable,
} from '../../../functions/core/alerts/attempts.ts'
import { mayReopen, whyNotReopened } from '../../../functions/core/alerts/reopening.ts'
import { gatheredWith, isFlood, withOneMore } from '../../../functions/core/alerts/strangers.ts'
import { step } from '../../../functions/core/alerts/transitions.ts'
import { mayUndo, undoableUntil, whyNotUndone } from '../../../functions/core/alerts/undo.ts'
import { DEFAULT_POLICY, type PagingTier } from '../../../functions/core/on-call/policy.ts'
import { plusHours, plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { anAlert, at, hale, kim, lee, NOON } from '../../support/alert-clock.ts'

const MILLISECOND = 1 / 60_000
const tried = (...minutes: number[]) =>
  minutes.map((minute) => ({ at: plusMinutes(NOON, minute), by: 'dr-lee', kind: 'no-answer' }))

describe('an alert that is taken after contact was due', () => {
  it('leaves five minutes to call, however short the clinic has made the time to acknowledge', () => {
    const policy = (minutes: number) => ({
      ...DEFAULT_POLICY,
      urgent: { ...DEFAULT_POLICY.urgent, acknowledgeWithinMinutes: minutes },
    })
    const leaves = (minutes: number) =>
      step(anAlert('urgent').alert, { kind: 'acknowledged', by: lee }, { ...at(60), policy: policy(minutes) }).alert
        .timers.lapse
    expect([leaves(1), leaves(4), leaves(5)]).toEqual(Array(3).fill(plusMinutes(NOON, 65)))
  })
})

describe('attempts to reach a patient', () => {
  it.each<[PagingTier, number]>([
    ['emergency', 3],
    ['urgent', 5],
    ['prompt', 10],
  ])('of an %s alert count when they are %i minutes apart, and a millisecond less is none', (tier, apart) => {
    expect(countedAttempts({ tier, attempts: tried(0, apart, 2 * apart) })).toBe(3)
    expect(countedAttempts({ tier, attempts: tried(0, apart - MILLISECOND, apart) })).toBe(2)
    const alert: Alert = { ...anAlert(tier).alert, attempts: tried(0, apart) }
    expect(notUnreachable(alert, 'nurse-kim', kim, lee)).toBe(
      `2 of 3 attempts to reach the patient are logged, at least ${apart} minutes apart`,
    )
    expect(notUnreachable({ ...alert, attempts: tried(0, apart, 2 * apart) }, 'nurse-kim', kim, lee)).toBeUndefined()
  })

  it('need a second person, by name, who treats patients', () => {
    const alert: Alert = { ...anAlert('emergency').alert, attempts: tried(0, 3, 6) }
    const rosa = { ...kim, staffId: 'rosa', name: 'Rosa', role: 'front-desk' } as const
    expect(notUnreachable(alert, undefined, undefined, lee)).toBe('a second clinician has to be named')
    expect(notUnreachable(alert, 'dr-li', undefined, lee)).toBe(
      '"dr-li" is not on the staff list: name another clinician or nurse as the second clinician',
    )
    expect(notUnreachable(alert, 'dr-lee', lee, lee)).toBe('the second clinician has to be someone else')
    expect(notUnreachable(alert, 'rosa', rosa, lee)).toBe('Rosa works at the front desk: name a clinician or a nurse')
  })

  it('sent twice within a minute are one; a minute later the same is another', () => {
    const alert: Alert = { ...anAlert('emergency').alert, attempts: tried(0) }
    const same = (seconds: number, by = 'dr-lee', kind: AttemptKind = 'no-answer') =>
      isSameAttempt(alert, by, kind, plusSeconds(NOON, seconds))
    expect([same(0), same(59.999), same(60), same(5, 'nurse-kim'), same(5, 'dr-lee', 'busy')]).toEqual([
      ...[true, true, false, false, false],
    ])
  })

  it('that failed remind the owner three minutes later, where that is before they lose the alert and no reminder is sooner', () => {
    const taken = step(anAlert('emergency').alert, { kind: 'acknowledged', by: lee }, at(0)).alert
    const remindersOf = (timers: Alert['timers']) =>
      step({ ...taken, timers }, { kind: 'attempted', by: lee, what: 'no-answer' }, at(1)).alert.timers
    const [three, four, late] = [plusMinutes(NOON, 3), plusMinutes(NOON, 4), plusMinutes(NOON, 10)]
    expect(remindersOf({ lapse: late })).toEqual({ lapse: late, remind: four })
    expect(remindersOf({ lapse: late, remind: three })).toEqual({ lapse: late, remind: three })
    expect(remindersOf({ lapse: late, remind: plusMinutes(NOON, 6) })).toEqual({ lapse: late, remind: four })
    expect(remindersOf({ lapse: four })).toEqual({ lapse: four })
  })
})

describe('what can be taken back', () => {
  it('is an acknowledgement, until ten seconds after it', () => {
    const taken = step(anAlert('urgent').alert, { kind: 'acknowledged', by: lee }, at(1)).alert
    const later = (seconds: number) => plusSeconds(at(1).now, seconds)
    expect(undoableUntil(taken)).toBe(later(10))
    expect(mayUndo(taken, 'dr-lee', later(10))).toBe(true)
    expect(mayUndo(taken, 'dr-lee', later(10.001))).toBe(false)
    expect(whyNotUndone(taken, lee, later(10.001))).toMatchObject({
      kind: 'too-late',
      because: 'More than ten seconds have passed. Hand the alert over, or page everyone.',
    })
    expect(whyNotUndone(taken, kim, later(1))).toMatchObject({
      kind: 'not-yours',
      because: 'Dr Lee has this alert: only they can undo that.',
    })
    expect(whyNotUndone(anAlert('urgent').alert, lee, later(1))).toMatchObject({
      kind: 'too-late',
      because: 'No one has this alert: there is nothing to undo.',
    })
    const called = step(taken, { kind: 'attempted', by: lee, what: 'busy' }, at(1)).alert
    expect(whyNotUndone(called, lee, later(1))).toMatchObject({
      kind: 'too-late',
      because: 'Something else was done about this alert since you took it.',
    })
  })

  it('is an outcome, until an hour after it, by the person who recorded it or confirmed it', () => {
    const outcome = { outcome: 'advice-by-phone', note: 'ok', by: 'dr-lee', name: 'Dr Lee', at: NOON } as const
    const confirmedBy = { staffId: 'nurse-kim', name: 'Nurse Kim' }
    const closed = step(anAlert('urgent').alert, { kind: 'resolved', by: lee, outcome }, at(0)).alert
    const [hour, over] = [plusMinutes(NOON, 60), plusMinutes(NOON, 60 + MILLISECOND)]
    expect([mayReopen(closed, 'dr-lee', hour), mayReopen(closed, 'dr-lee', over)]).toEqual([true, false])
    expect(mayReopen(closed, 'nurse-kim', hour)).toBe(false)
    expect(mayReopen({ ...closed, outcome: { ...outcome, confirmedBy } }, 'nurse-kim', hour)).toBe(true)
    expect(whyNotReopened(closed, lee, hour, undefined)).toBeUndefined()
    expect(whyNotReopened(closed, lee, over, undefined)).toMatchObject({
      kind: 'too-late',
      because: 'More than an hour has passed since the outcome was recorded.',
    })
    expect(whyNotReopened(closed, hale, hour, undefined)).toMatchObject({
      kind: 'not-yours',
      because: 'Dr Lee recorded this outcome: only they can withdraw it.',
    })
    expect(whyNotReopened(anAlert('urgent').alert, lee, hour, undefined)).toMatchObject({
      kind: 'too-late',
      because: 'This alert is open: it has no outcome to withdraw.',
    })
    expect(whyNotReopened(closed, lee, hour, { ...anAlert('urgent').alert, code: '52' })).toMatchObject({
      kind: 'too-late',
      because: 'The patient has another open alert, 52: go on there.',
    })
  })
})

describe('unknown numbers that write of warning signs', () => {
  it('have alerts of their own, five within an hour; an hour after the first there is room again', () => {
    let strangers = { openedAt: [] as string[], personId: 'p' }
    for (let n = 0; n < 5; n++) {
      expect(isFlood(strangers, plusMinutes(NOON, n))).toBe(false)
      strangers = { ...strangers, ...withOneMore(strangers, plusMinutes(NOON, n)) }
    }
    expect(isFlood(strangers, plusMinutes(NOON, 60 - MILLISECOND))).toBe(true)
    expect(isFlood(strangers, plusHours(NOON, 1))).toBe(false)
    expect(withOneMore(strangers, plusHours(NOON, 1))).toEqual({
      personId: 'p',
      openedAt: [...[1, 2, 3, 4].map((n) => plusMinutes(NOON, n)), plusHours(NOON, 1)],
    })
  })

  it('share an alert with five hundred at most; one that is among them needs no room', () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => ({ personId: `p${i}`, messageId: 'm' }))
    const next = { personId: 'next', messageId: 'm' }
    expect(gatheredWith(numbers(499), next)).toEqual([...numbers(499), next])
    expect(gatheredWith(numbers(500), next)).toBeUndefined()
    expect(gatheredWith(numbers(500), { personId: 'p3', messageId: 'm2' })).toEqual(numbers(500))
  })
})
