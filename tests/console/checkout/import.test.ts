import { describe, expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { ANA, aWorld } from '../../support/world.ts'

const PATH = '/console/checkout/import'
const HEADER = 'name;phone;performed_at;procedures;consent_sms'
const GOOD = `Ana Ruiz;${ANA};2026-11-23T18:00:00Z;neurotoxin: glabella;yes`
const BAD = 'Bea Lund;12;2026-11-23T18:00:00Z;filler: lips;yes'

async function aDesk() {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('front-desk', { sub: 'desk', name: 'Front desk' })
  const post = (form: Record<string, string>) => console.ask('POST', PATH, { cookies, form })
  const get = (path: string) => console.ask('GET', path, { cookies })
  return { world, post, get }
}
const seenIn = (body: string | undefined) => /name="seen" value="(\w+)"/.exec(body ?? '')?.[1] ?? ''

describe('visits from a file, at the desk', () => {
  it('are checked as a whole, with the faults beside the rows, before anything is saved', async () => {
    const { world, post } = await aDesk()
    const { status, body } = await post({ do: 'try', rows: [HEADER, GOOD, BAD].join('\n') })
    expect(status).toBe(200)
    expect(body).toContain('1 of 2 rows can be logged')
    expect(body).toMatch(/<th scope="row">3<\/th><td>phone<\/td>/)
    await world.settle()
    expect(world.arrived).toEqual([])
  })

  it('say all that is wrong with a row, in the words of the desk', async () => {
    const { post } = await aDesk()
    const { body } = await post({ do: 'try', rows: `${HEADER}\nBea Lund;12;someday;filler: elbow;maybe` })
    const rows = [...body.matchAll(/<th scope="row">2<\/th><td>(\w+)<\/td><td>(.*?)<\/td>/g)]
    expect(Object.fromEntries(rows.map(([, column, detail]) => [column, detail]))).toEqual({
      performed_at: expect.stringContaining('is not a date and time. Enter a date and time, like 11/24/2026 6:00 PM.'),
      consent_sms: expect.stringContaining("isn't yes or no. Enter yes or no."),
      phone: expect.stringContaining('is not a phone number'),
      procedures: expect.stringContaining('is no area of a care plan'),
    })
  })

  it('with several faults keep all of them once they are logged, and quote nothing of a patient', async () => {
    const { world, post, get } = await aDesk()
    const rows = `${HEADER}\n${GOOD}\nBea Lund;12;someday;filler: elbow;maybe`
    const logged = await post({ do: 'log', rows, seen: seenIn((await post({ do: 'try', rows })).body) })
    await world.advance(2)
    const { body } = await get(logged.location ?? '')
    expect(body.match(/<th scope="row">3<\/th>/g)).toHaveLength(4)
    expect(body).not.toMatch(/someday|maybe/)
  })

  it('are logged once they were checked, and their progress is shown', async () => {
    const { world, post, get } = await aDesk()
    const rows = [HEADER, GOOD, BAD].join('\n')
    const { body } = await post({ do: 'try', rows })
    const logged = await post({ do: 'log', rows, seen: seenIn(body) })
    expect(logged.status).toBe(303)
    await world.advance(2)
    expect(world.at(ANA)).toHaveLength(1)
    const progress = await get(logged.location ?? '')
    expect(progress.body).toContain('2 of 2 rows are done: 1 logged, 0 logged before, 1 not logged')
  })

  it('that were changed since are checked again first', async () => {
    const { world, post } = await aDesk()
    const { body } = await post({ do: 'try', rows: [HEADER, GOOD].join('\n') })
    const changed = await post({ do: 'log', rows: [HEADER, GOOD, BAD].join('\n'), seen: seenIn(body) })
    expect(changed.body).toContain('1 of 2 rows can be logged')
    await world.settle()
    expect(world.arrived).toEqual([])
  })

  it('that are a PDF are refused with a way out', async () => {
    const { post } = await aDesk()
    const { status, body } = await post({ do: 'try', rows: '%PDF-1.7 \ufffd\ufffd\ufffd' })
    expect(status).toBe(422)
    expect(body).toContain('Choose a CSV file that a spreadsheet saved.')
  })

  it.each(['', 'hello', `${HEADER}\nJos\ufffd;1;2;3;4`])('that are none are refused: %j', async (rows) => {
    const { post } = await aDesk()
    expect((await post({ do: 'try', rows })).status).toBe(422)
  })
})
