import { describe, expect, it } from 'vitest'
import { EVENT_TYPES, type EventType } from '../../functions/core/webhooks/event.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { finishTask, undoTask } from '../../functions/use-cases/alerts/tasks.ts'
import { changeConsent } from '../../functions/use-cases/courses/change-consent.ts'
import { cancelTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { aReceiver } from '../support/receiver.ts'
import { act, checkout, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, LEE, type World } from '../support/world.ts'

const SWALLOW = 'its really hard to swolow'

/** A patient on record and a receiver of `types`, which has heard of nothing so far. */
async function aPatient(types: readonly EventType[] = EVENT_TYPES) {
  const world = await aWorld()
  const receiver = await aReceiver(world, { events: types })
  const { patientId, treatmentId } = await checkout(world)
  const first = await receiver.told()
  return { world, receiver, patientId, treatmentId, first }
}

const onlyTask = async (world: World) => {
  const [task, ...others] = await tasks(world)
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks`)
  return task
}

describe('a clinic’s own system is told', () => {
  it('treatment.logged: at checkout, once, with ids alone', async () => {
    const { world, receiver, patientId, treatmentId, first } = await aPatient(['treatment.logged'])
    expect(first).toEqual([
      {
        id: expect.stringMatching(/^evt_[\w-]+$/),
        type: 'treatment.logged',
        timestamp: '2026-11-23T18:05:00.000Z',
        data: { treatmentId, patientId },
      },
    ])
    await cancelTreatment(world.deps, 'demo', treatmentId)
    expect(await receiver.told()).toEqual([])
  })

  it('message.sent: of each message to the patient as it leaves, and of none that is refused or still waits', async () => {
    const { world, receiver, patientId, treatmentId, first } = await aPatient(['message.sent'])
    expect(first).toMatchObject(world.at(ANA).map(() => ({ type: 'message.sent', data: { patientId, treatmentId } })))
    expect(first.length).toBeGreaterThan(0)
    await world.text(ANA, SWALLOW)
    expect(first.length + (await receiver.told()).length).toBe(world.at(ANA).length)
    world.carrier(ANA, 'refused')
    await world.text(ANA, 'what now?')
    expect(await receiver.told()).toEqual([])
  })

  it('message.delivered: of each message to the patient, and of no page', async () => {
    const { world, receiver, patientId, first } = await aPatient(['message.delivered'])
    expect(first).toHaveLength(world.at(ANA).length)
    await world.text(ANA, SWALLOW)
    await world.advanceHours(1)
    expect(world.at(LEE).length).toBeGreaterThan(3)
    const told = await receiver.told()
    expect(first.length + told.length).toBe(world.at(ANA).length)
    for (const { type, data } of [...first, ...told]) {
      expect(type).toBe('message.delivered')
      expect(data).toMatchObject({ messageId: expect.any(String), patientId })
    }
  })

  it('message.delivered: once, though a reminder of the same message is due later', async () => {
    const { world, receiver } = await aPatient(['message.delivered'])
    await world.advanceHours(72)
    const told = await receiver.told()
    expect(new Set(told.map(({ data }) => data.messageId)).size).toBe(told.length)
    expect(told.length).toBeGreaterThan(3)
  })

  it('message.failed: by a receipt, or refused for good', async () => {
    for (const behaviour of ['undeliverable', 'refused'] as const) {
      const { world, receiver, patientId } = await aPatient(['message.failed'])
      world.carrier(ANA, behaviour)
      await world.text(ANA, 'STOP please, what did you do to me')
      await world.advance(2)
      const told = await receiver.told()
      expect(told.length, behaviour).toBeGreaterThan(0)
      for (const { type, data } of told) expect([type, data.patientId]).toEqual(['message.failed', patientId])
    }
  })

  it('reply.received: with the message, and with its alert where there is one', async () => {
    const { world, receiver, patientId } = await aPatient(['reply.received'])
    await world.text(ANA, 'all good, thanks', { id: 'c1' })
    await world.text(ANA, 'all good, thanks', { id: 'c1' })
    expect(await receiver.told()).toMatchObject([{ data: { messageId: `${patientId}.c1`, patientId } }])
    await world.text(ANA, SWALLOW)
    const { alertId } = await theAlert(world)
    expect(await receiver.told()).toMatchObject([{ type: 'reply.received', data: { alertId, patientId } }])
  })

  it('alert.opened: once, whatever joins it', async () => {
    const { world, receiver, patientId } = await aPatient(['alert.opened'])
    await world.text(ANA, SWALLOW)
    await world.text(ANA, 'and my eyelid is drooping')
    await world.advanceHours(2)
    const { alertId } = await theAlert(world)
    expect(await receiver.told()).toMatchObject([{ type: 'alert.opened', data: { alertId, patientId } }])
  })

  it('alert.acknowledged, alert.contacted and alert.resolved: each as a person does it', async () => {
    const { world, receiver, patientId } = await aPatient(['alert.acknowledged', 'alert.contacted', 'alert.resolved'])
    await world.text(ANA, SWALLOW)
    const { alertId, code } = await theAlert(world)
    expect(await receiver.told()).toEqual([])
    await world.text(LEE, code)
    await world.text(LEE, code)
    expect(await receiver.told()).toMatchObject([{ type: 'alert.acknowledged', data: { alertId, patientId } }])
    await act(world, 'dr-lee', { kind: 'hand-over', to: 'nurse-kim' })
    expect(await receiver.told()).toMatchObject([{ type: 'alert.acknowledged', data: { alertId } }])
    await act(world, 'nurse-kim', { kind: 'contacted' })
    await act(world, 'nurse-kim', { kind: 'contacted' })
    expect(await receiver.told()).toMatchObject([{ type: 'alert.contacted', data: { alertId } }])
    await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    expect(await receiver.told()).toMatchObject([{ type: 'alert.resolved', data: { alertId, patientId } }])
  })

  it('alert.acknowledgement-undone and alert.reopened: as a person takes something back, not where time ran out', async () => {
    const { world, receiver, patientId } = await aPatient(['alert.acknowledgement-undone', 'alert.reopened'])
    await world.text(ANA, SWALLOW)
    const { alertId } = await theAlert(world)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await world.advance(30)
    expect(await theAlert(world)).toMatchObject({ state: 'paging' })
    expect(await receiver.told()).toEqual([])
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await act(world, 'dr-lee', { kind: 'undo' })
    await act(world, 'dr-lee', { kind: 'undo' })
    expect(await receiver.told()).toMatchObject([
      { type: 'alert.acknowledgement-undone', data: { alertId, patientId } },
    ])
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    const lee = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician' } as const
    for (let i = 0; i < 2; i++)
      await actOnAlert(world.deps, 'demo', alertId, { kind: 'reopen', reason: 'Another patient.' }, lee)
    expect(await receiver.told()).toMatchObject([{ type: 'alert.reopened', data: { alertId, patientId } }])
  })

  it('task.reopened: as a person undoes that it is done, once', async () => {
    const { world, receiver, patientId } = await aPatient(['task.opened', 'task.reopened'])
    await world.text(ANA, 'can i wear makeup tomorrow?')
    const [opened] = await receiver.told()
    const taskId = opened?.data.taskId ?? ''
    await finishTask(world.deps, 'demo', taskId, 'desk')
    for (let i = 0; i < 2; i++) await undoTask(world.deps, 'demo', taskId, 'desk')
    expect(await receiver.told()).toMatchObject([{ type: 'task.reopened', data: { taskId, patientId } }])
  })

  it('patient.opted-out: by STOP, once; by consent withdrawn; not by an erasure', async () => {
    const { world, receiver, patientId } = await aPatient(['patient.opted-out'])
    await world.text(ANA, 'STOP')
    await world.text(ANA, 'STOP')
    expect(await receiver.told()).toMatchObject([{ type: 'patient.opted-out', data: { patientId } }])
    const statement = { statement: 'No more texts.', method: 'phone' }
    await changeConsent(world.deps, 'demo', patientId, { sms: false, ...statement }, 'desk')
    expect(await receiver.told()).toHaveLength(1)
    const { patientId: other } = await checkout(world, { patient: { name: 'Bo Li', phone: '+14155550124' } })
    expect(await erasePatient(world.deps, 'demo', other, 'dr-hale')).toMatchObject({ kind: 'erased' })
    expect(await receiver.told()).toEqual([])
  })

  it('task.opened and task.done', async () => {
    const { world, receiver, patientId } = await aPatient(['task.opened', 'task.done'])
    await world.text(ANA, 'can i wear makeup tomorrow?')
    const { taskId } = await onlyTask(world)
    expect(await receiver.told()).toMatchObject([{ type: 'task.opened', data: { taskId, patientId } }])
    for (let twice = 0; twice < 2; twice++) await finishTask(world.deps, 'demo', taskId, 'desk')
    expect(await receiver.told()).toMatchObject([{ type: 'task.done', data: { taskId, patientId } }])
  })

  it('task.opened: of a task that waits for its day, on that day', async () => {
    const { world, receiver } = await aPatient(['task.opened'])
    await world.text(ANA, SWALLOW)
    const nextCheckAt = '2026-11-25T18:00:00.000Z'
    await act(world, 'dr-lee', {
      kind: 'resolve',
      resolution: { outcome: 'seen', note: '', nextCheckAt, course: 'end' },
    })
    expect(await receiver.told()).toEqual([])
    await world.advanceHours(48)
    expect(await receiver.told()).toMatchObject([{ data: { taskId: expect.stringContaining('.next-check') } }])
  })
})

describe('what is told', () => {
  it('is ids: no word of a patient, of triage or of a treatment, no name and no number', async () => {
    const { world, receiver, first } = await aPatient()
    await world.text(ANA, `${SWALLOW}, Botox was a mistake`)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'sent-to-emergency', note: 'ER, dysphagia' } })
    await world.text(ANA, 'STOP')
    const told = [...first, ...(await receiver.told())]
    expect(new Set(told.map(({ type }) => type)).size).toBeGreaterThan(6)
    for (const { data, ...envelope } of told) {
      expect(Object.keys(envelope).sort()).toEqual(['id', 'timestamp', 'type'])
      for (const [name, id] of Object.entries(data)) {
        expect(name).toMatch(/Id$/)
        expect(id).toMatch(/^[\w.-]+$/)
      }
      const text = JSON.stringify({ data, envelope })
      expect(text).not.toMatch(/ana|ruiz|4155550|swol|botox|neurotoxin|emergency|urgent|swallowing|dysphagia/i)
    }
  })

  it('stays within the clinic', async () => {
    const world = await aWorld()
    const other = await aReceiver(world, { clinicId: 'other', url: 'https://other.example/' })
    await checkout(world)
    await world.text(ANA, SWALLOW)
    expect(await other.told()).toEqual([])
  })
})

describe('a clinic without a webhook', () => {
  it('writes nothing about events', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, SWALLOW)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await world.advanceHours(30)
    expect((await world.everything()).filter(({ key }) => /#EVENTS|WEBHOOK/.test(key.pk))).toEqual([])
  })
})
