/** A clinic's own ids, texts and names: given, found, corrected, exported, erased. */
import { beforeEach, describe, expect, it } from 'vitest'
import { registerPatient } from '../../functions/use-cases/courses/register-patient.ts'
import { anApi } from '../support/api.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

let world: World
let ask: ReturnType<typeof anApi>

beforeEach(async () => {
  world = await aWorld({ clinics: [harbor, { ...harbor, clinic: { ...harbor.clinic, clinicId: 'other' } }] })
  ask = anApi(world)
})

const log = async (changes: { patient?: object; externalId?: string; metadata?: object; consent?: object } = {}) =>
  ask('POST', '/v1/treatments', {
    body: {
      performedAt: world.now(),
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
      ...changes,
      patient: { name: 'Ana Ruiz', phone: ANA, ...changes.patient },
    },
  })
const find = async (query: string, clinic = 'demo') => (await ask('GET', `/v1/patients?${query}`, { clinic })).body

describe("a clinic's own id", () => {
  it('is kept with its texts, found by, corrected and taken away', async () => {
    const own = { externalId: 'booking-7', metadata: { room: '3', 'deal.id': 'x' } }
    const { status, body } = await log({ patient: { externalId: 'pat-1', metadata: { tag: 'vip' } }, ...own })
    expect([status, body]).toMatchObject([201, own])
    expect((await find('externalId=pat-1')).patients).toMatchObject([{ externalId: 'pat-1', metadata: { tag: 'vip' } }])
    const byId = (await ask('GET', '/v1/treatments?externalId=booking-7')).body.treatments
    expect(byId).toMatchObject([{ treatmentId: body.treatmentId, ...own }])
    expect((await ask('GET', `/v1/treatments/${body.treatmentId}`)).body).toMatchObject(own)
    const path = `/v1/patients/${body.patientId}`
    await ask('PATCH', path, { body: { externalId: 'pat-2', metadata: { a: '1' } } })
    expect((await find('externalId=pat-1')).patients).toEqual([])
    expect((await find('externalId=pat-2')).patients).toMatchObject([{ metadata: { a: '1' } }])
    await ask('PATCH', path, { body: { externalId: null, metadata: {} } })
    expect((await ask('GET', path)).body).toMatchObject({ externalId: null, metadata: {} })
    expect((await find('externalId=pat-2')).patients).toEqual([])
    const visit = `/v1/treatments/${body.treatmentId}`
    expect((await ask('PATCH', visit, { body: { externalId: 'booking-8' } })).body).toMatchObject({
      externalId: 'booking-8',
      metadata: own.metadata,
    })
    expect((await ask('GET', '/v1/treatments?externalId=booking-7')).body.treatments).toEqual([])
  })

  it('of another patient or of a visit that is logged is refused by its field, and nothing is written', async () => {
    const first = (await log({ patient: { externalId: 'pat-1' }, externalId: 'v1' })).body
    const before = await world.everything()
    const ben = { name: 'Ben', phone: '+14155550124', externalId: 'pat-1' }
    expect((await log({ patient: ben })).body.errors).toMatchObject([
      { pointer: '/patient/externalId', detail: expect.stringContaining(first.patientId) },
    ])
    const again = await log({ externalId: 'v1' })
    expect(again.body.errors).toMatchObject([
      { pointer: '/externalId', detail: expect.stringContaining(first.treatmentId) },
    ])
    expect(await world.everything()).toEqual(before)
    const other = (await log({ patient: { ...ben, externalId: 'pat-2' } })).body
    const patch = await ask('PATCH', `/v1/patients/${other.patientId}`, { body: { externalId: 'pat-1' } })
    expect(patch.body.errors).toMatchObject([{ pointer: '/externalId' }])
    const moved = await ask('PATCH', `/v1/treatments/${other.treatmentId}`, { body: { externalId: 'v1' } })
    expect(moved.body.errors).toMatchObject([{ pointer: '/externalId' }])
  })

  it('may be given again once the visit is cancelled', async () => {
    const { treatmentId } = (await log({ externalId: 'v1' })).body
    await ask('DELETE', `/v1/treatments/${treatmentId}`)
    expect((await log({ externalId: 'v1' })).status).toBe(201)
  })

  it('knows a patient without a phone again, and tells a father from a son of one name and phone', async () => {
    const mail = { phone: undefined, email: 'ana@example.com', externalId: 'pat-1' }
    const consent = { email: true, statement: 'I agree.', method: 'front-desk' }
    const first = (await log({ patient: mail, consent })).body
    expect((await log({ patient: mail, consent })).body.patientId).toBe(first.patientId)
    const father = (await log({ patient: { name: 'John Doe', externalId: 'f' } })).body
    const son = (await log({ patient: { name: 'John Doe', externalId: 's' } })).body
    expect(son.patientId).not.toBe(father.patientId)
    expect((await log({ patient: { name: 'John Doe', externalId: 's' } })).body.patientId).toBe(son.patientId)
  })

  it.each([
    ['/patient/externalId', { patient: { externalId: 'a b' } }],
    ['/externalId', { externalId: '' }],
    ['/externalId', { externalId: 'x'.repeat(101) }],
    ['/metadata/a b', { metadata: { 'a b': '1' } }],
    ['/metadata/a', { metadata: { a: 'x'.repeat(201) } }],
    ['/metadata/a', { metadata: { a: 7 } }],
    ['/metadata', { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, ''])) }],
  ])('has limits: %s', async (pointer, changes) => {
    const { status, body } = await log(changes as object)
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer])
  })
})

