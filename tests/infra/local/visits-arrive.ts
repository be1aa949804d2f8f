/** How visits come from elsewhere: from booking systems, and as tables. */
import { expect } from 'vitest'
import { genericVisit, SECRETS, signed, vagaroAppointment } from '../../support/booking-events.ts'
import { signedInBrowser } from '../../support/cookie-browser.ts'
import { CONSENTS, SERVICES } from '../../support/intake-setup.ts'
import type { ownServer } from '../../support/own-server.ts'

type Server = ReturnType<typeof ownServer>

export async function tellOfVisits(clinic: Server['clinic']): Promise<void> {
  const setup = { secret: 'a token of Vagaro', services: [{ service: 'Botox', plan: 'neurotoxin' }] }
  expect((await clinic.as('admin', 'PUT', '/v1/intake/vagaro', setup)).status).toBe(200)
  const event = vagaroAppointment({ startTime: await clinic.now() })
  const answer = await clinic.call('POST', '/v1/intake/vagaro?clinic=demo', {
    body: event,
    headers: { 'content-type': 'application/json', 'x-vagaro-signature': setup.secret },
  })
  expect(answer.status).toBe(202)
  await clinic.idle()

  const generic = { secret: SECRETS.generic, services: SERVICES, consent: CONSENTS.generic }
  const { address } = (await clinic.as('admin', 'PUT', '/v1/intake/generic', generic)).body
  const now = await clinic.now()
  const performedAt = new Date(Date.parse(now) - 900_000).toISOString()
  const visit = JSON.stringify(genericVisit({ name: 'Ida Moss', phone: '+14155550137', email: '', performedAt }))
  const headers = signed('generic', visit, { url: address, id: 'msg_visit', at: Math.floor(Date.parse(now) / 1000) })
  const body = { body: visit, headers: { 'content-type': 'application/json', ...headers } }
  expect((await clinic.call('POST', '/v1/intake/generic?clinic=demo', body)).status).toBe(202)
  await clinic.idle()
}

export async function sendTables(cloud: Server['cloud'], clinic: Server['clinic']): Promise<void> {
  const header = 'name,phone,performed_at,procedures,consent_sms'
  const at = await clinic.now()
  const row = (number: number) => `Pat Lane,+14155550${number},${at},filler: lips,yes`
  // More than one minute's rows.
  const table = (from: number) => [header, ...Array.from({ length: 16 }, (_, i) => row(from + i))].join('\n')
  const csv = { headers: { 'content-type': 'text/csv' } }
  const sent = await clinic.as('front-desk', 'POST', '/v1/imports/treatments', table(600), csv)
  expect(sent.status).toBe(202)
  const desk = signedInBrowser(cloud, 'harbor-desk')
  const page = '/console/checkout/import'
  await desk(page)
  const rows = table(700)
  const tried = (await desk(page, { rows, do: 'try' })).text
  const seen = /name="seen" value="([^"]+)"/.exec(tried)?.[1] ?? ''
  await desk(page, { rows, seen, do: 'log' })
  await clinic.advance('PT2M')
  const { body } = await clinic.as('front-desk', 'GET', `/v1/imports/${sent.body.importId}`)
  expect(body).toMatchObject({ created: 16, failed: 0 })
}
