/** What is read of an event of each source, in the shape of its public documentation. */
import { describe, expect, it } from 'vitest'
import { valueAt } from '../../../functions/core/intake/event.ts'
import { readEvent } from '../../../functions/core/intake/read-event.ts'
import type { IntakeSetup } from '../../../functions/core/intake/setup.ts'
import type { Source } from '../../../functions/core/intake/source.ts'
import {
  acuityForm,
  genericVisit,
  mindbodyBooking,
  squareBooking,
  squarePayment,
  vagaroAppointment,
  zenotiAppointment,
  zenotiInvoice,
} from '../../support/booking-events.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const place = { zone: 'America/Los_Angeles', country: 'US' }

function reading(source: Source, event: object | string, setup: Partial<IntakeSetup> = {}) {
  const text = typeof event === 'string' ? event : JSON.stringify(event)
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(Date.parse(NOW) / 1000) }
  const whole = { clinicId: 'demo', source, secret: '', services: [], changedAt: NOW, changedBy: 'x', ...setup }
  return readEvent(whole, { text, headers, place, now: NOW })
}
const told = (...given: Parameters<typeof reading>) => {
  const read = reading(...given)
  if (read.kind !== 'read') throw new Error(JSON.stringify(read))
  return read.event
}

describe('Zenoti', () => {
  it('tells of patient, time and services with a closed invoice; products are none', () => {
    expect(told('zenoti', zenotiInvoice())).toEqual({
      eventId: '622b5b33a961750e01db6512',
      kind: 'done',
      visitId: '7e4e1a62-5982-4b3c-b9ac-da0f122e7ae5',
      at: '2026-11-23T18:04:43.384Z',
      visit: {
        name: 'Ana Ruiz',
        phone: '+1 4155550123',
        email: 'ana@example.com',
        performedAt: '2026-11-23T18:00:00.000Z',
        services: [{ id: 'f2032f7a', name: 'Botox – Glabella' }],
      },
      agreed: { sms: false, email: false, silent: true },
    })
  })

  it('tells of the same visit with a completed appointment, without the guest', () => {
    const event = told('zenoti', zenotiAppointment())
    expect(event).toMatchObject({
      kind: 'done',
      visitId: '7e4e1a62-5982-4b3c-b9ac-da0f122e7ae5',
      visit: { performedAt: '2026-11-23T17:30:00.000Z', injector: 'Dr Lee', services: [{ id: 'f2032f7a' }] },
    })
    expect(JSON.stringify(event)).not.toMatch(/Ana|415/)
  })

  it.each([
    ['a refund', zenotiInvoice({ is_refund: true })],
    ['an invoice of products', zenotiInvoice({ invoice_items: [{ id: 'x', name: 'Sun cream', type: 2 }] })],
    ['a new guest', zenotiInvoice({}, { event_type: 'Guest.Created' })],
  ])('tells nothing of a treatment with %s', (_, event) => {
    expect(told('zenoti', event)).toMatchObject({ kind: 'other' })
  })
})

describe('Square', () => {
  it('tells of service and time of a booking by id, and when it ends', () => {
    expect(told('square', squareBooking())).toMatchObject({
      kind: 'booked',
      visitId: 'booking i2id2g3enyspi7',
      endsAt: '2026-11-23T20:30:00.000Z',
      visit: { performedAt: '2026-11-23T20:00:00.000Z', services: [{ id: 'T3WUWYFJOVW2EU6XGRU5YG4A' }] },
    })
  })

  it.each([
    'CANCELLED_BY_CUSTOMER',
    'CANCELLED_BY_SELLER',
    'DECLINED',
    'NO_SHOW',
  ])('tells with %s that nothing took place', (status) => {
    expect(told('square', squareBooking({ status }))).toMatchObject({ kind: 'cancelled' })
  })

  it('tells of a completed payment, and of one that was canceled', () => {
    expect(told('square', squarePayment())).toMatchObject({ kind: 'done', visit: { email: 'ana@example.com' } })
    expect(told('square', squarePayment({ status: 'CANCELED' }))).toMatchObject({ kind: 'cancelled' })
    expect(told('square', squarePayment({ status: 'APPROVED' }))).toMatchObject({ kind: 'other' })
  })
})

describe('Mindbody', () => {
  it('tells of client, staff and time of a completed appointment', () => {
    expect(told('mindbody', mindbodyBooking())).toMatchObject({
      ...{ kind: 'done', visitId: '123 121', at: '2026-11-23T18:04:00.953Z' },
      visit: { name: 'Ana Ruiz', phone: '4155550123', injector: 'Jo Lee', services: [] },
    })
    expect(told('mindbody', mindbodyBooking({ sessionTypeId: 7 }))).toMatchObject({
      visit: { services: [{ id: '7' }] },
    })
  })

  it('tells of one that is booked, cancelled or missed', () => {
    expect(told('mindbody', mindbodyBooking({ status: 'Booked' }))).toMatchObject({ kind: 'other' })
    expect(told('mindbody', mindbodyBooking({ status: 'NoShow' }))).toMatchObject({ kind: 'cancelled' })
    expect(told('mindbody', mindbodyBooking({}, { eventId: 'appointmentBooking.cancelled' }))).toMatchObject({
      kind: 'cancelled',
    })
  })
})

