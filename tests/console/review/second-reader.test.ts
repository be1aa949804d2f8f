import { beforeAll, expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { raises, scriptedReader } from '../../support/scripted-reader.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../../support/world.ts'

const BUDDY = 'every <b>stair</b> has a buddy now lol thanks'

let world: World
let desk: ReturnType<typeof aConsole>
let cookies: Record<string, string>
const get = () => desk.ask('GET', '/console/second-reader', { cookies })
const post = (path: string, form: Record<string, string>) => desk.ask('POST', path, { cookies, form })

beforeAll(async () => {
  const reader = scriptedReader(() => raises('a buddy', 'vision', 'urgent'))
  const clinic = { ...harbor.clinic, secondReader: 'shadow' as const }
  world = await aWorld({ clinics: [{ ...harbor, clinic }], secondReader: reader.reader })
  desk = aConsole(world)
  await checkout(world)
  await world.text(ANA, BUDDY)
  cookies = (await desk.signIn('nurse', { sub: 'nurse', name: 'Nurse Kim' })).cookies
})

it('says the mode, the figures by tier and language, and what waits to be judged', async () => {
  const { body, status } = await get()
  expect(status).toBe(200)
  expect(body).toContain('Shadow: it never pages.')
  expect(body).toMatch(/<strong>1<\/strong> asked a person/)
  expect(body).toMatch(
    /Urgent<\/th><td>0<\/td><td>0<\/td><td>0<\/td><td>0<\/td><td>1<\/td><td>0<\/td><td>0<\/td><td>1<\/td>/,
  )
  expect(body).toContain('English')
  expect(body).toContain('every &lt;b>stair&lt;/b> has a buddy')
  expect(body).toContain('It found double or blurred sight, urgent.')
})

it('takes the judgement of whoever reads it, once', async () => {
  const path = /action="(\/console\/second-reader\/[^"]+)"/.exec((await get()).body)?.[1] ?? ''
  const at = /name="at" value="([^"]+)"/.exec((await get()).body)?.[1] ?? ''
  expect((await post(path, { at, month: '', right: 'maybe' })).status).toBe(422)
  expect((await post(path, { at: 'once', month: '', right: 'yes' })).status).toBe(422)
  expect((await post(`${path}0`, { at, month: '2026-11', right: 'yes' })).status).toBe(409)
  expect(await post(path, { at, month: '2026-11', right: 'yes' })).toMatchObject({
    status: 303,
    location: '/console/second-reader?month=2026-11#judge',
  })
  expect((await get()).body).toContain('Nothing is waiting to be judged.')
  const other = (await desk.signIn('clinician', { sub: 'lee', name: 'Dr Lee' })).cookies
  const again = await desk.ask('POST', path, { cookies: other, form: { at, month: '', right: 'no' } })
  expect(again.body).toContain('Nurse Kim had judged this reply before; that stands.')
})
