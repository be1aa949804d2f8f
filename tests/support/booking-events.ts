/**
 * Events as booking systems send them: the shapes of their public documentation, with values of our own. Each names its
 * source; phone numbers are fictional.
 */
import { createHmac } from 'node:crypto'
import type { Hmac } from '../../functions/core/intake/signature.ts'
import type { Source } from '../../functions/core/intake/source.ts'

export const hmac: Hmac = (key, message) => createHmac('sha256', key).update(message).digest()

export const SECRETS: Record<Source, string> = {
  generic: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  zenoti: 'zenoti-secret',
  square: 'asdf1234',
  mindbody: 'message-signature-key',
  acuity: '0123456789abcdef0123456789abcdef',
  vagaro: 'verification-token-of-the-clinic',
}

/** https://docs.zenoti.com/reference/sample-events */
export const zenotiInvoice = (changes: object = {}, envelope: object = {}) => ({
  id: '622b5b33a961750e01db6512',
  event_id: '622b5b33a961750e01db6510',
  event_schema: 'v1',
  event_resource: 'Invoice',
  event_type: 'Invoice.Closed',
  event_timestamp: '2026-11-23T18:04:43.3847049Z',
  ...envelope,
  data: {
    invoice: {
      id: '7e4e1a62-5982-4b3c-b9ac-da0f122e7ae5',
      invoice_number: '7448',
      appointment_group_id: '6849df99-3160-4475-a344-0495d34853fb',
      is_closed: true,
      is_refund: false,
      invoice_date: '2026-11-23T10:00:00',
      guest: {
        id: '464d1eea-e19a-4880-ae4c-c2973b395981',
        first_name: 'Ana',
        last_name: 'Ruiz',
        mobile_phone: '+1 4155550123',
        guest_email: 'ana@example.com',
        texts_agreed: true,
      },
      invoice_items: [
        {
          invoice_item_id: 'i1',
          id: 'f2032f7a',
          name: 'Botox – Glabella',
          type: 0,
          code: 'btx',
          price: { sales: 300 },
        },
        { invoice_item_id: 'i2', id: 'aa0147bc', name: 'Sun cream', type: 2, code: 'sun', price: { sales: 30 } },
      ],
      ...changes,
    },
  },
})

/** https://docs.zenoti.com/reference/appointment-started, whose object a completed appointment shares; it names no guest. */
export const zenotiAppointment = (changes: object = {}) => ({
  id: '622b5b33a961750e01db6600',
  event_type: 'Appointment.Completed',
  event_timestamp: '2026-11-23T18:00:00Z',
  data: {
    invoice_id: '7e4e1a62-5982-4b3c-b9ac-da0f122e7ae5',
    appointment_group_id: '6849df99-3160-4475-a344-0495d34853fb',
    appointments: [
      {
        id: '01d2dbac-51ad-4a5c-a252-40eaf47dd3a0',
        service_name: 'Botox – Glabella',
        service_id: 'f2032f7a',
        start_time: '2026-11-23T09:30:00',
        therapist_name: 'Dr Lee',
      },
    ],
    ...changes,
  },
})

/** https://developer.squareup.com/reference/square/webhooks/booking.updated */
export const squareBooking = (changes: object = {}, envelope: object = {}) => ({
  merchant_id: 'GQQWA3J6A3AEZ',
  location_id: 'L9R0X9X5SGDBJ',
  type: 'booking.updated',
  event_id: 'd954ea4e-a393-52d4-bda6-bfd10cbd571f',
  created_at: '2026-11-23T17:05:00Z',
  ...envelope,
  data: {
    type: 'booking',
    id: 'i2id2g3enyspi7:1',
    object: {
      booking: {
        id: 'i2id2g3enyspi7',
        status: 'ACCEPTED',
        customer_note: '',
        start_at: '2026-11-23T20:00:00Z',
        version: 1,
        appointment_segments: [
          {
            service_variation_id: 'T3WUWYFJOVW2EU6XGRU5YG4A',
            duration_minutes: 30,
            team_member_id: '_4GsfYnqGHyurOwz',
          },
        ],
        customer_id: 'SSKBT02ECWZXK6W3VWYC78E52R',
        location_id: 'L9R0X9X5SGDBJ',
        ...changes,
      },
    },
  },
})

