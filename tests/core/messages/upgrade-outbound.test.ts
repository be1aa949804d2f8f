/** An outbound item that an earlier version wrote reads as one of this version. */
import { describe, expect, it } from 'vitest'
import type { Outbound } from '../../../functions/core/messages/outbound.ts'
import { type StoredOutbound, upgradeOutbound } from '../../../functions/core/messages/upgrade-outbound.ts'

const AT = '2026-11-23T20:00:00.000Z'
const stored = (because: string): StoredOutbound =>
  ({ outboundId: 'p.t.welcome', purpose: 'follow-up', history: [{ at: AT, state: 'cancelled', because }] }) as never

describe('the cause of a state', () => {
  it.each([
    ['opted-out', { kind: 'opted-out' }],
    ['an alert is open', { kind: 'alert-open' }],
    ['a more urgent check-in of a later visit comes near it', { kind: 'near-later-visit' }],
    ['the sender stopped before it recorded', { kind: 'sender-stopped' }],
    ['Invalid phone number', { kind: 'provider', said: 'Invalid phone number' }],
    ['refused 8 times: Rate exceeded', { kind: 'provider', said: 'Rate exceeded', refusals: 8 }],
    ['toString', { kind: 'provider', said: 'toString' }],
  ])('%s', (because, cause) => {
    expect(upgradeOutbound(stored(because)).history).toEqual([{ at: AT, state: 'cancelled', cause }])
  })
})

describe('what only its id said', () => {
  it.each([
    ['p.m.alert.r1.lee.sms.again3', 'page', 'sms', { repeats: 'p.m.alert.r1.lee.sms' }],
    ['p.m.alert.r1.lee.sms.voice', 'page', 'voice', { insteadOf: 'p.m.alert.r1.lee.sms' }],
    ['p.m.alert.r1.lee.voice', 'page', 'voice', {}],
    ['p.m.confirmation', 'confirmation', 'sms', { messageId: 'p.m' }],
    ['p.m.answer.again2', 'safety-answer', 'sms', { messageId: 'p.m', repeats: 'p.m.answer' }],
    ['p.t.check-in-24h', 'follow-up', 'sms', {}],
  ])('%s', (outboundId, purpose, channel, fields) => {
    const item = { outboundId, purpose, channel, history: [] } as unknown as Outbound
    expect(upgradeOutbound(item)).toEqual({ ...item, ...fields })
  })
})

it('an item of this version comes back equal', () => {
  const history = [{ at: AT, state: 'held', cause: { kind: 'alert-open' } }]
  const item = { outboundId: 'p.t.welcome', purpose: 'follow-up', channel: 'sms', history } as unknown as Outbound
  expect(upgradeOutbound(item)).toEqual(item)
})
