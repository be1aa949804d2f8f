/** What went wrong in systems that page people, by their issue numbers; each must not happen here. */
import { describe, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { advanceAlert } from '../../functions/use-cases/alerts/advance-alert.ts'
import { addOverrides } from '../../functions/use-cases/on-call/change-rota.ts'
import { act, checkout, listener, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

const STAFF = [LEE, KIM, HALE]

async function anAlert(says = 'its really hard to swolow') {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  await world.text(ANA, says)
  const quiet = () => STAFF.forEach(hears)
  return { world, hears, quiet }
}

describe('escalation that ends by itself', () => {
  it('GoAlert, OnCall: a chain stops after five repeats; here it goes on the next day', async () => {
    const { world, hears, quiet } = await anAlert()
    await world.advanceHours(20)
    quiet()
    await world.advance(6)
    for (const phone of STAFF) expect(hears(phone).length).toBeGreaterThan(0)
  })

  it('OnCall 1326: an empty rota swallows the page; here it reaches the people of the rota', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    const stretch = { startsAt: world.now(), endsAt: '2026-12-01T00:00:00.000Z' }
    await addOverrides(
      world.deps,
      'demo',
      (['on-call', 'backup', 'fallback'] as const).map((duty) => ({ duty, ...stretch })),
    )
    await world.text(ANA, 'i cant breathe')
    for (const phone of STAFF) expect(hears(phone).length).toBeGreaterThan(0)
  })
})

describe('an acknowledgement that ends everything', () => {
  it('GoAlert 1919, OnCall 1792: acknowledged and forgotten; here paging begins again', async () => {
    const { world, hears, quiet } = await anAlert()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    quiet()
    await world.advance(10)
    for (const phone of [LEE, KIM]) expect(hears(phone).length).toBeGreaterThan(0)
    expect(await theAlert(world)).toMatchObject({ state: 'paging', acknowledgedBy: null })
  })

  it('contacted and forgotten: the owner is reminded after two hours, and everybody after that', async () => {
    const { world, hears, quiet } = await anAlert()
    await act(world, 'dr-lee', { kind: 'contacted' })
    quiet()
    await world.advanceHours(2)
    expect(hears(LEE)).toEqual([expect.stringMatching(/no contact or outcome is recorded/)])
    expect(hears(KIM)).toEqual([])
    await world.advance(15)
    expect(hears(KIM).length).toBeGreaterThan(0)
  })

  it('an attempt that reached nobody prompts the next one', async () => {
    const { world, hears, quiet } = await anAlert()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await act(world, 'dr-lee', { kind: 'attempt', what: 'no-answer' })
    quiet()
    await world.advance(4)
    expect(hears(LEE)).toHaveLength(1)
    expect(hears(KIM)).toEqual([])
  })
})

describe('paging that goes on after somebody has it', () => {
  it('OnCall 4654, 4760, Iris 542: a page waiting its turn is not sent after the acknowledgement', async () => {
    const { world, hears, quiet } = await anAlert('my eyelid is drooping')
    world.carrier(KIM, 'throttle')
    world.carrier(HALE, 'throttle')
    await world.advance(20)
    await world.text(LEE, (await theAlert(world)).code)
    world.carrier(KIM, 'deliver')
    world.carrier(HALE, 'deliver')
    quiet()
    await world.advance(5)
    const taken = expect.stringMatching(/Dr Lee took it by text/)
    expect([KIM, HALE].flatMap(hears)).toEqual([taken, taken])
  })

  it('OnCall 3111: an alert that was dealt with pages again months later; here nothing is left to wake it', async () => {
    const { world, hears, quiet } = await anAlert()
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'no-concern', note: '' } })
    quiet()
    await world.advanceHours(24 * 60)
    expect(STAFF.flatMap(hears)).toEqual([])
  })

  it('a reminder that waits its turn is not sent to who had the alert before', async () => {
    const { world, hears, quiet } = await anAlert('my eyelid is drooping')
    const { code } = await theAlert(world)
    await world.text(LEE, code)
    world.carrier(LEE, 'throttle')
    await world.advance(10)
    await act(world, 'nurse-kim', { kind: 'hand-over', to: 'nurse-kim' })
    world.carrier(LEE, 'deliver')
    quiet()
    await world.advance(3)
    expect(hears(LEE)).toEqual([])
  })

  it('two workers woken for one alert at once send each page once', async () => {
    const { world, hears, quiet } = await anAlert()
    const { alertId } = await theAlert(world)
    quiet()
    world.standStill(5)
    const key = keys.alert('demo', alertId)
    await Promise.all([advanceAlert(world.deps, key), advanceAlert(world.deps, key), advanceAlert(world.deps, key)])
    await world.settle()
    for (const phone of STAFF) expect(hears(phone)).toHaveLength(2)
  })
})

describe('acknowledging by text', () => {
  it.each([
    ['{code}', 'acknowledged'],
    ['  ACK   {code} ', 'acknowledged'],
    ['a{code}', 'acknowledged'],
    ['{code} ok', 'acknowledged'],
    ['Ack', 'acknowledged'],
    ['{code}C', 'acknowledged'],
    ['{code} c she is at the ER', 'acknowledged'],
  ])('Iris 583: "%s" is enough, since the page says the code', async (said, state) => {
    const { world, hears } = await anAlert()
    const { code } = await theAlert(world)
    expect(hears(LEE)[0]).toContain(`Reply ${code} to take it`)
    await world.text(LEE, said.replace('{code}', code))
    expect(await theAlert(world)).toMatchObject({ state, acknowledgedBy: { name: 'Dr Lee' } })
    expect(hears(LEE).at(-1)).toContain(code)
  })

  it('OnCall 4974: what stands after the code is kept as a note', async () => {
    const { world } = await anAlert()
    const { code } = await theAlert(world)
    await world.text(LEE, `${code} calling her now`)
    expect((await theAlert(world)).history.at(-1)).toMatchObject({ kind: 'acknowledged', note: 'calling her now' })
    await world.text(LEE, `${code} c she is at the ER`)
    expect((await theAlert(world)).history.at(-1)).toMatchObject({ kind: 'contacted', note: 'she is at the ER' })
  })

  it('GoAlert: a code of an alert that is over says who ended it and how', async () => {
    const { world, hears } = await anAlert()
    const { code } = await theAlert(world)
    await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    hears(LEE)
    await world.text(LEE, code)
    expect(hears(LEE)).toEqual([expect.stringMatching(/resolved: Nurse Kim recorded seen/)])
  })
})
