import { expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

const LIST = '/console/inbox/list'

it('sends an open inbox nothing while only clocks move on, and all of it when something has changed', async () => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'its really hard to swolow')
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('nurse')
  const look = (known?: string) => desk.ask('GET', LIST, { cookies, watching: true, known })
  const first = await look()
  expect(first.status).toBe(200)
  await world.advance(2)
  expect(await look(first.etag)).toEqual({ status: 304, body: '', etag: first.etag })
  expect((await look('"another"')).body).toContain('swolow')

  const path = /action="([^"]+acknowledge)"/.exec(first.body)?.[1] ?? ''
  await desk.ask('POST', path, { cookies })
  const second = await look(first.etag)
  expect(second.status).toBe(200)
  expect(second.body).toContain('Nurse Kim has it')

  await world.text(ANA, 'now my eyelid droops and i see double')
  const third = await look(second.etag)
  expect(third.body).toContain('i see double')
  await world.advance(16)
  const fourth = await look(third.etag)
  expect([fourth.status, fourth.body.includes('overdue')]).toEqual([200, true])
})
