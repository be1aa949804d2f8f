/** When a message leaves, waits, is tried again or is given up: each limit at its instant. */
import { describe, expect, it } from 'vitest'
import { hold, laneOf, type Outbound, planned, priorityOf } from '../../../functions/core/messages/outbound.ts'
import {
  FEDERAL,
  hoursIn,
  inQuietHours,
  lastAllowed,
  nextAllowed,
} from '../../../functions/core/messages/quiet-hours.ts'
import { another, repeatOf } from '../../../functions/core/messages/repeat.ts'
import { recordSending, type Sent } from '../../../functions/core/messages/sending-result.ts'
import {
  instantOf,
  minutesBetween,
  plusDays,
  plusHours,
  plusMinutes,
  plusSeconds,
} from '../../../functions/core/time.ts'

const NOON = '2026-11-23T20:00:00.000Z'
const LA = 'America/Los_Angeles'
const la = (time: string, days = 0) => instantOf({ date: plusDays('2026-11-23', days), time, zone: LA })

const FIELDS = {
  ...{ outboundId: 'p.t.check-in', clinicId: 'demo', place: 'CLINIC#demo#PATIENT#p', personId: 'p', channel: 'sms' },
  ...{ to: '+14155550123', from: '+14155550100', text: 'How are you?', plannedFor: NOON },
} as const
const aMessage = (change: Partial<Outbound> = {}): Outbound =>
  planned({ ...FIELDS, purpose: 'follow-up', expiresAt: plusHours(NOON, 20), ...change } as Outbound, NOON)

describe('routine messages', () => {
  it('leave from 08:00 to the end of the minute 20:59, on the clock of each zone', () => {
    const quiet = (instant: string, zones = [LA]) => inQuietHours(instant, zones, FEDERAL)
    expect([quiet(la('07:59')), quiet(la('08:00')), quiet(la('20:59')), quiet(la('21:00'))]).toEqual([
      ...[true, false, false, true],
    ])
    expect(quiet(plusSeconds(la('20:59'), 59.999))).toBe(false)
    expect(quiet(la('20:59'), [LA, 'America/New_York'])).toBe(true)
    expect(nextAllowed(la('21:00'), [LA], FEDERAL)).toBe(la('08:00', 1))
    expect(nextAllowed(la('20:59'), [LA], FEDERAL)).toBe(la('20:59'))
    expect(nextAllowed(la('05:30'), [LA, 'America/New_York'], FEDERAL)).toBe(la('08:00'))
  })

  it('about danger signs leave in the last minute of the evening before', () => {
    expect(lastAllowed(la('20:59'), LA)).toBe(la('20:59'))
    expect(lastAllowed(la('21:00'), LA)).toBe(la('20:59'))
    expect(lastAllowed(la('07:59', 1), LA)).toBe(la('20:59'))
    expect(lastAllowed(la('08:00', 1), LA)).toBe(la('08:00', 1))
  })

  it('keep shorter hours where a jurisdiction has them, and never longer ones', () => {
    const hours = {
      'US-TX': { every: ['09:00', '21:30'], sunday: ['12:00', '18:00'] },
      US: { every: ['06:00', '19:00'] },
    } as const
    expect(hoursIn(hours, 'US-TX')).toEqual({ every: ['09:00', '20:59'], sunday: ['12:00', '18:00'] })
    expect(hoursIn(hours, 'US-CA')).toEqual({ every: ['08:00', '19:00'] })
    expect([hoursIn(hours, 'MX'), hoursIn(hours, undefined)]).toEqual([FEDERAL, FEDERAL])
    const saturday = { every: ['08:00', '20:59'], saturday: ['07:00', '22:00'], closed: ['12-25'] } as const
    expect(hoursIn({ US: saturday }, 'US')).toEqual({ ...saturday, saturday: ['08:00', '20:59'] })
    expect(nextAllowed(instantOf({ date: '2026-12-25', time: '10:00', zone: LA }), [LA], saturday)).toBe(
      instantOf({ date: '2026-12-26', time: '07:00', zone: LA }),
    )
  })
})

