/** What the front desk corrects after checkout. */
import { describe, expect, it } from 'vitest'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import { changeTreatment, getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { changePatient } from '../../functions/use-cases/courses/change-patient.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import { patientsByPhone } from '../../functions/use-cases/patients/find-patients.ts'
import { MOST_WRITES } from '../../functions/use-cases/ports.ts'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, LEE, type World } from '../support/world.ts'

const welcomes = (world: World) => world.at(ANA).filter(({ text }) => text.includes("we'll text after your visit"))
const bothVisits = async () => {
  const world = await aWorld()
  const first = await checkout(world)
  await world.advanceHours(3)
  const second = await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
  return { world, first, second }
}

describe('a correction', () => {
  it('of one visit says no welcome again that the other has said, and asks nothing twice within two hours', async () => {
    const { world, first, second } = await bothVisits()
    const before = await getTreatment(world.deps, 'demo', second.treatmentId)
    expect((await changeTreatment(world.deps, 'demo', second.treatmentId, {})).kind).toBe('changed')
    expect((await changeTreatment(world.deps, 'demo', first.treatmentId, {})).kind).toBe('changed')
    expect(await getTreatment(world.deps, 'demo', second.treatmentId)).toEqual(before)
    await world.advanceHours(2)
    expect(welcomes(world)).toHaveLength(1)
  })

  it('of a name or zone says no welcome again either', async () => {
    const { world, first } = await bothVisits()
    const changed = await changePatient(world.deps, 'demo', first.patientId, {
      name: 'Ana Luz',
      timeZone: 'America/Denver',
    })
    expect(changed.kind).toBe('changed')
    await world.advanceHours(2)
    expect(welcomes(world)).toHaveLength(1)
  })

  it.each([
    ['2030-01-01T00:00:00Z', /in the future/],
    ['2026-09-01T00:00:00Z', /more than 30 days ago/],
  ])('to a visit at %s is refused, as it is at checkout', async (performedAt, detail) => {
    const world = await aWorld()
    const { treatmentId } = await checkout(world)
    const changed = await changeTreatment(world.deps, 'demo', treatmentId, { performedAt })
    expect(changed).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/performedAt', detail: expect.stringMatching(detail) }],
    })
  })
})

describe('a correction to a plan or area that there is not', () => {
  it.each([
    [{ plan: 'nonsense', areas: [] }, '/procedures/0/plan'],
    [{ plan: 'filler', areas: ['elbow'] }, '/procedures/0/areas/0'],
  ])('is refused by name, and changes nothing: %o', async (procedure, pointer) => {
    const world = await aWorld()
    const { treatmentId, patientId } = await checkout(world)
    const before = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, '')
    const changed = await changeTreatment(world.deps, 'demo', treatmentId, { procedures: [procedure] })
    expect(changed).toMatchObject({ kind: 'invalid', faults: [{ pointer: expect.stringContaining(pointer) }] })
    expect(await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, '')).toEqual(before)
  })
})

describe('a patient of many visits, whose number and address are corrected', () => {
  const NEW = '+14155550141'
  const change = { phone: NEW, email: 'ana@new.example' }
  const visits = async (count: number, minutesApart: number) => {
    const world = await aWorld()
    let patientId = ''
    for (let i = 0; i < count; i++) {
      const asked = { patient: { email: 'ana@example.com' }, consent: { email: true } }
      patientId = (await checkout(world, asked)).patientId
      await world.advance(minutesApart)
    }
    const unsent = async () => {
      const kept = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')
      return kept.map(({ value }) => value as unknown as Outbound).filter(({ state }) => state === 'planned')
    }
    return { world, patientId, unsent }
  }

  it('is asked nothing twice that one course asks for all', async () => {
    const { world, patientId, unsent } = await visits(20, 1)
    const before = (await unsent()).map(({ step }) => step)
    expect((await changePatient(world.deps, 'demo', patientId, change)).kind).toBe('changed')
    const after = (await unsent()).map(({ step }) => step)
    const asking = (steps: typeof after) => steps.filter((step) => step?.startsWith('check-in')).sort()
    expect(asking(after)).toEqual(asking(before))
  })

  it('gets each text there, though more wait for the morning than one transaction holds', async () => {
    const { world, patientId, unsent } = await visits(2, 60)
    await world.advanceHours(12)
    for (let i = 0; i < 120; i++)
      await writeMessage(world.deps, 'demo', patientId, { text: `Result ${i} is in.`, by: 'nurse-kim' })
    expect((await unsent()).length).toBeGreaterThan(MOST_WRITES)
    expect((await changePatient(world.deps, 'demo', patientId, change)).kind).toBe('changed')
    expect([...new Set((await unsent()).map(({ to }) => to))].sort()).toEqual([NEW, 'ana@new.example'])
  })
})

