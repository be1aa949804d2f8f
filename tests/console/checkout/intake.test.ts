/** A visit that a booking system tells of and that cannot be logged by itself is checked out at the desk. */
import { describe, expect, it } from 'vitest'
import { clinicRoutes } from '../../../functions/http/clinic.ts'
import { genericVisit } from '../../support/booking-events.ts'
import { aConsole } from '../../support/console.ts'
import { anIntake } from '../../support/intake.ts'
import { ANA } from '../../support/world.ts'

async function aTask() {
  const intake = await anIntake()
  await intake.connect('generic')
  await intake.send('generic', genericVisit({ textsAgreed: undefined }))
  const console = aConsole(intake.world)
  const { cookies } = await console.signIn('front-desk', { sub: 'desk', name: 'Front desk' })
  const [task] = await intake.tasks()
  if (!task) throw new Error('no task')
  const see = async (path: string) => (await console.ask('GET', path, { cookies })).body
  const post = (form: [string, string][]) =>
    console.ask('POST', '/console/checkout', { cookies, text: new URLSearchParams(form).toString() })
  return { ...intake, task, see, post, path: `/console/checkout?task=${encodeURIComponent(task.taskId)}` }
}

const checked = (html: string, name: string, value: string): boolean =>
  new RegExp(`name="${name}" value="${value}" checked`).test(html)
const value = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('the task of an intake', () => {
  it('stands in the inbox with what is missing and the way to checkout', async () => {
    const { see, path } = await aTask()
    const inbox = await see('/console/inbox')
    expect(inbox).toContain('Check out by hand')
    expect(inbox).toContain("It does not say the patient's consent to messages.")
    expect(inbox).toContain(`href="${path}"`)
  })

  it('is listed by the API with the address of checkout, and no patient', async () => {
    const { world, task, path } = await aTask()
    const list = clinicRoutes.find((route) => route.method === 'GET')
    const caller = { clinicId: 'demo', role: 'front-desk', id: 'desk', name: 'Front desk' } as const
    const request = { caller, params: {}, query: {}, headers: {}, body: undefined, text: '' }
    expect(await list?.respond(world.deps, request)).toMatchObject({
      body: { tasks: [{ taskId: task.taskId, patientId: null, checkout: `https://care.example${path}` }] },
    })
  })

  it('opens checkout with all that is known, and consent not given', async () => {
    const { see, path } = await aTask()
    const form = await see(path)
    expect(['name', 'phone', 'email', 'injector', 'when'].map((field) => value(form, field))).toEqual([
      ...['Ana Ruiz', '(415) 555-0123', 'ana@example.com', 'Dr Lee', '2026-11-23T10:00'],
    ])
    expect(checked(form, 'plan', 'neurotoxin')).toBe(true)
    expect(checked(form, 'areas.neurotoxin', 'glabella')).toBe(true)
    for (const consent of ['sms', 'by-email', 'declined']) expect(checked(form, consent, 'on')).toBe(false)
  })

  it('is done once the patient is checked out, and the visit can still be cancelled by its system', async () => {
    const { world, see, post, path, task, send, tasks, treatments } = await aTask()
    const form = await see(path)
    const filled: [string, string][] = [
      ...['task', 'key', 'name', 'phone', 'when'].map((field): [string, string] => [field, value(form, field)]),
      ...([
        ['language', 'en'],
        ['plan', 'neurotoxin'],
        ['areas.neurotoxin', 'glabella'],
        ['sms', 'on'],
        ['do', 'log'],
      ] as const),
    ].map(([name, said]) => [name, said])
    const { location = '' } = await post(filled)
    expect(await see(location)).toContain('The treatment is logged.')
    expect(await tasks()).toEqual([])
    expect(await see((await post(filled)).location ?? '')).toContain("We didn't log it twice")
    await world.settle()
    expect(world.at(ANA)).toHaveLength(1)
    const kept = (await world.everything()).find(({ key }) => key.sk === `TASK#${task.taskId}`)
    expect(JSON.stringify(kept)).not.toMatch(/Ana|555/)
    await send('generic', genericVisit({ status: 'completed' }))
    expect(await treatments()).toHaveLength(1)
    await world.advance(1)
    await send('generic', genericVisit({ status: 'cancelled' }))
    expect(await treatments()).toMatchObject([{ state: 'cancelled' }])
  })

  it('that a person has called done is not asked again by another event of the visit', async () => {
    const { world, send, tasks, treatments, task } = await aTask()
    const done = clinicRoutes.find((route) => route.method === 'POST')
    const caller = { clinicId: 'demo', role: 'front-desk', id: 'desk', name: 'Front desk' } as const
    const request = { caller, params: { id: task.taskId }, query: {}, headers: {}, body: undefined, text: '' }
    expect(await done?.respond(world.deps, request)).toMatchObject({ status: 200, body: { state: 'done' } })
    await send('generic', genericVisit())
    expect([await tasks(), await treatments()]).toEqual([[], []])
  })

  it('opens an empty form where it is another clinic’s, done or made up', async () => {
    const { see, path } = await aTask()
    expect(value(await see(`${path}x`), 'name')).toBe('')
    expect(value(await see('/console/checkout?task=PROFILE'), 'name')).toBe('')
  })
})

it('is ended with the erasure of the patient whom it names', async () => {
  const { erasePatient } = await import('../../../functions/use-cases/patients/erase-patient.ts')
  const { world, connect, send, tasks, treatments } = await anIntake()
  await connect('generic')
  await send('generic', genericVisit())
  await send('generic', genericVisit({ visitId: 'visit-2', textsAgreed: undefined, email: 'other@example.com' }))
  await send('generic', genericVisit({ visitId: 'visit-3', textsAgreed: undefined, phone: '415 555 0124', email: '' }))
  expect(await tasks()).toHaveLength(2)
  const [{ personId } = { personId: '' }] = (await treatments()) as { personId: string }[]
  expect(await erasePatient(world.deps, 'demo', personId, 'dr-hale')).toMatchObject({ kind: 'erased' })
  expect(await tasks()).toMatchObject([{ checkout: { phone: '415 555 0124' } }])
  expect(JSON.stringify((await world.everything()).map(({ value }) => value))).not.toContain('555-0123')
})
