import { describe, expect, it } from 'vitest'
import { importServicesOf, setImportServices } from '../../../functions/use-cases/courses/import-layouts.ts'
import { aConsole } from '../../support/console.ts'
import { aWorld } from '../../support/world.ts'

const PATH = '/console/settings/services'

async function aTable(role: 'admin' | 'front-desk' = 'admin') {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn(role, { sub: 'dr-hale', name: 'Dr Hale' })
  const see = (path = PATH, language: 'en' | 'es' = 'en') => console.ask('GET', path, { cookies, language })
  const send = (path: string, fields: [string, string][] = [], language: 'en' | 'es' = 'en') =>
    console.ask('POST', path, { cookies, language, text: new URLSearchParams(fields).toString() })
  const listed = async () => (await importServicesOf(world.deps, 'demo'))?.services ?? []
  const placeOf = async (service: string) => {
    const { body } = await see()
    return new RegExp(`href="(${PATH}/\\w+)" aria-label="Change: ${service}"`).exec(body)?.[1] ?? ''
  }
  return { world, see, send, listed, placeOf }
}
const lips: [string, string][] = [
  ['service', 'Pillow talk'],
  ['plan', 'filler'],
  ['areas', 'lips'],
  ['product', 'Juvederm'],
]

describe('the table of services', () => {
  it('is empty at first, takes a service, and lists what it is', async () => {
    const { see, send, listed } = await aTable()
    expect((await see()).body).toContain('No service is listed yet.')
    expect(await send(PATH, lips)).toMatchObject({ status: 303, location: `${PATH}?said=added` })
    expect(await listed()).toEqual([{ service: 'Pillow talk', plan: 'filler', areas: ['lips'], product: 'Juvederm' }])
    expect((await see()).body).toMatch(/Pillow talk<\/a><\/th><td>[^<]*[Ff]iller[^<]*<\/td><td>lips<\/td><td>Juvederm/)
  })

  it('changes one service, and leaves the others', async () => {
    const { send, listed, placeOf, see } = await aTable()
    await send(PATH, lips)
    await send(PATH, [
      ['service', 'Consultation'],
      ['plan', 'none'],
    ])
    const place = await placeOf('Pillow talk')
    expect((await see(place)).body).toMatch(/value="lips" checked/)
    const changed = await send(place, [
      ['service', 'Pillow talk'],
      ['plan', 'neurotoxin'],
      ['areas', 'perioral'],
    ])
    expect(changed).toMatchObject({ status: 303, location: `${PATH}?said=saved` })
    expect(await listed()).toEqual([
      { service: 'Pillow talk', plan: 'neurotoxin', areas: ['perioral'] },
      { service: 'Consultation', aftercare: false },
    ])
  })

  it('removes a service; one that is gone is not changed', async () => {
    const { send, listed, placeOf } = await aTable()
    await send(PATH, lips)
    const place = await placeOf('Pillow talk')
    expect((await send(`${place}/remove`)).location).toBe(`${PATH}?said=removed`)
    expect(await listed()).toEqual([])
    const late = await send(place, lips)
    expect(late.status).toBe(409)
    expect(late.body).toContain('This service is gone: a colleague removed or renamed it.')
    expect(await listed()).toEqual([])
  })

  it.each<[string, [string, string][], string, RegExp]>([
    ['a name', [['plan', 'filler']], 'service', /Enter the name of the service/],
    [
      'a name that is listed',
      [
        ['service', ' pillow TALK'],
        ['plan', 'filler'],
      ],
      'service',
      /listed already/,
    ],
    ['a plan', [['service', 'Glow']], 'plan', /Choose a care plan/],
    [
      'a plan that there is',
      [
        ['service', 'Glow'],
        ['plan', 'botulism'],
      ],
      'plan',
      /Choose a care plan/,
    ],
    [
      'an area',
      [
        ['service', 'Glow'],
        ['plan', 'filler'],
        ['areas', 'elbow'],
      ],
      'areas',
      /Check only areas/,
    ],
    [
      'a short product',
      [
        ['service', 'Glow'],
        ['plan', 'filler'],
        ['product', 'x'.repeat(121)],
      ],
      'product',
      /at most 120/,
    ],
  ])('says beside the field that it needs %s, keeps what was typed and changes nothing', async (_, fields, field, fault) => {
    const { send, listed } = await aTable()
    await send(PATH, lips)
    const { status, body } = await send(PATH, fields)
    expect(status).toBe(422)
    expect(new RegExp(`id="fault-${field}">([^<]*)`).exec(body)?.[1]).toMatch(fault)
    for (const [name, value] of fields) if (name === 'service') expect(body).toContain(`value="${value.trim()}"`)
    expect(await listed()).toHaveLength(1)
  })

  it('holds at most five hundred services', async () => {
    const { world, send, listed } = await aTable()
    const services = Array.from({ length: 500 }, (_, i) => ({ service: `Service ${i}`, plan: 'filler', areas: [] }))
    await setImportServices(world.deps, { clinicId: 'demo', by: 'dr-hale', services })
    const { status, body } = await send(PATH, lips)
    expect(status).toBe(409)
    expect(body).toContain('You have 500 services')
    expect(await listed()).toHaveLength(500)
  })

  it('speaks Spanish, its faults too', async () => {
    const { see, send } = await aTable()
    expect((await see(PATH, 'es')).body).toContain('Servicios en los archivos')
    const { body } = await send(PATH, [['service', 'Brillo']], 'es')
    expect(body).toContain('Elija un plan de seguimiento o «Sin seguimiento».')
    expect(body).toContain('value="Brillo"')
  })

  it('is for admins alone', async () => {
    const { see, send } = await aTable('front-desk')
    expect((await see()).status).toBe(403)
    expect((await send(PATH, lips)).status).toBe(403)
  })
})
