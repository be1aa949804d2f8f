/** What systems and chats are told, and until when: at each limit itself, and one beyond it. */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { minutesBetween, plusHours, plusMinutes, plusSeconds } from '../../../functions/core/time.ts'
import { checkUrl } from '../../../functions/core/webhooks/address.ts'
import { type Change, eventsOf } from '../../../functions/core/webhooks/changes.ts'
import {
  afterCall,
  type Called,
  cancelledDelivery,
  claimed,
  deliveryWakesAt,
  plannedDelivery,
  replayed,
} from '../../../functions/core/webhooks/delivery.ts'
import { slackSignature, verifySlack } from '../../../functions/core/webhooks/slack-signature.ts'
import { rotated, type Webhook, wants } from '../../../functions/core/webhooks/webhook.ts'
import { anAlert } from '../../support/alert-clock.ts'

const AT = '2026-11-23T18:05:00.000Z'
const event = { eventId: 'evt_1', type: 'task.done', timestamp: AT, data: { taskId: 't' } } as const
const fresh = () => plannedDelivery(event, { clinicId: 'demo', webhookId: 'w' }, AT)
const DOWN: Called = { kind: 'answered', status: 500 }

describe('a delivery', () => {
  it('waits ever longer: five seconds, then minutes, then hours, and a day at the last', () => {
    let [now, delivery] = [AT, fresh()]
    const waits: number[] = []
    while (delivery.timers.send) {
      const mine = claimed(delivery, 'fn', delivery.timers.send)
      if (!mine) throw new Error('not due when it is due')
      delivery = afterCall(mine, DOWN, now)
      if (delivery.timers.send) waits.push(Math.round(minutesBetween(now, delivery.timers.send) * 60) / 60)
      now = delivery.timers.send ?? now
    }
    expect(waits).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440])
  })

  it('is claimed from the instant at which it is due, for a minute, and changes in nothing else', () => {
    const delivery = fresh()
    expect(claimed(delivery, 'fn', plusSeconds(AT, -0.001))).toBeUndefined()
    const mine = claimed(delivery, 'fn', AT)
    expect(mine).toEqual({
      ...delivery,
      state: 'claimed',
      claimedBy: 'fn',
      timers: { claimExpires: plusSeconds(AT, 60) },
    })
    if (!mine) throw new Error('not claimed')
    expect(deliveryWakesAt(mine)).toBe(plusSeconds(AT, 60))
    expect(claimed(mine, 'other', plusSeconds(AT, 59.999))).toBeUndefined()
    const tried = { tries: 1, attempts: [{ at: AT, kind: 'answered', status: 199 }] }
    expect(afterCall(mine, { kind: 'answered', status: 199 }, AT)).toEqual({
      ...{ ...delivery, ...tried, state: 'planned', timers: { send: plusSeconds(AT, 5) } },
    })
    for (const [status, state] of [
      [200, 'delivered'],
      [299, 'delivered'],
      [300, 'planned'],
      [410, 'failed'],
    ] as const)
      expect(afterCall(mine, { kind: 'answered', status }, AT).state).toBe(state)
    const done = afterCall(mine, { kind: 'answered', status: 200 }, AT)
    expect(replayed(done, plusHours(AT, 1))).toEqual({
      ...{ ...delivery, attempts: done.attempts, timers: { send: plusHours(AT, 1) } },
    })
    expect(cancelledDelivery(mine)).toEqual({ ...delivery, state: 'cancelled', timers: {} })
  })

  it('keeps its last twenty attempts', () => {
    let delivery = fresh()
    for (let n = 1; n <= 25; n++) delivery = replayed(afterCall(delivery, DOWN, plusMinutes(AT, n)), AT)
    expect(delivery.attempts.map(({ at }) => minutesBetween(AT, at))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 6),
    )
  })
})

