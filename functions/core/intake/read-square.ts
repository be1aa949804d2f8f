import { plusMinutes } from '../time.ts'
import { emailAt, filled, idAt, instantIn, lacking, listAt, type Reader, type Told, textAt, valueAt } from './event.ts'

/** https://developer.squareup.com/reference/square/objects/BookingStatus */
const NOT_DONE = ['CANCELLED_BY_CUSTOMER', 'CANCELLED_BY_SELLER', 'DECLINED', 'NO_SHOW']

/**
 * Square: https://developer.squareup.com/reference/square/webhooks/booking.updated and
 * https://developer.squareup.com/reference/square/webhooks/payment.updated. A booking has no state "done", and customer
 * and service are ids.
 */
export const readSquare: Reader = (event, { place, now }) => {
  const eventId = idAt(event, '/event_id')
  if (!eventId) return lacking('/event_id', 'The id of the event')
  const type = textAt(event, '/type') ?? ''
  const at = instantIn(textAt(event, '/created_at'), place) ?? now
  if (type.startsWith('booking.')) {
    const booking = valueAt(event, '/data/object/booking')
    const id = idAt(booking, '/id')
    if (!id) return lacking('/data/object/booking/id', 'The id of the booking')
    return { eventId, told: bookingTold(booking, { visitId: `booking ${id}`, at }, place) }
  }
  if (type.startsWith('payment.')) {
    const payment = valueAt(event, '/data/object/payment')
    const id = idAt(payment, '/id')
    if (!id) return lacking('/data/object/payment/id', 'The id of the payment')
    return { eventId, told: paymentTold(payment, { visitId: `payment ${id}`, at }, place) }
  }
  return { eventId, told: { kind: 'other' } }
}

type Named = { visitId: string; at: string }
type Where = Parameters<Reader>[1]['place']

function bookingTold(booking: unknown, named: Named, place: Where): Told {
  const status = textAt(booking, '/status') ?? ''
  if (NOT_DONE.includes(status)) return { kind: 'cancelled', ...named }
  if (status !== 'ACCEPTED') return { kind: 'other' }
  const segments = listAt(booking, '/appointment_segments')
  const services = segments.map((each) => filled({ id: idAt(each, '/service_variation_id') }))
  const minutes = segments.reduce<number>((sum, each) => sum + (Number(textAt(each, '/duration_minutes')) || 0), 0)
  const performedAt = instantIn(textAt(booking, '/start_at'), place)
  return {
    kind: 'booked',
    ...named,
    visit: { services, ...filled({ performedAt }) },
    ...(performedAt ? { endsAt: plusMinutes(performedAt, minutes) } : {}),
  }
}

/** https://developer.squareup.com/reference/square/objects/Payment: APPROVED, PENDING, COMPLETED, CANCELED or FAILED. */
function paymentTold(payment: unknown, named: Named, place: Where): Told {
  const status = textAt(payment, '/status') ?? ''
  if (status === 'CANCELED' || status === 'FAILED') return { kind: 'cancelled', ...named }
  if (status !== 'COMPLETED') return { kind: 'other' }
  const email = emailAt(payment, '/buyer_email_address')
  const performedAt = instantIn(textAt(payment, '/created_at'), place) ?? named.at
  return { kind: 'done', ...named, visit: { services: [], performedAt, ...filled({ email }) } }
}
