import { describe, expect, it } from 'vitest'
import type { Task, TaskKind } from '../../../functions/core/alerts/task.ts'
import { keys } from '../../../functions/core/keys.ts'
import type { Patient } from '../../../functions/core/patients/patient.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { cancelTreatment } from '../../../functions/use-cases/courses/change-course.ts'
import { read, writePatient, writeTask } from '../../../functions/use-cases/store/records.ts'
import { aConsole } from '../../support/console.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

/** 101 patients with two unanswered check-ins each, all older than everything else. */
async function aFullInbox() {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  const ana = (await read<Patient>(world.records, keys.patient('demo', patientId)))?.value
  if (!ana) throw new Error('no patient')
  let minute = 0
  const task = async (personId: string, kind: TaskKind) => {
    const taskId = `${personId}.${kind}-${minute}`
    const createdAt = plusMinutes(world.now(), minute++)
    const task: Task = {
      taskId,
      clinicId: 'demo',
      personId,
      kind,
      createdAt,
      because: `It is ${taskId}.`,
      state: 'open',
      timers: {},
    }
    await world.records.commit([writeTask(task)])
    return taskId
  }
  for (let n = 0; n < 101; n++) {
    const personId = `silent${n}`
    await world.records.commit([writePatient({ ...ana, personId, name: n === 100 ? 'Zoë Ünal' : `Silent ${n}` })])
    await task(personId, 'silence')
    await task(personId, 'silence')
  }
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('nurse')
  const see = async (path = '') => (await desk.ask('GET', `/console/inbox${path}`, { cookies })).body
  const send = (path: string, text: string) => desk.ask('POST', path, { cookies, text })
  return { world, patientId, task, see, send }
}

describe('an inbox with 202 silences', () => {
  it('shows what is graver first, and counts and filters every kind truly', async () => {
    const { patientId, task, see } = await aFullInbox()
    const [wrong, unclear, soon] = [
      await task(patientId, 'wrong-number'),
      await task(patientId, 'unclear'),
      await task(patientId, 'soon'),
    ]
    const body = await see()
    const places = [soon, unclear, wrong, 'silent0.silence-0'].map((id) => body.indexOf(`It is ${id}.`))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(body).toContain('No reply <span class="count">202</span>')
    expect(body).toContain('Everything <span class="count">205</span>')
    expect(await see('?kind=soon')).toContain(`It is ${soon}.`)
    expect(await see('?kind=soon')).not.toContain(`It is ${wrong}.`)
  })

  it('shows those of one patient as one line, and every line on some page', async () => {
    const { see } = await aFullInbox()
    const first = await see()
    expect(first).toContain('2 check-ins, the first')
    expect(first.match(/class="task"/g)).toHaveLength(100)
    const more = /href="(\/console\/inbox\?from=100)"/.exec(first)?.[1] ?? ''
    const second = await see(more.replace('/console/inbox', ''))
    expect(second).toContain('It is silent100.silence-200.')
    expect(second).toContain('101–101 of 101')
  })

  it('finds a patient by part of the name, without accents', async () => {
    const { see } = await aFullInbox()
    const found = await see('?find=unal+zoe')
    expect(found.match(/class="task"/g)).toHaveLength(1)
    expect(found).toContain('Zoë Ünal')
    expect(await see('?find=nobody+here')).toContain('is waiting')
  })

  it('ends those of one patient with one tap', async () => {
    const { see, send } = await aFullInbox()
    const done = await send('/console/tasks/done', 'task=silent0.silence-0&task=silent0.silence-1')
    expect(done).toMatchObject({ status: 303, location: expect.stringMatching(/inbox\?said=task-done&done=silent0/) })
    expect(await see()).toContain('No reply <span class="count">200</span>')
  })

  it('opens them again with one tap, within ten seconds', async () => {
    const { world, see, send } = await aFullInbox()
    const tasks = 'task=silent0.silence-0&task=silent0.silence-1'
    const { location = '' } = await send('/console/tasks/done', tasks)
    const after = await see(location.replace('/console/inbox', ''))
    expect(after).toMatch(/Silent 0<\/bdi>: done by you/)
    expect(after.match(/name="task" value="silent0\.silence-\d"/g)).toHaveLength(2)
    expect(await send('/console/tasks/undo', tasks)).toMatchObject({ location: '/console/inbox?said=task-undone' })
    expect(await see()).toContain('No reply <span class="count">202</span>')

    await send('/console/tasks/done', tasks)
    world.standStill(11 / 60)
    expect(await see(location.replace('/console/inbox', ''))).not.toContain('done by you')
    expect(await send('/console/tasks/undo', tasks)).toMatchObject({ location: '/console/inbox?said=task-stays' })
    expect(await see()).toContain('No reply <span class="count">200</span>')
  })
})

