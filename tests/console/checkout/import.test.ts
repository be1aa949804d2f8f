import { describe, expect, it } from 'vitest'
import { setImportServices } from '../../../functions/use-cases/courses/import-layouts.ts'
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
  const at = (method: 'GET' | 'POST', path: string, form: Record<string, string>) =>
    console.ask(method, path, { cookies, form })
  return { world, post, get, at }
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

  it('with columns nobody knows are asked about once, and read by themselves from then on', async () => {
    const { world, post } = await aDesk()
    const header = 'Who was it;Reach them;When;Did what;Texting?;Room'
    const row = `Ana Ruiz;${ANA};11/23/2026 10:00 AM;Botox - Forehead;yes;3`
    const asked = await post({ do: 'try', rows: `${header}\n${row}` })
    expect(asked.status).toBe(422)
    expect(asked.body).toContain('What is each column?')
    expect(asked.body).toContain('Botox - Forehead')
    const choices = ['name', 'phone', 'performed_at', 'procedures', 'consent_sms', 'none']
    const chosen = Object.fromEntries(choices.map((choice, i) => [`column.${i}`, choice]))
    const wrong = await post({ do: 'columns', rows: `${header}\n${row}`, ...chosen, 'column.0': 'none' })
    expect(wrong.body).toContain('Which column is &quot;name&quot;? It is needed.')
    const { body } = await post({ do: 'columns', rows: `${header}\n${row}`, ...chosen })
    expect(body).toContain('1 of 1 row can be logged')
    const again = `Did what;Texting?;Room;Who was it;Reach them;When\nFiller lips;yes;2;Ben Stone;+14155550124;11/22/2026`
    const next = await post({ do: 'try', rows: again })
    expect(next.body).toContain('1 of 1 row can be logged')
    await post({ do: 'log', rows: again, seen: seenIn(next.body) })
    await world.advance(3)
    expect(world.at('+14155550124')).toHaveLength(1)
  })

  it('whose services the clinic has explained are read by its table; those without aftercare are left out', async () => {
    const { world, post } = await aDesk()
    const services = [
      { service: 'The Harbor Special', plan: 'neurotoxin', areas: ['glabella'] },
      { service: 'Consultation', aftercare: false },
    ]
    await setImportServices(world.deps, { clinicId: 'demo', by: 'dr-hale', services })
    const special = GOOD.replace('neurotoxin: glabella', 'the harbor special')
    const talk = BAD.replace('filler: lips', 'Consultation')
    const { body } = await post({ do: 'try', rows: [HEADER, special, talk].join('\n') })
    expect(body).toContain(
      '1 of 1 row can be logged. Nothing is saved yet. 1 more is left out: canceled, or no aftercare needed.',
    )
    const nothing = await post({ do: 'try', rows: [HEADER, talk].join('\n') })
    expect(nothing.body).toContain('so there is nothing to log')
  })

  it('without a consent cell are logged by the agreement that the desk states, shown before anything is saved', async () => {
    const { world, post, get } = await aDesk()
    const rows = `${HEADER.replace(';consent_sms', '')}\nAna Ruiz;${ANA};2026-11-23T18:00:00Z;neurotoxin: glabella`
    const stated = { rows, agreement: 'Intake form of 2026, in the cabinet at the desk', 'agreement-for': 'sms' }
    const tried = await post({ do: 'try', ...stated })
    expect(tried.body).toContain('1 row without a consent cell: by the agreement you stated.')
    expect(tried.body).toContain('1 without a date of consent: the day of the visit counts.')
    const other = await post({ do: 'log', ...stated, agreement: 'Another form, B-12', seen: seenIn(tried.body) })
    expect(other.body).toContain('1 of 1 row can be logged')
    await world.advance(2)
    expect(world.at(ANA)).toEqual([])
    const logged = await post({ do: 'log', ...stated, seen: seenIn(tried.body) })
    await world.advance(2)
    expect(world.at(ANA)).toHaveLength(1)
    expect((await get(logged.location ?? '')).body).toContain('Intake form of 2026, in the cabinet at the desk')
  })

  it('by an agreement that is too short, covers nothing or is not needed are refused, beside the field', async () => {
    const { post } = await aDesk()
    const rows = `${HEADER}\n${GOOD}`
    const wrong = await post({ do: 'try', rows, agreement: 'a form' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatch(/id="fault-agreement">Say in 10 to 500 characters/)
    expect(wrong.body).toMatch(/id="fault-agreement-for">What does the agreement cover/)
    const needless = await post({ do: 'try', rows, agreement: 'Intake form of 2026', 'agreement-for': 'sms' })
    expect(needless.body).toMatch(/id="fault-agreement">Every row says itself/)
  })

  it('can be downloaded as the rows to fix', async () => {
    const { post, at } = await aDesk()
    const { body } = await post({ do: 'try', rows: [HEADER, GOOD, BAD].join('\n') })
    const corrected = /name="corrected" value="([^"]*)"/.exec(body)?.[1] ?? ''
    expect(corrected).toMatch(/^name,phone,performed_at,procedures,consent_sms,what_is_wrong\s+Bea Lund,12,.*phone: /)
    const file = await at('POST', `${PATH}/corrected`, { corrected })
    expect(file).toMatchObject({ status: 200, body: corrected })
  })

  it('can be cancelled while they are logged', async () => {
    const { world, post, get, at } = await aDesk()
    const rows = [HEADER, ...Array.from({ length: 20 }, (_, i) => GOOD.replace(ANA, `+141555504${i + 10}`))].join('\n')
    const logged = await post({ do: 'log', rows, seen: seenIn((await post({ do: 'try', rows })).body) })
    await world.settle()
    expect((await get(logged.location ?? '')).body).toContain('15 of 20 rows are done')
    expect(await at('POST', `${logged.location}/cancel`, {})).toMatchObject({ status: 303, location: logged.location })
    await world.advance(10)
    const { body } = await get(`${logged.location}/progress`)
    expect(body).toContain('15 of 20 rows are done')
    expect(body).toContain('Cancelled')
  })

  it.each(['', 'hello', `${HEADER}\nJos\ufffd;1;2;3;4`])('that are none are refused: %j', async (rows) => {
    const { post } = await aDesk()
    expect((await post({ do: 'try', rows })).status).toBe(422)
  })
})
