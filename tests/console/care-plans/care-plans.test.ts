import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../../functions/core/clinic/clinic.ts'
import { aConsole } from '../../support/console.ts'
import { aWorld, type World } from '../../support/world.ts'

const PLAN = '/console/care-plans/neurotoxin'
const OWN =
  '{clinic}: Hello {first}! Hard to swallow, talk or breathe? Call {emergency} now. Reply 1 OK, 2 question, 3 unwell.'

let world: World
let console: ReturnType<typeof aConsole>

beforeEach(async () => {
  world = await aWorld()
  console = aConsole(world)
})

/** A browser of one person of the clinic. */
async function as(role: Role, sub: string, name: string) {
  const { cookies } = await console.signIn(role, { sub, name })
  return {
    get: (path: string) => console.ask('GET', path, { cookies }),
    post: (path: string, form: Record<string, string> = {}) => console.ask('POST', path, { cookies, form }),
  }
}
const lee = () => as('clinician', 'dr-lee', 'Dr Lee')
const hale = () => as('admin', 'dr-hale', 'Dr Hale')

/** The form as the page shows it. */
async function shownForm(browser: Awaited<ReturnType<typeof as>>): Promise<Record<string, string>> {
  const { body } = await browser.get(`${PLAN}/change`)
  const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  const inputs = [...body.matchAll(/<input name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    plain(value),
  ])
  const texts = [...body.matchAll(/<textarea name="([^"]+)"[^>]*>([^<]*)/g)].map(([, name, value]) => [
    name,
    plain(value),
  ])
  const chosen = [...body.matchAll(/<select name="([^"]+)"[^>]*>(.*?)<\/select>/g)].map(([, name, options]) => [
    name,
    /<option[^>]*value="([^"]+)"[^>]*selected|<option[^>]*selected[^>]*value="([^"]+)"/.exec(options ?? '')?.[1] ??
      'sms',
  ])
  return Object.fromEntries([...inputs, ...texts, ...chosen])
}

describe('care plans', () => {
  it('show what patients get in every language of the clinic, and why', async () => {
    const nurse = await as('nurse', 'nurse-kim', 'Nurse Kim')
    expect((await nurse.get('/console/care-plans')).body).toContain('Dermal filler')
    const english = (await nurse.get(PLAN)).body
    expect(english).toContain('is it hard to swallow, talk or breathe')
    expect(english).toContain('Safety, locked')
    expect(english).toContain('FDA label')
    expect((await nurse.get(`${PLAN}?language=es`)).body).toContain('le cuesta tragar')
    expect(english).not.toContain('Propose')
  })

  it('a form that nobody touched proposes nothing', async () => {
    const browser = await lee()
    const refused = await browser.post(`${PLAN}/change`, await shownForm(browser))
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Nothing is changed yet')
  })

  it("are the clinic's own from the second person's signature on", async () => {
    const [first, second] = [await lee(), await hale()]
    const form = { ...(await shownForm(first)), 'text.check-in-24h.en': OWN, 'after.check-in-14d': '12' }
    expect(await first.post(`${PLAN}/change`, form)).toMatchObject({ status: 303, location: PLAN })
    const proposed = (await second.get(PLAN)).body
    expect(proposed).toContain('A change waits for its second signature')
    expect(proposed).toContain('<del>14 days after</del> <ins>12 days after</ins>')
    expect(proposed).toContain('<ins>Harbor Clinic: Hello Ana! Hard to swallow')
    const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(proposed) ?? []
    expect((await second.post(`${PLAN}/approve`, { seen })).status).toBe(303)
    expect((await second.get(PLAN)).body).toContain('Approved by Dr Hale')
    expect((await second.post(`${PLAN}/withdraw`)).status).toBe(303)
    expect((await second.get(PLAN)).body).toContain('as it was written')
  })

  it('a signature is not for what came after the page was read', async () => {
    const [first, second] = [await lee(), await hale()]
    const form = { ...(await shownForm(first)), 'after.check-in-14d': '12' }
    await first.post(`${PLAN}/change`, form)
    const [, seen = ''] = /name="seen" value="([^"]+)"/.exec((await second.get(PLAN)).body) ?? []
    world.standStill(5)
    await first.post(`${PLAN}/change`, { ...form, 'after.check-in-14d': '13' })
    const refused = await second.post(`${PLAN}/approve`, { seen })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Read it again before you sign')
    expect(refused.body).toContain('13 days after')
  })

  it.each([
    ['later', { 'after.check-in-24h': '2' }, 'fault-steps-check-in-24h-after', 'no later than the plan has it'],
    ['with no time', { 'after.check-in-14d': 'soon' }, 'fault-steps-check-in-14d-after', 'is no duration'],
    ['with 911', { 'text.check-in-24h.en': `${OWN} 911` }, 'fault-steps-check-in-24h-texts-en', 'write {emergency}'],
    ['left out', { 'off.check-in-24h': 'on' }, '24-hour check-in', 'it cannot be left out'],
  ])('what may not be so (%s) is said beside its field, and what was typed stays', async (_, changes, place, because) => {
    const browser = await lee()
    const form = { ...(await shownForm(browser)), 'text.check-in-7d.en': OWN, ...changes }
    const refused = await browser.post(`${PLAN}/change`, form)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(place)
    expect(refused.body).toContain(because)
    expect(refused.body).toContain(OWN)
    expect((await browser.get(PLAN)).body).toContain('as it was written')
    const checked = await browser.post(`${PLAN}/change/check`, form)
    expect(checked.body).toContain(because)
  })

  it.each(['nothing', 'constructor', '__proto__'])('a plan called %s is not there', async (name) => {
    const browser = await lee()
    expect((await browser.get(`/console/care-plans/${name}`)).status).toBe(404)
    expect((await browser.post(`/console/care-plans/${name}/approve`)).status).toBe(404)
  })

  it('no one but clinicians and admins proposes or signs', async () => {
    const nurse = await as('nurse', 'nurse-kim', 'Nurse Kim')
    for (const path of [`${PLAN}/change`, `${PLAN}/approve`, `${PLAN}/withdraw`])
      expect((await nurse.post(path)).status).toBe(403)
  })
})