describe('a correction that changes nothing', () => {
  it('leaves what is planned as it is, and its history', async () => {
    const world = await aWorld()
    const { treatmentId, patientId } = await checkout(world)
    const before = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')
    await changeTreatment(world.deps, 'demo', treatmentId, {})
    expect(await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'OUT#')).toEqual(before)
  })
})

const NEW = '+14155550141'

describe('a corrected number', () => {
  const corrected = async (hours = 0) => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.advanceHours(hours)
    expect(await changePatient(world.deps, 'demo', patientId, { phone: NEW })).toMatchObject({ kind: 'changed' })
    return { world, patientId, hears: listener(world) }
  }

  it('is a stranger’s: what it says is on no record of the patient, and a sign is read by the strictest rules', async () => {
    const { world, patientId, hears } = await corrected()
    await world.text(ANA, 'who is this?')
    expect(await patientsByPhone(world.deps, 'demo', ANA)).toMatchObject({ patients: [{ known: false }] })
    expect(await patientsByPhone(world.deps, 'demo', NEW)).toMatchObject({ patients: [{ personId: patientId }] })
    await world.text(ANA, 'my eyelid is drooping')
    const alert = await theAlert(world)
    expect(alert.personId).not.toBe(patientId)
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'MESSAGE#')).toEqual([])
  })

  it('does not answer for the patient: their silence is noticed, and the reminder goes to the right number', async () => {
    const { world, hears } = await corrected()
    await world.advanceHours(24.5)
    await world.text(ANA, '1')
    await world.advanceHours(48)
    expect(hears(NEW).join()).toMatch(/have not heard/)
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('silence')
  })

  it('still answers the question that was sent to it: a bare "yes" to "any trouble swallowing?" wakes somebody', async () => {
    const { world, patientId } = await corrected(28)
    await world.text(ANA, 'yes')
    expect((await theAlert(world)).personId).not.toBe(patientId)
  })

  it('has answered it for two days, then a bare "yes" is to no question of ours', async () => {
    const { world } = await corrected(28)
    await world.advanceHours(49)
    await world.text(ANA, 'yes')
    expect(await openAlerts(world)).toEqual([])
  })

  it('is a stranger’s to the rescue too', async () => {
    const { world, patientId } = await corrected()
    await rescueReply(world.deps, { id: 'm1', from: ANA, to: HARBOR, text: 'garbled' })
    expect((await theAlert(world)).personId).not.toBe(patientId)
  })

  it('gets no reminder and no personal text that had not left yet', async () => {
    const world = await aWorld({ now: '2026-11-24T05:30:00.000Z' })
    const { patientId } = await checkout(world, { performedAt: '2026-11-23T22:05:00.000Z' })
    const hears = listener(world)
    await writeMessage(world.deps, 'demo', patientId, { text: 'Your parcel is here.', by: 'nurse-kim' })
    await changePatient(world.deps, 'demo', patientId, { phone: NEW })
    await world.advanceHours(20)
    expect(hears(ANA)).toEqual([])
    expect(hears(NEW).join()).toContain('Your parcel is here.')
  })

  it('corrected back is the patient’s again', async () => {
    const { world, patientId } = await corrected()
    await world.text(ANA, 'who is this?')
    await changePatient(world.deps, 'demo', patientId, { phone: ANA })
    await world.text(ANA, 'my eyelid is drooping')
    expect((await theAlert(world)).personId).toBe(patientId)
  })

  it('of the same name at the next visit is the same patient, not a second one', async () => {
    const { world, patientId } = await corrected()
    const again = await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    expect(again.patientId).toBe(patientId)
    expect(await patientsByPhone(world.deps, 'demo', NEW)).toMatchObject({ patients: [] })
  })
})
