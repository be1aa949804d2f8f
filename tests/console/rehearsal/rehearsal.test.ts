import { beforeAll, describe, expect, it } from 'vitest'
import { MOST_MOVES } from '../../../functions/use-cases/rehearsal/scenario.ts'
import { aConsole } from '../../support/console.ts'
import { aScenario } from '../../support/rehearsal.ts'
import { aWorld, type World } from '../../support/world.ts'

let world: World
let console: ReturnType<typeof aConsole>
let cookies: Record<string, string>

beforeAll(async () => {
  world = await aWorld()
  console = aConsole(world)
  cookies = (await console.signIn('nurse')).cookies
})

const BEGIN = { plan: 'neurotoxin', 'areas.neurotoxin': 'glabella', name: 'Ana Ruiz', language: 'en', do: 'begin' }

const post = (form: Record<string, string>, path = '/console/rehearsal') => console.ask('POST', path, { cookies, form })

/** The moves that a page carries on. */
function held(body: string): Record<string, string> {
  const [, scenario = ''] = /name="scenario" value="([^"]*)"/.exec(body) ?? []
  return { scenario: scenario.replaceAll('&quot;', '"').replaceAll('&amp;', '&') }
}

const scenario = (moves: object[]) => JSON.stringify({ ...aScenario([]), moves })

describe('the rehearsal', () => {
  it('is played by forms alone: each page carries the moves so far', async () => {
    const begun = await post(BEGIN)
    expect(begun.body).toContain('Hi Ana, we&#39;ll text'.replace('&#39;', "'"))
    const asked = await post({ ...held(begun.body), do: 'next' })
    expect(asked.body).toContain('trouble breathing, or faint?')
    const said = await post({ ...held(asked.body), do: 'say:its really hard to swolow' })
    expect(said.body).toContain('its really <mark>hard to swolow</mark>')
    expect(said.body).toContain('Not taken. Still paging.')
    const taken = await post({ ...held(said.body), do: 'enter', 'text.dr-lee': '41' })
    expect(taken.body).toContain('Dr Lee has it')
    const undone = await post({ ...held(taken.body), do: 'undo' })
    expect(undone.body).toContain('Not taken. Still paging.')
    const again = await post({ ...held(undone.body), do: 'restart' })
    expect(again.body).toContain('The patient has written nothing yet')
  })

  it('says that a second text joins the open alert, and what is new in it', async () => {
    const texts = ['my eyelid is drooping', 'its still drooping', 'its really hard to swolow']
    const { body } = await post({ scenario: scenario(texts.map((text) => ({ do: 'text', text }))), do: 'wait:1' })
    expect(body.match(/It joins the open alert: [a-z ]+/g)).toEqual([
      'It joins the open alert: same or lower tier',
      'It joins the open alert: higher tier',
    ])
  })

  it('writes nothing to the records of the clinic and sends nothing', async () => {
    const before = await world.records.list('CLINIC#demo', '')
    const arrived = world.arrived.length
    await post({ scenario: scenario([{ do: 'text', text: 'its really hard to swolow' }]), do: 'wait:15' })
    expect(await world.records.list('CLINIC#demo', '')).toEqual(before)
    expect(await world.records.list('PHONE#+14155550100#+14155550123', '')).toEqual([])
    expect(world.arrived.length).toBe(arrived)
  })

  it('is saved as a file that plays the same again, and says when it does not', async () => {
    const moves = [
      { do: 'text', text: 'its really hard to swolow' },
      { do: 'wait', minutes: 6 },
    ]
    const file = await post({ scenario: scenario(moves), do: 'save', title: 'Hard to swallow' })
    expect(file).toMatchObject({ type: 'application/json', name: 'hard-to-swallow.scenario.json' })
    expect((await post({ do: 'load', file: file.body })).body).toMatch(/The same \d+ messages arrive/)
    const older = file.body.replace('Call 911 now. Do not drive.', 'Call 911.')
    const other = await post({ do: 'load', file: older })
    expect(other.body).toContain('It plays differently from when it was saved')
    expect(other.body).toContain('No longer arrives')
  })

  it.each([
    ['nothing', '', 'Choose a *.scenario.json file'],
    ['no JSON', 'hello', 'This is not JSON'],
    ['another file', '{"rehearsal":2}', 'This is not a saved rehearsal: /rehearsal'],
    ['null', 'null', 'This is not a saved rehearsal'],
    [
      'a move nobody knows',
      JSON.stringify({
        rehearsal: 1,
        title: '',
        clinic: '',
        arrived: [],
        scenario: JSON.parse(scenario([{ do: 'fly' }])),
      }),
      '/scenario/moves/0',
    ],
  ])('a file with %s in it is refused, and what was pasted stays', async (_, file, because) => {
    const refused = await post({ do: 'load', file })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(because)
    if (file) expect(refused.body).toContain(file.slice(0, 5).replaceAll('"', '&quot;'))
  })

  it.each([
    ['no treatment', { plan: '' }, 'Choose at least one treatment.'],
    ['no name', { name: ' ' }, 'Give the patient a name.'],
    ['no time', { when: 'yesterday' }, 'Enter a date and time'],
    ['a language the clinic has not', { language: 'fr' }, 'writes in en, es'],
  ])('does not begin with %s, and keeps what was chosen', async (_, changes, because) => {
    const { plan, ...rest } = { ...BEGIN, ...changes }
    const refused = await post({ ...rest, ...(plan ? { plan } : {}) })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(because)
    expect(refused.body).toMatch(/value="glabella"|checked/)
  })

  it('keeps the run when a move cannot be made: too many, too long, too far', async () => {
    const full = scenario(
      Array.from({ length: MOST_MOVES }, () => ({ do: 'carrier', of: 'patient', behaviour: 'deliver' })),
    )
    const refused = await post({ scenario: full, do: 'say:1' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(`at most ${MOST_MOVES} moves`)
    expect(held(refused.body).scenario).toBe(full)
    expect((await post({ scenario: scenario([]), do: 'text', text: 'x'.repeat(500) })).status).toBe(422)
    expect((await post({ scenario: scenario([]), do: 'wait:99999999' })).status).toBe(422)
    expect((await post({ scenario: scenario([]), do: 'wait:soon' })).status).toBe(422)
    expect((await post({ scenario: scenario([]), do: 'staff:nobody:41' })).body).toContain('No one with a phone')
  })

  it('an empty text is no move', async () => {
    const same = scenario([])
    expect(held((await post({ scenario: same, do: 'text', text: '  ' })).body).scenario).toBe(same)
  })

  it('what was typed on one phone stays there while another one writes', async () => {
    const { body } = await post({
      scenario: scenario([]),
      do: 'staff:dr-lee',
      text: 'half a tho',
      'text.dr-lee': 'HELP',
    })
    expect(body).toContain('value="half a tho"')
    expect(body).not.toContain('value="HELP"')
  })

  it('says what to do where the moves on a page cannot be read', async () => {
    for (const broken of ['', '{', '[]', '{"start":"now"}']) {
      const { status, body } = await post({ scenario: broken, do: 'next' })
      expect(status).toBe(422)
      expect(body).toContain('Begin again, or load a saved one.')
    }
  })

  it('shows words of a patient as words, whatever they are', async () => {
    const { body } = await post({ scenario: scenario([]), do: 'text', text: '<script>alert(1)</script>' })
    expect(body).not.toContain('<script>alert')
  })
})
