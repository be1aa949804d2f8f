import { filled, idAt, lacking, type Reader, textAt } from './event.ts'

const BOOKED = ['scheduled', 'rescheduled', 'changed']

/**
 * Acuity: https://developers.acuityscheduling.com/docs/webhooks. A form with ids only, without an id or a time of its own:
 * the same words again are the same event, and `eventId` is left to anyone who has their digest.
 */
export const readAcuity: Reader = (event, { now }) => {
  const action = (textAt(event, '/action') ?? '').replace(/^appointment\./, '')
  if (!action) return lacking('/action', 'The action')
  const eventId = ''
  if (action !== 'canceled' && !BOOKED.includes(action)) return { eventId, told: { kind: 'other' } }
  const visitId = idAt(event, '/id')
  if (!visitId) return lacking('/id', 'The id of the appointment')
  if (action === 'canceled') return { eventId, told: { kind: 'cancelled', visitId, at: now } }
  const services = [filled({ id: idAt(event, '/appointmentTypeID') })].filter(({ id }) => id)
  return { eventId, told: { kind: 'booked', visitId, at: now, visit: { services } } }
}

/** The fields of `application/x-www-form-urlencoded`, each once. */
export const formFields = (text: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(text)].filter(([name]) => name !== '__proto__'))
