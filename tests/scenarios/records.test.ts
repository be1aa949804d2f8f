import { describe, expect, it } from 'vitest'
import { erasePatient } from '../../functions/use-cases/erase-patient.ts'
import { getPatient, patientsByPhone } from '../../functions/use-cases/find-patients.ts'
import { logTreatment } from '../../functions/use-cases/log-treatment.ts'
import { readPerson } from '../../functions/use-cases/read-person.ts'
import { act, aTreatment, checkout, listener } from '../support/stories.ts'
import { ANA, aWorld, LEE } from '../support/world.ts'

const MOTHER = '+14155550140'

describe('a minor', () => {
  const minor = { name: 'Lia Ruiz', dateOfBirth: '2010-05-31', phone: ANA }

  it('needs a guardian, who gets the messages and whose agreement is on record', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const alone = { ...aTreatment(world), patient: minor }
    expect(await logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request: alone })).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/guardian' }],
    })
    const request = { ...alone, guardian: { name: 'Eva Ruiz', phone: '(415) 555-0140' } }
    const logged = await logTreatment(world.deps, { clinicId: 'demo', by: 'desk', request })
    await world.settle()
    if (logged.kind !== 'logged') throw new Error('not logged')
    expect(hears(MOTHER)).toHaveLength(1)
    expect(hears(ANA)).toEqual([])
    const record = await readPerson(world.deps.records, 'demo', logged.answer.patientId)
    expect(record?.consents[0]?.value).toMatchObject({ givenBy: 'Eva Ruiz', phone: MOTHER })
  })

  it('is one until the eighteenth birthday, and names the guardian’s field that is wrong', async () => {
    const world = await aWorld()
    const log = (patient: object, guardian?: object) =>
      logTreatment(world.deps, {
        clinicId: 'demo',
        by: 'desk',
        request: {
          ...aTreatment(world),
          patient: { ...minor, ...patient },
          ...(guardian ? { guardian } : {}),
        } as never,
        preview: true,
      })
    expect(await log({ dateOfBirth: '2008-11-23' })).toMatchObject({ kind: 'logged' })
    expect(await log({ dateOfBirth: '2008-11-24' })).toMatchObject({ kind: 'invalid' })
    expect(await log({}, { name: 'Eva', phone: '12' })).toMatchObject({ faults: [{ pointer: '/guardian/phone' }] })
    expect(await log({}, { name: 'Eva' })).toMatchObject({ faults: [{ pointer: '/guardian/phone' }] })
  })
})

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
    const record = await readPerson(world.deps.records, 'demo', patientId)
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

  it('shares a phone: the others keep theirs', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    const other = await checkout(world, { patient: { name: 'Ben Ruiz' } })
    await erasePatient(world.deps, 'demo', patientId, 'dr-hale')
    expect(await getPatient(world.deps, 'demo', other.patientId)).toMatchObject({ name: 'Ben Ruiz', phone: ANA })
    expect(await patientsByPhone(world.deps, 'demo', ANA)).toMatchObject({ patients: [{ name: 'Ben Ruiz' }] })
  })
})
