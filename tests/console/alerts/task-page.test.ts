import { describe, expect, it } from 'vitest'
import type { Task, TaskKind } from '../../../functions/core/alerts/task.ts'
import { plusHours } from '../../../functions/core/time.ts'
import { writeTask } from '../../../functions/use-cases/store/records.ts'
import { aConsole } from '../../support/console.ts'
import { checkout, tasks } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

/** A nurse's browser at a clinic where one patient's tasks wait. */
async function aDesk(kinds: readonly TaskKind[] = ['question'], role: 'nurse' | 'front-desk' = 'nurse') {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  for (const [n, kind] of kinds.entries()) {
    const task: Task = {
      ...{ taskId: `${patientId}.${kind}-${n}`, clinicId: 'demo', personId: patientId, kind, timers: {} },
      ...{ createdAt: world.now(), because: `It is task ${n}.`, state: 'open' },
    }
    await world.records.commit([writeTask(task)])
  }
  const desk = aConsole(world)
  // Signed in anew each time: a session ends after half an hour without use.
  const cookies = async () => (await desk.signIn(role, role === 'nurse' ? {} : { sub: 'desk', name: 'Desk' })).cookies
  const see = async (path: string, language: 'en' | 'es' = 'en') =>
    desk.ask('GET', `/console${path}`, { cookies: await cookies(), language })
  const send = async (path: string, form: Record<string, string> | string) =>
    desk.ask('POST', `/console${path}`, {
      cookies: await cookies(),
      ...(typeof form === 'string' ? { text: form } : { form }),
    })
  const path = (n = 0) => `/tasks/${patientId}.${kinds[n]}-${n}`
  return { world, patientId, desk, see, send, path }
}

