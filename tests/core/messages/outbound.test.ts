import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLAIM_SECONDS,
  cancel,
  claim,
  dueAt,
  dueNow,
  expire,
  hold,
  type Outbound,
  PURPOSES,
  type Purpose,
  planned,
  postpone,
  wakesAt,
} from '../../../functions/core/messages/outbound.ts'
import { another, byChannel, repeatOf } from '../../../functions/core/messages/repeat.ts'
import { delivered, MOST_REFUSALS, recordSending, type Sent } from '../../../functions/core/messages/sending-result.ts'
import { plusHours, plusMinutes, plusSeconds } from '../../../functions/core/time.ts'

const NOON = '2026-11-23T20:00:00.000Z'

const aMessage = (purpose: Purpose = 'follow-up', more: Partial<Outbound> = {}): Outbound =>
  planned(
    {
      ...{ outboundId: 'p.t.check-in-24h', clinicId: 'demo', place: 'CLINIC#demo#PATIENT#p', personId: 'p', purpose },
      ...{ channel: 'sms', to: '+14155550123', from: '+14155550100', text: 'How are you?' },
      ...{ plannedFor: NOON, expiresAt: plusHours(NOON, 20), ...more },
    },
    NOON,
  )

const sent: Sent = { kind: 'sent', providerId: 'x' }
const refused: Sent = { kind: 'try-again', because: 'Rate exceeded' }
const uncertain: Sent = { kind: 'uncertain', because: 'socket hang up' }

describe('a message', () => {
  it('leaves when it is due, and not before', () => {
    expect(dueNow(aMessage(), plusSeconds(NOON, -1))).toEqual({ kind: 'nothing' })
    expect(dueNow(aMessage(), NOON)).toEqual({ kind: 'send' })
  })

  it('is expired, never sent, once its time has passed', () => {
    expect(dueNow(aMessage(), plusHours(NOON, 20))).toEqual({ kind: 'expire' })
    expect(expire(aMessage(), NOON)).toMatchObject({ state: 'expired', timers: {} })
  })

  it('that could leave at its very expiry at the earliest is not sent: it would be late', () => {
    const cause = { kind: 'too-late' } as const
    expect(postpone(aMessage(), plusHours(NOON, 20), cause, NOON).state).toBe('expired')
    expect(postpone(aMessage(), plusSeconds(plusHours(NOON, 20), -1), cause, NOON).state).toBe('planned')
  })

  it.each([
    'page',
    'safety-answer',
    'staff-reminder',
    'notice',
  ] as const)('about an alert (%s) that perhaps left is sent again: else somebody hears nothing', (purpose) =>
    expect(repeatOf(recordSending(claim(aMessage(purpose), 's', NOON), uncertain, NOON), NOON)).toBeDefined())

  it('whose sender died is found by its timer', () => {
    const claimed = claim(aMessage(), 'sender-1', NOON)
    expect(dueNow(claimed, plusSeconds(NOON, CLAIM_SECONDS - 1))).toEqual({ kind: 'nothing' })
    expect(dueNow(claimed, plusSeconds(NOON, CLAIM_SECONDS))).toEqual({ kind: 'claim-ran-out' })
  })

  it('it stays where it was in the due index for as long as it is claimed', () => {
    const item = aMessage()
    const claimed = claim(item, 'sender-1', plusSeconds(NOON, 90))
    expect(dueAt(claimed)).toBe(dueAt(item))
    expect(dueAt(recordSending(claimed, { kind: 'sent', providerId: 'p' }, NOON))).toBeUndefined()
    expect(dueAt(postpone(claimed, plusHours(NOON, 1), { kind: 'quiet-hours' }, NOON))).toBe(plusHours(NOON, 1))
  })

  it('that was refused waits longer each time, and is given up after eight refusals', () => {
    let item = aMessage('follow-up', { expiresAt: plusHours(NOON, 200) })
    const waits: number[] = []
    for (let i = 1; i < MOST_REFUSALS; i++) {
      item = recordSending(claim(item, 's', NOON), refused, NOON)
      waits.push((Date.parse(item.timers.send ?? '') - Date.parse(NOON)) / 1000)
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920])
    expect(recordSending(claim(item, 's', NOON), refused, NOON)).toMatchObject({
      state: 'failed',
      attempts: MOST_REFUSALS,
    })
  })

  it('that was refused expires rather than leave late', () => {
    const item = aMessage('follow-up', { expiresAt: plusSeconds(NOON, 20) })
    expect(recordSending(claim(item, 's', NOON), refused, NOON).state).toBe('expired')
  })

  it('that expects an answer is looked at again for a reminder and for silence', () => {
    const item = aMessage('follow-up', {
      expectsAnswer: true,
      silence: { remindAfterMinutes: 120, taskAfterMinutes: 600 },
    })
    const done = recordSending(claim(item, 's', NOON), sent, NOON)
    expect(done.timers).toEqual({ remind: plusMinutes(NOON, 120), silence: plusMinutes(NOON, 600) })
    expect(dueNow(done, plusMinutes(NOON, 120))).toEqual({ kind: 'remind' })
    expect(delivered(done, NOON).timers).toEqual(done.timers)
  })

  it('that was cancelled stays so when a receipt comes late', () => {
    const gone = cancel(aMessage(), { kind: 'opted-out' }, NOON)
    expect(delivered(gone, NOON)).toBe(gone)
  })

  it('that is held is looked at within half an hour, and expires at its time', () => {
    expect(hold(aMessage(), { kind: 'alert-open' }, NOON).timers.send).toBe(plusMinutes(NOON, 30))
    const late = hold(aMessage('follow-up', { expiresAt: plusMinutes(NOON, 10) }), { kind: 'alert-open' }, NOON)
    expect(dueNow(late, plusMinutes(NOON, 10))).toEqual({ kind: 'expire' })
  })
})

