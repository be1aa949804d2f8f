import { describe, expect, it } from 'vitest'
import type { Resolution } from '../../functions/core/alerts/outcome.ts'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { plusHours } from '../../functions/core/time.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { getAlert } from '../../functions/use-cases/alerts/find-alerts.ts'
import { frozenRecord } from '../../functions/use-cases/alerts/freeze-record.ts'
import { finishTask } from '../../functions/use-cases/alerts/tasks.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { figuresUntil } from '../../functions/use-cases/review/figures.ts'
import { findIncidents, getIncident } from '../../functions/use-cases/review/incidents.ts'
import { act, checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE, type World } from '../support/world.ts'

const WRONG: Resolution = {
  outcome: 'no-concern',
  note: 'Wrong patient, sorry.',
  harm: 'severe',
  tierWas: 'too-high',
  course: 'end',
}
const person = (id: string) => {
  const found = harbor.staff.find(({ staffId }) => staffId === id)
  if (!found) throw new Error(`nobody is called ${id}`)
  return found
}

async function closed(resolution: Partial<Resolution> = {}) {
  const world = await aWorld()
  const hears = listener(world)
  const { patientId, treatmentId } = await checkout(world)
  await world.text(ANA, 'i cant swallow')
  await world.advance(2)
  const { alertId, code } = await theAlert(world)
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { ...WRONG, ...resolution } })
  const reopen = async (by = 'dr-lee', reason = 'It was the other patient.') => {
    const acted = await actOnAlert(world.deps, 'demo', alertId, { kind: 'reopen', reason }, person(by))
    await world.settle()
    return acted
  }
  return { world, hears, patientId, treatmentId, alertId, code, reopen }
}

const figures = async (world: World) => (await figuresUntil(world.deps, harbor.clinic as Clinic, '2026-11', 1))[0]

