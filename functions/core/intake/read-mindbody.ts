import { emailAt, filled, fullName, idAt, instantIn, lacking, type Reader, textAt, valueAt } from './event.ts'

const NOT_DONE = ['cancelled', 'latecancelled', 'noshow']

/**
 * Mindbody: https://developers.mindbodyonline.com/WebhooksDocumentation#appointment-booking-created. The event names client,
 * staff and times; the session type only where Mindbody sends one.
 */
export const readMindbody: Reader = (event, { place, now }) => {
  const eventId = idAt(event, '/messageId')
  if (!eventId) return lacking('/messageId', 'The id of the message')
  const type = textAt(event, '/eventId') ?? ''
  if (!type.startsWith('appointmentBooking.')) return { eventId, told: { kind: 'other' } }
  const data = valueAt(event, '/eventData')
  const [site, id] = [idAt(data, '/siteId') ?? '', idAt(data, '/appointmentId')]
  if (!id) return lacking('/eventData/appointmentId', 'The id of the appointment')
  const named = {
    visitId: `${site} ${id}`,
    at: instantIn(textAt(event, '/eventInstanceOriginationDateTime'), place) ?? now,
  }
  const status = (textAt(data, '/status') ?? '').toLowerCase().replace(/[^a-z]/g, '')
  if (type === 'appointmentBooking.cancelled' || NOT_DONE.includes(status))
    return { eventId, told: { kind: 'cancelled', ...named } }
  if (status !== 'completed') return { eventId, told: { kind: 'other' } }
  const service = filled({ id: idAt(data, '/sessionTypeId'), name: textAt(data, '/sessionTypeName') })
  const visit = {
    services: Object.keys(service).length > 0 ? [service] : [],
    ...filled({
      name: fullName(textAt(data, '/clientFirstName'), textAt(data, '/clientLastName')),
      phone: textAt(data, '/clientPhone'),
      email: emailAt(data, '/clientEmail'),
      performedAt: instantIn(textAt(data, '/startDateTime'), place),
      injector: fullName(textAt(data, '/staffFirstName'), textAt(data, '/staffLastName')),
    }),
  }
  return { eventId, told: { kind: 'done', ...named, visit } }
}