describe('patients by name', () => {
  it('are those whose words begin so, in any case and without accents, at this clinic', async () => {
    await log({ patient: { name: 'José Ruiz Peña', phone: '+14155550124' } })
    await log({ patient: { name: 'Ana Ruiz' } })
    await log({ patient: { name: 'Bea Trujillo', phone: '+14155550126' } })
    const names = async (query: string, clinic?: string) =>
      (await find(`name=${encodeURIComponent(query)}`, clinic)).patients.map(({ name }: { name: string }) => name)
    expect(await names('ruiz')).toEqual(['José Ruiz Peña', 'Ana Ruiz'])
    expect(await names('jose PEN')).toEqual(['José Ruiz Peña'])
    expect(await names('ru jo')).toEqual(['José Ruiz Peña'])
    expect(await names('iz')).toEqual([])
    expect(await names('ruiz', 'other')).toEqual([])
    const first = await find('name=ru&limit=1')
    expect((await find(`name=ru&limit=1&cursor=${first.next}`)).patients).toHaveLength(1)
    expect((await find('name=r')).errors).toMatchObject([{ pointer: '/query/name' }])
    expect((await find('')).errors).toMatchObject([{ pointer: '/phone' }])
    expect((await find('name=ana&externalId=1')).errors).toMatchObject([{ pointer: '/phone' }])
  })

  it('are found by the name of now', async () => {
    const { patientId } = (await log()).body
    await ask('PATCH', `/v1/patients/${patientId}`, { body: { name: 'Anna Cruz' } })
    expect((await find('name=ruiz')).patients).toEqual([])
    expect((await find('name=cruz')).patients).toMatchObject([{ patientId }])
  })
})

it('all of it is in the export, and gone with an erasure', async () => {
  const { patientId } = (
    await log({
      patient: { externalId: 'pat-1', metadata: { tag: 'secret-a' } },
      externalId: 'v1',
      metadata: { b: 'secret-b' },
    })
  ).body
  const record = (await ask('GET', `/v1/patients/${patientId}/export`)).body
  expect(record).toMatchObject({
    patient: { externalId: 'pat-1', metadata: { tag: 'secret-a' } },
    treatments: [{ externalId: 'v1', metadata: { b: 'secret-b' } }],
  })
  expect((await ask('DELETE', `/v1/patients/${patientId}`)).status).toBe(200)
  expect(JSON.stringify(await world.everything())).not.toMatch(/pat-1|secret|EXTERNAL|ruiz/i)
})

it('a patient who is on record before any treatment is found by name and id too', async () => {
  const registering = { clinicId: 'demo', by: 'booking' }
  const patient = { name: 'Rosa Vega', phone: '+14155550128', externalId: 'pat-9' }
  const registered = await registerPatient(world.deps, { ...registering, request: { patient } })
  expect(registered.kind).toBe('registered')
  for (const query of ['name=vega', 'externalId=pat-9'])
    expect((await find(query)).patients).toMatchObject([{ name: 'Rosa Vega' }])
  const other = { ...patient, name: 'Ben', phone: '+14155550129' }
  expect(await registerPatient(world.deps, { ...registering, request: { patient: other } })).toMatchObject({
    faults: [{ pointer: '/patient/externalId' }],
  })
})