describe('another message about the same thing', () => {
  const mail = { subject: 'How are you?', html: '<p>How are you?</p>' }
  const fallback = { to: 'ana@example.com', ...mail, text: 'How are you?' }

  it('says nothing in the words of the first one', () => {
    const reminder = another(
      aMessage('follow-up', { ...mail, fallback }),
      { outboundId: 'x', text: 'Not heard.' },
      NOON,
    )
    expect(reminder).toMatchObject({ text: 'Not heard.', to: '+14155550123' })
    for (const words of ['subject', 'html', 'fallback']) expect(reminder).not.toHaveProperty(words)
  })

  it('is the same mail, word for word, where it repeats it', () => {
    const lost = recordSending(claim(aMessage('page', mail), 's', NOON), uncertain, NOON)
    expect(repeatOf(lost, NOON)).toMatchObject(mail)
  })
})

describe('a page by another channel', () => {
  const text = aMessage('page', { attempt: 1 })

  it('names the page in whose place it leaves, and so does its repetition', () => {
    const call = byChannel(text, 'voice', { text: 'four one' }, NOON)
    expect(call).toMatchObject({ outboundId: 'p.t.check-in-24h.voice', channel: 'voice', insteadOf: text.outboundId })
    expect(repeatOf(call, NOON)).toMatchObject({ insteadOf: text.outboundId, repeats: call.outboundId })
    expect(another(call, { outboundId: 'x' }, NOON)).not.toHaveProperty('insteadOf')
  })
})

describe('a sending of which nobody knows whether it happened', () => {
  const lost = (purpose: Purpose) => recordSending(claim(aMessage(purpose, { attempt: 1 }), 's', NOON), uncertain, NOON)

  it('is repeated within two minutes for a page or a safety answer, three times in all', () => {
    const again = repeatOf(lost('page'), NOON)
    expect(again).toMatchObject({ outboundId: 'p.t.check-in-24h.again2', attempt: 2, state: 'planned' })
    expect(again && wakesAt(again)).toSatisfy((at) => at > NOON && at <= plusMinutes(NOON, 2))
    const third = again && repeatOf(again, NOON)
    expect(third?.outboundId).toBe('p.t.check-in-24h.again3')
    expect(third && repeatOf(third, NOON)).toBeUndefined()
  })

  it.each([
    'follow-up',
    'reminder',
    'answer',
    'confirmation',
    'staff-answer',
  ] as const)('is not repeated for a %s', (purpose) => {
    expect(repeatOf(lost(purpose), NOON)).toBeUndefined()
  })
})

describe('whatever happens to a message', () => {
  type Happening = (item: Outbound, now: string) => Outbound
  const happening = fc.constantFrom<Happening>(
    (item, now) => (dueNow(item, now).kind === 'send' ? claim(item, 's', now) : item),
    ...[sent, refused, uncertain, { kind: 'undeliverable', because: 'no such number' } as const].map(
      (outcome): Happening =>
        (item, now) =>
          item.state === 'claimed' ? recordSending(item, outcome, now) : item,
    ),
    (item, now) => (item.state === 'claimed' ? hold(item, { kind: 'alert-open' }, now) : item),
    (item, now) => (item.state === 'claimed' ? postpone(item, plusHours(now, 3), { kind: 'quiet-hours' }, now) : item),
    (item, now) => (dueNow(item, now).kind === 'expire' ? expire(item, now) : item),
    (item, now) => delivered(item, now),
  )
  const story = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 5000 })), { maxLength: 40 })
  const final = ['sent', 'delivered', 'failed', 'uncertain', 'expired', 'cancelled']

  it('every state that is not final has a timer, and its history stays short', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PURPOSES), story, (purpose, steps) => {
        let item = aMessage(purpose)
        let now = NOON
        for (const [happens, seconds] of steps) {
          now = plusSeconds(now, seconds)
          item = happens(item, now)
          if (!final.includes(item.state)) expect(wakesAt(item)).toBeDefined()
          expect(item.history.length).toBeLessThanOrEqual(20)
        }
      }),
    )
  })

  it('it is never claimed after its time, nor once it was sent', () => {
    fc.assert(
      fc.property(story, (steps) => {
        let item = aMessage()
        let now = NOON
        let wasSent = false
        for (const [happens, seconds] of steps) {
          now = plusSeconds(now, seconds)
          const before = item
          item = happens(item, now)
          if (item.state === 'claimed' && before.state !== 'claimed') {
            expect(now < item.expiresAt).toBe(true)
            expect(wasSent).toBe(false)
          }
          wasSent ||= item.state === 'sent'
        }
      }),
    )
  })
})
