/** What is wrong is said as an OperationOutcome that names the element, and nothing is written. */
import { describe, expect, it } from 'vitest'
import {
  aConsent,
  aPatient,
  aProcedure,
  aVisit,
  codeOf,
  entry,
  type Json,
  PATIENT_URN,
  transaction,
} from '../../support/fhir.ts'
import { CY, expectRefused, fhirServer } from '../../support/fhir-server.ts'

const { clinic, at, send } = fhirServer()

describe('a visit that cannot be logged', () => {
  const DI = '+14155550141'
  const nobody = async () => {
    expect((await clinic.as('nurse', 'GET', `/v1/patients?phone=${encodeURIComponent(DI)}`)).body.patients).toEqual([])
    await clinic.idle()
    expect(await clinic.phone(DI)).toEqual([])
  }

  it('for an unknown code names the element and what is accepted', async () => {
    const code = codeOf(at.base, 'care-plan', 'hair-removal')
    const issue = expectRefused(
      await send('', aVisit(at.base, DI, { procedure: { code } })),
      422,
      'code-invalid',
      'Bundle.entry[1].resource.code',
    )
    expect(issue.diagnostics).toContain('neurotoxin, filler')
    const foreign = { coding: [{ system: 'http://snomed.info/sct', code: '1234' }], text: 'Botox' }
    expectRefused(
      await send('', aVisit(at.base, DI, { procedure: { code: foreign } })),
      422,
      'code-invalid',
      'Bundle.entry[1].resource.code',
    )
    await nobody()
  })

  it.each([
    [
      'a date without a time',
      { procedure: { performedDateTime: '2030-11-25' } },
      'value',
      'Bundle.entry[1].resource.performed',
    ],
    ['no date', { procedure: { performedDateTime: undefined } }, 'required', 'Bundle.entry[1].resource.performed'],
    ['a date to come', { procedure: { performedDateTime: '2031-01-01T10:00:00Z' } }, 'value', 'performed'],
    [
      'an unknown area',
      { procedure: { bodySite: [{ text: 'elbow' }] } },
      'code-invalid',
      'Bundle.entry[1].resource.bodySite[0]',
    ],
    ['what is not done yet', { procedure: { status: 'in-progress' } }, 'structure', 'Bundle.entry[1].resource.status'],
    ['no name', { patient: { name: [] } }, 'structure', 'Bundle.entry[0].resource.name'],
    [
      'a number that is none',
      { patient: { telecom: [{ system: 'phone', value: '12' }] } },
      'value',
      'Bundle.entry[0].resource.telecom',
    ],
    [
      'a minor without a guardian',
      { patient: { birthDate: '2020-02-02' } },
      'required',
      'Bundle.entry[0].resource.contact',
    ],
    [
      'a modifier',
      { consent: { modifierExtension: [{ url: 'x' }] } },
      'structure',
      'Bundle.entry[2].resource.modifierExtension',
    ],
    [
      'a limited consent',
      { consent: { provision: { type: 'permit', period: { end: '2030-12-01' } } } },
      'structure',
      'Bundle.entry[2].resource.provision.period',
    ],
    [
      'a consent to no channel',
      { consent: { provision: { type: 'permit' } } },
      'required',
      'Bundle.entry[2].resource.provision.code',
    ],
    [
      'a channel that is none',
      { consent: { provision: { type: 'permit', code: [{ text: 'post' }] } } },
      'code-invalid',
      'Bundle.entry[2].resource.provision.code[0]',
    ],
    [
      'a subject that is not in the bundle',
      { procedure: { subject: { reference: 'urn:uuid:0' } } },
      'value',
      'Bundle.entry[1].resource.subject',
    ],
  ])('%s', async (_, changes, code, expression) => {
    expectRefused(await send('', aVisit(at.base, DI, changes as Json)), 422, code, expression)
    await nobody()
  })

  it('without consent, as by the JSON API', async () => {
    const visit = aVisit(at.base, DI)
    expectRefused(await send('', { ...visit, entry: visit.entry.slice(0, 2) }), 422, 'required', 'Bundle.entry')
    await nobody()
  })

  it('is logged without messages where they are declined', async () => {
    const answer = await send('', aVisit(at.base, '+14155550142', { consent: { provision: { type: 'deny' } } }))
    expect(answer.status).toBe(200)
    const procedure = answer.body.entry[1].response.location.split('/').at(-1)
    expect((await clinic.as('system', 'GET', `/v1/treatments/${procedure}`)).body.followUps).toEqual([])
  })

  it('of another clinic’s patient', async () => {
    expectRefused(
      await send('/Procedure', aProcedure(at.base, `Patient/${at.patientId}`), { of: 'other' }),
      422,
      'not-found',
      'Procedure.subject',
    )
    expectRefused(
      await send('/Consent', aConsent(at.base, `Patient/${at.patientId}`), { of: 'other' }),
      422,
      'not-found',
      'Consent.patient',
    )
  })

  it('by an identifier that was logged with other content', async () => {
    const identifier = [{ system: 'https://clinic.example/visits', value: '1' }]
    const visit = (changes: Json) => aProcedure(at.base, `Patient/${at.patientId}`, { identifier, ...changes })
    expect((await send('/Procedure', visit({}))).status).toBe(201)
    expect((await send('/Procedure', visit({}))).status).toBe(200)
    expectRefused(
      await send('/Procedure', visit({ usedCode: [{ text: 'Dysport' }] })),
      409,
      'conflict',
      'Procedure.identifier',
    )
  })
})

