import { describe, expect, it } from 'vitest'
import { alertPage } from '../../functions/http/link-alert-page.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { getAlert } from '../../functions/use-cases/alerts/find-alerts.ts'
import { openLink } from '../../functions/use-cases/alerts/open-link.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { patientsByPhone } from '../../functions/use-cases/patients/find-patients.ts'
import { anApi } from '../support/api.ts'
import { act, checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE, type World } from '../support/world.ts'

const STAFF = [LEE, KIM, HALE]
const unknown = (i: number) => `+1415555${String(1000 + i)}`
const MILDER = 'my lip is numb'
const SIGNS = ['i cant breathe', 'my throat is closing up', 'i cant swallow', MILDER]

async function flooded(count: number, words = (i: number) => SIGNS[i % SIGNS.length] ?? '') {
  const world = await aWorld()
  const hears = listener(world)
  for (let i = 0; i < count; i++) await world.text(unknown(i), words(i))
  return { world, hears }
}

const gatheredOf = async (world: World) => {
  const [alert, ...more] = (await openAlerts(world)).filter(({ gathered }) => gathered)
  expect(more).toEqual([])
  if (!alert) throw new Error('no alert gathers anybody')
  return alert
}
const numbersIn = ({ gathered = [] }: { gathered?: { personId: string }[] }) => gathered.map(({ personId }) => personId)

async function noConcern(world: World, alertId: string) {
  const [by] = harbor.staff
  if (!by) throw new Error('nobody')
  const resolution = { outcome: 'no-concern', note: 'One machine.' } as const
  const acted = await actOnAlert(world.deps, 'demo', alertId, { kind: 'resolve', resolution }, by)
  expect(acted).toMatchObject({ kind: 'done', alert: { state: 'resolved' } })
}

async function personAt(world: World, phone: string) {
  const found = await patientsByPhone(world.deps, 'demo', phone)
  return 'patients' in found ? found.patients.map(({ personId }) => personId) : []
}

describe('sixty unknown numbers with warning signs in half an hour', () => {
  it('are a handful of alerts and one that gathers the others, and no two thousand pages', async () => {
    const { world, hears } = await flooded(0)
    for (let i = 0; i < 60; i++) {
      await world.text(unknown(i), SIGNS[i % SIGNS.length] ?? '')
      if (i % 2) await world.advance(1)
    }
    expect(await openAlerts(world)).toHaveLength(6)
    expect((await gatheredOf(world)).gathered).toHaveLength(55)
    const pages = STAFF.flatMap((phone) => hears(phone))
    expect(pages.length).toBeLessThan(260)
    expect(pages.some((page) => /\d\d unknown numbers wrote of/.test(page))).toBe(true)
    expect(world.logged.filter(({ event }) => event === 'stranger-gathered')).toHaveLength(55)
  })

  it('are each answered: an emergency by 911, and nobody is promised a call that staff cannot make to all', async () => {
    const { hears } = await flooded(20)
    for (let i = 5; i < 20; i++) {
      const answers = hears(unknown(i))
      expect(answers).toHaveLength(1)
      expect(answers[0]).toMatch(i % SIGNS.length === 3 ? /call .* now\. No answer\? Go to the ER/ : /911/)
      expect(answers[0]).not.toMatch(/will call you by/)
    }
  })

  it('are each shown, and none is lost', async () => {
    const { world } = await flooded(30)
    const alert = await gatheredOf(world)
    const wanted = await Promise.all(Array.from({ length: 25 }, (_, i) => personAt(world, unknown(i + 5))))
    expect(numbersIn(alert)).toEqual(wanted.flat())
    expect(alert.reply).toBe('25 unknown numbers wrote of warning signs.')
  })

  it('do not limit a patient: the first sign of one gets its own alert, its 911 text and its page', async () => {
    const { world, hears } = await flooded(30)
    await checkout(world)
    for (const phone of [ANA, ...STAFF]) hears(phone)
    await world.text(ANA, 'i cant breathe')
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    expect(hears(LEE).join()).toMatch(/EMERGENCY \d+ Harbor Clinic: A/)
  })

  it('are all there when their texts come at once', async () => {
    const world = await aWorld()
    await Promise.all(Array.from({ length: 8 }, (_, i) => world.text(unknown(i), 'i cant breathe')))
    const alerts = await openAlerts(world)
    expect(alerts).toHaveLength(6)
    expect((await gatheredOf(world)).gathered).toHaveLength(3)
  })
})

