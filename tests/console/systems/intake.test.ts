/** An admin connects a booking system at the console, by pointing at the fields of a sample event. */
import { describe, expect, it } from 'vitest'
import { SECRETS } from '../../support/booking-events.ts'
import { aConsole } from '../../support/console.ts'
import { anIntake } from '../../support/intake.ts'
import { ANA, aWorld } from '../../support/world.ts'

const PATH = '/console/booking-systems'
const SAMPLE = {
  appointment: { id: 4711, state: 'Completed', client: { full_name: 'Ana Ruiz', 'mobile/phone': '(415) 555-0123' } },
  treatments: [{ name: 'Botox' }],
  marketing: { texts: true },
}

async function anAdmin() {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const see = async (path: string) => (await console.ask('GET', PATH + path, { cookies })).body
  const post = (path: string, fields: [string, string][]) =>
    console.ask('POST', PATH + path, { cookies, text: new URLSearchParams(fields).toString() })
  return { world, console, see, post }
}

const SETUP: [string, string][] = [
  ['sample', JSON.stringify(SAMPLE)],
  ['secret', SECRETS.generic],
  ['service', 'Botox'],
  ['plan', 'neurotoxin'],
  ['areas', "glabella, Crow's feet"],
  ['product', 'Botox Cosmetic'],
  ['service', 'Consultation'],
  ['plan', 'none'],
  ['areas', ''],
  ['product', ''],
  ['service', ''],
  ['plan', ''],
  ['areas', ''],
  ['product', ''],
  ['sms-at', '/marketing/texts'],
  ['sms-is', 'true'],
  ['statement', 'I agree to texts.'],
  ['at.visitId', '/appointment/id'],
  ['at.status', '/appointment/state'],
  ['at.name', '/appointment/client/full_name'],
  ['at.phone', '/appointment/client/mobile~1phone'],
  ['at.services', '/treatments'],
]

/** The form with the first field of this name changed. */
function changed(name: string, value: string): [string, string][] {
  const at = SETUP.findIndex(([key]) => key === name)
  return SETUP.map(([key, old], i) => [key, i === at ? value : old])
}

describe('a booking system', () => {
  it('is connected by pointing at a sample event, and logs the next visit', async () => {
    const { world, see, post } = await anAdmin()
    expect(await see('')).toContain('not connected')
    const shown = (await post('/generic/sample', [['sample', JSON.stringify(SAMPLE)]])).body
    for (const leaf of [
      '/appointment/id = 4711',
      '/appointment/client/mobile~1phone = (415) 555-0123',
      '/marketing/texts = true',
    ])
      expect(shown).toContain(leaf)
    expect((await post('/generic', SETUP)).location).toBe(`${PATH}?said=connected`)
    const page = await see('/generic')
    expect(page).not.toContain(SECRETS.generic)
    expect(page).toContain('value="glabella, crows-feet"')
    expect(page).toContain('value="/appointment/client/mobile~1phone"')

    const intake = await anIntake(world)
    expect((await intake.send('generic', SAMPLE)).status).toBe(202)
    await world.settle()
    expect(world.at(ANA)).toHaveLength(1)
    expect(await intake.tasks()).toEqual([])
  })

  it('names what is wrong, keeps what was typed, and never shows the secret again', async () => {
    const { see, post } = await anAdmin()
    const refused = await post('/generic', changed('areas', 'knee'))
    expect([refused.status, refused.body.includes('is no area of a care plan')]).toEqual([422, true])
    expect(refused.body).toContain('value="Botox"')
    expect(refused.body).not.toContain(SECRETS.generic)
    expect((await post('/generic', changed('secret', 'short'))).body).toContain('whsec_')
    expect((await post('/generic/sample', [['sample', '{"half":']])).body).toContain('This is not JSON.')
    expect(await see('')).not.toContain('connected, changed')
    expect((await post('/nobody', SETUP)).status).toBe(404)
  })

  it.each([
    ['a service without its name', changed('service', ''), 'This is empty.'],
    ['a wording without its field', SETUP.filter(([name]) => !name.startsWith('sms')), 'Which field says that'],
    ['a value without its field', changed('sms-at', ''), 'A JSON pointer such as /patient/phone is needed.'],
    ['a service without its plan', changed('plan', ''), 'Choose a care plan, or &quot;No aftercare&quot;.'],
  ])('does not lose %s', async (_, form, says) => {
    const { see, post } = await anAdmin()
    const refused = await post('/generic', form)
    expect([refused.status, refused.body.includes(says)]).toEqual([422, true])
    expect(refused.body).toContain('value="Botox Cosmetic"')
    expect(await see('')).not.toContain('connected, changed')
  })

  it('shows what is wrong with a service beside it, whatever rows were left empty above it', async () => {
    const { post } = await anAdmin()
    const rows = SETUP.filter(([name]) => !['service', 'plan', 'areas', 'product'].includes(name))
    const { body } = await post('/generic', [
      ...rows,
      ...([
        ['service', ''],
        ['plan', ''],
        ['areas', ''],
        ['product', ''],
      ] as [string, string][]),
      ...([
        ['service', 'Botox'],
        ['plan', 'neurotoxin'],
        ['areas', 'knee'],
        ['product', ''],
      ] as [string, string][]),
    ])
    expect(body).toMatch(/value="knee"(?:(?!class="row").)*id="fault-services-0"/s)
    expect(body.match(/name="service"/g)).toHaveLength(4)
  })

  it('is changed without its secret, rotated with an overlap, and disconnected', async () => {
    const { world, see, post } = await anAdmin()
    await post('/generic', SETUP)
    const without = SETUP.filter(([name]) => name !== 'secret')
    expect((await post('/generic', without)).status).toBe(303)
    const next = 'whsec_bmV4dCBzZWNyZXQgb2YgdGhlIGhvb2ssIDMyIGI='
    expect((await post('/generic', [...without, ['secret', next], ['overlap', 'on']])).status).toBe(303)
    const intake = await anIntake(world)
    expect((await intake.send('generic', SAMPLE)).status).toBe(202)
    await world.advanceHours(25)
    expect((await intake.send('generic', SAMPLE)).status).toBe(401)
    expect((await post('/generic/remove', [])).status).toBe(303)
    expect(await see('')).not.toContain('connected, changed')
  })
})
