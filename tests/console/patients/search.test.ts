import { beforeAll, describe, expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, aWorld, type World } from '../../support/world.ts'

const BEN = '+14155550124'
const procedure = (plan: string, areas: string[], injector: string) => [{ plan, areas, injector }]

let world: World
let console: ReturnType<typeof aConsole>
let cookies: Record<string, string>
let ids: Record<'ana' | 'ben' | 'joan', string>

beforeAll(async () => {
  world = await aWorld()
  console = aConsole(world)
  const ben = await checkout(world, {
    patient: { name: 'Ben Stone', phone: BEN, email: 'Ben@Example.com' },
    procedures: procedure('filler', ['lips'], 'Dr Lee'),
  })
  await world.advanceHours(24)
  const ana = await checkout(world, {
    patient: { name: 'Ana María Ruiz', phone: ANA, email: 'ana@example.com' },
    procedures: procedure('neurotoxin', ['glabella'], 'Nurse Kim'),
  })
  const joan = await checkout(world, {
    patient: { name: 'Joan Ruiz', phone: ANA },
    procedures: procedure('neurotoxin', ['glabella'], 'Dr Lee'),
  })
  cookies = (await console.signIn('front-desk', { sub: 'desk', name: 'Desk' })).cookies
  ids = { ana: ana.patientId, ben: ben.patientId, joan: joan.patientId }
})

const found = async (form: Record<string, string>) => {
  const { location = '' } = await console.ask('POST', '/console/patients', { cookies, form })
  const listed = new URLSearchParams(location.split('?')[1]).get('found')?.split(',').filter(Boolean) ?? []
  return listed.map((id) => Object.entries(ids).find(([, each]) => each === id)?.[0]).sort()
}
const see = async (path = '') => (await console.ask('GET', `/console/patients${path}`, { cookies })).body

describe('a patient is found', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['by a name without accents', { q: 'maria ru' }, ['ana']],
    ['by a phone as people type it', { q: '(415) 555-0123' }, ['ana', 'joan']],
    ['by an email in any case', { q: 'ben@example.COM' }, ['ben']],
    ['by treatment', { plan: 'filler' }, ['ben']],
    ['by injector', { injector: 'lee' }, ['ben', 'joan']],
    ['by day', { day: '2026-11-23' }, ['ben']],
    ['by all of it together', { q: 'ruiz', injector: 'lee', plan: 'neurotoxin', day: '2026-11-24' }, ['joan']],
    ['not by what nobody has', { q: 'zoe' }, []],
  ])('%s', async (_, form, names) => expect(await found(form)).toEqual(names))

  it('with an address that carries ids alone, and words for nobody', async () => {
    const { location } = await console.ask('POST', '/console/patients', { cookies, form: { q: 'maria' } })
    expect(location).toBe(`/console/patients?found=${ids.ana}&of=1`)
    expect(await see(`?found=${ids.ana}&of=1`)).toMatch(/One patient\..*Ana María Ruiz/s)
    expect(await see('?found=&of=0')).toContain('No one found.')
    const bad = await console.ask('POST', '/console/patients', { cookies, form: { q: '12345' } })
    expect([bad.status, bad.body.includes('not a phone number')]).toEqual([422, true])
  })
})

it("today's checkouts are at hand, then those of the week; what was cancelled is not", async () => {
  const page = await see()
  expect(page).toMatch(/Checked out today.*Joan Ruiz.*Ana María Ruiz.*The week before.*Ben Stone.*lips, Dr Lee/s)
  const late = await aWorld()
  const other = aConsole(late)
  const { treatmentId } = await checkout(late)
  const nurse = await other.signIn('nurse')
  expect((await other.ask('GET', '/console/patients', { cookies: nurse.cookies })).body).toContain('Ana Ruiz')
  const path = `/console/treatments/${treatmentId}/cancel`
  await other.ask('POST', path, { cookies: nurse.cookies, form: { sure: 'yes' } })
  expect((await other.ask('GET', '/console/patients', { cookies: nurse.cookies })).body).toContain(
    'No one has checked out today.',
  )
})
