/** What the FHIR server does not have is said so, and no condition is passed over. */
import { describe, it } from 'vitest'
import { aConsent, aPatient, aProcedure } from '../../support/fhir.ts'
import { CY, expectRefused, fhirServer } from '../../support/fhir-server.ts'

const { clinic, at, send, get } = fhirServer()

describe('what is not here', () => {
  it.each([
    ['/Observation', 404, 'not-supported'],
    ['/Patient/nobody', 404, 'not-found'],
    ['/Patient/no_fhir_id', 404, 'not-found'],
    ['/Patient/$everything', 404, 'not-supported'],
    ['/Patient/1/_history', 404, 'not-supported'],
    ['/Patient', 400, 'too-costly'],
    ['/Patient?phone=12', 400, 'value'],
    ['/Patient?name=Ana', 400, 'not-supported'],
    ['/Consent', 400, 'required'],
    ['/Procedure', 400, 'too-costly'],
    ['/Procedure?patient=1&date=yesterday', 400, 'value'],
    ['/Procedure?patient=1&status=done', 400, 'value'],
    ['/Procedure?patient=1&_sort=date', 400, 'not-supported'],
    ['/Procedure?patient=1&_include=Procedure:encounter', 400, 'not-supported'],
    ['/Procedure?patient=1&_count=many', 400, 'value'],
    ['/Procedure?patient=', 400, 'value'],
    ['/Patient/1?_format=xml', 406, 'not-supported'],
    ['/', 405, 'not-supported'],
    ['/CodeSystem', 405, 'not-supported'],
  ])('GET %s answers %i', async (path, status, code) => {
    expectRefused(await get(path), status, code)
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('%s changes nothing', async (method) => {
    const answer = await clinic.as('admin', method, `/fhir/R4/Patient/${at.patientId}`, {})
    expectRefused(answer, 405, 'not-supported')
  })

  it('a condition that is not understood is refused, and never passed over', async () => {
    const headers = (condition: string) => ({ headers: { 'if-none-exist': condition } })
    expectRefused(await send('/Patient', aPatient(CY), headers('name=Ana')), 400, 'not-supported')
    expectRefused(
      await send('/Consent', aConsent(at.base, `Patient/${at.patientId}`), headers('status=active')),
      400,
      'not-supported',
    )
    expectRefused(
      await send('/Procedure', aProcedure(at.base, `Patient/${at.patientId}`), headers('code=x')),
      400,
      'not-supported',
    )
    await send('/Patient', aPatient(CY, { name: [{ text: 'Sam Park' }] }))
    expectRefused(await send('/Patient', aPatient(CY), headers('phone=%2B14155550140')), 412, 'multiple-matches')
  })
})
