import {
  emailAt,
  filled,
  fullName,
  idAt,
  instantIn,
  lacking,
  listAt,
  type Reader,
  type Told,
  textAt,
  valueAt,
} from './event.ts'

/** https://docs.zenoti.com/reference/retrieve-invoice-details-1: the type of an item that is a service. */
const A_SERVICE = '0'

/**
 * Zenoti: https://docs.zenoti.com/reference/sample-events (invoice closed) and
 * https://docs.zenoti.com/reference/appointment-started, whose object the completed appointment shares; it names no guest.
 * Both name the invoice, so that both are one visit.
 */
export const readZenoti: Reader = (event, { place, now }) => {
  const eventId = idAt(event, '/id')
  if (!eventId) return lacking('/id', 'The id of the event')
  const at = instantIn(textAt(event, '/event_timestamp'), place) ?? now
  switch (textAt(event, '/event_type')) {
    case 'Invoice.Closed': {
      const invoice = valueAt(event, '/data/invoice')
      const visitId = idAt(invoice, '/id')
      if (!visitId) return lacking('/data/invoice/id', 'The id of the invoice')
      return { eventId, told: invoiceTold(invoice, { visitId, at }, place) }
    }
    case 'Appointment.Completed': {
      const visitId = idAt(event, '/data/invoice_id')
      if (!visitId) return lacking('/data/invoice_id', 'The id of the invoice')
      const appointments = listAt(event, '/data/appointments')
      const [first] = appointments
      const performedAt = instantIn(textAt(first, '/start_time'), place)
      const injector = textAt(first, '/therapist_name')
      const services = appointments.map((each) =>
        filled({ id: idAt(each, '/service_id'), name: textAt(each, '/service_name') }),
      )
      const visit = { services, ...filled({ performedAt, injector }) }
      return { eventId, told: { kind: 'done', visitId, at, visit } }
    }
    default:
      return { eventId, told: { kind: 'other' } }
  }
}

/** An invoice that pays something back tells of no treatment; whether one was cancelled, only a person knows. */
function invoiceTold(
  invoice: unknown,
  named: { visitId: string; at: string },
  place: Parameters<Reader>[1]['place'],
): Told {
  if (valueAt(invoice, '/is_refund') === true || valueAt(invoice, '/is_closed') === false) return { kind: 'other' }
  const items = listAt(invoice, '/invoice_items').filter((each) => (textAt(each, '/type') ?? A_SERVICE) === A_SERVICE)
  if (items.length === 0) return { kind: 'other' }
  const services = items.map((each) => filled({ id: idAt(each, '/id'), name: textAt(each, '/name') }))
  return {
    kind: 'done',
    ...named,
    visit: {
      services,
      ...filled({
        name: fullName(textAt(invoice, '/guest/first_name'), textAt(invoice, '/guest/last_name')),
        phone: textAt(invoice, '/guest/mobile_phone'),
        email: emailAt(invoice, '/guest/guest_email') ?? emailAt(invoice, '/guest/email'),
        performedAt: instantIn(textAt(invoice, '/invoice_date'), place),
      }),
    },
  }
}