describe('alerts', () => {
  it('that nobody has come first, the graver tier before the older', async () => {
    const { world, see } = await aFullInbox()
    await world.text(ANA, 'my lip is hot and swollen and i have a fever')
    await checkout(world, { patient: { name: 'Bea Lind', phone: '+14155550130' } })
    await world.text('+14155550130', 'i cant breathe')
    const body = await see()
    expect(body).toContain('Alerts (2)')
    expect(body.indexOf('Bea Lind')).toBeLessThan(body.indexOf('Ana Ruiz'))
    expect(body.indexOf('Ana Ruiz')).toBeLessThan(body.indexOf('Silent 0'))
  })
})

describe('the sentence above the alerts', () => {
  it('says how long there is for the first call, then how long it is overdue', async () => {
    const world = await aWorld()
    await checkout(world)
    await world.text(ANA, 'its really hard to swolow')
    const desk = aConsole(world)
    const { cookies } = await desk.signIn('nurse')
    const lead = async () =>
      /<p data-piece="[^"]*" class="lead">.*?<\/p>/s
        .exec((await desk.ask('GET', '/console/inbox', { cookies })).body)?.[0]
        .replace(/<[^>]*>/g, '')
    expect(await lead()).toContain('The first call is due in 15 min.')
    await world.advance(20)
    expect(await lead()).toContain('The first call is 5 min overdue.')
  })
})

describe('a row of an alert', () => {
  const rowOf = (body: string) => /<small class="treated">(.*?)<\/small>/s.exec(body)?.[1]

  it('says which treatment it comes after and by how many hours, as the record is now, in both languages', async () => {
    const world = await aWorld()
    await checkout(world, { procedures: [{ plan: 'neurotoxin', areas: ['forehead'] }] })
    await world.advanceHours(24)
    const { treatmentId } = await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    await world.advanceHours(31)
    await world.text(ANA, 'my lip is white and it hurts')
    const desk = aConsole(world)
    const { cookies } = await desk.signIn('nurse')
    const see = async (language: 'en' | 'es' = 'en') =>
      rowOf((await desk.ask('GET', '/console/inbox/list', { cookies, language })).body)
    expect(await see()).toBe('Filler: lips, 31 h before')
    expect(await see('es')).toBe('Relleno: labios, 31 h antes')
    await world.advance(1)
    await checkout(world, { procedures: [{ plan: 'peel', areas: ['face'] }] })
    expect(await see()).toBe('Filler: lips, 31 h before')
    await cancelTreatment(world.deps, 'demo', treatmentId)
    expect(await see()).toBe('Neurotoxin: forehead, 55 h before')
  })

  it('costs one read at half price for each row that is shown, and none where no alert is', async () => {
    const world = await aWorld()
    const desk = aConsole(world)
    let reads = 0
    const { listRecent } = desk.deps.records
    desk.deps.records = {
      ...desk.deps.records,
      listRecent(pk, prefix) {
        if (prefix === 'TREATMENT#') reads++
        return listRecent(pk, prefix)
      },
    }
    for (const n of [1, 2, 3]) {
      const phone = `+1415555017${n}`
      await checkout(world, { patient: { name: `Patient ${n}`, phone } })
      await world.text(phone, 'i cant swallow')
    }
    await world.text('+14155550179', 'i cant swallow')
    const { cookies } = await desk.signIn('nurse')
    await desk.ask('GET', '/console/inbox?kind=question', { cookies })
    expect(reads).toBe(0)
    const { body } = await desk.ask('GET', '/console/inbox/list', { cookies })
    expect([reads, body.match(/class="treated"/g)?.length]).toEqual([4, 3])
  })
})
