import { describe, expect, it } from 'vitest'
import { removeStaff } from '../../functions/use-cases/access/change-staff.ts'
import { type Assignment, assignTask } from '../../functions/use-cases/alerts/assign-task.ts'
import { inbox } from '../../functions/use-cases/alerts/inbox.ts'
import { finishTask } from '../../functions/use-cases/alerts/tasks.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { anApi } from '../support/api.ts'
import { checkout, listener, tasks } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE } from '../support/world.ts'

const SAM = { staffId: 'nurse-sam', name: 'Nurse Sam', role: 'nurse' as const, phone: '+14155550209' }

/** Two questions of one patient, at a clinic with a nurse who has no shift. */
async function twoQuestions() {
  const world = await aWorld({ clinics: [{ ...harbor, staff: [...harbor.staff, SAM] }] })
  const { patientId } = await checkout(world)
  await world.text(ANA, 'can I drink wine tonight?')
  await world.advance(1)
  await world.text(ANA, 'and can I exercise?')
  const [first, second] = await tasks(world)
  if (!first || !second) throw new Error('no tasks')
  const assign = (how: Assignment, task = first) => assignTask(world.deps, 'demo', task.taskId, how)
  const see = async (search = {}) => {
    const found = await inbox(world.deps, 'demo', 'nurse', search)
    return { ids: found.lines.map(({ tasks: [{ taskId }] }) => taskId), ...found }
  }
  return { world, patientId, first, second, assign, see }
}

describe('a task of a person', () => {
  it('is in the inbox of the person who got it, after what nobody has, and pages nobody', async () => {
    const { world, first, second, assign, see } = await twoQuestions()
    const hears = listener(world)
    for (const phone of [LEE, KIM, HALE, SAM.phone]) hears(phone)
    expect(await assign({ to: 'nurse-sam', by: 'nurse-kim' })).toMatchObject({
      kind: 'assigned',
      owner: { staffId: 'nurse-sam', name: 'Nurse Sam' },
    })
    expect((await see()).ids).toEqual([second.taskId, first.taskId])
    expect(await see({ whose: 'mine', me: 'nurse-sam' })).toMatchObject({
      ids: [first.taskId],
      shares: { mine: 1, nobody: 1 },
      lines: [{ standing: { owner: { name: 'Nurse Sam' } } }],
    })
    expect((await see({ whose: 'nobody', me: 'nurse-sam' })).ids).toEqual([second.taskId])
    await world.advance(30)
    for (const phone of [LEE, KIM, HALE, SAM.phone]) expect(hears(phone)).toEqual([])
  })

  it('is taken by one of two who want it; the other is told who has it, and may take it over knowingly', async () => {
    const { assign } = await twoQuestions()
    expect(await assign({ to: 'nurse-kim', by: 'nurse-kim' })).toMatchObject({ kind: 'assigned' })
    const refused = { kind: 'somebody-has-it', owner: { name: 'Nurse Kim' } }
    expect(await assign({ to: 'dr-lee', by: 'dr-lee' })).toMatchObject(refused)
    expect(await assign({ to: undefined, by: 'dr-lee' })).toMatchObject(refused)
    expect(await assign({ to: 'dr-lee', by: 'dr-lee', from: 'nurse-sam' })).toMatchObject(refused)
    expect(await assign({ to: 'dr-lee', by: 'dr-lee', from: 'nurse-kim' })).toMatchObject({ owner: { name: 'Dr Lee' } })
    expect(await assign({ to: 'dr-lee', by: 'dr-lee' })).toMatchObject({ kind: 'assigned' })
    expect(await assign({ to: 'nurse-sam', by: 'dr-lee' })).toMatchObject({ owner: { name: 'Nurse Sam' } })
  })

  it('is on record: who gave it to whom, and who gave it back', async () => {
    const { world, patientId, first, assign } = await twoQuestions()
    await assign({ to: 'nurse-sam', by: 'nurse-kim' })
    await assign({ to: 'nurse-sam', by: 'nurse-kim' })
    await assign({ by: 'nurse-sam' })
    await finishTask(world.deps, 'demo', first.taskId, 'dr-lee')
    expect(await assign({ to: 'nurse-sam', by: 'nurse-kim' })).toEqual({ kind: 'done' })
    const events = (await timeline(world.deps, 'demo', patientId))?.events ?? []
    expect(events.filter((event) => 'taskId' in event && event.taskId === first.taskId)).toMatchObject([
      { kind: 'task-created' },
      { kind: 'task-assigned', by: 'nurse-kim', to: 'nurse-sam' },
      { kind: 'task-given-back', by: 'nurse-sam', from: 'nurse-sam' },
      { kind: 'task-done', by: 'dr-lee' },
    ])
  })

  it("is nobody's once that person has left the staff, and can be taken", async () => {
    const { world, first, second, assign, see } = await twoQuestions()
    await assign({ to: 'nurse-sam', by: 'nurse-kim' })
    const by = { id: 'dr-hale', name: 'Dr Hale' }
    expect(await removeStaff(world.deps, 'demo', 'nurse-sam', { by })).toMatchObject({ kind: 'left' })
    expect(await see()).toMatchObject({ ids: [first.taskId, second.taskId], shares: { nobody: 2 } })
    expect((await see({ whose: 'nobody' })).ids).toEqual([first.taskId, second.taskId])
    expect(await assign({ to: 'nurse-sam', by: 'nurse-kim' })).toMatchObject({ kind: 'unknown-staff' })
    expect(await assign({ to: 'nurse-kim', by: 'nurse-kim' })).toMatchObject({ kind: 'assigned' })
  })
})

