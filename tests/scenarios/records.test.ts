import { describe, expect, it } from 'vitest'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { readPatient } from '../../functions/use-cases/store/read-patient.ts'
import { aTreatment, listener } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

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
    const record = await readPatient(world.deps.records, 'demo', logged.answer.patientId)
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
