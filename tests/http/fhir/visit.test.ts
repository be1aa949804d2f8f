/** A public FHIR client logs a visit, and reads what becomes of it; nothing of the client is changed. */
import { Client } from 'fhir-kit-client'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  aConsent,
  aPatient,
  aProcedure,
  aVisit,
  codeOf,
  entry,
  type Json,
  PATIENT_URN,
  r4Faults,
  transaction,
} from '../../support/fhir.ts'
import { HARBOR, ownServer } from '../../support/own-server.ts'
import { pdfPages } from '../../support/pdf-text.ts'

const { cloud, clinic } = ownServer()
const ANA = '+14155550123'

/** Every resource that a test has got, so that all are checked against R4 at the end. */
const got: Json[] = []
let base = ''
beforeAll(async () => {
  base = `${cloud.url}/fhir/R4`
})
const as = async (role: string, of = 'demo') => new Client({ baseUrl: base, bearerToken: await clinic.token(role, of) })
const kept = <T>(resource: T): T => {
  got.push(resource)
  return resource
}
const refused = async (call: Promise<unknown>): Promise<{ status: number; data: Json }> => {
  const error = (await call.then(
    () => ({ response: { status: 200 } }),
    (caught) => caught,
  )) as { response: { status: number; data: Json } }
  return error.response
}

describe('what there is', () => {
  it('is said without a token', async () => {
    const statement = kept(await new Client({ baseUrl: base }).capabilityStatement()) as Json
    expect(statement.fhirVersion).toBe('4.0.1')
    const types = statement.rest[0].resource.map(({ type }: Json) => type)
    expect(types).toContain('Procedure')
  })

  it('is nothing else without one', async () => {
    expect((await refused(new Client({ baseUrl: base }).read({ resourceType: 'Patient', id: 'x' }))).status).toBe(401)
  })
})

