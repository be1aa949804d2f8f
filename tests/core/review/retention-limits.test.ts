/** For how long what is kept: until the instant itself, and a millisecond less is too short. */
import { describe, expect, it } from 'vitest'
import type { Patient } from '../../../functions/core/patients/patient.ts'
import { isKept, isOver, lastContact, pastItems } from '../../../functions/core/review/past-retention.ts'
import {
  daysBefore,
  type Limits,
  limitsAt,
  type Periods,
  periodFaults,
  periodsOf,
  RETENTION_KINDS,
  type RetentionRules,
  recordLaw,
  shownPeriods,
  yearsBefore,
} from '../../../functions/core/review/retention.ts'
import { plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { NOON } from '../../support/alert-clock.ts'

const US = { country: 'US' }
const rules: RetentionRules = {
  kinds: RETENTION_KINDS.map((kind) => ({
    ...{ kind, unit: ['record', 'conversations', 'alerts'].includes(kind) ? ('years' as const) : ('days' as const) },
    ...{ usual: 5, most: 30, source: `${kind} source.`, ...(kind === 'audit' ? { least: 6 } : {}) },
  })),
  records: [
    { where: 'US-TX', years: 7, source: 'Texas.' },
    { where: 'US-*', years: 6, source: 'Other states.' },
    { where: 'US', years: 4, source: 'No state.' },
    { where: '*', years: 10, source: 'Elsewhere.' },
  ],
  minors: { years: 18, source: 'Minors.', url: 'https://example.com/' },
}
const all = (period: number): Periods => Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, period])) as Periods

describe('the periods of a clinic', () => {
  it('are never below the law of its place', () => {
    const years = (place: object) => recordLaw(rules, { country: 'US', ...place }).years
    expect([
      years({ jurisdiction: 'US-TX' }),
      years({ jurisdiction: 'US-CA' }),
      years({}),
      years({ country: 'GB' }),
    ]).toEqual([...[7, 6, 4, 10]])
    const texas = { country: 'US', jurisdiction: 'US-TX' }
    expect(shownPeriods(rules, texas, { record: 9, conversations: 3 }).slice(0, 4)).toEqual([
      { kind: 'record', unit: 'years', period: 9, usual: 7, least: 7, most: 30, source: 'record source. Texas.' },
      {
        kind: 'conversations',
        unit: 'years',
        period: 7,
        usual: 7,
        least: 7,
        most: 30,
        source: 'conversations source. Texas.',
      },
      { kind: 'alerts', unit: 'years', period: 7, usual: 7, least: 7, most: 30, source: 'alerts source. Texas.' },
      { kind: 'audit', unit: 'days', period: 6, usual: 6, least: 6, most: 30, source: 'audit source.' },
    ])
    expect(periodsOf(rules, US)).toEqual({ ...all(5), audit: 6 })
    expect(() => recordLaw({ ...rules, records: [] }, US)).toThrow('templates/retention.json')
  })

  it('are refused below the least and above the most, by kind', () => {
    expect([periodFaults(rules, US, all(6)), periodFaults(rules, US, all(30))]).toEqual([[], []])
    expect(periodFaults(rules, US, { ...all(6), record: 3, audit: 5, mails: 31, drafts: 0 })).toEqual([
      { pointer: '/periods/record', detail: 'At least 4 years. record source. No state.' },
      { pointer: '/periods/audit', detail: 'At least 6 days. audit source.' },
      { pointer: '/periods/mails', detail: 'At most 30 days.' },
      { pointer: '/periods/drafts', detail: 'At least 1 days. drafts source.' },
      ...['conversations', 'alerts'].map((kind) => ({
        pointer: `/periods/${kind}`,
        detail:
          'At most 3 years, as the record is erased as a whole then. Keep the record longer, or this for less long.',
      })),
    ])
  })

  it('end so many years or days before now; of minors after eighteen years at the earliest', () => {
    expect(yearsBefore('2028-02-29T12:00:00.000Z', 4)).toBe('2024-02-29T12:00:00.000Z')
    expect(daysBefore(NOON, 7)).toBe('2026-11-16T20:00:00.000Z')
    const limits = limitsAt(NOON, rules, { ...all(5), record: 9 })
    expect(limits).toMatchObject({
      record: yearsBefore(NOON, 9),
      alerts: yearsBefore(NOON, 5),
      mails: daysBefore(NOON, 5),
    })
    expect([limits.minors, limitsAt(NOON, rules, all(20)).minors]).toEqual([
      yearsBefore(NOON, 18),
      yearsBefore(NOON, 20),
    ])
  })
})

