/** What is left of a patient who wants to be forgotten. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../functions/core/canonical.ts'
import { keys } from '../../functions/core/keys.ts'
import { routes } from '../../functions/http/routes.ts'
import { editClinic } from '../../functions/use-cases/clinic/edit-clinic.ts'
import { changePatient } from '../../functions/use-cases/courses/change-patient.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { getPatient, patientsByPhone } from '../../functions/use-cases/patients/find-patients.ts'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { readPatient } from '../../functions/use-cases/store/read-patient.ts'
import { write } from '../../functions/use-cases/store/records.ts'
import { act, checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, LEE, type World } from '../support/world.ts'

const NEW = '+14155550141'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const stored = async (world: World) => canonical(await world.everything())
const erase = (world: World, patientId: string) => erasePatient(world.deps, 'demo', patientId, 'dr-hale')

describe('a patient who wants to be forgotten', () => {
  it('is, but for proof of consent without contact data; nothing leaves any more', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'alert-open' })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: 'Ana is fine.' } })
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'erased', kept: 1 })
    hears(ANA)
    await world.advanceHours(24 * 20)
    expect(hears(ANA)).toEqual([])
    const record = await readPatient(world.deps.records, 'demo', patientId)
    expect(JSON.stringify(record)).not.toMatch(/Ana|Ruiz|5550123|drooping/)
    expect(record?.consents).toHaveLength(1)
    expect(await patientsByPhone(world.deps, 'demo', ANA)).toMatchObject({ patients: [] })
    expect(await erasePatient(world.deps, 'demo', 'nobody', 'dr-hale')).toEqual({ kind: 'unknown' })
  })

  it('and had opted out is not texted after a later visit either', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.text(ANA, 'STOP')
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    hears(ANA)
    await checkout(world)
    await world.advanceHours(30)
    expect(hears(ANA)).toEqual([])
    await world.text(ANA, 'i cant breathe')
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('and had opted out is not texted when they write again, until they text START', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.text(ANA, 'STOP')
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    hears(ANA)
    await world.text(ANA, 'can I wear makeup tomorrow?')
    await world.text(ANA, 'i cant breathe')
    expect(hears(ANA)).toEqual([])
    const { personId } = await theAlert(world)
    expect(hears(LEE).join()).toMatch(/Patient has been told nothing: PHONE NOW/)
    expect(await writeMessage(world.deps, 'demo', personId, { text: 'Please call.', by: 'dr-lee' })).toMatchObject({
      kind: 'forbidden',
    })
    await world.text(ANA, 'START')
    expect(hears(ANA)).toHaveLength(1)
    expect(await writeMessage(world.deps, 'demo', personId, { text: 'Please call.', by: 'dr-lee' })).toMatchObject({
      kind: 'planned',
    })
  })

  it('and had opted out is not texted when what they write cannot be read', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.text(ANA, 'STOP')
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    hears(ANA)
    await rescueReply(world.deps, { id: 'r1', from: ANA, to: HARBOR, text: 'help me please' })
    await world.advanceHours(3)
    expect(hears(ANA)).toEqual([])
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('shares a phone: the others keep theirs', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const other = await checkout(world, { patient: { name: 'Ben Ruiz' } })
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    expect(await getPatient(world.deps, 'demo', other.patientId)).toMatchObject({ name: 'Ben Ruiz', phone: ANA })
    expect(await patientsByPhone(world.deps, 'demo', ANA)).toMatchObject({ patients: [{ name: 'Ben Ruiz' }] })
  })
})

describe('a patient of a hundred and fifty visits', () => {
  it('is forgotten, with every consent kept as proof without contact data, by one call', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    for (let i = 0; i < 150; i++)
      await world.records.commit([
        write(
          keys.consent('demo', `${patientId}.c${i}`),
          { statement: 'I agree.', phone: ANA, givenBy: 'Ana Ruiz' },
          0,
        ),
      ])
    expect(await erase(world, patientId)).toMatchObject({ kind: 'erased', kept: 151 })
    const left = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, '')
    expect(JSON.stringify(left)).not.toMatch(/Ana|Ruiz|5550123/)
    const before = await stored(world)
    expect(await erase(world, patientId)).toMatchObject({ kind: 'erased', erased: 0, kept: 151 })
    expect(await stored(world)).toEqual(before)
  })
})

describe('what an opt-out leaves behind when its number is erased', () => {
  it('cannot be found by trying all numbers: it is kept under a secret that is not in the table', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.text(ANA, 'STOP')
    await erase(world, patientId)
    const left = await stored(world)
    expect(left).toContain(`OPTEDOUT#${HARBOR}#`)
    for (const text of [`${HARBOR} ${ANA}`, `${HARBOR}${ANA}`, ANA]) expect(left).not.toContain(sha256(text))
  })

  it('of an earlier version is honoured at the next visit, and gives way to the keyed one at the next erasure', async () => {
    const key = { pk: `OPTEDOUT#${HARBOR}#${sha256(`${HARBOR} ${ANA}`)}`, sk: 'HASH' }
    const world = await aWorld({ items: [{ key, value: {}, found: {} }] })
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.advanceHours(30)
    expect(hears(ANA)).toEqual([])
    await erase(world, patientId)
    expect(await world.records.get(key)).toBeUndefined()
    await checkout(world)
    await world.advanceHours(30)
    expect(hears(ANA)).toEqual([])
  })

  it('holds for a patient whose number is corrected to that one', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.text(ANA, 'STOP')
    await erase(world, patientId)
    const other = await checkout(world, { patient: { name: 'Ben Ruiz', phone: NEW } })
    hears(ANA)
    await changePatient(world.deps, 'demo', other.patientId, { phone: ANA })
    await world.advanceHours(30)
    expect(hears(ANA)).toEqual([])
  })
})

describe('a patient whose number was corrected', () => {
  it('is forgotten at every number there ever was, the one of a moment included', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await changePatient(world.deps, 'demo', patientId, { phone: '+14155550142' })
    await changePatient(world.deps, 'demo', patientId, { phone: NEW })
    await erase(world, patientId)
    expect(await stored(world)).not.toMatch(/\+1415555(0123|0142|0141)/)
  })

  it('is forgotten at a number that an earlier version corrected, and at the clinic’s number of then', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.advanceHours(3)
    // As the version before left it: the new number, and no word of the old one.
    const key = { pk: `CLINIC#demo#PATIENT#${patientId}`, sk: 'PROFILE' }
    const person = await world.records.get(key)
    const value = { ...person?.value, phone: NEW }
    await world.records.commit([{ kind: 'update', key, value, expects: person?.version ?? 0 }])
    const moved = { records: world.records, now: world.now() }
    expect(await editClinic(moved, 'demo', { clinic: { textingNumber: '+14155550110' } })).toMatchObject({
      kind: 'edited',
    })
    await erase(world, patientId)
    expect(await world.records.list(`PHONE#${HARBOR}#${ANA}`, '')).toEqual([])
  })
})

describe('the API, asked about a patient who was erased', () => {
  const ask = (world: World, method: string, path: string, params: { id: string }) => {
    const route = routes.find((each) => each.method === method && each.path === path)
    const caller = { id: 'dr-hale', clinicId: 'demo', role: 'admin' }
    return route?.respond(world.deps as never, { caller, params, query: {}, headers: {}, body: {} } as never)
  }

  it('knows nobody, erases nothing twice, and still proves the consent', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const first = await ask(world, 'DELETE', '/v1/patients/{id}', { id: patientId })
    expect(first).toMatchObject({ status: 200, body: { consentsKept: 1 } })
    await world.advanceHours(1)
    const before = await stored(world)
    expect(await ask(world, 'GET', '/v1/patients/{id}', { id: patientId })).toMatchObject({ status: 404 })
    const again = await ask(world, 'DELETE', '/v1/patients/{id}', { id: patientId })
    expect(again).toMatchObject({ status: 200, body: { erased: 0, at: (first?.body as { at: string }).at } })
    expect(await stored(world)).toEqual(before)
    const left = await ask(world, 'GET', '/v1/patients/{id}/export', { id: patientId })
    expect(left).toMatchObject({ status: 200, body: { consents: [{ statement: 'I agree to follow-up texts.' }] } })
  })
})
