/** What the register counts, and what stays of an incident that is opened again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../functions/core/alerts/history.ts'
import { type AlertEntry, alertEntry, countPaged, firstActAt } from '../../../functions/core/review/activity-log.ts'
import { figuresOf } from '../../../functions/core/review/figures.ts'
import { type Incident, openedAgain, opensIncident } from '../../../functions/core/review/incident.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { anAlert, NOON } from '../../support/alert-clock.ts'

describe('the register', () => {
  const entry = (minute: number, change: object): HistoryEntry =>
    ({ at: plusMinutes(NOON, minute), ...change }) as HistoryEntry
  const outcome = {
    outcome: 'advice-by-phone',
    note: 'ok',
    by: 'dr-lee',
    name: 'Dr Lee',
    at: plusMinutes(NOON, 30),
  } as const

  it('counts the first act of a person that was not taken back, and every page of an open alert', () => {
    const taken = [entry(1, { kind: 'acknowledged', by: 'k' }), entry(2, { kind: 'acknowledgement-undone', by: 'k' })]
    const history = [entry(0, { kind: 'paged', staffIds: ['a', 'b'] }), ...taken]
    expect(firstActAt({ history })).toBeUndefined()
    for (const kind of ['acknowledged', 'contacted', 'attempted', 'handed-over', 'escalated', 'resolved'])
      expect(firstActAt({ history: [...history, entry(4, { kind }), entry(5, { kind: 'contacted' })] })).toBe(
        plusMinutes(NOON, 4),
      )
    const night = entry(12 * 60, { kind: 'paged', staffIds: ['a'] })
    expect(countPaged({ history: [...history, night] }, 'America/Los_Angeles')).toEqual({ day: 2, night: 1 })
  })

  it('has one line of an alert that has its outcome', () => {
    const alert = { ...anAlert('urgent').alert, outcome }
    expect(alertEntry(alert, [], 'UTC')).toEqual({
      ...{ kind: 'alert', id: alert.alertId, at: NOON, personId: 'p', tier: 'urgent', actedAt: outcome.at },
      ...{ endedAt: outcome.at, outcome: 'advice-by-phone', pages: { day: 0, night: 0 }, falsePage: false },
    })
    expect(alertEntry({ ...alert, outcome: { ...outcome, harm: 'severe' } as never }, [], 'UTC').harm).toBe('severe')
    expect(() => alertEntry(anAlert('urgent').alert, [], 'UTC')).toThrow('without an outcome')
  })

  it('gives the figures of a month', () => {
    const inMonth = { at: '2026-11-30T23:59:59.999Z', personId: 'p' }
    const late = { ...inMonth, at: '2026-12-01T00:00:00.000Z' }
    const alert = {
      ...alertEntry({ ...anAlert('urgent').alert, outcome }, [], 'UTC'),
      pages: { day: 2, night: 1 },
    } as AlertEntry
    const figures = figuresOf(
      '2026-11',
      'UTC',
      [
        { kind: 'enrolled', id: '1', ...inMonth },
        { kind: 'enrolled', id: '2', ...inMonth, personId: 'q' },
        { kind: 'enrolled', id: '3', ...inMonth, personId: 'r', declined: true },
        { kind: 'enrolled', id: '4', ...late, personId: 's' },
        { kind: 'reply', id: '5', ...late, tier: 'routine', language: 'en' },
        { kind: 'reply', id: '6', ...inMonth, tier: 'routine', language: 'en', optedOut: true },
        { kind: 'mail-ended', id: '7', ...inMonth },
        { kind: 'undelivered', id: '8', ...inMonth },
        alert,
        { ...alert, id: 'b', falsePage: 'triage-rule' as never },
      ],
      [{ day: 10, night: 20 }],
    )
    const none = { count: 0 }
    const half = { count: 2, median: 30, p90: 30 }
    expect(figures).toEqual({
      ...{
        month: '2026-11',
        enrolled: 2,
        answered: 1,
        replies: 1,
        alerts: 2,
        falsePages: 1,
        undelivered: 1,
        optOuts: 2,
      },
      toFirstAct: { emergency: none, urgent: half, prompt: none },
      toOutcome: { emergency: none, urgent: half, prompt: none },
      pages: { day: 14, night: 22 },
    })
  })
})

describe('an incident', () => {
  it('is opened by harm that was at least moderate', () => {
    const opens = (harm?: string) => opensIncident({ outcome: 'advice-by-phone', ...(harm ? { harm } : {}) } as never)
    expect([opens('moderate'), opens('severe'), opens('mild'), opens(), opensIncident(undefined)]).toEqual([
      ...[true, true, false, false, false],
    ])
  })

  it('that is opened again keeps what was done, and its earlier copy beside the next', () =>
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isReleased, isFrozen, isWithdrawn) => {
        const about = {
          harm: 'severe',
          outcome: 'sent-to-emergency',
          openedAt: NOON,
          openedBy: { staffId: 'l', name: 'L' },
        }
        const some = {
          ...(isReleased ? { released: { at: NOON, by: 'h', name: 'H', because: 'b' } } : {}),
          ...(isFrozen ? { frozen: { at: NOON, hash: 'h', parts: 1, items: 2 } } : {}),
          ...(isWithdrawn ? { withdrawn: { at: NOON, by: 'h', name: 'H', because: 'w' } } : {}),
        }
        const done = { at: NOON, by: 'h', name: 'H', note: 'phoned' }
        const ids = { incidentId: 'a', clinicId: 'demo', personId: 'p' }
        const reports = [{ id: 'board' }, { id: 'insurer' }]
        const before = {
          ...ids,
          ...about,
          ...some,
          reports: [{ id: 'board', done }],
          earlier: [{ harm: 'moderate' }],
        } as never as Incident
        const next = { ...ids, ...about, harm: 'moderate', reports } as never as Incident
        expect(openedAgain(before, next)).toEqual({
          ...next,
          reports: [{ id: 'board', done }, { id: 'insurer' }],
          earlier: [{ harm: 'moderate' }, { ...about, ...some }],
        })
      }),
    ))
})
