import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TASK_KINDS, type Task } from '../../../functions/core/alerts/task.ts'
import {
  dangerDueAt,
  isAsleep,
  latestSnooze,
  returnedBy,
  snoozed,
  suggestedSnoozes,
  whyNotSnoozed,
  woken,
} from '../../../functions/core/alerts/task-snooze.ts'
import { bySeverity } from '../../../functions/core/alerts/urgency.ts'
import { plusHours, plusMinutes, toInstant, wallTime } from '../../../functions/core/time.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const ZONES = ['America/Los_Angeles', 'America/New_York', 'Europe/Madrid', 'Pacific/Auckland']

const aTask = (change: Partial<Task> = {}): Task => ({
  ...{ taskId: 'p.m.question', clinicId: 'demo', personId: 'p', kind: 'question', createdAt: NOW },
  ...{ because: 'Asks a question.', state: 'open', timers: {}, ...change },
})

const instants = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }).map(toInstant)
const zones = fc.constantFrom(...ZONES)
/** A task of any kind, with or without a timer that pages, some time after it came up. */
const situations = fc
  .record({
    kind: fc.constantFrom(...TASK_KINDS),
    createdAt: instants,
    pages: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
    age: fc.integer({ min: 0, max: 60 * 24 * 3 }),
    wait: fc.integer({ min: -60, max: 60 * 24 * 10 }),
    zone: zones,
    replies: fc.nat(20),
  })
  .map(({ kind, createdAt, pages, age, wait, zone, replies }) => {
    const now = plusMinutes(createdAt, age)
    const timers = pages === undefined ? {} : { page: plusMinutes(createdAt, pages) }
    return { task: aTask({ kind, createdAt, timers }), now, until: plusMinutes(now, wait), zone, replies }
  })
type Situation = typeof situations extends fc.Arbitrary<infer T> ? T : never

const sleep = ({ task, now, until, replies }: Situation) =>
  snoozed(task, { until, reason: 'back from surgery then', by: 'nurse-kim', name: 'Nurse Kim', at: now, replies })

