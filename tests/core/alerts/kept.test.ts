/** What an alert keeps through each of its steps, how much of it, and whom a large round pages in which turn. */
import { describe, expect, it } from 'vitest'
import { type Alert, chooseCode } from '../../../functions/core/alerts/alert.ts'
import { assignedTo } from '../../../functions/core/alerts/task-owner.ts'
import { woken } from '../../../functions/core/alerts/task-snooze.ts'
import { type AlertEvent, step } from '../../../functions/core/alerts/transitions.ts'
import type { Staff } from '../../../functions/core/clinic/clinic.ts'
import { plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { anAlert, at, everybody, kim, lee, NOON, nobody, paged } from '../../support/alert-clock.ts'

const opened = anAlert('urgent').alert
const taken = step(opened, { kind: 'acknowledged', by: lee, note: 'on my way' }, at(1)).alert
const says = (text: string, i = 2): AlertEvent => ({
  ...{ kind: 'joined', messageId: `p.m${i}`, text, signs: [], because: 'nothing new' },
})
const found = (sign: string) =>
  ({ sign, tier: 'urgent', evidence: { start: 0, end: 3, text: 'and' }, rule: 'r' }) as const

describe('an alert', () => {
  it('is new with one round, its first text and why it was opened', () => {
    expect(opened).toMatchObject({ round: 1, chain: { startedAt: NOON, fired: 1 }, messageIds: ['p.m'], attempts: [] })
    expect(opened.history[0]).toEqual({ at: NOON, kind: 'opened', because: 'swallowing' })
    expect(step(opened, { kind: 'woken' }, at(60)).alert.round).toBe(2)
  })

  it('keeps who did what, with their note', () => {
    expect(taken.history.at(-1)).toEqual({ at: at(1).now, kind: 'acknowledged', by: 'dr-lee', note: 'on my way' })
    const reached = step(taken, { kind: 'contacted', by: lee, note: 'feels better' }, at(2)).alert
    expect(reached.history.at(-1)).toEqual({ at: at(2).now, kind: 'contacted', by: 'dr-lee', note: 'feels better' })
    expect(reached.timers).toEqual({ remind: plusMinutes(NOON, 122), lapse: plusMinutes(NOON, 137) })
    const handed = step(reached, { kind: 'handed-over', by: lee, to: kim }, at(3)).alert
    expect(handed.acknowledgedBy).toEqual({ ...reached.acknowledgedBy, staffId: 'nurse-kim', name: 'Nurse Kim' })
    const tried = [4, 5].reduce(
      (alert, minute) => step(alert, { kind: 'attempted', by: kim, what: 'busy' }, at(minute)).alert,
      handed,
    )
    expect(tried.history.slice(-3)).toEqual([
      { at: at(3).now, kind: 'handed-over', by: 'dr-lee', to: 'nurse-kim' },
      ...[4, 5].map((minute) => ({ at: at(minute).now, kind: 'attempted', by: 'nurse-kim', what: 'busy' })),
    ])
    expect(tried.attempts).toEqual([4, 5].map((minute) => ({ at: at(minute).now, by: 'nurse-kim', kind: 'busy' })))
  })

  it('keeps every sign and text once, and says which are new', () => {
    const joined = step(
      { ...taken, signs: [found('voice')] },
      {
        ...says('and now I see double'),
        tier: 'urgent',
        signs: [found('double'), found('double'), found('voice')],
      } as AlertEvent,
      at(2),
    ).alert
    expect(joined.signs.map(({ sign }) => sign)).toEqual(['voice', 'double', 'double'])
    expect(joined.messageIds).toEqual(['p.m', 'p.m2'])
    expect(joined.history.find(({ kind }) => kind === 'joined')).toEqual({
      ...{ at: at(2).now, kind: 'joined', messageId: 'p.m2', news: 'new-sign', signs: ['double'] },
    })
  })

  it('keeps the last two hundred texts and events, and twenty thousand letters', () => {
    let alert: Alert = opened
    for (let i = 0; i < 250; i++) alert = step(alert, says(`${i}`.padStart(200, '.'), i + 2), at(1)).alert
    expect([alert.messageIds.length, alert.history.length, alert.reply.length]).toEqual([200, 200, 20_000])
    expect([alert.messageIds[0], alert.messageIds.at(-1)]).toEqual(['p.m52', 'p.m251'])
  })

  it('forwards what waited when a minute is over: fifty texts, twelve hundred letters of them', () => {
    const waiting = (count: number, text = 'x') => {
      let alert = step(taken, says('first', 1), at(2)).alert
      for (let i = 0; i < count; i++) alert = step(alert, says(`${text}${i}`, i + 2), at(2)).alert
      return alert
    }
    expect(waiting(3).forwarding).toEqual({ at: at(2).now, waiting: ['x0', 'x1', 'x2'] })
    expect(waiting(60).forwarding?.waiting).toEqual(Array.from({ length: 50 }, (_, i) => `x${i + 10}`))
    expect(waiting(1).timers.forward).toBe(at(3).now)
    expect(step(waiting(1), { kind: 'contacted', by: lee }, at(2)).alert.timers.forward).toBe(at(3).now)
    const late = (seconds: number) =>
      step(waiting(1), says('last', 99), { ...at(2), now: plusSeconds(at(2).now, seconds) })
    expect(late(59.999).effects).toEqual([])
    expect(late(60).effects).toEqual([{ kind: 'forward-to-owner', staffId: 'dr-lee', text: 'x0 / last' }])
    const [effect] = step(waiting(2, 'y'.repeat(800)), { kind: 'woken' }, at(3)).effects
    expect(effect?.kind === 'forward-to-owner' && effect.text.length).toBe(1200)
  })
})

describe('a round of a large rota', () => {
  const rota: Staff[] = Array.from({ length: 30 }, (_, i) => ({ ...kim, staffId: `n${i}`, name: `N${i}` }))
  const when = (minute: number, seconds = 0) => ({
    ...at(minute),
    ...{ rota: [...rota, lee], onCall: { ...nobody, 'on-call': lee }, now: plusSeconds(at(minute).now, seconds) },
  })

  it('pages fourteen at once, who is on duty first, and the others five seconds apart', () => {
    const first = step(anAlert('urgent', when(0)).alert, { kind: 'escalated', by: lee }, when(1))
    expect(paged(first.effects)).toEqual(['dr-lee', ...rota.slice(0, 13).map(({ staffId }) => staffId)])
    expect(first.alert.timers.rest).toBe(when(1, 5).now)
    expect(step(first.alert, { kind: 'woken' }, when(1, 4.999)).effects).toEqual([])
    const second = step(first.alert, { kind: 'woken' }, when(1, 5))
    expect(paged(second.effects)).toEqual(rota.slice(13, 27).map(({ staffId }) => staffId))
    const third = step(second.alert, { kind: 'woken' }, when(1, 10))
    expect(paged(third.effects)).toEqual(rota.slice(27).map(({ staffId }) => staffId))
    expect([third.alert.timers.rest, third.alert.chain.rest]).toEqual([undefined, undefined])
    // Who has waited is paged with the next round, before others.
    const next = step(second.alert, { kind: 'woken' }, when(61))
    expect(paged(next.effects).slice(0, 4)).toEqual(['dr-lee', 'n27', 'n28', 'n29'])
  })

  it('pages everybody where nobody is on duty, and says so', () => {
    const { effects } = anAlert('urgent', { ...at(0, nobody), rota: [kim, lee] })
    expect(paged(effects)).toEqual(['nurse-kim', 'dr-lee'])
    expect(effects.at(-1)).toEqual({ kind: 'nobody-to-page' })
    const owned = step(anAlert('urgent', at(0, everybody)).alert, { kind: 'acknowledged', by: kim }, at(1)).alert
    const again = step(owned, { kind: 'woken' }, at(500))
    expect(again.effects.map(({ kind }) => kind)).toContain('page')
  })
})

it('a change of the tier, and an alert for everybody, are kept with who said so and why', () => {
  const set = (tier: 'emergency' | 'prompt') =>
    step(taken, { kind: 'tier-set', by: kim, tier, reason: 'called' }, at(2)).alert.history
  const change = { at: at(2).now, by: 'nurse-kim', reason: 'called', from: 'urgent' }
  expect(set('prompt').at(-1)).toEqual({ ...change, kind: 'tier-lowered', to: 'prompt' })
  expect(set('emergency')).toContainEqual({ ...change, kind: 'tier-raised', to: 'emergency' })
  expect(step(taken, { kind: 'escalated', by: kim }, at(2)).alert.history).toContainEqual({
    ...{ at: at(2).now, kind: 'escalated', by: 'nurse-kim' },
  })
  const resumed = step(taken, { kind: 'woken' }, at(500)).alert.history
  expect(resumed).toContainEqual({ at: at(500).now, kind: 'paging-resumed', after: 'acknowledgement' })
})

it('a code has two digits while there are any, then three, then four', () => {
  const codes = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => ({ code: `${from + i}`, alertId: 'a' }))
  expect([chooseCode([], NOON, 0).code, chooseCode([], NOON, 0.999).code, chooseCode([], NOON, 0.5).code]).toEqual([
    ...['10', '99', '55'],
  ])
  const two = codes(10, 99)
  expect([chooseCode(two, NOON, 0).code, chooseCode(two, NOON, 0.9999).code]).toEqual(['100', '999'])
  const three = [...two, ...codes(100, 999)]
  expect([chooseCode(three, NOON, 0).code, chooseCode(three, NOON, 0.99999).code]).toEqual(['1000', '9999'])
  expect(() => chooseCode([...three, ...codes(1000, 9999)], NOON, 0)).toThrow('ten thousand')
})

it('a task that is woken keeps all but its sleep', () => {
  const snooze = { until: plusMinutes(NOON, 60), reason: 'r', by: 'k', name: 'K', at: NOON, replies: 0 }
  const task = assignedTo(
    {
      taskId: 't',
      clinicId: 'demo',
      personId: 'p',
      kind: 'question',
      createdAt: NOON,
      because: 'B',
      state: 'open',
      timers: {},
    },
    { staffId: 'k', name: 'K' },
    'k',
    NOON,
  )
  expect(woken({ ...task, snooze }, 'k', NOON)).toEqual({
    ...task,
    moves: [...(task.moves ?? []), { kind: 'woken', at: NOON, by: 'k' }],
  })
  expect(woken(task, 'k', NOON)).toEqual(task)
})