describe('a message that does not get through', () => {
  const refused: Sent = { kind: 'try-again', because: 'Rate exceeded' }

  it('is tried again after 30 s, 1, 2, 4 … minutes, and is given up after eight refusals', () => {
    let item = aMessage()
    const waits: number[] = []
    while (item.state === 'planned') {
      item = recordSending(item, refused, NOON)
      if (item.timers.send) waits.push(minutesBetween(NOON, item.timers.send))
    }
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 32])
    expect(item).toMatchObject({ state: 'failed', attempts: 8, timers: {} })
    expect(item.history.at(-1)).toEqual({
      ...{ at: NOON, state: 'failed' },
      cause: { kind: 'provider', said: 'Rate exceeded', refusals: 8 },
    })
  })

  it('goes by another channel too where it is a page by text or voice', () => {
    const elsewhere = (purpose: Outbound['purpose'], channel: Outbound['channel']) =>
      recordSending(aMessage({ purpose, channel }), refused, NOON).elsewhere
    expect([
      elsewhere('page', 'sms'),
      elsewhere('page', 'voice'),
      elsewhere('page', 'email'),
      elsewhere('answer', 'sms'),
    ]).toEqual([...[true, true, undefined, undefined]])
  })

  it('about an alert is sent again 45 seconds later, three times in all, and not after its expiry', () => {
    const page = aMessage({ purpose: 'page', insteadOf: 'before', subject: 'S', html: '<p>' })
    const second = repeatOf(page, NOON)
    expect(second).toEqual({
      ...page,
      ...{ outboundId: 'p.t.check-in.again2', repeats: 'p.t.check-in', attempt: 2, plannedFor: plusSeconds(NOON, 45) },
      timers: { send: plusSeconds(NOON, 45) },
    })
    const third = second && repeatOf(second, NOON)
    expect(third).toMatchObject({ outboundId: 'p.t.check-in.again3', repeats: 'p.t.check-in', attempt: 3 })
    expect(third && repeatOf(third, NOON)).toBeUndefined()
    const repeated = (seconds: number) => repeatOf({ ...page, expiresAt: plusSeconds(NOON, seconds) }, NOON)
    expect([repeated(45), repeated(45.001)?.attempt]).toEqual([undefined, 2])
    expect(repeatOf(aMessage(), NOON)).toBeUndefined()
  })

  it('is another message without what became of the first', () => {
    const first = {
      ...aMessage({
        subject: 'S',
        html: '<p>',
        insteadOf: 'x',
        repeats: 'y',
        fallback: { to: 'a@b.c', subject: 'S', text: 'T' },
      }),
      ...{
        claimedBy: 'fn',
        providerId: 'id',
        sentAt: NOON,
        elsewhere: true as const,
        state: 'failed' as const,
        attempts: 8,
      },
    }
    const later = plusMinutes(NOON, 1)
    expect(another(first, { outboundId: 'next', text: 'Again' }, later)).toEqual({
      ...aMessage(),
      ...{ outboundId: 'next', text: 'Again', plannedFor: later, timers: { send: later } },
      history: [{ at: later, state: 'planned' }],
    })
  })
})

describe('a message that left', () => {
  it('reminds and asks staff by the minutes of its step, where it expects an answer', () => {
    const silence = { remindAfterMinutes: 240, taskAfterMinutes: 1440 }
    const sent = (change: Partial<Outbound>) =>
      recordSending(aMessage(change), { kind: 'sent', providerId: 'id' }, NOON)
    expect(sent({ expectsAnswer: true, silence })).toEqual({
      ...aMessage({ expectsAnswer: true, silence }),
      ...{ state: 'sent', providerId: 'id', sentAt: NOON },
      timers: { remind: plusHours(NOON, 4), silence: plusHours(NOON, 24) },
      history: [...aMessage().history, { at: NOON, state: 'sent' }],
    })
    expect([sent({ silence }).timers, sent({ expectsAnswer: true }).timers]).toEqual([{}, {}])
  })

  it('keeps the last twenty states of its history', () => {
    let item = aMessage()
    for (let n = 1; n <= 25; n++)
      item = recordSending(item, { kind: 'uncertain', because: `${n}` }, plusMinutes(NOON, n))
    expect(item.history.map(({ at }) => minutesBetween(NOON, at))).toEqual(Array.from({ length: 20 }, (_, i) => i + 6))
  })
})

it('a message on hold is looked at every half hour, and at its expiry at the latest', () => {
  const cause = { kind: 'alert-open' } as never
  const held = hold(aMessage(), cause, NOON)
  expect(held).toEqual({
    ...aMessage(),
    ...{ state: 'held', timers: { send: plusMinutes(NOON, 30) } },
    history: [...aMessage().history, { at: NOON, state: 'held', cause }],
  })
  expect(hold(held, cause, plusMinutes(NOON, 30))).toEqual({ ...held, timers: { send: plusMinutes(NOON, 60) } })
  const soon = plusMinutes(NOON, 29)
  expect(hold(aMessage({ expiresAt: soon }), cause, NOON).timers).toEqual({ send: soon })
})

it('routine messages leave after others, and among them what asks about danger signs first', () => {
  const lanes = (['follow-up', 'reminder', 'answer', 'page'] as const).map((purpose) => [
    priorityOf({ purpose }),
    laneOf({ purpose, safety: true }),
    laneOf({ purpose }),
  ])
  expect(lanes).toEqual([
    ['routine', 'safety', 'routine'],
    ['routine', 'routine', 'routine'],
    ['urgent', 'urgent', 'urgent'],
    ['urgent', 'urgent', 'urgent'],
  ])
})