describe('a task that sleeps', () => {
  it('is never out of the list once its time is over, whatever happened', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 60 * 24 * 30 }), (it, later) => {
        const task = sleep(it)
        const { zone, replies } = it
        expect(isAsleep(task, { now: plusMinutes(it.until, later), zone, replies })).toBe(false)
      }),
    )
  })

  it('that may be a warning sign never sleeps past its own time, even where a write had let it', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 60 * 24 * 30 }), (it, later) => {
        const { zone, replies } = it
        const due = dangerDueAt(it.task, zone)
        fc.pre(due !== undefined)
        const task = sleep(it)
        expect(isAsleep(task, { now: plusMinutes(due ?? '', later), zone, replies })).toBe(false)
      }),
    )
  })

  it('may sleep exactly until the latest time that a refusal names, and not a millisecond longer', () => {
    fc.assert(
      fc.property(situations, ({ task, now, until, zone }) => {
        const latest = latestSnooze(task, { now, zone })
        const due = dangerDueAt(task, zone)
        if (due !== undefined) expect(latest <= due).toBe(true)
        const refused = whyNotSnoozed(task, until, { now, zone })
        if (latest <= now) {
          expect(refused).toEqual({ kind: 'overdue', due: latest })
          return
        }
        expect(whyNotSnoozed(task, latest, { now, zone })).toBeUndefined()
        expect(whyNotSnoozed(task, plusMinutes(latest, 1 / 60_000), { now, zone })).toEqual({
          kind: 'too-long',
          latest,
        })
        expect(refused === undefined).toBe(until > now && until <= latest)
      }),
    )
  })

  it('sleeps for as long as it was let, unless the patient writes; then it is back at once', () => {
    fc.assert(
      fc.property(
        situations,
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (it, more, share) => {
          const { task, now, until, zone, replies } = it
          fc.pre(whyNotSnoozed(task, until, { now, zone }) === undefined)
          const at = toInstant(Date.parse(now) + Math.floor((Date.parse(until) - Date.parse(now)) * share))
          const asleep = sleep(it)
          expect(isAsleep(asleep, { now: at, zone, replies })).toBe(true)
          expect(returnedBy(asleep, { now: at, zone, replies })).toBeUndefined()
          expect(isAsleep(asleep, { now: at, zone, replies: replies + more })).toBe(false)
          expect(returnedBy(asleep, { now: at, zone, replies: replies + more })).toBe('text')
          expect(returnedBy(asleep, { now: until, zone, replies })).toBe('time')
          expect(isAsleep(woken(asleep, 'dr-lee', at), { now: at, zone, replies })).toBe(false)
        },
      ),
    )
  })

  it('is offered only times that would be taken, and nine is nine on the clock of the clinic', () => {
    fc.assert(
      fc.property(situations, ({ task, now, zone }) => {
        for (const { name, until } of suggestedSnoozes(task, { now, zone })) {
          expect(whyNotSnoozed(task, until, { now, zone })).toBeUndefined()
          if (name === 'tomorrow') expect(wallTime(until, zone).time).toBe('09:00')
        }
      }),
    )
    const when = { now: NOW, zone: 'America/Los_Angeles' }
    expect(suggestedSnoozes(aTask(), when).map(({ name }) => name)).toEqual(['1h', '4h', 'tomorrow'])
    expect(suggestedSnoozes(aTask({ kind: 'phone' }), when).map(({ name }) => name)).toEqual(['1h'])
    const waits = aTask({ kind: 'unclear', timers: { page: plusMinutes(NOW, 10) } })
    expect(suggestedSnoozes(waits, when)).toEqual([])
  })

  it.each([
    ['2026-11-23T18:05:00.000Z', '2026-11-25T01:00:00.000Z', 'Monday: until Tuesday, five in the afternoon'],
    ['2026-11-28T01:30:00.000Z', '2026-12-01T01:00:00.000Z', 'Friday evening: until Monday'],
    ['2026-11-28T20:00:00.000Z', '2026-12-01T01:00:00.000Z', 'Saturday: until Monday'],
  ])('a "soon" sign of %s is due %s: %s', (createdAt, due) => {
    expect(dangerDueAt(aTask({ kind: 'soon', createdAt }), 'America/Los_Angeles')).toBe(due)
  })

  it('keeps each reason, but not more than fifty moves', () => {
    let task = aTask()
    for (let n = 0; n < 60; n++)
      task = snoozed(task, {
        until: plusHours(NOW, n + 1),
        reason: `${n}`,
        by: 'k',
        name: 'K',
        at: plusHours(NOW, n),
        replies: 0,
      })
    expect(task.moves).toHaveLength(50)
    expect(task.moves?.at(-1)).toMatchObject({ kind: 'snoozed', reason: '59' })
  })
})

describe('the order of tasks', () => {
  const order = (tasks: Task[], owned: string[] = [], back: string[] = []) =>
    tasks
      .sort(
        bySeverity({ isOwned: ({ taskId }) => owned.includes(taskId), isBack: ({ taskId }) => back.includes(taskId) }),
      )
      .map(({ taskId }) => taskId)

  it('what pages by itself comes first, then what nobody has, then the gravest, then what has slept', () => {
    const pages = aTask({ taskId: 'pages', kind: 'unclear', timers: { page: plusMinutes(NOW, 10) } })
    const soon = aTask({ taskId: 'soon', kind: 'soon' })
    const [old, fresh] = [aTask({ taskId: 'old' }), aTask({ taskId: 'fresh', createdAt: plusMinutes(NOW, 5) })]
    expect(order([fresh, old, soon, pages])).toEqual(['pages', 'soon', 'old', 'fresh'])
    expect(order([fresh, old, soon, pages], ['soon', 'pages'])).toEqual(['pages', 'old', 'fresh', 'soon'])
    expect(order([fresh, old, soon, pages], [], ['fresh'])).toEqual(['pages', 'soon', 'fresh', 'old'])
  })
})