describe('tasks by the API', () => {
  it('are given, put to sleep and woken, and say so in the list', async () => {
    const { world, first } = await twoQuestions()
    const ask = anApi(world)
    const path = `/v1/tasks/${first.taskId}`
    const send = (body: object, id = 'nurse-kim') => ask('PATCH', path, { id, body })
    expect(await send({ owner: 'nurse-sam' })).toMatchObject({
      status: 200,
      body: { owner: { staffId: 'nurse-sam', name: 'Nurse Sam' } },
    })
    expect(await send({ owner: 'nobody-here' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/owner', detail: expect.stringMatching(/"nobody-here".*dr-lee/) }] },
    })
    expect(await send({ owner: 'dr-lee' }, 'dr-lee')).toMatchObject({
      status: 409,
      body: { owner: { staffId: 'nurse-sam' } },
    })
    const until = '2026-11-24T17:00:00.000Z'
    expect(await send({ snooze: { until, reason: ' Back then. ' } })).toMatchObject({
      status: 200,
      body: { snooze: { until, reason: 'Back then.', name: 'Nurse Kim', asleep: true } },
    })
    const { body } = await ask('GET', '/v1/tasks', { id: 'nurse-kim' })
    expect(body.tasks).toMatchObject([{ taskId: first.taskId, snooze: { asleep: true } }, {}])
    expect((await send({ snooze: null })).body.snooze).toBeUndefined()
    expect(await send({ owner: null })).toMatchObject({ status: 409 })
    expect((await send({ owner: null, from: 'nurse-sam' })).body.owner).toBeUndefined()
  })

  const snooze = { until: '2026-11-24T17:00:00Z', reason: 'x' }
  it.each([
    [{ snooze: { ...snooze, until: '2026-11-23T18:00:00Z' } }, '/snooze/until', /still to come/],
    [{ snooze: { ...snooze, until: '2026-12-23T18:00:00Z' } }, '/snooze/until', /until 2026-11-30T18:06:00.000Z at/],
    [{ snooze: { ...snooze, reason: ' ' } }, '/snooze/reason', /./],
    [{ snooze: { ...snooze, reason: 'x'.repeat(201) } }, '/snooze/reason', /./],
    [{ snooze: { ...snooze, until: 'tomorrow' } }, '/snooze/until', /date and time/],
    [{ snooze: { until: snooze.until } }, '/snooze/reason', /./],
    [{ snooze, owner: 'dr-lee' }, '', /one of owner and snooze/],
    [{ snooze, from: 'dr-lee' }, '/from', /owner alone/],
    [{}, '', /one of owner and snooze/],
  ])('refuse %j with the field, and change nothing', async (body, pointer, detail) => {
    const { world, first } = await twoQuestions()
    const before = await tasks(world)
    const refused = await anApi(world)('PATCH', `/v1/tasks/${first.taskId}`, { id: 'nurse-kim', body })
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, detail: expect.stringMatching(detail) }] },
    })
    expect(await tasks(world)).toEqual(before)
  })

  it('answer the latest time where a possible warning sign would sleep past its own', async () => {
    const { world } = await twoQuestions()
    await world.text(ANA, 'there is a small hard lump under the skin')
    const soon = (await tasks(world)).find(({ kind }) => kind === 'soon')
    const body = { snooze: { until: '2026-11-25T18:00:00Z', reason: 'x' } }
    expect(await anApi(world)('PATCH', `/v1/tasks/${soon?.taskId}`, { id: 'nurse-kim', body })).toMatchObject({
      status: 422,
      body: { latest: '2026-11-25T01:00:00.000Z' },
    })
  })

  it('answer 404 for an alert and for what is not there: an alert never sleeps', async () => {
    const { world } = await twoQuestions()
    await world.text(ANA, 'i cant breathe')
    const ask = anApi(world)
    const [{ alertId }] = (await ask('GET', '/v1/alerts', { id: 'nurse-kim' })).body.alerts
    for (const id of [alertId, 'p.nothing.question'])
      expect(await ask('PATCH', `/v1/tasks/${id}`, { id: 'nurse-kim', body: { snooze } })).toMatchObject({
        status: 404,
      })
  })
})
