import { beforeEach, describe, expect, it } from 'vitest'
import { SLACK_CHANNEL, SLACK_SIGNING_SECRET, SLACK_TOKEN } from '../../../infra/local/world/slack.ts'
import { anApi } from '../../support/api.ts'
import { aConsole } from '../../support/console.ts'
import { fieldOf } from '../../support/office.ts'
import { aWorld, type World } from '../../support/world.ts'

const PAGE = '/console/chat'
const FILLED = {
  ...{ token: SLACK_TOKEN, signingSecret: SLACK_SIGNING_SECRET, channel: SLACK_CHANNEL },
  ...{ 'member-nurse-kim': ' U0KIM00001 ', 'member-dr-lee': 'U0LEE00001, U0LEE00002' },
}

let world: World
let console: ReturnType<typeof aConsole>
let cookies: Record<string, string>

beforeEach(async () => {
  world = await aWorld()
  console = aConsole(world)
  cookies = (await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })).cookies
})
const see = async (query = '') => (await console.ask('GET', `${PAGE}${query}`, { cookies })).body
const send = async (act: string, form: Record<string, string>) =>
  console.ask('POST', `${PAGE}/${act}`, { cookies, form: { seen: fieldOf(await see(), 'seen'), ...form } })
const connection = async () => (await anApi(world)('GET', '/v1/chat/slack')).body

describe('an admin at the page of chats', () => {
  it('connects Slack, and gets the address that Slack needs', async () => {
    expect(await see()).toContain('Slack is not connected.')
    expect(await send('slack', FILLED)).toMatchObject({ status: 303, location: `${PAGE}?said=slack` })
    const { channel, people, address } = await connection()
    expect({ channel, people }).toEqual({
      channel: SLACK_CHANNEL,
      people: [
        { chatUser: 'U0LEE00001', staffId: 'dr-lee' },
        { chatUser: 'U0LEE00002', staffId: 'dr-lee' },
        { chatUser: 'U0KIM00001', staffId: 'nurse-kim' },
      ],
    })
    const shown = await see('?said=slack')
    expect(shown).toContain(address)
    expect(shown).toContain('value="U0LEE00001, U0LEE00002"')
    expect(shown).not.toContain(SLACK_TOKEN)
    expect(shown).not.toContain(SLACK_SIGNING_SECRET)
  })

  it('changes the table later without typing the secrets again', async () => {
    await send('slack', FILLED)
    const changed = { ...FILLED, token: '', signingSecret: '', 'member-dr-lee': '' }
    expect((await send('slack', changed)).status).toBe(303)
    expect((await connection()).people).toEqual([{ chatUser: 'U0KIM00001', staffId: 'nurse-kim' }])
  })

  it('is told at the field what is wrong, and finds what was typed, but for the secrets', async () => {
    const { status, body } = await send('slack', {
      ...FILLED,
      ...{ token: 'xoxp-not-a-bot', channel: '#alerts', 'member-nurse-kim': 'kim', 'member-dr-lee': 'U0KIM00001' },
    })
    expect(status).toBe(422)
    expect(body).toMatch(/name="token"[^>]*aria-invalid/)
    expect(body).toMatch(/name="channel" value="#alerts"[^>]*aria-invalid/)
    expect(body).toMatch(/name="member-nurse-kim" value="kim"[^>]*aria-invalid/)
    expect(body).not.toContain('xoxp-not-a-bot')
    expect((await anApi(world)('GET', '/v1/chat/slack')).status).toBe(404)
  })

  it('is told which person is named twice, and that the first time needs both secrets', async () => {
    const twice = await send('slack', { ...FILLED, 'member-dr-lee': 'U0KIM00001' })
    expect(twice.status).toBe(422)
    expect(twice.body).toMatch(/name="member-dr-lee"[^>]*aria-invalid/)
    const bare = await send('slack', { ...FILLED, token: '', signingSecret: '' })
    expect(bare.status).toBe(422)
    expect(bare.body).toMatch(/name="token"[^>]*aria-invalid/)
    expect(bare.body).toMatch(/name="signingSecret"[^>]*aria-invalid/)
  })

  it('does not overwrite what a colleague saved meanwhile', async () => {
    const seen = fieldOf(await see(), 'seen')
    await send('slack', FILLED)
    const late = { ...FILLED, seen, channel: 'C0LATE00001' }
    const { status, body } = await console.ask('POST', `${PAGE}/slack`, { cookies, form: late })
    expect(status).toBe(409)
    expect(body).toContain('C0LATE00001')
    expect((await connection()).channel).toBe(SLACK_CHANNEL)
  })

  it('connects Teams by the address of a workflow', async () => {
    const bad = await send('teams', { url: 'http://10.0.0.8/' })
    expect(bad.status).toBe(422)
    expect(bad.body).toMatch(/name="url"[^>]*aria-invalid/)
    expect(await send('teams', { url: 'https://flows.example/x?sig=1' })).toMatchObject({
      status: 303,
      location: `${PAGE}?said=teams`,
    })
    const shown = await see()
    expect(shown).toContain('Teams is connected')
    expect(shown).not.toContain('sig=1')
  })

  it('sends a test, and disconnects', async () => {
    await send('slack', FILLED)
    expect(await send('slack/test', {})).toMatchObject({ status: 303, location: `${PAGE}?said=planned` })
    expect(await send('slack/remove', {})).toMatchObject({ status: 303, location: `${PAGE}?said=removed` })
    expect(await see()).toContain('Slack is not connected.')
    expect((await send('slack/test', {})).location).toBe(`${PAGE}?said=unknown`)
  })

  it('reads the page in Spanish', async () => {
    const form = { seen: '', channel: 'alertas', token: '', signingSecret: '', 'member-dr-lee': 'lee' }
    const { body } = await console.ask('POST', `${PAGE}/slack`, { cookies, form, language: 'es' })
    expect(body).toContain('Slack no está conectado.')
    expect(body).not.toMatch(/Needed|Choose|The id of/)
  })
})