describe('the alert that gathers unknown numbers', () => {
  it('shows each with its words and a way to call: behind the link of a page, and by the API', async () => {
    const { world, hears } = await flooded(8, (i) => `i cant breathe ${i}`)
    const [, token = ''] = /\/l\/(\w+)/.exec(hears(LEE).find((page) => page.includes('unknown number')) ?? '') ?? []
    const opened = await openLink(world.deps, token)
    if (opened.kind !== 'page') throw new Error(opened.kind)
    const page = alertPage(opened, { language: 'en' })
    for (const i of [5, 6, 7]) {
      expect(page).toContain(`tel:${unknown(i)}`)
      expect(page).toMatch(new RegExp(`breathe.* ${i}`))
    }
    const { alertId } = await gatheredOf(world)
    const shown = await anApi(world)('GET', `/v1/alerts/${alertId}`)
    expect(shown.body).toMatchObject({ reply: '3 unknown numbers wrote of warning signs.', gathered: [{}, {}, {}] })
  })

  it('pages until somebody takes it, and again when they do not reach anybody', async () => {
    const { world, hears } = await flooded(8, () => 'i cant breathe')
    const { code } = await gatheredOf(world)
    for (const phone of STAFF) hears(phone)
    await world.advance(6)
    for (const phone of STAFF)
      expect(hears(phone).join()).toContain(`EMERGENCY ${code} Harbor Clinic: 3 unknown numbers`)
    await world.text(LEE, code)
    expect(hears(LEE).at(-1)).toMatch(/\(3 unknown numbers\) is yours until .*numbers behind the link/)
    await world.advance(10)
    expect(hears(KIM).join()).toContain(`${code} Harbor Clinic: 3 unknown numbers`)
  })

  it('tells its owner of another number within a minute, and wakes others for a graver or a new sign alone', async () => {
    const { world, hears } = await flooded(8, () => MILDER)
    const { code } = await gatheredOf(world)
    await world.text(LEE, code)
    for (const phone of STAFF) hears(phone)
    for (const i of [20, 21, 22]) await world.text(unknown(i), MILDER)
    expect(hears(LEE)).toEqual([expect.stringContaining(`${code}: More texts came: 4 unknown numbers by now`)])
    await world.advance(1)
    expect(hears(LEE).join()).toContain('6 unknown numbers by now')
    await world.text(unknown(23), 'i cant breathe')
    expect(hears(KIM).join()).toContain('EMERGENCY')
  })

  it('hears of what one of them writes next, who is told to call 911 once it is that grave', async () => {
    const { world, hears } = await flooded(8, (i) => (i === 7 ? MILDER : 'i cant breathe'))
    await world.text(LEE, (await gatheredOf(world)).code)
    for (const phone of [...STAFF, unknown(7)]) hears(phone)
    await world.text(unknown(7), 'hello? anybody')
    expect(hears(LEE).join()).toMatch(/More texts came/)
    await world.text(unknown(7), 'now i cant breathe')
    expect(hears(unknown(7))).toEqual([expect.stringMatching(/911/)])
    expect((await gatheredOf(world)).gathered).toHaveLength(3)
  })

  it('says that one of them has been told nothing, when its answer does not arrive, and a task says to phone it', async () => {
    const { world, hears } = await flooded(7, () => 'i cant breathe')
    await world.text(LEE, (await gatheredOf(world)).code)
    hears(LEE)
    world.carrier(unknown(7), 'refused')
    await world.text(unknown(7), 'i cant breathe')
    expect(hears(LEE).join()).toMatch(/One of 3 unknown numbers has been told nothing/)
    const [personId] = await personAt(world, unknown(7))
    expect(await tasks(world)).toMatchObject([{ kind: 'phone', personId }])
  })

  it('ends by an outcome alone; after it a number that writes again is heard again', async () => {
    const { world, hears } = await flooded(8, () => 'i cant breathe')
    const { alertId, code } = await gatheredOf(world)
    await world.text(LEE, code)
    await world.text(LEE, `${code} c`)
    await noConcern(world, alertId)
    for (const phone of [...STAFF, unknown(7)]) hears(phone)
    await world.text(unknown(7), 'i cant breathe')
    expect(hears(LEE).join()).toMatch(/1 unknown number wrote/)
    expect((await gatheredOf(world)).alertId).not.toBe(alertId)
  })

  it('holds no word of theirs; none of them is erased before its outcome, and each can be after it', async () => {
    const { world } = await flooded(7, (i) => `i cant breathe ${'abcdefg'[i]}urple`)
    const alert = await gatheredOf(world)
    expect(JSON.stringify(await getAlert(world.deps, 'demo', alert.alertId))).not.toMatch(/urple|555100/)
    const [personId = ''] = await personAt(world, unknown(6))
    expect(await erasePatient(world.deps, 'demo', personId, 'dr-hale')).toEqual({
      kind: 'alert-open',
      alertId: alert.alertId,
    })
    await noConcern(world, alert.alertId)
    expect(await erasePatient(world.deps, 'demo', personId, 'dr-hale')).toMatchObject({ kind: 'erased' })
    expect(JSON.stringify(await world.everything())).not.toMatch(/gurple|5551006/)
  })

  it('takes in what could not be read, and what was asked and not answered', async () => {
    const { world } = await flooded(6, () => 'i cant breathe')
    await world.text(unknown(9), 'blorp zzyx')
    await world.advance(12)
    expect(numbersIn(await gatheredOf(world))).toContain((await personAt(world, unknown(9)))[0])
  })
})

it('a handful of unknown numbers an hour have alerts of their own, each with its words', async () => {
  const { world } = await flooded(5)
  const words = (await openAlerts(world)).map(({ reply }) => reply)
  expect(words.sort()).toEqual([...SIGNS, SIGNS[0]].sort())
  await world.advance(61)
  await world.text(unknown(5), 'i cant breathe')
  expect((await openAlerts(world)).some(({ gathered }) => gathered)).toBe(false)
})

it('an unclear text of an unknown number pages once its question stays unanswered: the danger is taken as open', async () => {
  const { world } = await flooded(1, () => 'blorp zzyx')
  expect(await openAlerts(world)).toEqual([])
  await world.advance(12)
  expect(await openAlerts(world)).toHaveLength(1)
})

it('one unknown number is one alert, which anybody can act on', async () => {
  const { world } = await flooded(1)
  expect((await theAlert(world)).gathered).toBeUndefined()
  expect(await act(world, 'dr-lee', { kind: 'acknowledge' })).toMatchObject({ kind: 'done' })
})