describe('what has had its time', () => {
  const justBefore = (at: string) => plusSeconds(at, -0.001)
  /** Each kind has a limit of its own, so that one cannot stand for another. */
  const limits = Object.fromEntries(
    [...RETENTION_KINDS, 'minors'].map((kind, i) => [kind, plusMinutes(NOON, i)]),
  ) as Limits
  const person = (change: object = {}) =>
    ({ personId: 'p', phone: '+14155550123', known: true, createdAt: '2020-01-01T00:00:00.000Z', ...change }) as Patient
  const item = (sk: string, value: object) => ({ sk, value })

  it.each([
    ['the record of a patient', 'record', {}, []],
    ['the record of a minor', 'minors', { guardian: {} }, []],
    ['a number that nobody knows', 'strangers', { known: false }, []],
    ['a number that wrote of a warning sign', 'alerts', { known: false }, [item('ALERT#a', { openedAt: '2020' })]],
  ] as const)('is %s, once the last contact is before its limit', (_, kind, change, items) => {
    const over = (createdAt: string) => isOver(person({ ...change, createdAt }), items, limits)
    expect([over(justBefore(limits[kind])), over(limits[kind])]).toEqual([true, false])
  })

  it('is counted from the latest that patient and clinic had to do with each other', () => {
    const at = (minute: number) => plusMinutes(NOON, minute)
    const treatment = item('TREATMENT#t', { performedAt: at(1), loggedAt: at(0) })
    const open = item('ALERT#a', { openedAt: at(2) })
    const closed = item('ALERT#b', { openedAt: at(1), outcome: { at: at(3) } })
    expect(lastContact(person(), [treatment])).toBe(at(1))
    expect(lastContact(person(), [item('TREATMENT#t', { performedAt: at(0), loggedAt: at(1) })])).toBe(at(1))
    expect(lastContact(person(), [treatment, open])).toBe(at(2))
    expect(lastContact(person(), [treatment, open, closed])).toBe(at(3))
    expect(lastContact(person({ lastReplyAt: at(4) }), [closed])).toBe(at(4))
    expect(lastContact(person({ createdAt: at(5) }), [closed])).toBe(at(5))
  })

  it('stays where an alert is open or something is held', () => {
    expect(isKept(person())).toBe(false)
    for (const change of [{ openAlertId: 'a' }, { hold: {} }, { incidents: [{ held: false }, { held: true }] }])
      expect(isKept(person(change))).toBe(true)
    expect(isKept(person({ incidents: [{ held: false }] }))).toBe(false)
  })

  it('are items of a record that stays, each by its own limit; an alert takes its messages along', () => {
    const past = (items: ReturnType<typeof item>[], change = {}) =>
      pastItems(person(change), items, limits).map(({ sk }) => sk)
    const talk = (at: string) => [
      item('MESSAGE#m', { receivedAt: at }),
      item('STAFF-MESSAGE#s', { receivedAt: at }),
      item('OUT#planned', { state: 'planned', plannedFor: at }),
      item('OUT#held', { state: 'held', plannedFor: at }),
      item('OUT#claimed', { state: 'claimed', plannedFor: at }),
      item('OUT#sent', { state: 'sent', plannedFor: '2030', sentAt: at }),
      item('OUT#failed', { state: 'failed', plannedFor: at }),
      item('PROFILE', { createdAt: at }),
    ]
    const gone = ['MESSAGE#m', 'STAFF-MESSAGE#s', 'OUT#sent', 'OUT#failed']
    expect([past(talk(justBefore(limits.conversations))), past(talk(limits.conversations))]).toEqual([gone, []])
    expect(past(talk(limits.conversations), { guardian: {} })).toEqual(gone)
    const alert = (at: string) => [
      item('ALERT#a', { alertId: 'a', outcome: { at } }),
      item('MESSAGE#m', { alertId: 'a', receivedAt: '2020' }),
      item('OUT#o', { alertId: 'a', state: 'sent', plannedFor: '2020' }),
      item('ALERT#open', { alertId: 'open' }),
      item('MESSAGE#open', { alertId: 'open', receivedAt: '2020' }),
    ]
    expect([past(alert(justBefore(limits.alerts))), past(alert(limits.alerts))]).toEqual([
      ['ALERT#a', 'MESSAGE#m', 'OUT#o'],
      [],
    ])
    const task = (change: object) =>
      past([item('TASK#t', { state: 'done', createdAt: '2020', doneAt: limits.alerts, ...change })])
    expect([
      task({}),
      task({ doneAt: justBefore(limits.alerts) }),
      task({ doneAt: undefined }),
      task({ doneAt: undefined, state: 'open' }),
    ]).toEqual([...[[], ['TASK#t'], ['TASK#t'], []]])
  })
})
