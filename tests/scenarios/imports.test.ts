/** A clinic that joins sends the treatments of the last weeks as a file. */
import { describe, expect, it } from 'vitest'
import { importRoutes } from '../../functions/http/imports.ts'
import type { Answer } from '../../functions/http/problem.ts'
import { openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { growthOf } from '../support/growth.ts'
import { aWorld, type World } from '../support/world.ts'

const HEADER = 'name,phone,email,performed_at,procedures,consent_sms,consent_email'
const row = (number: number, { plan = 'neurotoxin: glabella', at = '2026-11-23T18:00:00Z', sms = 'yes' } = {}) =>
  `Pat Number${number},+14155550${400 + number},,${at},${plan},${sms},`
const fileOf = (rows: readonly string[]) => [HEADER, ...rows].join('\n')
const many = (count: number) => fileOf(Array.from({ length: count }, (_, i) => row(i)))

const caller = { clinicId: 'demo', role: 'front-desk', id: 'harbor-desk', name: 'Front desk' } as const
const ask = async (
  world: World,
  method: string,
  { text = '', id = '', clinicId = 'demo', query = {} as Record<string, string> },
): Promise<Answer> => {
  const path = method === 'GET' ? '/v1/imports/{id}' : '/v1/imports/treatments'
  const found = importRoutes.find((route) => route.method === method && route.path === path)
  if (!found) throw new Error('no such route')
  const request = { caller: { ...caller, clinicId }, params: { id }, query, headers: {}, body: undefined, text }
  return found.respond(world.deps, request)
}
type Shown = { importId: string; state: string; done: number; created: number; repeated: number; invalid: number }
type Result = { line: number; result: string; treatmentId?: string; errors?: object[] }
const send = async (world: World, text: string) => {
  const answer = await ask(world, 'POST', { text })
  await world.settle()
  return answer as Answer & { body: Shown }
}
const look = async (world: World, id: string) => (await ask(world, 'GET', { id })).body as Shown & { results: Result[] }
const cancel = async (world: World, id: string): Promise<Answer> => {
  const found = importRoutes.find(({ path }) => path === '/v1/imports/{id}/cancel')
  if (!found) throw new Error('no such route')
  return found.respond(world.deps, { caller, params: { id }, query: {}, headers: {}, body: {}, text: '' })
}
const welcomes = (world: World) => world.arrived.filter(({ text }) => text.includes("we'll text after your visit"))

describe('an import', () => {
  it('says of each row whether it was created, was there before, or what is wrong with it, by line and column', async () => {
    const world = await aWorld()
    const text = fileOf([row(1), row(2, { plan: 'magic' }), row(3, { sms: 'perhaps' }), row(1), 'Pat,1'])
    const { status, body } = await send(world, text)
    expect(status).toBe(202)
    expect(body).toMatchObject({ state: 'working', rows: 5, done: 0 })
    const seen = await look(world, body.importId)
    expect(seen).toMatchObject({ state: 'done', created: 1, repeated: 1, invalid: 3 })
    expect(seen.results).toEqual([
      { line: 2, result: 'created', treatmentId: expect.any(String), patientId: expect.any(String) },
      {
        line: 3,
        result: 'invalid',
        errors: [expect.objectContaining({ pointer: '/procedures/0/plan', column: 'procedures' })],
      },
      {
        line: 4,
        result: 'invalid',
        errors: [expect.objectContaining({ pointer: '/consent/sms', column: 'consent_sms' })],
      },
      { line: 5, result: 'repeated', treatmentId: seen.results[0]?.treatmentId, patientId: expect.any(String) },
      { line: 6, result: 'invalid', errors: [{ pointer: '', detail: 'This row has 2 cells, the header 7.' }] },
    ])
    expect(welcomes(world)).toHaveLength(0)
    await world.advance(2)
    expect(welcomes(world)).toHaveLength(1)
  })

  it('goes fifteen rows a minute, and texts of the clinic keep their rate', async () => {
    const world = await aWorld()
    const { body } = await send(world, many(50))
    expect((await look(world, body.importId)).done).toBe(15)
    await world.advance(2)
    expect((await look(world, body.importId)).done).toBe(45)
    await world.advance(10)
    expect(await look(world, body.importId)).toMatchObject({ state: 'done', created: 50 })
    expect(welcomes(world)).toHaveLength(50)
    const perMinute = Map.groupBy(welcomes(world), ({ at }) => at)
    expect(Math.max(...[...perMinute.values()].map((each) => each.length))).toBeLessThanOrEqual(40)
  })

  it('is the same import when the same file comes again, and other files repeat no row of it', async () => {
    const world = await aWorld()
    const first = await send(world, many(3))
    expect((await send(world, many(3))).body.importId).toBe(first.body.importId)
    const other = await send(world, fileOf([row(0), row(9)]))
    expect(other.body.importId).not.toBe(first.body.importId)
    expect((await look(world, other.body.importId)).results.map(({ result }) => result)).toEqual([
      'repeated',
      'created',
    ])
    await world.advance(10)
    expect(welcomes(world)).toHaveLength(4)
  })

  it('loses and doubles no row when the process dies in the middle of it', async () => {
    const world = await aWorld()
    let commits = 0
    const { commit } = world.records
    world.records.commit = async (writes) => {
      commits++
      if (commits === 7 || commits === 12) throw new Unavailable('died')
      return commit(writes)
    }
    const { body } = (await ask(world, 'POST', { text: many(20) })) as Answer & { body: Shown }
    await expect(world.settle()).rejects.toThrow('died')
    await expect(world.advance(1)).rejects.toThrow('died')
    await world.advance(10)
    const seen = await look(world, body.importId)
    expect(seen).toMatchObject({ state: 'done', created: 20, repeated: 0 })
    expect(new Set(seen.results.map(({ treatmentId }) => treatmentId)).size).toBe(20)
    expect(welcomes(world)).toHaveLength(20)
  })

  it('is tried first: every fault of every row at once, and nothing is written', async () => {
    const world = await aWorld()
    const text = fileOf([row(1), row(2, { plan: 'magic' }), row(3, { at: '2031-01-01T00:00:00Z' }), 'Pat,1'])
    const answer = await ask(world, 'POST', { text, query: { try: 'true' } })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...{ written: false, rows: 4, ready: 1, invalid: 3 },
        results: [
          { line: 2, result: 'ready' },
          { line: 3, errors: [{ column: 'procedures' }] },
          { line: 4, errors: [{ column: 'performed_at' }] },
          { line: 5, errors: [{ detail: expect.stringMatching(/2 cells/) }] },
        ],
      },
    })
    expect(world.arrived).toEqual([])
  })

  it('is tried at a cost that grows with its rows, up to the five thousand that a file may have', async () => {
    const world = await aWorld()
    const tried = async (rows: number) => {
      const text = fileOf(Array.from({ length: rows }, (_, i) => row(i % 500)))
      expect((await ask(world, 'POST', { text, query: { try: 'true' } })).body).toMatchObject({ rows })
    }
    expect(await growthOf(tried, 1_250)).toBeLessThan(10)
  })

  it('takes up a row that came too early when the same file comes again', async () => {
    const world = await aWorld()
    const text = fileOf([row(1), row(2, { at: '2026-11-23T20:00:00Z' })])
    const first = await send(world, text)
    expect(await look(world, first.body.importId)).toMatchObject({ state: 'done', created: 1, invalid: 1 })
    await world.advance(180)
    const again = await send(world, text)
    expect(again.body.importId).not.toBe(first.body.importId)
    expect(await look(world, again.body.importId)).toMatchObject({ state: 'done', created: 1, repeated: 1, invalid: 0 })
    expect((await send(world, text)).body.importId).toBe(again.body.importId)
  })

  it('ends when it is cancelled: what was logged stays, and no further row is', async () => {
    const world = await aWorld()
    const { body } = await send(world, many(50))
    expect(await cancel(world, body.importId)).toMatchObject({ status: 200, body: { state: 'cancelled', done: 15 } })
    expect(await cancel(world, body.importId)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
    await world.advance(30)
    expect(await look(world, body.importId)).toMatchObject({ state: 'cancelled', done: 15, created: 15 })
    expect(welcomes(world)).toHaveLength(15)
    const parts = await world.records.list(`CLINIC#demo#IMPORT#${body.importId}`, '')
    expect(JSON.stringify(parts)).not.toMatch(/Pat|\+1415/)
  })

  it('that was cancelled goes on where the same file comes again', async () => {
    const world = await aWorld()
    const first = await send(world, many(20))
    await cancel(world, first.body.importId)
    const again = await send(world, many(20))
    expect(again.body.importId).not.toBe(first.body.importId)
    await world.advance(5)
    expect(await look(world, again.body.importId)).toMatchObject({ state: 'done', created: 5, repeated: 15 })
    expect(welcomes(world)).toHaveLength(20)
    expect((await cancel(world, again.body.importId)).status).toBe(409)
    expect((await cancel(world, 'none')).status).toBe(404)
  })

  it('that is cancelled while a row is being logged says what became of the row', async () => {
    const world = await aWorld()
    const { commit } = world.records
    let isCancelled = false
    world.records.commit = async (writes) => {
      const answer = await commit(writes)
      if (!isCancelled && writes.some(({ key }) => key.sk.startsWith('TREATMENT#'))) {
        isCancelled = true
        const [listed] = await world.records.list('CLINIC#demo#IMPORTS', 'IMPORT#')
        await cancel(world, String(listed?.value.importId))
      }
      return answer
    }
    const { body } = await send(world, many(20))
    await world.advance(5)
    expect(await look(world, body.importId)).toMatchObject({ state: 'cancelled', done: 15, created: 15 })
  })

  it('is corrected by a file of the faulty rows, which says what is wrong and comes back', async () => {
    const world = await aWorld()
    const text = fileOf([row(1), row(2, { plan: 'magic' }), row(3, { sms: 'perhaps' })])
    const query = { try: 'true', correction: 'true' }
    const { correction } = (await ask(world, 'POST', { text, query })).body as { correction: string }
    const lines = correction.trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe(`${HEADER},what_is_wrong`)
    expect(lines[1]).toMatch(/^Pat Number2,'\+14155550402,.*procedures: /)
    await send(world, text)
    const corrected = correction.replace('magic', 'filler: lips').replace('perhaps', 'yes')
    const again = await send(world, corrected)
    expect(await look(world, again.body.importId)).toMatchObject({ state: 'done', rows: 2, created: 2 })
    await world.advance(2)
    expect(welcomes(world)).toHaveLength(3)
  })

  it('belongs to its clinic', async () => {
    const world = await aWorld()
    const { body } = await send(world, many(1))
    expect((await ask(world, 'GET', { id: body.importId, clinicId: 'other' })).status).toBe(404)
  })

  it('keeps no names, phones or words of rows that have been logged', async () => {
    const world = await aWorld()
    const { body } = await send(world, many(2))
    const parts = await world.records.list(`CLINIC#demo#IMPORT#${body.importId}`, '')
    expect(JSON.stringify(parts)).not.toMatch(/Pat|\+1415/)
    expect(JSON.stringify(world.logged)).not.toMatch(/Pat|\+1415/)
    expect(await openTasks(world.deps, 'demo')).toEqual([])
  })
})
