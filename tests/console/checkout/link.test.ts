/** Checkout opened by a booking system's link: filled in, for minutes, for staff of the clinic alone. */
import { describe, expect, it } from 'vitest'
import type { Treatment } from '../../../functions/core/patients/patient.ts'
import { anApi } from '../../support/api.ts'
import { aConsole } from '../../support/console.ts'
import { ANA, aWorld, harbor } from '../../support/world.ts'

const VISIT = {
  patient: { name: 'Ana Ruiz', phone: '(415) 555-0123', email: 'ana@example.com' },
  performedAt: '2026-11-23T18:00:00Z',
  procedures: [{ plan: 'neurotoxin', areas: ['Glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }],
  externalId: 'booking-4711',
}
const bay = {
  ...harbor,
  clinic: { ...harbor.clinic, clinicId: 'other', textingNumber: '+14155550300', pagingNumber: '+14155550300' },
}

async function aDesk() {
  const world = await aWorld({ clinics: [harbor, bay] })
  const [api, console] = [anApi(world), aConsole(world)]
  const { cookies } = await console.signIn('front-desk', { sub: 'desk', name: 'Front desk' })
  const make = (body: object = VISIT) => api('POST', '/v1/checkout-links', { role: 'system', id: 'booking', body })
  const see = (path: string, jar = cookies) => console.ask('GET', path, { cookies: jar })
  const post = (form: URLSearchParams) => console.ask('POST', '/console/checkout', { cookies, text: form.toString() })
  return { world, console, make, see, post }
}
const pathOf = (address: string) => new URL(address).pathname
const value = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const checked = (html: string, name: string, said: string): boolean =>
  new RegExp(`name="${name}" value="${said}" checked`).test(html)

describe('a checkout link', () => {
  it('opens checkout with name, phone, procedures and time; consent is asked; the treatment has the id of the visit', async () => {
    const { world, make, see, post } = await aDesk()
    const { status, body } = await make()
    expect([status, body.expiresAt]).toEqual([201, '2026-11-23T18:20:00.000Z'])
    expect(body.address).toMatch(/^https:\/\/care\.example\/console\/checkout\/link\/[0-9a-z]{30}$/)
    const form = (await see(pathOf(body.address))).body
    expect(
      ['name', 'phone', 'email', 'injector', 'when', 'product.neurotoxin'].map((name) => value(form, name)),
    ).toEqual([...['Ana Ruiz', '(415) 555-0123', 'ana@example.com', 'Dr Lee', '2026-11-23T10:00', 'Botox Cosmetic']])
    expect(checked(form, 'areas.neurotoxin', 'glabella')).toBe(true)
    for (const consent of ['sms', 'by-email', 'declined']) expect(checked(form, consent, 'on')).toBe(false)
    const given = ['key', 'external-id', 'name', 'phone', 'when'].map((name) => [name, value(form, name)])
    const more = { language: 'en', plan: 'neurotoxin', 'areas.neurotoxin': 'glabella', sms: 'on', do: 'log' }
    const { status: logged } = await post(
      new URLSearchParams([...given, ...Object.entries(more)] as [string, string][]),
    )
    expect(logged).toBe(303)
    await world.settle()
    expect(world.at(ANA)).toHaveLength(1)
    const treatment = (await world.everything()).find(({ key }) => key.sk.startsWith('TREATMENT#'))?.value
    expect((treatment as unknown as Treatment).externalId).toBe('booking-4711')
  })

  it('has nothing of the patient in its address, and leads whoever is not signed in to the sign-in and back', async () => {
    const { console, make, see } = await aDesk()
    const path = pathOf((await make()).body.address)
    expect(path).not.toMatch(/ana|ruiz|555|booking|neuro/i)
    const stranger = await see(path, {} as never)
    expect([stranger.status, stranger.body]).toEqual([303, ''])
    expect(stranger.location).toBe(`/console/sign-in?to=${encodeURIComponent(path)}`)
    const { back } = await console.signIn('nurse', {}, path)
    expect(back.location).toBe(path)
    const task = '/console/checkout?task=a.b-1'
    expect((await see(task, {} as never)).location).toBe(`/console/sign-in?to=${encodeURIComponent(task)}`)
    expect((await console.signIn('nurse', {}, task)).back.location).toBe(task)
  })

  it('ends after a quarter of an hour, and opens at no other clinic', async () => {
    const { world, console, make, see } = await aDesk()
    const path = pathOf((await make()).body.address)
    const { cookies: theirs } = await console.signIn('admin', { clinic: 'other', sub: 'dr-ng' })
    expect((await see(path, theirs)).status).toBe(404)
    await world.advance(14)
    expect((await see(path)).status).toBe(200)
    await world.advance(2)
    const gone = await see(path)
    expect([gone.status, gone.body]).toEqual([
      404,
      expect.stringContaining('Press the button in your booking system again'),
    ])
    for (const token of ['', 'x', 'a'.repeat(30), '__proto__'])
      expect((await see(`/console/checkout/link/${token}`)).status).toBe(404)
  })

  it('takes what it gets, a phone as it was typed too, and names a field that is wrong', async () => {
    const { make } = await aDesk()
    expect((await make({ patient: { phone: 'call her mother' } })).status).toBe(201)
    for (const [body, pointer] of [
      [{}, ''],
      [{ procedures: [{ plan: 'botox', areas: [] }] }, '/procedures/0/plan'],
      [{ procedures: [{ plan: 'filler', areas: ['knee'] }] }, '/procedures/0/areas/0'],
      [{ performedAt: '2027-01-01T00:00:00Z' }, '/performedAt'],
      [{ patient: { name: '' } }, '/patient/name'],
      [{ patient: { birthday: '1990-01-01' } }, '/patient/birthday'],
      [{ externalId: 'has spaces' }, '/externalId'],
    ] as const)
      expect([(await make(body)).status, (await make(body)).body.errors[0].pointer], pointer).toEqual([422, pointer])
  })
})