describe('Vagaro and Acuity', () => {
  it('tell of visits by ids', () => {
    expect(told('vagaro', vagaroAppointment())).toMatchObject({
      kind: 'done',
      visit: { performedAt: '2026-11-23T17:30:00.000Z', services: [{ name: 'Botox – Glabella' }] },
    })
    expect(told('acuity', acuityForm())).toEqual({
      ...{ eventId: '', kind: 'booked', visitId: '1234567', at: NOW },
      visit: { services: [{ id: '30005' }] },
    })
  })

  it('tell of cancellations', () => {
    for (const status of ['Cancel', 'No Show', 'Denied'])
      expect(told('vagaro', vagaroAppointment({ bookingStatus: status }))).toMatchObject({ kind: 'cancelled' })
    expect(told('vagaro', vagaroAppointment({}, { action: 'deleted' }))).toMatchObject({ kind: 'cancelled' })
    expect(told('acuity', acuityForm({ action: 'canceled' }))).toMatchObject({ kind: 'cancelled' })
    expect(told('acuity', acuityForm({ action: 'order.completed' }))).toMatchObject({ kind: 'other' })
  })
})

describe('the generic hook', () => {
  it.each([
    ['2026-11-23 10:00', '2026-11-23T18:00:00.000Z'],
    ['11/23/2026 10:00 AM', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T10:00:00.000', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T10:00:00-08:00', '2026-11-23T18:00:00.000Z'],
    ['2026-11-23T18:00:00Z', '2026-11-23T18:00:00.000Z'],
  ])('reads %s on the clinic’s clock unless it has a zone', (performedAt, expected) => {
    expect(told('generic', genericVisit({ performedAt }))).toMatchObject({ visit: { performedAt: expected } })
  })

  it('reads what stands where the clinic says', () => {
    const fields = {
      visitId: '/data/ID',
      firstName: '/data/client/0',
      lastName: '/data/client/1',
      services: '/data/what',
    }
    const event = { data: { ID: 7, client: ['Ana', 'Ruiz'], what: 'Botox, Filler' } }
    expect(told('generic', event, { fields })).toMatchObject({
      ...{ visitId: '7', eventId: 'msg_1', at: NOW },
      visit: { name: 'Ana Ruiz', services: [{ name: 'Botox' }, { name: 'Filler' }] },
    })
  })

  it('takes consent from the mapped field alone, and only where it says exactly that', () => {
    const consent = { sms: { at: '/textsAgreed', is: 'yes' }, statement: 'I agree.' }
    const agreed = (textsAgreed: unknown) => told('generic', genericVisit({ textsAgreed }), { consent })
    expect(agreed('yes')).toMatchObject({ agreed: { sms: true, email: false } })
    for (const other of ['Yes', 'no', true, 1, null, '', undefined, ['yes']])
      expect(agreed(other)).toMatchObject({ agreed: { sms: false, email: false } })
    expect(told('generic', genericVisit())).toMatchObject({ agreed: { sms: false, email: false } })
  })
})

describe('an event that cannot be read', () => {
  it.each([
    ['zenoti', { event_type: 'Invoice.Closed' }, '/id'],
    ['zenoti', { id: '1', event_type: 'Invoice.Closed', data: {} }, '/data/invoice/id'],
    ['square', { type: 'booking.updated' }, '/event_id'],
    ['square', { type: 'booking.updated', event_id: '1', data: [] }, '/data/object/booking/id'],
    ['mindbody', { eventId: 'appointmentBooking.updated' }, '/messageId'],
    ['vagaro', { id: '1', type: 'appointment', payload: 'x' }, '/payload/appointmentId'],
    ['acuity', '', '/action'],
    ['acuity', 'action=scheduled', '/id'],
    ['generic', { name: 'Ana' }, '/visitId'],
    ['generic', genericVisit({ performedAt: 'last week' }), '/performedAt'],
    ['generic', [], '/visitId'],
    ['generic', 'null', '/visitId'],
  ] as const)('of %s names its field: %j', (source, event, pointer) => {
    expect(reading(source, event)).toMatchObject({ kind: 'unreadable', faults: [{ pointer }] })
  })

  it.each(['', 'not json', '{"id":', 'action=scheduled'])('is no JSON: %s', (text) => {
    expect(reading('square', text)).toEqual({ kind: 'no-json' })
  })

  it('reaches no members that every object has', () => {
    expect(valueAt({}, '/constructor/name')).toBeUndefined()
    expect(valueAt(JSON.parse('{"__proto__":{"x":1}}'), '/x')).toBeUndefined()
  })
})
