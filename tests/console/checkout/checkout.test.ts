import { describe, expect, it } from 'vitest'
import type { Shown } from '../../../functions/console/shared/respond.tsx'
import { aConsole } from '../../support/console.ts'
import { ANA, aWorld } from '../../support/world.ts'

const filled = {
  phone: '(415) 555-0123',
  name: 'Ana Ruiz',
  language: 'en',
  zone: 'America/Los_Angeles',
  plan: 'neurotoxin',
  'areas.neurotoxin': 'glabella',
  sms: 'on',
  key: 'form-1',
}

async function aDesk() {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('front-desk', { sub: 'desk', name: 'Front desk' })
  const post = (form: Record<string, string>, path = '/console/checkout') =>
    console.ask('POST', path, { cookies, form: { ...filled, do: 'log', ...form } })
  /** The page that a form leads to, which a reload shows again. */
  const see = async ({ location = '' }: Shown) => (await console.ask('GET', location, { cookies })).body
  return { world, console, cookies, post, see }
}

describe('checkout at the desk', () => {
  it('shows the messages with dates and words before anything is written', async () => {
    const { world, post } = await aDesk()
    const { status, body } = await post({ do: 'preview' })
    expect(status).toBe(200)
    expect(body).toContain('Mon, Nov 23, 12:05 PM')
    expect(body).toContain('Call 911')
    expect(await world.records.list(`PHONE#+14155550100#${ANA}`, '')).toEqual([])
  })

  it('names the checks that a late entry has missed, so that they are asked in person', async () => {
    const { post } = await aDesk()
    const { body } = await post({ do: 'preview', when: '2026-11-21T10:00' })
    expect(body).toContain('too late to send')
    expect(body).toContain('24-hour check-in')
  })

  it('logs one treatment however often one form is sent, and refuses the form with other words', async () => {
    const { world, post, see } = await aDesk()
    const logged = await post({})
    expect(logged.status).toBe(303)
    expect(await see(logged)).toContain('The treatment is logged.')
    world.standStill(1)
    expect(await see(await post({}))).toContain("We didn't log it twice")
    expect((await post({ name: 'Somebody Else' })).status).toBe(409)
    await world.settle()
    expect(world.at(ANA)).toHaveLength(1)
  })

  it('says all that is wrong at once, each beside its field', async () => {
    const { world, post } = await aDesk()
    const { status, body } = await post({ name: '', phone: '12' })
    expect(status).toBe(422)
    expect(body).toContain('id="fault-patient-name"')
    expect(body).toContain('id="fault-patient-phone"')
    expect(world.arrived).toEqual([])
  })

  it('says why no messages are planned', async () => {
    const { post } = await aDesk()
    const late = await post({ do: 'preview', when: '2026-11-03T10:00' })
    expect(late.body).toContain('No messages are planned: the times of all of them are past.')
    await post({})
    const again = await post({ do: 'preview', key: 'form-3' })
    expect(again.body).toContain('those of the course that is already running cover this visit')
  })

  it('keeps a name that runs from right to left from turning the title around it', async () => {
    const { post, console } = await aDesk()
    await post({ name: 'דנה לוי', key: 'form-4' })
    const { cookies } = await console.signIn('nurse')
    const { location } = await console.ask('POST', '/console/patients', { cookies, form: { q: ANA } })
    const { body } = await console.ask('GET', location ?? '', { cookies })
    const path = /\/console\/patients\/\w+/.exec(body)?.[0] ?? ''
    expect((await console.ask('GET', path, { cookies })).body).toContain(
      '<title>\u2068דנה לוי\u2069 · Harbor Clinic</title>',
    )
  })

  it('asks more often, and earlier, whom a muscle or nerve disease puts at risk', async () => {
    const { post } = await aDesk()
    const steps = async (form: Record<string, string>) =>
      [...(await post({ do: 'preview', ...form })).body.matchAll(/Day-(\d+) check-in/g)].map(([, step]) => step)
    expect(await steps({})).not.toContain('5')
    expect(await steps({ risk: 'neuromuscular' })).toEqual(expect.arrayContaining(['2', '5']))
  })

  it("keeps a patient's name out of scripts and attributes: what is typed is shown as typed", async () => {
    const { post } = await aDesk()
    const { body } = await post({ do: 'preview', name: '"><script>alert(1)</script>', phone: '' })
    expect(body).not.toContain('<script>alert')
    expect(body).toContain('&lt;script>alert(1)')
  })

  it('records the wording of the consent that was shown, in the language of the patient', async () => {
    const { world, post, console } = await aDesk()
    await post({ language: 'es', key: 'form-2' })
    const { cookies } = await console.signIn('nurse')
    const { location } = await console.ask('POST', '/console/patients', { cookies, form: { q: ANA } })
    const { body } = await console.ask('GET', location ?? '', { cookies })
    expect(location).not.toContain(ANA.slice(1))
    const personId = /\/console\/patients\/(\w+)/.exec(body)?.[1]
    const [consent] = await world.records.list(`CLINIC#demo#PATIENT#${personId}`, 'CONSENT#')
    expect(consent?.value).toMatchObject({ method: 'front-desk', recordedBy: 'desk' })
    expect(consent?.value.statement).toContain('Acepto que Harbor Clinic')
  })
})
