/** What wakes each function for the first time in the cold start benchmark: a real event of its kind, new each time. */

import { outboundKey, planned } from '../../functions/core/messages/outbound.ts'
import { addClinic } from '../../functions/use-cases/clinic/add-clinic.ts'
import type { Records } from '../../functions/use-cases/ports.ts'
import { writeOutbound } from '../../functions/use-cases/store/records.ts'
import { HARBOR, harbor, LEE } from '../support/world.ts'

const scheduled = { version: '0', source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }

const fromQueue = (body: string) => ({
  Records: [{ messageId: 'first', receiptHandle: 'first', body, attributes: { ApproximateReceiveCount: '1' } }],
})

const fromTopic = (message: object) =>
  fromQueue(JSON.stringify({ Message: JSON.stringify(message), Timestamp: new Date().toISOString() }))

const request = (method: string, rawPath: string, body?: object) => ({
  version: '2.0',
  rawPath,
  rawQueryString: '',
  headers: {},
  requestContext: {
    http: { method, path: rawPath },
    authorizer: { jwt: { claims: { clinic: 'demo', role: 'front-desk', sub: 'desk' } } },
  },
  ...(body ? { body: JSON.stringify(body) } : {}),
  isBase64Encoded: false,
})

const MAIL = 'From: ana@example.com\r\nTo: a@reply.example\r\nSubject: Re\r\n\r\nit is hard to swallow'

/** Events by function, over a store that holds one clinic. A function that is not named here is only loaded. */
export async function firstEvents(records: Records): Promise<Record<string, () => Promise<object>>> {
  await addClinic(records, harbor)
  let count = 0

  /** A text to Dr Lee that is due now; answers its key. */
  async function aTextIsDue() {
    const now = new Date()
    const fields = { outboundId: `first${++count}`, clinicId: 'demo', place: 'CLINIC#demo#STAFF#dr-lee' }
    const whom = { staffId: 'dr-lee', purpose: 'staff-notice', channel: 'sms', to: LEE, from: HARBOR } as const
    const until = { plannedFor: now.toISOString(), expiresAt: new Date(now.getTime() + 3_600_000).toISOString() }
    const item = planned({ ...fields, ...whom, ...until, text: 'You are on call now.' }, now.toISOString())
    await records.commit([writeOutbound(item)])
    return outboundKey(item)
  }

  const aText = (messageBody: string) => ({
    originationNumber: `+1415555${String(1000 + ++count)}`,
    destinationNumber: HARBOR,
    messageBody,
    inboundMessageId: `first${count}`,
  })

  const aTreatment = () => ({
    patient: { name: 'Ana Ruiz', phone: `+1415555${String(1000 + ++count)}` },
    performedAt: new Date().toISOString(),
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'Yes', method: 'front-desk' },
  })

  return {
    tick: async () => scheduled,
    'audit-alerts': async () => scheduled,
    'send-message': async () => fromQueue(JSON.stringify(await aTextIsDue())),
    'advance-alert': async () => fromQueue(JSON.stringify({ pk: 'CLINIC#demo#PATIENT#p', sk: 'ALERT#p.1.alert' })),
    'receive-sms': async () => fromTopic(aText('its really hard to swolow')),
    'rescue-reply': async () => fromQueue(JSON.stringify(aText('its really hard to swolow'))),
    'receive-email': async () =>
      fromTopic({
        notificationType: 'Received',
        content: Buffer.from(MAIL).toString('base64'),
        mail: { messageId: `first${++count}` },
        receipt: { recipients: ['a@reply.example'] },
      }),
    'record-delivery': async () => fromTopic({ eventType: 'Delivery', mail: { messageId: `first${++count}` } }),
    api: async () => request('POST', '/v1/treatments', aTreatment()),
    intake: async () => ({
      ...request('POST', '/v1/intake/vagaro'),
      headers: { 'x-vagaro-signature': 'a token' },
      queryStringParameters: { clinic: 'demo' },
    }),
    fhir: async () => request('GET', '/fhir/R4/CodeSystem/care-plan'),
    links: async () => request('GET', '/l/abcdefghijklmnop'),
    console: async () => request('GET', '/console'),
    docs: async () => request('GET', '/docs'),
  }
}