/** https://developer.squareup.com/reference/square/webhooks/payment.updated */
export const squarePayment = (changes: object = {}) => ({
  merchant_id: 'GQQWA3J6A3AEZ',
  type: 'payment.updated',
  event_id: '6a8f5f28-54a1-4eb0-a98a-3111513fd4fc',
  created_at: '2026-11-23T18:03:00Z',
  data: {
    type: 'payment',
    id: 'hYy9pRFVxpDsO1FB05SunFWUe9JZY',
    object: {
      payment: {
        id: 'hYy9pRFVxpDsO1FB05SunFWUe9JZY',
        created_at: '2026-11-23T18:02:00Z',
        status: 'COMPLETED',
        order_id: '03O3USaPaAaFnI6kkwB1JxGgBsUZY',
        amount_money: { amount: 30000, currency: 'USD' },
        buyer_email_address: 'ana@example.com',
        ...changes,
      },
    },
  },
})

/** https://developers.mindbodyonline.com/WebhooksDocumentation#appointment-booking-created */
export const mindbodyBooking = (changes: object = {}, envelope: object = {}) => ({
  messageId: 'ASwFMoA2Q5UKw69g3RDbvU',
  eventId: 'appointmentBooking.updated',
  eventSchemaVersion: 1,
  eventInstanceOriginationDateTime: '2026-11-23T18:04:00.953Z',
  ...envelope,
  eventData: {
    siteId: 123,
    appointmentId: 121,
    status: 'Completed',
    isConfirmed: true,
    hasArrived: true,
    locationId: 1,
    clientId: '100000120',
    clientFirstName: 'Ana',
    clientLastName: 'Ruiz',
    clientEmail: 'ana@example.com',
    clientPhone: '4155550123',
    staffId: 5,
    staffFirstName: 'Jo',
    staffLastName: 'Lee',
    startDateTime: '2026-11-23T17:30:00Z',
    endDateTime: '2026-11-23T18:00:00Z',
    durationMinutes: 30,
    ...changes,
  },
})

/** https://docs.vagaro.com/public/docs/appointment-events */
export const vagaroAppointment = (changes: object = {}, envelope: object = {}) => ({
  id: '254FA623-D2B0-4785-A07D-A1A7059C74FF',
  createdDate: '2026-11-23T18:04:00Z',
  type: 'appointment',
  action: 'updated',
  ...envelope,
  payload: {
    appointmentId: '2dwfErtmMAFxe6hoCnQStw==',
    startTime: '2026-11-23T17:30:00Z',
    endTime: '2026-11-23T18:00:00Z',
    bookingStatus: 'Service Complete',
    serviceTitle: 'Botox – Glabella',
    serviceId: 'p6Mk0PMyL1wH2JL5uyG1Lw==',
    customerId: 'bLJzn4d6LJC1ogpoiSNHbQ==',
    ...changes,
  },
})

/** https://developers.acuityscheduling.com/docs/webhooks */
export const acuityForm = (changes: Record<string, string> = {}): string =>
  new URLSearchParams({
    action: 'scheduled',
    id: '1234567',
    calendarID: '55',
    appointmentTypeID: '30005',
    ...changes,
  }).toString()

/** The generic hook, as docs/intake.md shows it. */
export const genericVisit = (changes: object = {}) => ({
  visitId: 'visit-1',
  status: 'completed',
  name: 'Ana Ruiz',
  phone: '(415) 555-0123',
  email: 'ana@example.com',
  performedAt: '2026-11-23 10:00',
  services: ['Botox – Glabella'],
  injector: 'Dr Lee',
  textsAgreed: 'yes',
  ...changes,
})

/** The headers by which a source signs a body; `at` in seconds of the epoch. */
export function signed(
  source: Source,
  body: string,
  { secret = SECRETS[source], url = '', id = 'msg_1', at = 0 } = {},
): Record<string, string> {
  const over = (text: string, key: string | Buffer = secret) => createHmac('sha256', key).update(text)
  switch (source) {
    case 'generic': {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const signature = over(`${id}.${at}.${body}`, key).digest('base64')
      return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` }
    }
    case 'zenoti': {
      const pairs = over(body).digest('hex').toUpperCase().match(/../g) ?? []
      return { 'zenoti-webhook-signature': `sha256 =${pairs.join('-')}` }
    }
    case 'square':
      return { 'x-square-hmacsha256-signature': over(url + body).digest('base64') }
    case 'mindbody':
      return { 'x-mindbody-signature': `sha256=${over(body).digest('base64')}` }
    case 'acuity':
      return { 'x-acuity-signature': over(body).digest('base64') }
    case 'vagaro':
      return { 'x-vagaro-signature': secret }
  }
}