describe('a visit', () => {
  let locations: string[] = []

  it('is logged by one transaction, and its follow-ups are planned', async () => {
    const system = await as('system')
    const answer = kept(await system.transaction({ body: aVisit(base, ANA) })) as Json
    expect(answer.type).toBe('transaction-response')
    expect(answer.entry.map(({ response }: Json) => response.status)).toEqual(Array(3).fill('201 Created'))
    locations = answer.entry.map(({ response }: Json) => response.location)
    await clinic.idle()
    expect((await clinic.phone(ANA)).length).toBe(1)
  })

  it('is the same treatment when the bundle comes again', async () => {
    const again = kept(await (await as('system')).transaction({ body: aVisit(base, ANA) })) as Json
    expect(again.entry.map(({ response }: Json) => response.location)).toEqual(locations)
    expect(again.entry.map(({ response }: Json) => response.status)).toEqual(Array(3).fill('200 OK'))
    const id = locations[0]?.split('/').at(-1)
    const { body } = await clinic.as('admin', 'GET', `/v1/patients/${id}/export`)
    expect(body.treatments).toHaveLength(1)
    expect(body.treatments[0].procedures[0]).toEqual({
      plan: 'neurotoxin',
      areas: ['glabella'],
      product: 'Botox Cosmetic',
      injector: 'Dr Lee',
    })
    expect(body.consents[0]).toMatchObject({ sms: true, email: true, statement: 'I agree to texts.' })
  })

  it('can be read, and searched by patient, date and status, with the patient', async () => {
    const nurse = await as('nurse')
    const [, id = ''] = /Patient\/(.+)$/.exec(locations[0] ?? '') ?? []
    await clinic.local('sms', { from: ANA, to: HARBOR, body: 'its really hard to swolow' })
    await clinic.idle()
    const patient = kept(await nurse.read({ resourceType: 'Patient', id })) as Json
    expect(patient.name[0].text).toBe('Ana Ruiz')
    for (const [resourceType, more, least] of [
      ['Procedure', { date: '2030-11-25', status: 'completed' }, 1],
      ['Consent', { status: 'active' }, 1],
      ['Communication', { sent: 'ge2030-11-25' }, 3],
      ['CommunicationRequest', { status: 'active,on-hold' }, 2],
      ['DetectedIssue', { identified: '2030-11' }, 1],
      ['Task', {}, 0],
      ['AuditEvent', { date: 'le2030-11-26' }, 5],
      ['DocumentReference', { date: '2030-11-25', status: 'current' }, 1],
    ] as const) {
      const found = kept(await nurse.search({ resourceType, searchParams: { patient: id, ...more } })) as Json
      expect(found.total, resourceType).toBeGreaterThanOrEqual(least)
      const [first] = found.entry ?? []
      if (first) expect(kept(await nurse.read({ resourceType, id: first.resource.id }))).toEqual(first.resource)
    }
    const withPatient = kept(
      await nurse.search({
        resourceType: 'DetectedIssue',
        searchParams: { status: 'preliminary', _include: 'DetectedIssue:patient' },
      }),
    ) as Json
    expect(withPatient.entry.map(({ search }: Json) => search.mode)).toEqual(['match', 'include'])
    expect(withPatient.entry[0].resource.code.coding[0].code).toBe('swallowing')
  })

  it('has its record as a PDF, at an address that takes the same token', async () => {
    const nurse = await as('nurse')
    const id = locations[0]?.split('/').at(-1) ?? ''
    const searchParams = { patient: id, _include: 'DocumentReference:patient' }
    const found = kept(await nurse.search({ resourceType: 'DocumentReference', searchParams })) as Json
    expect(found.entry.map(({ search }: Json) => search.mode)).toEqual(['match', 'include'])
    const { contentType, url } = found.entry[0].resource.content[0].attachment
    expect([contentType, url]).toEqual(['application/pdf', `${cloud.url}/v1/patients/${id}/record.pdf`])
    const answer = await fetch(url, { headers: { authorization: `Bearer ${await clinic.token('nurse')}` } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const said = pdfPages(Buffer.from(await answer.arrayBuffer())).join('\n')
    expect(said).toContain('its really hard to swolow')
    expect((await fetch(url)).status).toBe(401)
  })

  it('is read page by page', async () => {
    const nurse = await as('nurse')
    const id = locations[0]?.split('/').at(-1) ?? ''
    const ids: string[] = []
    let page = (await nurse.search({ resourceType: 'AuditEvent', searchParams: { patient: id, _count: 2 } })) as Json
    const { total } = page
    while (page) {
      kept(page)
      ids.push(...page.entry.map(({ resource }: Json) => resource.id))
      page = (await nurse.nextPage({ bundle: page })) as Json
    }
    expect(new Set(ids).size).toBe(total)
    expect(ids).toHaveLength(total)
  })
})

describe('one by one', () => {
  it('patient, consent and procedure make a treatment, and a conditional create makes no second one', async () => {
    const system = await as('system')
    const body = aPatient('+14155550130', { name: [{ text: 'Ben Cole' }] })
    const patient = kept(await system.create({ resourceType: 'Patient', body })) as Json
    const at = `Patient/${patient.id}`
    expect(
      kept(
        await system.create({
          resourceType: 'Patient',
          body,
          options: { headers: { 'If-None-Exist': 'phone=+14155550130'.replace('+', '%2B') } },
        }),
      ),
    ).toMatchObject({ id: patient.id })
    const early = await refused(system.create({ resourceType: 'Procedure', body: aProcedure(base, at) }))
    expect(early.status).toBe(422)
    kept(await system.create({ resourceType: 'Consent', body: aConsent(base, at) }))
    const identifier = [{ system: 'https://clinic.example/visits', value: '4711' }]
    const headers = { 'If-None-Exist': 'identifier=https://clinic.example/visits|4711' }
    const create = (changes: Json = {}) =>
      system.create({
        resourceType: 'Procedure',
        body: aProcedure(base, at, { identifier, ...changes }),
        options: { headers },
      })
    const first = kept(await create()) as Json
    const second = kept(await create({ usedCode: [{ text: 'Dysport' }] })) as Json
    expect(second.id).toBe(first.id)
    expect(second.usedCode).toEqual([{ text: 'Botox Cosmetic' }])
    expect((await clinic.as('system', 'GET', `/v1/treatments/${first.id}`)).body.followUps.length).toBeGreaterThan(2)
  })
})

it('a visit of two plans is one treatment, and of a minor it is the guardian who is texted', async () => {
  const system = await as('system')
  const contact = [
    {
      relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'GUARD' }] }],
      name: { text: 'Gil Long' },
      telecom: [{ system: 'phone', value: '+14155550133' }],
    },
  ]
  const [patient, procedure, consent] = aVisit(base, '+14155550132', {
    patient: { name: [{ text: 'Fay Long' }], birthDate: '2016-05-04', contact },
  }).entry
  const filler = aProcedure(base, PATIENT_URN, {
    code: codeOf(base, 'care-plan', 'filler'),
    bodySite: [{ text: 'Lips' }],
  })
  const body = transaction(patient, procedure, consent, entry(filler))
  const answer = kept(await system.transaction({ body })) as Json
  const [first, second] = [1, 3].map((at) => answer.entry[at].response.location.split('/').at(-1))
  expect(second).toBe(`${first}.2`)
  const read = kept(await system.read({ resourceType: 'Procedure', id: second })) as Json
  expect(read.bodySite[0].coding[0].code).toBe('lips')
  const id = answer.entry[0].response.location.split('/').at(-1)
  expect((kept(await system.read({ resourceType: 'Patient', id })) as Json).contact[0].name.text).toBe('Gil Long')
  await clinic.idle()
  expect(await clinic.phone('+14155550132')).toEqual([])
  expect(await clinic.phone('+14155550133')).not.toEqual([])
})

it('the codes that are accepted can be read', async () => {
  const system = await as('system')
  const plans = kept(await system.read({ resourceType: 'CodeSystem', id: 'care-plan' })) as Json
  expect(plans.url).toBe(`${base}/CodeSystem/care-plan`)
  expect(plans.concept.map(({ code }: Json) => code)).toContain('microneedling')
})

it('the check by R4 finds what is wrong', () => {
  const procedure = { ...aProcedure(base, 'Patient/1'), id: '1' }
  expect(r4Faults(procedure)).toEqual([])
  expect(r4Faults({ ...procedure, status: undefined, colour: 'red' }).join()).toMatch(/additional properties/)
  expect(r4Faults({ ...procedure, status: 'done' })).toEqual(['Procedure.status is "done"'])
  const { subject: _, ...nobody } = procedure
  expect(r4Faults(nobody)).toContain('Procedure.subject is missing')
})

it('every resource is one of R4: by its schema, its required elements and its required codes', () => {
  expect(
    new Set(got.flatMap((each) => each.entry?.map((e: Json) => e.resource?.resourceType) ?? each.resourceType)).size,
  ).toBeGreaterThan(8)
  expect([...new Set(got.flatMap(r4Faults))]).toEqual([])
})