describe('an alert that was closed by mistake', () => {
  it('pages again by its tier, with its code, and tells the patient nothing', async () => {
    const { world, hears, alertId, code, reopen } = await closed()
    await world.advance(30)
    for (const phone of [LEE, KIM, ANA]) hears(phone)
    expect(await reopen()).toMatchObject({ kind: 'done' })
    expect(await theAlert(world)).toMatchObject({
      alertId,
      code,
      state: 'paging',
      acknowledgedBy: null,
      tier: 'emergency',
    })
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(hears(KIM).length).toBeGreaterThan(0)
    expect(hears(ANA)).toEqual([])
    await world.text(LEE, code)
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'dr-lee' } })
    expect(hears(ANA)).toEqual([])
  })

  it('goes on paging until somebody acts: the chain begins anew', async () => {
    const { world, hears, reopen } = await closed()
    await world.advance(30)
    await reopen()
    for (const phone of [LEE, HALE]) hears(phone)
    await world.advance(12)
    expect(hears(LEE).length).toBeGreaterThan(1)
    expect(hears(HALE).length).toBeGreaterThan(0)
  })

  it('keeps the first outcome as withdrawn, and the record says who and why', async () => {
    const { world, patientId, alertId, reopen } = await closed()
    await reopen()
    const alert = (await getAlert(world.deps, 'demo', alertId))?.alert
    expect(alert?.outcome).toBeUndefined()
    expect(alert?.withdrawn).toMatchObject([
      {
        outcome: 'no-concern',
        note: WRONG.note,
        by: 'dr-lee',
        withdrawn: { by: 'dr-lee', reason: 'It was the other patient.' },
      },
    ])
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: 'Seen.' } })
    const events = (await timeline(world.deps, 'demo', patientId))?.events ?? []
    expect(events.filter(({ kind }) => /resolved|reopened/.test(kind))).toMatchObject([
      { kind: 'alert-resolved', outcome: { outcome: 'no-concern' } },
      { kind: 'alert-reopened', by: 'dr-lee', reason: 'It was the other patient.' },
      { kind: 'alert-resolved', outcome: { outcome: 'seen' } },
    ])
  })

  it('takes a second outcome whole: register, incident, next check and course are those of the second', async () => {
    const { world, patientId, alertId, reopen } = await closed({
      nextCheckAt: plusHours('2026-11-23T18:07:00.000Z', 20),
    })
    const first = await getIncident(world.deps, 'demo', alertId)
    expect(await figures(world)).toMatchObject({ alerts: 1, falsePages: 1, open: 0 })
    await reopen()
    expect(await figures(world)).toMatchObject({ alerts: 0, falsePages: 0, open: 1 })

    const nextCheckAt = plusHours(world.now(), 3)
    const second: Resolution = {
      outcome: 'sent-to-emergency',
      note: 'Admitted.',
      harm: 'moderate',
      course: 'hold',
      nextCheckAt,
    }
    expect(await act(world, 'dr-lee', { kind: 'resolve', resolution: second })).toMatchObject({ kind: 'done' })
    expect(await figures(world)).toMatchObject({ alerts: 1, falsePages: 0, open: 0 })
    const incidents = await findIncidents(world.deps, 'demo')
    expect(incidents).toMatchObject([{ incidentId: alertId, harm: 'moderate', outcome: 'sent-to-emergency' }])
    const [incident] = incidents
    expect(incident?.withdrawn).toBeUndefined()
    expect(incident?.earlier).toMatchObject([{ harm: 'severe', outcome: 'no-concern', frozen: first?.frozen }])
    expect(incident && (await frozenRecord(world.deps, incident))).toMatchObject({
      intact: true,
      text: expect.stringMatching(/Admitted/),
    })
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toEqual({
      kind: 'under-hold',
      incidentId: alertId,
    })
    await world.advanceHours(4)
    expect(await tasks(world)).toMatchObject([{ kind: 'next-check', createdAt: nextCheckAt }])
    await world.advanceHours(30)
    expect((await tasks(world)).filter(({ kind }) => kind === 'next-check')).toHaveLength(1)
  })

  it('can be reopened twice, and each time the next outcome counts', async () => {
    const { world, alertId, reopen } = await closed({ nextCheckAt: '2026-11-24T18:00:00.000Z' })
    for (const note of ['second', 'third']) {
      await reopen()
      const resolution: Resolution = { ...WRONG, note, nextCheckAt: '2026-11-24T18:00:00.000Z' }
      expect(await act(world, 'dr-lee', { kind: 'resolve', resolution })).toMatchObject({ kind: 'done' })
    }
    const alert = (await getAlert(world.deps, 'demo', alertId))?.alert
    expect(alert?.withdrawn?.map(({ note }) => note)).toEqual([WRONG.note, 'second'])
    expect((await findIncidents(world.deps, 'demo'))[0]?.earlier).toHaveLength(2)
    await world.advanceHours(26)
    expect((await tasks(world)).filter(({ kind }) => kind === 'next-check')).toHaveLength(1)
  })

  it('withdraws the incident, whose hold stays until an admin releases it', async () => {
    const { world, patientId, alertId, reopen } = await closed()
    await reopen()
    expect(await getIncident(world.deps, 'demo', alertId)).toMatchObject({
      withdrawn: { by: 'dr-lee', name: 'Dr Lee', because: 'It was the other patient.' },
    })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'no-concern', note: '', harm: 'none' } })
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'under-hold' })
    expect(await getIncident(world.deps, 'demo', alertId)).toMatchObject({ withdrawn: { by: 'dr-lee' } })
  })

  it('gives the course back as it was before: check-ins that the outcome ended leave after all', async () => {
    const { world, hears, reopen } = await closed({ harm: 'none' })
    // The check-in after two hours would have left by now; within the hour nothing did.
    await world.advance(50)
    await reopen()
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    hears(ANA)
    await world.advanceHours(3)
    expect(hears(ANA).length).toBeGreaterThan(0)
  })

  it('gives back check-ins that were cancelled within the hour', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const { patientId } = await checkout(world)
    await world.advance(100)
    await world.text(ANA, 'i cant swallow')
    const { alertId } = await theAlert(world)
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { ...WRONG, harm: 'none' } })
    await world.advance(40)
    const sent = async () =>
      ((await timeline(world.deps, 'demo', patientId))?.events ?? []).filter(
        ({ kind }) => kind === 'follow-up-cancelled',
      )
    expect(await sent()).not.toEqual([])
    await actOnAlert(world.deps, 'demo', alertId, { kind: 'reopen', reason: 'Wrong alert.' }, person('dr-lee'))
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '', course: 'resume' } })
    hears(ANA)
    await world.advance(40)
    expect(hears(ANA).length).toBeGreaterThan(0)
  })

  it('keeps an earlier outcome of another alert in force: a course on hold is on hold again', async () => {
    const { world, reopen, treatmentId } = await closedAfterHold()
    await reopen()
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    await world.advanceHours(3)
    const held = (await world.everything()).filter(
      ({ key, value }) => key.sk.startsWith('OUT#') && value.treatmentId === treatmentId && value.state === 'held',
    )
    expect(held).not.toEqual([])
  })

  it('ends the task that its next check had become', async () => {
    const { world, reopen } = await closed({ nextCheckAt: '2026-11-23T18:10:00.000Z' })
    await world.advance(10)
    expect(await tasks(world)).toMatchObject([{ kind: 'next-check' }])
    await reopen()
    expect(await tasks(world)).toEqual([])
  })

  it('leaves a next check that was done on record', async () => {
    const { world, reopen } = await closed({ nextCheckAt: '2026-11-23T18:10:00.000Z' })
    await world.advance(10)
    const [task] = await tasks(world)
    await finishTask(world.deps, 'demo', task?.taskId ?? '', 'nurse-kim')
    await reopen()
    const [done] = (await world.everything()).filter(({ key }) => key.sk.startsWith('TASK#'))
    expect(done?.value).toMatchObject({ state: 'done', doneBy: 'nurse-kim' })
  })

  it('stays closed after an hour, for a colleague, and for a patient who has another alert', async () => {
    const { world, reopen } = await closed()
    expect(await reopen('nurse-kim')).toMatchObject({ kind: 'not-yours' })
    await world.text(ANA, 'now i cant breathe')
    const { code } = await theAlert(world)
    expect(await reopen()).toMatchObject({ kind: 'too-late', because: expect.stringContaining(code) })
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    await world.advance(61)
    expect(await reopen()).toMatchObject({ kind: 'too-late', because: expect.stringMatching(/an hour/) })
    expect(await openAlerts(world)).toEqual([])
  })

  it('changes nothing where it is open, or reopened already', async () => {
    const { world, reopen } = await closed()
    await reopen()
    const { round } = await theAlert(world)
    expect(await reopen()).toMatchObject({ kind: 'already-yours' })
    expect((await theAlert(world)).round).toBe(round)
    expect(await reopen('nurse-kim')).toMatchObject({ kind: 'too-late' })
  })
})

async function closedAfterHold() {
  const world = await aWorld()
  const { treatmentId } = await checkout(world)
  await world.text(ANA, 'i cant swallow')
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '', course: 'hold' } })
  await world.text(ANA, 'now i cant breathe')
  const { alertId } = await theAlert(world)
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { ...WRONG, harm: 'none' } })
  const reopen = () =>
    actOnAlert(world.deps, 'demo', alertId, { kind: 'reopen', reason: 'Wrong one.' }, person('dr-lee'))
  return { world, treatmentId, reopen }
}
