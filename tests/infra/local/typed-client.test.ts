/** A client that openapi-typescript makes of the document, and that compiles, goes the main path on the real stack. */
import createClient from 'openapi-fetch'
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, it } from 'vitest'
import type { paths } from '../../support/openapi-types.ts'
import { ANA, HARBOR, MORNING, ownServer } from '../../support/own-server.ts'

const { cloud, clinic } = ownServer()

const clientOf = async (role: string) =>
  createClient<paths>({
    baseUrl: cloud.url,
    headers: { authorization: `Bearer ${await clinic.token(role)}` },
  })

it('is what the document of this version makes', async () => {
  const document = await (await fetch(`${cloud.url}/openapi.json`)).text()
  const types = astToString(await openapiTS(document))
  await expect(types).toMatchFileSnapshot('../../support/openapi-types.ts')
})

it('logs a treatment, hears the patient, takes the alert and records its outcome', async () => {
  const desk = await clientOf('front-desk')
  const body = {
    patient: { name: 'Ana Ruiz', phone: ANA, externalId: 'guest-7' },
    performedAt: MORNING,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
    externalId: 'booking-1',
    metadata: { room: '3' },
  }
  const header = { 'Idempotency-Key': 'booking-1' }
  const logged = await desk.POST('/v1/treatments', { params: { header }, body })
  expect(logged.response.status).toBe(201)
  expect(logged.data?.followUps.length).toBeGreaterThan(5)
  const again = await desk.POST('/v1/treatments', { params: { header }, body })
  expect([again.response.status, again.data?.treatmentId]).toEqual([200, logged.data?.treatmentId])
  const found = await desk.GET('/v1/patients', { params: { query: { externalId: 'guest-7' } } })
  const [patient] = found.data?.patients ?? []
  expect(patient).toMatchObject({ patientId: logged.data?.patientId, name: 'Ana Ruiz' })

  await clinic.local('sms', { from: ANA, to: HARBOR, body: 'its really hard to swolow' })
  await clinic.idle()
  const clinician = await clientOf('clinician')
  const open = await clinician.GET('/v1/alerts', { params: { query: { state: 'open', limit: 10 } } })
  const [alert] = open.data?.alerts ?? []
  if (!alert) throw new Error('no alert is open')
  expect([alert.patientId, alert.tier, alert.signs[0]?.sign]).toEqual([patient?.patientId, 'emergency', 'swallowing'])
  const path = { id: alert.alertId }
  const taken = await clinician.POST('/v1/alerts/{id}/acknowledge', { params: { path } })
  expect(taken.data?.acknowledgedBy?.name).toBe('Dr Lee')
  const stale = { 'If-Match': open.response.headers.get('etag') ?? '"none"' }
  const outcome = { outcome: 'advice-by-phone', note: 'Swallows water.', harm: 'none', tierWas: 'too-high' } as const
  const late = await clinician.POST('/v1/alerts/{id}/resolve', { params: { path, header: stale }, body: outcome })
  expect([late.response.status, late.error]).toMatchObject([412, { detail: expect.stringMatching(/changed/) }])
  const current = { 'If-Match': taken.response.headers.get('etag') ?? '' }
  const resolved = await clinician.POST('/v1/alerts/{id}/resolve', { params: { path, header: current }, body: outcome })
  expect(resolved.data).toMatchObject({ state: 'resolved', outcome: { outcome: 'advice-by-phone', name: 'Dr Lee' } })

  const messages = await clinician.GET('/v1/patients/{id}/messages', {
    params: { path: { id: alert.patientId }, query: { limit: 100 } },
  })
  const said = messages.data?.messages.map((each) => (each.direction === 'in' ? each.text : each.purpose))
  expect(said).toEqual(expect.arrayContaining(['its really hard to swolow', 'safety-answer']))
  const refused = await desk.GET('/v1/alerts')
  expect([refused.response.status, refused.error]).toMatchObject([403, { title: 'Forbidden' }])
})