describe('a request that is none', () => {
  it('is refused by what it is', async () => {
    expectRefused(
      await send('', { resourceType: 'Bundle', type: 'batch', entry: [] }),
      400,
      'not-supported',
      'Bundle.type',
    )
    expectRefused(await send('', '{"resourceType":'), 400, 'structure')
    expectRefused(await send('', [1]), 400, 'not-supported')
    expectRefused(await send('/Patient', 'null'), 400, 'structure')
    expectRefused(await send('/Patient', aProcedure(at.base, 'Patient/x')), 400, 'structure', 'resourceType')
    expectRefused(
      await send('/Patient', aPatient(CY), { headers: { 'content-type': 'application/fhir+xml' } }),
      415,
      'not-supported',
    )
    expectRefused(await send('', transaction(entry({ resourceType: 'Observation' }))), 422, 'not-supported')
    expectRefused(
      await send('', transaction(entry(aPatient(CY), { method: 'PUT' }))),
      422,
      'not-supported',
      'Bundle.entry[0].request.method',
    )
    expectRefused(
      await send('', transaction(entry(aPatient(CY), { fullUrl: PATIENT_URN }))),
      422,
      'required',
      'Bundle.entry',
    )
  })

  it('is refused where it is too large: by the API up to what the gateway takes, and by the gateway', async () => {
    const text = { 'content-type': 'application/json' }
    const large = JSON.stringify(aPatient(CY, { photo: 'x'.repeat(300 * 1024) }))
    expectRefused(await send('/Patient', large, { headers: text }), 413, 'too-long')
    expectRefused(await send('/Patient', large), 413, 'too-long')
    const answer = await send('/Patient', JSON.stringify({ photo: 'x'.repeat(20 * 1024 * 1024) }))
    expect([answer.status, answer.body]).toEqual([413, { message: 'Request Entity Too Large' }])
  })

  it('deep or odd JSON is no fault of ours', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expectRefused(await send('/Patient', `{"resourceType":"Patient","name":${deep}}`), 400, 'structure')
    const odd = '{"resourceType":"Patient","name":[{"text":"\\ud83d"}],"__proto__":{"x":1}}'
    expect((await send('/Patient', odd)).status).toBe(201)
  })
})
