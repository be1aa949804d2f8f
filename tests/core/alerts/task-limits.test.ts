/** What becomes of a task when it is done, undone, handed on or asked for: everything that nobody named stays as it was. */
import { describe, expect, it } from 'vitest'
import { type Alert, openCodes } from '../../../functions/core/alerts/alert.ts'
import { nextCheckId, nextCheckOf, pagesUnlessAnswered, type Task } from '../../../functions/core/alerts/task.ts'
import { assignedTo, givenBack } from '../../../functions/core/alerts/task-owner.ts'
import { dangerDueAt, latestSnooze, returnedBy, suggestedSnoozes } from '../../../functions/core/alerts/task-snooze.ts'
import {
  doneByTap,
  forgotten,
  isTaskUndone,
  undoneTask,
  whyTaskStaysDone,
} from '../../../functions/core/alerts/task-undo.ts'
import { TOLD_NOTHING, toldOf } from '../../../functions/core/alerts/told.ts'
import { withoutUndone } from '../../../functions/core/alerts/undo.ts'
import { bySeverity, byUrgency, dueAt } from '../../../functions/core/alerts/urgency.ts'
import { plusHours, plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { anAlert, kim, lee, NOON } from '../../support/alert-clock.ts'

const aTask = (change: Partial<Task> = {}): Task => ({
  ...{ taskId: 't', clinicId: 'demo', personId: 'p', kind: 'question', createdAt: NOON, because: 'B' },
  ...{ state: 'open', timers: {}, ...change },
})
const snooze = { until: plusHours(NOON, 1), reason: 'Surgery', by: 'k', name: 'K', at: NOON, replies: 2 }
const moves = [{ kind: 'snoozed' as const, at: NOON, by: 'k', until: snooze.until, reason: 'Surgery' }]

describe('a task that is done by a tap', () => {
  it('is as it was once that is undone, and its record says both', () => {
    const task = aTask({
      timers: { page: plusMinutes(NOON, 10) },
      snooze,
      moves,
      offers: { timeZone: 'America/New_York' },
    })
    const done = doneByTap(task, 'nurse-kim', NOON)
    expect(done).toEqual({
      ...task,
      ...{ state: 'done', timers: {}, doneBy: 'nurse-kim', doneAt: NOON, before: { timers: task.timers } },
    })
    const later = plusSeconds(NOON, 5)
    const undone = undoneTask(done, 'nurse-kim', later)
    expect(undone).toEqual({ ...task, undone: [{ doneAt: NOON, at: later, by: 'nurse-kim' }] })
    expect([
      isTaskUndone(undone, 'nurse-kim'),
      isTaskUndone(undone, 'dr-lee'),
      isTaskUndone(done, 'nurse-kim'),
    ]).toEqual([...[true, false, false]])
    const again = undoneTask(doneByTap(undone, 'dr-lee', later), 'dr-lee', later)
    expect(again.undone?.map(({ by }) => by)).toEqual(['nurse-kim', 'dr-lee'])
    expect([isTaskUndone(again, 'nurse-kim'), isTaskUndone(again, 'dr-lee')]).toEqual([false, true])
  })

  it('forgets what was known of a visit a second after it could be undone', () => {
    const checkout = { name: 'Ana', procedures: [] }
    const task = aTask({ kind: 'intake', checkout, snooze, moves })
    const done = doneByTap(task, 'k', NOON)
    expect(done.timers).toEqual({ forget: plusSeconds(NOON, 11) })
    expect(done.before).toEqual({ timers: {}, checkout, snooze, moves })
    expect(done.moves).toEqual([{ kind: 'snoozed', at: NOON, by: 'k', until: snooze.until }])
    expect(JSON.stringify(forgotten(done))).not.toMatch(/Ana|Surgery|forget/)
    expect(doneByTap(aTask({ kind: 'intake' }), 'k', NOON).timers).toEqual({})
  })

  it('can be undone by the person who did it, for ten seconds', () => {
    const done = doneByTap(aTask(), 'k', NOON)
    const why = (seconds: number, by = 'k', task = done) => whyTaskStaysDone(task, by, plusSeconds(NOON, seconds))
    expect(why(10)).toBeUndefined()
    const late = { kind: 'too-late', because: 'More than ten seconds have passed since the task was done.' }
    expect(why(10.001)).toEqual(late)
    expect(why(1, 'k', forgotten(done))).toEqual(late)
    expect(why(1, 'l')).toEqual({
      ...{ kind: 'not-yours', because: 'A colleague finished this task: only they can undo that.' },
    })
    expect(why(1, 'k', aTask())).toEqual({
      ...{ kind: 'too-late', because: 'This task is open: there is nothing to undo.' },
    })
  })
})

describe('a task', () => {
  it('has one owner, and says from whom', () => {
    const { staffId, name } = kim
    const first = assignedTo(aTask({ snooze }), { staffId, name }, 'dr-lee', NOON)
    const move = { kind: 'assigned', at: NOON, by: 'dr-lee', to: 'nurse-kim' }
    expect(first).toEqual({ ...aTask({ snooze }), owner: { staffId, name, at: NOON }, moves: [move] })
    const second = assignedTo(first, { staffId: 'dr-lee', name: 'Dr Lee' }, 'dr-lee', NOON)
    expect(second.moves).toEqual([move, { ...move, to: 'dr-lee', from: 'nurse-kim' }])
    expect(givenBack(first, 'nurse-kim', NOON)).toEqual({
      ...aTask({ snooze }),
      moves: [move, { kind: 'given-back', at: NOON, by: 'nurse-kim', from: 'nurse-kim' }],
    })
    expect(givenBack(aTask(), 'nurse-kim', NOON)).toEqual(aTask())
  })

  it('may sleep for seven days, or until its own time, and is offered an hour, four, and tomorrow at nine', () => {
    const when = { now: NOON, zone: 'America/Los_Angeles' }
    expect(latestSnooze(aTask(), when)).toBe(plusHours(NOON, 7 * 24))
    expect(latestSnooze(aTask({ kind: 'next-check' }), when)).toBe(plusHours(NOON, 24))
    expect(dangerDueAt(aTask({ kind: 'next-check' }), when.zone)).toBe(plusHours(NOON, 24))
    for (const kind of ['phone', 'second-reader'] as const)
      expect(dangerDueAt(aTask({ kind }), when.zone)).toBe(plusMinutes(NOON, 60))
    expect(suggestedSnoozes(aTask(), when).map(({ until }) => until)).toEqual([
      ...[plusHours(NOON, 1), plusHours(NOON, 4), plusHours(NOON, 21)],
    ])
    expect(pagesUnlessAnswered(NOON)).toEqual({ page: plusMinutes(NOON, 10) })
    const slept = { ...when, now: snooze.until }
    expect(returnedBy(aTask({ snooze }), { ...slept, replies: 2 })).toBe('time')
    expect(returnedBy(aTask({ snooze }), { ...slept, replies: 3 })).toBe('text')
    expect(returnedBy(aTask(), { ...slept, replies: 2 })).toBeUndefined()
  })

  it('to look again opens at the time that the outcome names, and never before the outcome', () => {
    const asked = (nextCheckAt: string, withdrawn?: number): Alert => ({
      ...anAlert('urgent').alert,
      outcome: { outcome: 'seen', note: 'n', by: 'dr-lee', name: 'Dr Lee', at: NOON, nextCheckAt },
      ...(withdrawn ? { withdrawn: Array(withdrawn).fill({}) } : {}),
    })
    const next = nextCheckOf(asked(plusHours(NOON, 2)))
    expect(next).toEqual({
      ...{ taskId: 'p.m.alert.next-check', clinicId: 'demo', personId: 'p', kind: 'next-check', state: 'waiting' },
      ...{ createdAt: plusHours(NOON, 2), timers: { opens: plusHours(NOON, 2) } },
      because: 'Dr Lee asked for another look at this patient in the outcome of alert 41.',
    })
    expect(nextCheckOf(asked(plusHours(NOON, -2)))?.timers).toEqual({ opens: NOON })
    expect(nextCheckOf(asked(NOON, 1))?.taskId).toBe('p.m.alert.next-check-2')
    expect(nextCheckId(anAlert('urgent').alert, 2)).toBe('p.m.alert.next-check-3')
    expect(nextCheckOf(anAlert('urgent').alert)).toBeUndefined()
  })
})

describe('the order', () => {
  const order = (tasks: Task[], owned: string[] = [], back: string[] = []) =>
    [tasks, [...tasks].reverse()].map((each) =>
      each
        .sort(
          bySeverity({
            isOwned: ({ taskId }) => owned.includes(taskId),
            isBack: ({ taskId }) => back.includes(taskId),
          }),
        )
        .map(({ taskId }) => taskId)
        .join(''),
    )

  it('of tasks is the same however they come: by who has it, kind, sleep, age, and then id', () => {
    const [a, b] = [aTask({ taskId: 'a' }), aTask({ taskId: 'b' })]
    expect(order([a, b])).toEqual(['ab', 'ab'])
    expect(order([{ ...a, createdAt: plusMinutes(NOON, 1) }, b])).toEqual(['ba', 'ba'])
    expect(order([a, b], ['a'])).toEqual(['ba', 'ba'])
    expect(order([a, b], [], ['b'])).toEqual(['ba', 'ba'])
    expect(order([{ ...a, kind: 'silence' }, b])).toEqual(['ba', 'ba'])
    const kinds = ['second-reader', 'soon', 'unclear', 'phone', 'next-check', 'wrong-number', 'question', 'undelivered']
    const rest = ['calendar', 'intake', 'uncertain', 'expired', 'confirm', 'silence']
    const all = [...kinds, ...rest].map((kind) => aTask({ taskId: `${kind} `, kind: kind as Task['kind'] }))
    expect(order([...all].sort())).toEqual([0, 1].map(() => all.map(({ taskId }) => taskId).join('')))
  })

  it('of alerts: what nobody has, then the graver, then what is due sooner, then the older', () => {
    const alert = (change: Partial<Alert> = {}, tier: Alert['tier'] = 'urgent') => ({
      ...anAlert(tier).alert,
      ...change,
    })
    const taken = alert({ acknowledgedBy: { staffId: 'l', name: 'L', at: NOON, until: NOON } }, 'emergency')
    const [late, early] = [alert({ contactBy: plusMinutes(NOON, 9) }), alert({ contactBy: plusMinutes(NOON, 8) })]
    const older = { ...early, openedAt: plusMinutes(NOON, -1) }
    const sorted = [alert({}, 'emergency'), older, early, late, alert({}, 'prompt'), taken]
    for (const each of [[...sorted].reverse(), sorted]) expect([...each].sort(byUrgency)).toEqual(sorted)
    const contactedUntil = plusMinutes(NOON, 120)
    expect(dueAt(alert({ state: 'contacted', contactedUntil }))).toBe(contactedUntil)
    expect(dueAt({ ...late, contactedUntil })).toBe(plusMinutes(NOON, 9))
  })

  it('of codes: what is not known to be harmless, then the gravest, then the oldest; codes at rest are left out', () => {
    const code = (name: string, change: object = {}) => ({ code: name, alertId: name, openedAt: NOON, ...change })
    const codes = [
      code('old'),
      code('emergency', { tier: 'emergency' }),
      code('urgent', { tier: 'urgent', openedAt: plusMinutes(NOON, -1) }),
      code('later', { tier: 'urgent' }),
      code('prompt', { tier: 'prompt' }),
    ]
    const resting = code('rests', { restsUntil: NOON })
    for (const each of [codes, [...codes].reverse()]) expect(openCodes([...each, resting] as never)).toEqual(codes)
  })
})

describe('what a patient has been told', () => {
  const out = (minute: number, change: object = {}) => ({
    ...{ messageId: 'm', answers: 'urgent', channel: 'sms', state: 'delivered', attempts: 0 },
    ...{ plannedFor: plusMinutes(NOON, minute), ...change },
  })
  const told = (...all: object[]) => toldOf(all as never, ['m'])

  it('is the latest answer that left or is about to', () => {
    expect(told(out(1), out(2, { answers: 'emergency', state: 'sent' }), out(0))).toEqual({
      ...{ kind: 'told', answers: 'emergency', by: 'sms', at: plusMinutes(NOON, 2), how: 'sent' },
    })
    const how = (change: object) => told(out(1, change))
    expect(how({ state: 'planned' })).toMatchObject({ how: 'leaving' })
    for (const [state, said] of Object.entries({
      claimed: 'leaving',
      sent: 'sent',
      delivered: 'arrived',
      uncertain: 'unsure',
    }))
      expect(how({ state, channel: 'email' })).toMatchObject({
        kind: 'told',
        answers: 'urgent',
        by: 'email',
        how: said,
      })
    for (const none of [
      { state: 'planned', attempts: 1 },
      { state: 'failed' },
      { answers: undefined },
      { messageId: 'n' },
    ])
      expect(how(none)).toEqual(TOLD_NOTHING)
    expect(told()).toEqual({ kind: 'nothing' })
  })
})

it('an acknowledgement that was undone is left out, the latest one first', () => {
  const entry = (minute: number, kind: string) => ({ at: plusMinutes(NOON, minute), kind, by: lee.staffId }) as never
  const [first, second, undone] = [
    entry(1, 'acknowledged'),
    entry(2, 'acknowledged'),
    entry(3, 'acknowledgement-undone'),
  ]
  expect(withoutUndone([first, second, undone])).toEqual([first])
  expect(withoutUndone([first, undone, entry(4, 'contacted')])).toEqual([entry(4, 'contacted')])
  expect(withoutUndone([entry(0, 'paged'), undone])).toEqual([entry(0, 'paged')])
})