describe('a webhook', () => {
  const webhook: Webhook = {
    ...{ webhookId: 'w', clinicId: 'demo', url: 'https://example.com/', events: ['task.done'], createdAt: AT },
    ...{ createdBy: 'dr-hale', secrets: [{ secret: 'old', createdAt: AT }] },
  }

  it('forgets a secret that has ended, and leaves every other its own time', () => {
    const later = plusHours(AT, 24)
    const first = rotated(webhook, 'new', AT)
    expect(first).toEqual({
      ...webhook,
      secrets: [
        { secret: 'new', createdAt: AT },
        { secret: 'old', createdAt: AT, until: later },
      ],
    })
    const before = plusSeconds(later, -0.001)
    expect(rotated(first, 'newest', before).secrets.map(({ until }) => until)).toEqual([
      ...[undefined, plusHours(before, 24), later],
    ])
    expect(rotated(first, 'newest', later).secrets.map(({ secret }) => secret)).toEqual(['newest', 'new'])
  })

  it('of a chat is told of alerts, whatever it was connected for', () => {
    const chat = { ...webhook, chat: { kind: 'teams' } as const }
    expect([wants(chat, 'alert.opened'), wants(chat, 'task.done'), wants(webhook, 'alert.opened')]).toEqual([
      ...[true, false, false],
    ])
  })

  it('has an address of two thousand letters at most', () => {
    const url = (length: number) => `https://example.com/${'x'.repeat(length - 20)}`
    const checked = (given: string, loopback = false) => {
      const read = checkUrl(given, { loopback })
      return read.kind === 'valid' ? read.host : read.fact.kind
    }
    expect([checked(url(2000)), checked(url(2001))]).toEqual(['example.com', 'no-address'])
    expect([
      checked('http://localhost:1/', true),
      checked('http://localhost:1/'),
      checked('https://localhost/'),
    ]).toEqual([...['localhost', 'not-https', 'not-public']])
    expect(checked('https://a:b@example.com/')).toBe('with-password')
    expect(checked('https://example.com/#a')).toBe('with-fragment')
  })

  const hmac = (key: Uint8Array, message: Uint8Array) => createHmac('sha256', key).update(message).digest()
  it('of Slack is verified as Slack documents it', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    expect(slackSignature('8f742231b10e8888abcd99yyyzzz85a5', '1531420618', body, hmac)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    )
  })

  it('of Slack is pressed with a timestamp five minutes off, and not a second more', () => {
    const pressed = (off: number) => {
      const timestamp = String(Date.parse(AT) / 1000 + off)
      const headers = {
        'x-slack-signature': slackSignature('secret', timestamp, 'body', hmac),
        'x-slack-request-timestamp': timestamp,
      }
      return verifySlack({ headers, body: 'body', secret: 'secret', now: AT, hmac })
    }
    expect([pressed(300).kind, pressed(-300).kind]).toEqual(['genuine', 'genuine'])
    for (const off of [301, -301])
      expect(pressed(off)).toEqual({
        ...{ kind: 'refused', because: 'x-slack-request-timestamp is more than 5 minutes off.' },
      })
  })
})

describe('events', () => {
  const change = (sk: string, after: object, before?: object, version = before ? 2 : 1): Change => ({
    ...{ key: { pk: 'CLINIC#demo#PATIENT#p', sk }, version, after },
    ...(before ? { before } : {}),
  })
  const types = (...changes: Change[]) => eventsOf(changes, AT).map(({ type }) => type)
  const { alert } = anAlert('urgent')
  const owned = (at: string, staffId = 'k') => ({ ...alert, state: 'acknowledged', acknowledgedBy: { staffId, at } })

  it('of an alert are its steps, each once', () => {
    expect(types(change('ALERT#a', alert))).toEqual(['alert.opened'])
    const step = (before: object, after: object) =>
      types(change('ALERT#a', { ...alert, ...after }, { ...alert, ...before }))
    expect(step({}, owned(AT))).toEqual(['alert.acknowledged'])
    expect(step(owned(AT), owned(AT))).toEqual([])
    expect(step(owned(AT), owned(AT, 'l'))).toEqual(['alert.acknowledged'])
    expect(step(owned(AT), { state: 'contacted' })).toEqual(['alert.contacted'])
    expect(step(owned(AT), { state: 'resolved' })).toEqual(['alert.resolved'])
    expect(step({ state: 'resolved' }, {})).toEqual(['alert.reopened'])
    expect(step({ state: 'resolved' }, { state: 'resolved' })).toEqual([])
    const undone = (at: string) => ({ history: [{ kind: 'acknowledgement-undone', at }] })
    expect(step(owned(AT), undone(AT))).toEqual(['alert.acknowledgement-undone'])
    expect(step(owned(AT), undone(plusSeconds(AT, -0.001)))).toEqual([])
  })

  it('of tasks, messages, replies and treatments name their patient and themselves', () => {
    const task = (state: string, before?: string) =>
      types(change('TASK#t', { taskId: 't', state }, before ? { state: before } : undefined))
    expect([
      task('open'),
      task('waiting'),
      task('open', 'waiting'),
      task('done', 'open'),
      task('open', 'done'),
    ]).toEqual([...[['task.opened'], [], ['task.opened'], ['task.done'], ['task.reopened']]])
    expect([task('open', 'open'), task('done', 'done')]).toEqual([[], []])
    const sent = { outboundId: 'p.o', personId: 'p', state: 'sent', treatmentId: 'p.t' }
    expect(eventsOf([change('OUT#o', sent, { state: 'claimed' })], AT)).toEqual([
      {
        ...{ eventId: 'evt_p_o_message_sent_2', type: 'message.sent', timestamp: AT },
        data: { messageId: 'p.o', patientId: 'p', treatmentId: 'p.t' },
      },
    ])
    expect(types(change('OUT#o', sent, { state: 'sent' }), change('OUT#o', { ...sent, staffId: 'k' }))).toEqual([])
    expect(eventsOf([change('MESSAGE#m', { messageId: 'p.m', personId: 'p', alertId: 'p.a' })], AT)[0]?.data).toEqual({
      ...{ messageId: 'p.m', patientId: 'p', alertId: 'p.a' },
    })
    expect(types(change('TREATMENT#t', { treatmentId: 'p.t', personId: 'p' }, {}, 2))).toEqual([])
  })
})
