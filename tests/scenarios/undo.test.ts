import { describe, expect, it } from 'vitest'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { plusSeconds } from '../../functions/core/time.ts'
import { finishTask, undoTask } from '../../functions/use-cases/alerts/tasks.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { figuresUntil } from '../../functions/use-cases/review/figures.ts'
import { onCommit } from '../support/on-commit.ts'
import { act, checkout, listener, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE, type World } from '../support/world.ts'

const seconds = (world: World, count: number) => world.standStill(count / 60)

async function aWarning(text = 'my eyelid is drooping') {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await world.text(ANA, text)
  const events = async () => (await timeline(world.deps, 'demo', patientId))?.events ?? []
  return { world, patientId, hears: listener(world), events }
}

const isText = (text: string) => !text.startsWith('(voice)')

/** The carrier refused the page to Dr Lee for half a minute; it is due again two seconds after Nurse Kim took the alert. */
async function aPageThatWaits() {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  world.carrier(LEE, 'throttle')
  await world.text(ANA, 'i cant swallow')
  seconds(world, 28)
  await act(world, 'nurse-kim', { kind: 'acknowledge' })
  world.carrier(LEE, 'deliver')
  seconds(world, 4)
  hears(LEE)
  return { world, hears }
}

describe('an alert that was taken by mistake', () => {
  it('goes back to what it was within ten seconds: its pages come when they would have come', async () => {
    const { world, hears } = await aWarning()
    const before = await theAlert(world)
    seconds(world, 5)
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    seconds(world, 9)
    expect(await act(world, 'nurse-kim', { kind: 'undo' })).toMatchObject({ kind: 'done' })
    const { history: _, ...after } = await theAlert(world)
    const { history: __, ...was } = before
    expect(after).toEqual(was)
    for (const phone of [LEE, KIM, HALE]) hears(phone)

    const other = await aWarning()
    for (const phone of [LEE, KIM, HALE]) other.hears(phone)
    await world.advance(40)
    await other.world.advance(40)
    const lines = (texts: string[]) => texts.map((text) => text.replace(/https:\S+/, ''))
    for (const phone of [LEE, KIM, HALE]) expect(lines(hears(phone))).toHaveLength(other.hears(phone).length)
    expect(other.hears(LEE).length + world.at(LEE).length).toBeGreaterThan(2)
  })

  it('sends the page that waited when it was taken, once', async () => {
    const { world, hears } = await aPageThatWaits()
    await world.advance(0)
    expect(hears(LEE)).toEqual([])
    await act(world, 'nurse-kim', { kind: 'undo' })
    expect(hears(LEE).filter(isText)).toHaveLength(1)
    await world.advance(1)
    expect(hears(LEE).filter(isText)).toEqual([])
    expect((await theAlert(world)).round).toBe(1)
  })

  it('sends a page that came to wait in the moment in which it was given back, once', async () => {
    const { world, hears } = await aPageThatWaits()
    let undone = false
    const restore = onCommit(world.records, async (writes, commit) => {
      const waits = writes.some(({ key }) => /^OUT#.*dr-lee\.sms$/.test(key.sk))
      if (!waits || undone || !JSON.stringify(writes).includes('just-taken')) return commit(writes)
      undone = true
      expect(await act(world, 'nurse-kim', { kind: 'undo' })).toMatchObject({ kind: 'done' })
      return commit(writes)
    })
    await world.advance(0)
    restore()
    expect(undone).toBe(true)
    await world.advance(2)
    expect(hears(LEE).filter(isText)).toHaveLength(1)
  })

  it('sends no waiting page where it stays taken', async () => {
    const { world, hears } = await aPageThatWaits()
    await world.advance(4)
    expect(hears(LEE)).toEqual([])
  })

  it('pages at once what came due in the ten seconds', async () => {
    const { world, hears } = await aWarning('i cant swallow')
    const { timers } = await theAlert(world)
    const left = (Date.parse(timers.page ?? '') - Date.parse(world.now())) / 1000
    seconds(world, left - 4)
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    hears(LEE)
    seconds(world, 8)
    await act(world, 'nurse-kim', { kind: 'undo' })
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(await theAlert(world)).toMatchObject({ state: 'paging', round: 2 })
  })

  it('stays taken after ten seconds, and for anybody else', async () => {
    const { world } = await aWarning()
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    expect(await act(world, 'dr-lee', { kind: 'undo' })).toMatchObject({ kind: 'not-yours' })
    seconds(world, 11)
    expect(await act(world, 'nurse-kim', { kind: 'undo' })).toMatchObject({
      kind: 'too-late',
      because: expect.stringMatching(/ten seconds/),
    })
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged' })
  })

  it.each([
    ['contacted', { kind: 'contacted' }],
    ['tried to reach', { kind: 'attempt', what: 'no-answer' }],
    ['handed over', { kind: 'hand-over', to: 'dr-lee' }],
    ['escalated', { kind: 'escalate' }],
  ] as const)('cannot be given back once it was %s', async (_, action) => {
    const { world } = await aWarning()
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    await act(world, 'nurse-kim', action)
    const { state } = await theAlert(world)
    expect((await act(world, 'nurse-kim', { kind: 'undo' })).kind).toMatch(/too-late|not-yours/)
    expect((await theAlert(world)).state).toBe(state)
  })

  it('keeps what the patient wrote meanwhile', async () => {
    const { world } = await aWarning()
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    await world.text(ANA, 'my eyelid still droops')
    expect(await act(world, 'nurse-kim', { kind: 'undo' })).toMatchObject({ kind: 'done' })
    expect(await theAlert(world)).toMatchObject({
      state: 'paging',
      acknowledgedBy: null,
      reply: expect.stringMatching(/still droops/),
    })
  })

  it('has both facts on record, and counts as not acted on', async () => {
    const { world, events } = await aWarning()
    await act(world, 'nurse-kim', { kind: 'acknowledge' })
    await act(world, 'nurse-kim', { kind: 'undo' })
    expect((await events()).filter(({ kind }) => /acknowledge/.test(kind))).toMatchObject([
      { kind: 'alert-acknowledged', by: 'nurse-kim' },
      { kind: 'alert-acknowledgement-undone', by: 'nurse-kim' },
    ])
    await world.advance(30)
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    const [month] = await figuresUntil(world.deps, harbor.clinic as Clinic, '2026-11', 1)
    expect([month?.toFirstAct.urgent.median, month?.toFirstAct.prompt.median]).toContain(30)
  })

  it('may be taken again, and given back again', async () => {
    const { world } = await aWarning()
    for (let i = 0; i < 2; i++) {
      await act(world, 'nurse-kim', { kind: 'acknowledge' })
      await act(world, 'nurse-kim', { kind: 'undo' })
      expect(await act(world, 'nurse-kim', { kind: 'undo' })).toMatchObject({ kind: 'already-yours' })
    }
    expect(await theAlert(world)).toMatchObject({ state: 'paging', acknowledgedBy: null })
  })
})

describe('a task that was done by mistake', () => {
  async function aQuestion() {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.text(ANA, 'can i wear makeup tomorrow?')
    const [task] = await tasks(world)
    if (!task) throw new Error('no task')
    const undo = (by = 'nurse-kim') => undoTask(world.deps, 'demo', task.taskId, by)
    const finish = () => finishTask(world.deps, 'demo', task.taskId, 'nurse-kim')
    return { world, patientId, task, finish, undo }
  }

  it('is open again as it was, and both are on record', async () => {
    const { world, patientId, task, finish, undo } = await aQuestion()
    seconds(world, 3)
    await finish()
    expect(await tasks(world)).toEqual([])
    seconds(world, 9)
    expect(await undo()).toMatchObject({ kind: 'open' })
    expect(await tasks(world)).toMatchObject([{ ...task, state: 'open' }])
    expect((await tasks(world))[0]?.doneBy).toBeUndefined()
    const events = (await timeline(world.deps, 'demo', patientId))?.events ?? []
    expect(events.filter(({ kind }) => kind.startsWith('task-'))).toMatchObject([
      { kind: 'task-created' },
      { kind: 'task-done', by: 'nurse-kim' },
      { kind: 'task-reopened', by: 'nurse-kim', at: plusSeconds(world.now(), 0) },
    ])
    await finish()
    expect(await tasks(world)).toEqual([])
  })

  it('stays done after ten seconds, for anybody else, and where it was not done', async () => {
    const { world, finish, undo } = await aQuestion()
    expect(await undo()).toMatchObject({ kind: 'too-late' })
    await finish()
    expect(await undo('dr-lee')).toMatchObject({ kind: 'not-yours' })
    seconds(world, 11)
    expect(await undo()).toMatchObject({ kind: 'too-late', because: expect.stringMatching(/ten seconds/) })
    expect(await tasks(world)).toEqual([])
    expect(await undoTask(world.deps, 'demo', 'p.no-task', 'nurse-kim')).toEqual({ kind: 'unknown' })
  })

  it('still pages where the patient answers nothing: an unclear reply in the danger window', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, 'it feels like before but the other way')
    const [task] = await tasks(world)
    expect(task?.timers.page).toBeDefined()
    await finishTask(world.deps, 'demo', task?.taskId ?? '', 'nurse-kim')
    await undoTask(world.deps, 'demo', task?.taskId ?? '', 'nurse-kim')
    await world.advance(12)
    expect(await theAlert(world)).toMatchObject({ tier: 'prompt' })
  })
})
