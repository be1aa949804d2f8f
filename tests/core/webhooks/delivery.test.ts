import { describe, expect, it } from 'vitest'
import { hoursBetween, plusMinutes } from '../../../functions/core/time.ts'
import {
  afterCall,
  BACK_OFF_MINUTES,
  type Called,
  claimed,
  type Delivery,
  dayOf,
  plannedDelivery,
  replayed,
} from '../../../functions/core/webhooks/delivery.ts'
import { bodyOf, type WebhookEvent } from '../../../functions/core/webhooks/event.ts'
import { rotated, secretsAt, type Webhook, wants } from '../../../functions/core/webhooks/webhook.ts'

const AT = '2026-11-23T18:05:00.000Z'
const event: WebhookEvent = {
  eventId: 'evt_p1_t1_treatment_logged_1',
  type: 'treatment.logged',
  timestamp: AT,
  data: { treatmentId: 'p1.t1', patientId: 'p1' },
}
const fresh = () => plannedDelivery(event, { clinicId: 'demo', webhookId: 'w1' }, AT)
const DOWN: Called = { kind: 'answered', status: 500 }

/** Claims when it is due, and is answered; the times at which it was called. */
function calledUntilItEnds(delivery: Delivery, called: Called): { ended: Delivery; at: string[] } {
  const at: string[] = []
  let now: Delivery = delivery
  while (now.timers.send) {
    at.push(now.timers.send)
    const mine = claimed(now, `call ${at.length}`, now.timers.send)
    if (!mine) throw new Error('not due when it is due')
    now = afterCall(mine, called, now.timers.send)
  }
  return { ended: now, at }
}

describe('a delivery', () => {
  it('to a receiver that is down is tried ten times in three days, ever more rarely, and then fails', () => {
    const { ended, at } = calledUntilItEnds(fresh(), DOWN)
    expect(ended).toMatchObject({ state: 'failed', tries: 10, timers: {} })
    expect(at).toHaveLength(BACK_OFF_MINUTES.length + 1)
    expect(hoursBetween(AT, at.at(-1) ?? '')).toBeGreaterThan(72)
    expect(hoursBetween(AT, at.at(-1) ?? '')).toBeLessThan(80)
  })

  it.each([200, 201, 204, 299])('is done with %i', (status) => {
    const { ended, at } = calledUntilItEnds(fresh(), { kind: 'answered', status })
    expect(ended).toMatchObject({ state: 'delivered', deliveredAt: AT })
    expect(at).toHaveLength(1)
  })

  it.each<Called>([
    { kind: 'answered', status: 302 },
    { kind: 'answered', status: 404 },
    { kind: 'answered', status: 503 },
    { kind: 'no-answer', because: 'time-out' },
    { kind: 'refused', because: 'private-address' },
  ])('is tried again after %j', (called) => {
    const mine = claimed(fresh(), 'a', AT)
    expect(mine && afterCall(mine, called, AT)).toMatchObject({
      state: 'planned',
      timers: { send: plusMinutes(AT, 5 / 60) },
      attempts: [{ at: AT, ...called }],
    })
  })

  it('is not tried again after 410', () => {
    const mine = claimed(fresh(), 'a', AT)
    expect(mine && afterCall(mine, { kind: 'answered', status: 410 }, AT)).toMatchObject({
      state: 'failed',
      timers: {},
    })
  })

  it('is claimed once; a claim whose holder died runs out, and the attempt is on record', () => {
    const mine = claimed(fresh(), 'a', AT)
    if (!mine) throw new Error('not claimed')
    expect(claimed(mine, 'b', AT)).toBeUndefined()
    const later = plusMinutes(AT, 1)
    expect(claimed(mine, 'b', later)).toMatchObject({
      state: 'claimed',
      claimedBy: 'b',
      tries: 1,
      attempts: [{ at: later, kind: 'sender-stopped' }],
    })
  })

  it('that is replayed has its id, its log and the whole back-off again', () => {
    const { ended } = calledUntilItEnds(fresh(), DOWN)
    const again = replayed(ended, plusMinutes(AT, 6000))
    expect(again).toMatchObject({ deliveryId: ended.deliveryId, event, state: 'planned', tries: 0 })
    expect(again.attempts).toHaveLength(10)
    expect(calledUntilItEnds(again, DOWN).at).toHaveLength(10)
  })

  it('bears its day in its id', () => {
    expect(dayOf(fresh().deliveryId)).toBe('2026-11-23')
    expect(dayOf('2026-11-2.evt')).toBeUndefined()
  })
})

describe('a body', () => {
  it('is the same text whatever the order in which a store returns its members', () => {
    const { patientId = '', treatmentId = '' } = event.data
    const other = { data: { patientId, treatmentId }, timestamp: AT, type: event.type, eventId: event.eventId } as const
    expect(bodyOf(other)).toBe(bodyOf(event))
    expect(JSON.parse(bodyOf(event))).toEqual({ type: event.type, timestamp: AT, data: event.data })
  })
})

describe('a secret', () => {
  const webhook: Webhook = {
    ...{ webhookId: 'w1', clinicId: 'demo', url: 'https://example.com/', events: ['task.done'] },
    ...{ createdAt: AT, createdBy: 'dr-hale', secrets: [{ secret: 'old', createdAt: AT }] },
  }

  it('signs for 24 hours beside the one that replaced it', () => {
    const next = rotated(webhook, 'new', AT)
    expect(secretsAt(next, plusMinutes(AT, 24 * 60 - 1))).toEqual(['new', 'old'])
    expect(secretsAt(next, plusMinutes(AT, 24 * 60))).toEqual(['new'])
    expect(rotated(next, 'newer', plusMinutes(AT, 24 * 60)).secrets.map(({ secret }) => secret)).toEqual([
      'newer',
      'new',
    ])
  })

  it('goes with what the webhook asked for, until it is disabled', () => {
    expect([wants(webhook, 'task.done'), wants(webhook, 'task.opened')]).toEqual([true, false])
    expect(wants({ ...webhook, disabled: { at: AT, because: 'gone' } }, 'task.done')).toBe(false)
  })
})
