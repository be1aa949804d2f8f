import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../functions/console/pages.ts'
import type { Role } from '../../functions/core/clinic/clinic.ts'
import { aConsole } from '../support/console.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const ROLES = ['front-desk', 'nurse', 'clinician', 'admin'] as const
const each = pages.flatMap((page) => ROLES.map((role) => ({ page, role, name: `${page.method} ${page.path}` })))

let world: World
let console: ReturnType<typeof aConsole>
const cookies = {} as Record<Role, Record<string, string>>

beforeAll(async () => {
  world = await aWorld({ clinics: [harbor, bay] })
  console = aConsole(world)
  for (const role of ROLES) cookies[role] = (await console.signIn(role)).cookies
  await checkout(world)
  await world.text(ANA, 'its really hard to swolow')
})

const bay = {
  ...harbor,
  clinic: { ...harbor.clinic, clinicId: 'other', textingNumber: '+14155550300', pagingNumber: '+14155550300' },
}

describe('every page of the console', () => {
  it.each(each)('$name is for $role only where it says so', async ({ page, role }) => {
    const path = page.path.replace(/\{\w+\}/g, 'nobody.nothing')
    const { status } = await console.ask(page.method, path, { cookies: cookies[role] })
    if (page.roles.includes(role)) expect([200, 303, 404, 409, 422]).toContain(status)
    else expect(status).toBe(403)
  })

  it.each([
    '/console/on-call?week=',
    '/console/webhooks?day=',
    '/console/settings/log?month=',
    '/console/review?week=',
  ])('%s takes a date that the calendar does not have for none', async (path) => {
    for (const date of ['2026-13-45', '2026-02-30', '2026-99'])
      expect((await console.ask('GET', path + date, { cookies: cookies.admin })).status).toBe(200)
  })

  it('looks for no visits of a day that the calendar does not have', async () => {
    const form = { q: '', day: '2026-02-30', plan: '', injector: '' }
    const found = await console.ask('POST', '/console/patients', { cookies: cookies.admin, form })
    expect([200, 303, 422]).toContain(found.status)
  })

  it('shows a front desk no words of patients', async () => {
    const desk = await console.ask('GET', '/console/inbox', { cookies: cookies['front-desk'] })
    const nurse = await console.ask('GET', '/console/inbox', { cookies: cookies.nurse })
    expect(nurse.body).toContain('swolow')
    expect(desk.body).not.toContain('swolow')
  })

  it('offers a front desk no link that refuses it', async () => {
    const { personId } = await theAlert(world)
    const patient = await console.ask('GET', `/console/patients/${personId}`, { cookies: cookies['front-desk'] })
    expect(patient.body).toContain('An alert is open.')
    for (const [, link = ''] of patient.body.matchAll(/href="(\/console\/[^"?.]*)"/g))
      expect((await console.ask('GET', link, { cookies: cookies['front-desk'] })).status, link).not.toBe(403)
  })

  it("never shows another clinic's patients: the id of one is not found", async () => {
    const { alertId, personId } = await theAlert(world)
    const { cookies: theirs } = await console.signIn('clinician', { clinic: 'other', sub: 'dr-ng' })
    for (const path of [`/console/alerts/${alertId}`, `/console/patients/${personId}`]) {
      expect((await console.ask('GET', path, { cookies: cookies.clinician })).status).toBe(200)
      expect((await console.ask('GET', path, { cookies: theirs })).status).toBe(404)
    }
  })
})