describe('the page of a task', () => {
  it('is a link of its row, says what the task is about, and changes nothing by being read', async () => {
    const { world, see, path } = await aDesk()
    const before = await tasks(world)
    expect((await see('/inbox')).body).toContain(`href="/console${path()}"`)
    const { body } = await see(path())
    expect(body).toMatch(/Question to answer.*Ana Ruiz/s)
    expect(body).toContain('It is task 0.')
    expect(body).toContain('No one has this task.')
    expect(body.match(/name="until" value="2026/g)).toHaveLength(3)
    expect(body).toMatch(/Tomorrow <small><time datetime="2026-11-24T17:00:00.000Z"[^>]*>Tue, Nov 24, 9:00 AM/i)
    expect(await tasks(world)).toEqual(before)
  })

  it('is in Spanish where the browser asks for it', async () => {
    const { see, path } = await aDesk()
    const { body } = await see(path(), 'es')
    expect(body).toContain('<html lang="es">')
    expect(body).toMatch(/Pregunta por contestar.*Nadie tiene esta tarea.*Posponer.*Mañana/s)
  })

  it('snoozes with a time and a reason; the row goes, is found under Snoozed, and says who, until when and why', async () => {
    const { world, see, send, path } = await aDesk(['question', 'question'])
    const until = plusHours(world.now(), 4)
    const sent = await send(`${path()}/snooze`, { until, reason: 'Back <b>home</b> then.' })
    expect(sent).toMatchObject({ status: 303, location: '/console/inbox?said=task-snoozed' })
    const inbox = (await see('/inbox')).body
    expect(inbox).not.toContain('It is task 0.')
    expect(inbox).toContain('Everything <span class="count">1</span>')
    expect(inbox).toContain('data-count="1"')
    expect(inbox).toContain('Snoozed <span class="count">1</span>')
    const snoozed = (await see('/inbox?whose=asleep')).body
    expect(snoozed).toMatch(/It is task 0\..*Snoozed by <bdi>Nurse Kim<\/bdi> until <time[^>]*>Mon, Nov 23, 2:05 PM/s)
    expect(snoozed).toContain('<q>Back &lt;b>home&lt;/b> then.</q>')
    expect(snoozed).not.toContain('It is task 1.')
    await world.advance(240)
    const back = (await see('/inbox')).body
    expect(back).toMatch(/It is task 0\..*Back: snoozed by.*It is task 1\./s)
    expect(back).not.toContain('Snoozed <span')
  })

  it('lists no alert among what is snoozed, and offers no way to snooze one', async () => {
    const { world, see } = await aDesk()
    await world.text(ANA, 'i cant breathe')
    expect((await see('/inbox')).body).toContain('class="alert-row')
    const { body } = await see('/inbox?whose=asleep')
    expect(body).not.toContain('class="alert-row')
    expect(body).toContain('Nothing is snoozed.')
  })

  it('takes another time on the clock of the clinic', async () => {
    const { world, send, path } = await aDesk()
    await send(`${path()}/snooze`, { until: 'other', at: '2026-11-25T07:30', reason: 'x' })
    expect((await tasks(world))[0]?.snooze?.until).toBe('2026-11-25T15:30:00.000Z')
  })

  it.each([
    [{ reason: 'x' }, 'Choose a time.'],
    [{ until: 'other', at: 'soon', reason: 'x' }, 'not a day and a time'],
    [{ until: '2026-11-23T18:05:00.000Z', reason: 'x' }, 'This time is over.'],
    [{ until: '2026-12-24T18:05:00.000Z', reason: 'x' }, 'The latest time is Mon, Nov 30, 10:05 AM.'],
    [{ until: '2026-11-24T18:05:00.000Z', reason: ' ' }, 'Say why.'],
    [{ until: '2026-11-24T18:05:00.000Z', reason: 'x'.repeat(201) }, 'Use 200 characters'],
  ])('refuses %j beside the field, keeps what was typed, and changes nothing', async (form, words) => {
    const { world, send, path } = await aDesk()
    const before = await tasks(world)
    const refused = await send(`${path()}/snooze`, form as Record<string, string>)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatch(new RegExp(`id="fault-(until|reason)">[^<]*${words}`))
    if (form.reason === 'x') expect(refused.body).toMatch(/name="reason" value="x"/)
    expect(await tasks(world)).toEqual(before)
  })

  it('of a possible warning sign offers no time beyond its own, and says so; one that is overdue cannot be snoozed', async () => {
    const { world, see, send, path } = await aDesk(['phone'])
    const { body } = await see(path())
    expect(body).toMatch(/no longer than until <time[^>]*>Mon, Nov 23, 11:05 AM/)
    expect(body.match(/name="until" value="2026/g)).toHaveLength(1)
    const refused = await send(`${path()}/snooze`, { until: plusHours(world.now(), 4), reason: 'x' })
    expect(refused.body).toContain('The latest time is Mon, Nov 23, 11:05 AM.')
    await world.advance(61)
    const late = (await see(path())).body
    expect(late).toMatch(/can&#39;t be snoozed: it was due <time|can't be snoozed: it was due <time/)
    expect(late).not.toContain('name="reason"')
    expect((await send(`${path()}/snooze`, { until: plusHours(world.now(), 1), reason: 'x' })).status).toBe(422)
  })

  it('wakes it before its time', async () => {
    const { world, see, send, path } = await aDesk()
    await send(`${path()}/snooze`, { until: plusHours(world.now(), 4), reason: 'Later.' })
    expect((await see(path())).body).toContain('Back to the list now')
    expect(await send(`${path()}/wake`, {})).toMatchObject({ location: '/console/inbox?said=task-woken' })
    expect((await see('/inbox')).body).toContain('It is task 0.')
    expect((await see(path())).body).toMatch(/Nurse Kim<\/bdi> snoozed it until.*Later\..*took it back/s)
  })

  it("lets all of a patient's unanswered check-ins sleep, and gives all to one person", async () => {
    const { world, see, send, path, patientId } = await aDesk(['silence', 'silence', 'silence'])
    expect((await see(path())).body.match(/name="task" value="/g)?.length).toBeGreaterThan(2)
    const others = [1, 2].map((n) => `task=${encodeURIComponent(`${patientId}.silence-${n}`)}`).join('&')
    const until = encodeURIComponent(plusHours(world.now(), 4))
    await send(`${path()}/snooze`, `until=${until}&reason=Abroad&${others}`)
    expect((await tasks(world)).map(({ snooze }) => snooze?.reason)).toEqual(['Abroad', 'Abroad', 'Abroad'])
    expect((await see('/inbox?whose=asleep')).body).toContain('3 check-ins, the first')
    expect((await send('/tasks/nothing.here/snooze', { until: plusHours(world.now(), 1), reason: 'x' })).location).toBe(
      '/console/inbox?said=task-unknown',
    )
  })
})

describe('a task that somebody has', () => {
  it('is taken, found under Mine, given to a colleague, and given back; each row says who has it', async () => {
    const { see, send, path } = await aDesk(['question', 'question'])
    expect((await send(`${path()}/assign`, { to: 'nurse-kim' })).location).toBe('/console/inbox?said=task-taken')
    const mine = (await see('/inbox?whose=mine')).body
    expect(mine).toContain('Mine <span class="count">1</span>')
    expect(mine).toMatch(/It is task 0\..*You have this task, since/s)
    expect(mine).not.toContain('It is task 1.')
    expect((await see('/inbox?whose=nobody')).body).not.toContain('It is task 0.')
    expect((await see('/inbox')).body).toMatch(/It is task 1\..*It is task 0\./s)
    await send(`${path()}/assign`, { to: 'dr-lee', from: 'nurse-kim' })
    expect((await see('/inbox')).body).toContain('<bdi>Dr Lee</bdi> has this task, since')
    expect((await send(`${path()}/assign`, { to: '', from: 'dr-lee' })).location).toContain('task-given-back')
    expect((await see(path())).body).toContain('No one has this task.')
  })

  it('is not taken unknowingly from a colleague, and not given to nobody in particular', async () => {
    const { world, see, send, path } = await aDesk()
    await send(`${path()}/assign`, { to: 'dr-lee' })
    const refused = await send(`${path()}/assign`, { to: 'nurse-kim' })
    expect(refused).toMatchObject({ status: 422, body: expect.stringMatching(/Dr Lee.{1,3} took this task first/) })
    expect((await send(`${path()}/assign`, { to: '-', from: 'dr-lee' })).body).toContain('Choose a person')
    expect((await tasks(world))[0]?.owner?.staffId).toBe('dr-lee')
    expect((await see(path())).body).toContain('name="from" value="dr-lee"')
  })

  it('is not for a front desk that the staff does not list, who can give it all the same', async () => {
    const { world, see, send, path } = await aDesk(['question'], 'front-desk')
    const { body } = await see(path())
    expect(body).toContain("aren't on the clinic's staff list")
    expect(body).not.toContain('Take this task')
    expect(await send(`${path()}/assign`, { to: 'desk' })).toMatchObject({ status: 422 })
    await send(`${path()}/assign`, { to: 'nurse-kim' })
    expect((await tasks(world))[0]?.owner?.name).toBe('Nurse Kim')
  })

  it('shows no words of the patient to a front desk', async () => {
    const { world, see } = await aDesk([], 'front-desk')
    await world.text(ANA, 'can I drink wine tonight?')
    const [task] = await tasks(world)
    expect((await see(`/tasks/${task?.taskId}`)).body).not.toContain('wine')
    const clinical = aConsole(world)
    const { cookies } = await clinical.signIn('nurse')
    const nurses = await clinical.ask('GET', `/console/tasks/${task?.taskId}`, { cookies })
    expect(nurses.body).toContain('wine')
  })
})
