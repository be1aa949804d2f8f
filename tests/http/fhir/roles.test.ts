/** Who may read and create what by FHIR, and of whom: as by the JSON API. */
import { expect, it } from 'vitest'
import { ROLES } from '../../../functions/core/clinic/clinic.ts'
import { TYPES } from '../../../functions/http/fhir/table.ts'
import { aPatient } from '../../support/fhir.ts'
import { CY, expectRefused, fhirServer } from '../../support/fhir-server.ts'

const { clinic, at, send, get } = fhirServer()

it('each type is for the roles of the table', async () => {
  for (const { type, roles, search, create } of TYPES)
    for (const role of ROLES) {
      const read = await get(`/${type}/nobody`, role)
      expect([type, role, read.status]).toEqual([type, role, roles.includes(role) ? 404 : 403])
      if (search) {
        const found = await get(`/${type}?_id=nobody`, role)
        expect([type, role, found.status]).toEqual([type, role, roles.includes(role) ? 200 : 403])
      }
      const created = await send(`/${type}`, { resourceType: type }, { role })
      expect([type, role, created.status]).toEqual([
        type,
        role,
        create?.roles.includes(role) ? 422 : create ? 403 : 405,
      ])
    }
})

it('alerts, words, consents and history are for nurses and clinicians, as by the JSON API', async () => {
  for (const type of ['DetectedIssue', 'Communication', 'AuditEvent', 'Consent', 'DocumentReference'])
    for (const role of ['system', 'front-desk'])
      expectRefused(await get(`/${type}?patient=${at.patientId}`, role), 403, 'forbidden')
  expectRefused(await get(`/Task?patient=${at.patientId}`, 'system'), 403, 'forbidden')
})

it('another clinic finds nothing: by id, by search, by phone', async () => {
  const types = [
    'Patient',
    'Procedure',
    'Consent',
    'Communication',
    'CommunicationRequest',
    'AuditEvent',
    'DocumentReference',
  ]
  for (const type of types) {
    const own = await get(`/${type}?${type === 'Patient' ? '_id' : 'patient'}=${at.patientId}`)
    expect(own.body.total, type).toBeGreaterThan(0)
    const { id } = own.body.entry[0].resource
    expectRefused(await get(`/${type}/${id}`, 'admin', 'other'), 404, 'not-found')
    for (const query of [`_id=${id}`, ...(type === 'Patient' ? [] : [`patient=${at.patientId}`])])
      expect((await get(`/${type}?${query}`, 'admin', 'other')).body.total, type).toBe(0)
  }
  expect((await get(`/Patient?phone=${encodeURIComponent(CY)}`, 'admin', 'other')).body.total).toBe(0)
  expect((await get('/Procedure?date=2030-11-25', 'admin', 'other')).body.total).toBe(0)
  expect((await get('/Procedure?date=2030-11-25', 'admin')).body.total).toBeGreaterThan(0)
})

it('an erased patient is gone', async () => {
  const made = await send('/Patient', aPatient('+14155550149', { name: [{ text: 'Eve Long' }] }))
  expect(made.status).toBe(201)
  const { id } = made.body
  expect((await clinic.as('admin', 'DELETE', `/v1/patients/${id}`)).status).toBe(200)
  expectRefused(await get(`/Patient/${id}`), 404, 'not-found')
  for (const type of ['AuditEvent', 'DocumentReference'])
    expect((await get(`/${type}?patient=${id}`)).body.total).toBe(0)
})
