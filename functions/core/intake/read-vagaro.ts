import { filled, idAt, instantIn, lacking, type Reader, textAt, valueAt } from './event.ts'

/** The values of `bookingStatus` by which no treatment took place. */
const NOT_DONE = ['cancel', 'deleted', 'denied', 'no show']

/** Vagaro: https://docs.vagaro.com/public/docs/appointment-events. The customer is an id. */
export const readVagaro: Reader = (event, { place, now }) => {
  const eventId = idAt(event, '/id')
  if (!eventId) return lacking('/id', 'The id of the event')
  if (textAt(event, '/type') !== 'appointment') return { eventId, told: { kind: 'other' } }
  const payload = valueAt(event, '/payload')
  const visitId = idAt(payload, '/appointmentId')
  if (!visitId) return lacking('/payload/appointmentId', 'The id of the appointment')
  const named = { visitId, at: instantIn(textAt(event, '/createdDate'), place) ?? now }
  const status = (textAt(payload, '/bookingStatus') ?? '').toLowerCase()
  if (textAt(event, '/action') === 'deleted' || NOT_DONE.includes(status))
    return { eventId, told: { kind: 'cancelled', ...named } }
  if (status !== 'service complete') return { eventId, told: { kind: 'other' } }
  const service = filled({ id: idAt(payload, '/serviceId'), name: textAt(payload, '/serviceTitle') })
  const visit = {
    services: Object.keys(service).length > 0 ? [service] : [],
    ...filled({ performedAt: instantIn(textAt(payload, '/startTime'), place) }),
  }
  return { eventId, told: { kind: 'done', ...named, visit } }
}
