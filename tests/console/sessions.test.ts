/** Who loses the console, and when: a session is asked at each request whether it still stands. */
import { describe, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { accessOf, endSessions } from '../../functions/use-cases/access/standing.ts'
import { editClinic } from '../../functions/use-cases/clinic/edit-clinic.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { aConsole } from '../support/console.ts'
import { aWorld, type World } from '../support/world.ts'

const KIM = { clinicId: 'demo', staffId: 'nurse-kim' }

async function aNurse() {
  const world = await aWorld()
  const console = aConsole(world)
  const signIn = async () => (await console.signIn('nurse')).cookies
  const isIn = async (cookies: Record<string, string>) =>
    (await console.ask('GET', '/console/inbox', { cookies })).status === 200
  return { world, console, signIn, isIn }
}
const changed = async ({ deps }: World, change: (staff: never[]) => unknown[]) => {
  const clinic = await readClinic(deps.records, 'demo')
  const staff = change((clinic?.rota.staff ?? []) as never[]) as never
  expect(await editClinic({ records: deps.records, now: deps.now() }, 'demo', { staff })).toMatchObject({
    kind: 'edited',
  })
}

describe('a session ends', () => {
  it('when its person is switched off, who then cannot sign in until they are switched on', async () => {
    const { world, console, signIn, isIn } = await aNurse()
    const cookies = await signIn()
    expect(await isIn(cookies)).toBe(true)
    const off = await endSessions(world.deps, KIM, { now: world.deps.now(), disabled: true })
    await world.deps.records.commit([off])
    expect(await isIn(cookies)).toBe(false)
    expect((await console.signIn('nurse')).back.body).toContain('switched off')
    world.standStill(1)
    const on = await endSessions(world.deps, KIM, { now: world.deps.now(), disabled: false })
    await world.deps.records.commit([on])
    world.standStill(1)
    expect(await isIn(await signIn())).toBe(true)
    expect(await isIn(cookies)).toBe(false)
  })

  it('when the staff gives its person another role', async () => {
    const { world, signIn, isIn } = await aNurse()
    const cookies = await signIn()
    await changed(world, (staff) =>
      staff.map((each: { staffId: string }) => (each.staffId === 'nurse-kim' ? { ...each, role: 'clinician' } : each)),
    )
    expect(await isIn(cookies)).toBe(false)
    world.standStill(1)
    expect(await isIn(await signIn())).toBe(true)
  })

  it('when its person is removed from the staff', async () => {
    const { world, signIn, isIn } = await aNurse()
    const cookies = await signIn()
    const item = await world.deps.records.get(keys.staff('demo', 'nurse-kim'))
    await world.deps.records.commit([
      { kind: 'delete', key: keys.staff('demo', 'nurse-kim'), expects: item?.version ?? 0 },
    ])
    expect(await isIn(cookies)).toBe(false)
  })

  it('on every device, when its person signs out everywhere; on one, when they sign out there', async () => {
    const { world, console, signIn, isIn } = await aNurse()
    const [tablet, phone, desk] = [await signIn(), await signIn(), await signIn()]
    expect((await accessOf(world.deps, KIM)).sessions).toHaveLength(3)
    await console.ask('POST', '/console/sign-out', { cookies: tablet })
    expect(await Promise.all([tablet, phone, desk].map(isIn))).toEqual([false, true, true])
    await console.ask('POST', '/console/sign-out', { cookies: phone, form: { everywhere: 'on' } })
    expect(await Promise.all([tablet, phone, desk].map(isIn))).toEqual([false, false, false])
    world.standStill(1)
    expect(await isIn(await signIn())).toBe(true)
  })

  it('and not because something else of the clinic changes', async () => {
    const { world, signIn, isIn } = await aNurse()
    const cookies = await signIn()
    await changed(world, (staff) =>
      staff.map((each: { staffId: string }) => (each.staffId === 'dr-lee' ? { ...each, name: 'Dr A. Lee' } : each)),
    )
    expect(await isIn(cookies)).toBe(true)
  })
})

it('signing out goes by way of the provider, whose own session outlives ours', async () => {
  const { console, signIn } = await aNurse()
  const out = await console.ask('POST', '/console/sign-out', { cookies: await signIn() })
  expect(out).toMatchObject({ status: 303, location: expect.stringMatching(/^https:\/\/sign-in\.example\/logout\?/) })
  expect(decodeURIComponent(out.location ?? '')).toMatch(/logout_uri=https:\/\/.*\/console\/signed-out$/)
})
