/** An alert in the clinic's Slack: one thread, whose buttons do what the console's do. */
import { describe, expect, it } from 'vitest'
import { aSlack } from '../support/chat.ts'
import { KIM_IN_SLACK, LEE_IN_SLACK, SLACK_SETUP, STRANGER_IN_SLACK } from '../support/slack-setup.ts'
import { act, checkout, theAlert } from '../support/stories.ts'
import { ANA, LEE } from '../support/world.ts'

const SWALLOW = 'its really hard to swolow'

/** Slack is connected, and the patient has written of a warning sign. */
async function anAlert() {
  const chat = await aSlack()
  expect((await chat.api('PUT', '/v1/chat/slack', { body: SLACK_SETUP })).status).toBe(200)
  await checkout(chat.world)
  await chat.world.text(ANA, SWALLOW)
  await chat.world.advance(1)
  const [thread] = chat.threads()
  if (!thread) throw new Error('nothing came to Slack')
  return { ...chat, thread, alert: await theAlert(chat.world) }
}

describe('an alert in Slack', () => {
  it('is one thread without a word of the patient, with take, reached and outcome', async () => {
    const { thread, threads, alert } = await anAlert()
    expect(threads()).toHaveLength(1)
    expect(thread.text).toMatch(new RegExp(`^Emergency alert ${alert.code} at Harbor Clinic\\. Not taken\\.`))
    expect(JSON.stringify(thread)).not.toMatch(/Ana|Ruiz|swol|swallow|555/i)
    expect(JSON.stringify(thread.blocks)).toMatch(/"take".*"reached".*"outcome"/)
  })

  it('is taken, reached and closed by its buttons, as the person who presses', async () => {
    const { world, thread, press, replies, slack } = await anAlert()
    expect(await press({ user: KIM_IN_SLACK, ts: thread.ts, action: 'take' })).toEqual({ status: 200, body: '' })
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'nurse-kim' } })
    expect(slack.said.at(-1)).toContain('You have this alert')
    await world.advance(1)
    expect(thread.text).toContain('Nurse Kim took it at')
    await press({ user: LEE_IN_SLACK, ts: thread.ts, action: 'reached' })
    await world.advance(1)
    await press({ user: LEE_IN_SLACK, ts: thread.ts, action: 'outcome', value: 'sent-to-emergency' })
    expect(
      (await world.everything()).find(({ key }) => /#PATIENT#/.test(key.pk) && key.sk.startsWith('ALERT#'))?.value,
    ).toMatchObject({
      state: 'resolved',
      outcome: { outcome: 'sent-to-emergency', by: 'dr-lee' },
    })
    await world.advance(1)
    expect(thread.text).toContain('Closed by Dr Lee')
    expect(JSON.stringify(thread.blocks)).not.toContain('button')
    expect(replies(thread.ts)).toEqual([
      expect.stringContaining('Taken by Nurse Kim'),
      expect.stringContaining('Patient reached'),
      expect.stringContaining('Closed by Dr Lee: sent to emergency care'),
    ])
  })

  it('says what was done elsewhere, and whose it is to who presses too late', async () => {
    const { world, thread, press, slack } = await anAlert()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await press({ user: KIM_IN_SLACK, ts: thread.ts, action: 'take' })
    expect(slack.said.at(-1)).toBe("Nothing was done. Dr Lee has this alert. You don't need to do anything.")
    expect(await theAlert(world)).toMatchObject({ acknowledgedBy: { staffId: 'dr-lee' } })
  })

  it('is nobody’s to act on who is not linked to clinical staff', async () => {
    const { world, thread, press, slack } = await anAlert()
    expect((await press({ user: STRANGER_IN_SLACK, ts: thread.ts, action: 'take' })).status).toBe(200)
    expect(slack.said.at(-1)).toContain('not linked to clinical staff')
    expect((await theAlert(world)).state).toBe('paging')
  })
})

describe('a press that Slack did not send', () => {
  it('is 401 and does nothing: other secret, other clinic, changed body, old, without signature', async () => {
    const { world, thread, press, signed, arrives } = await anAlert()
    const take = { user: KIM_IN_SLACK, ts: thread.ts, action: 'take' }
    const { headers, body } = signed(take)
    const now = Math.floor(Date.parse(world.now()) / 1000)
    const answers = [
      await press({ ...take, secret: '0'.repeat(32) }),
      await arrives(headers, body, 'other'),
      await arrives(headers, body.replace(KIM_IN_SLACK, LEE_IN_SLACK)),
      await press({ ...take, signedAt: now - 301 }),
      await press({ ...take, signedAt: now + 301 }),
      await arrives({}, body),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401])
    expect((await theAlert(world)).state).toBe('paging')
    expect((await arrives(headers, body)).status).toBe(200)
    expect((await theAlert(world)).state).toBe('acknowledged')
  })
})

describe('a Slack that is away', () => {
  it.each(['throttle', 'fault'] as const)('by %s gets the alert later, once, and delays no page', async (behaviour) => {
    const chat = await aSlack()
    await chat.api('PUT', '/v1/chat/slack', { body: SLACK_SETUP })
    await checkout(chat.world)
    chat.slack.behaviour = behaviour
    const before = chat.world.at(LEE).length
    await chat.world.text(ANA, SWALLOW)
    expect(chat.world.at(LEE).length).toBeGreaterThan(before)
    await chat.world.advanceHours(1)
    expect(chat.slack.messages).toEqual([])
    chat.slack.behaviour = 'answer'
    await chat.world.advanceHours(3)
    expect(chat.threads()).toHaveLength(1)
  })

  it('by a token that was revoked says so in the log of deliveries', async () => {
    const { api, world } = await aSlack()
    await api('PUT', '/v1/chat/slack', { body: { ...SLACK_SETUP, token: 'xoxb-000000000000-revoked' } })
    expect((await api('POST', '/v1/webhooks/slack/test')).status).toBe(202)
    await world.settle()
    const { deliveries } = (await api('GET', '/v1/webhooks/slack/deliveries')).body
    expect(deliveries).toMatchObject([{ state: 'planned', attempts: [{ because: 'invalid_auth' }] }])
  })
})

describe('the connection', () => {
  it('shows no secret, keeps them when left out, and links clinical staff alone', async () => {
    const { api } = await aSlack()
    const connected = await api('PUT', '/v1/chat/slack', { body: SLACK_SETUP })
    const shown = await api('GET', '/v1/chat/slack')
    expect(shown.body).toMatchObject({ address: 'https://care.example/chat/slack/demo', people: SLACK_SETUP.people })
    const listed = await api('GET', '/v1/webhooks')
    for (const { body } of [connected, shown, listed])
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`${SLACK_SETUP.token}|${SLACK_SETUP.signingSecret}`))
    const { channel, people } = SLACK_SETUP
    expect((await api('PUT', '/v1/chat/slack', { body: { channel, people: people.slice(0, 1) } })).status).toBe(200)
    const odd = { channel, people: [{ chatUser: KIM_IN_SLACK, staffId: 'nobody' }] }
    expect(await api('PUT', '/v1/chat/slack', { body: odd })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/people/0/staffId' }] },
    })
    expect((await api('POST', '/v1/webhooks/slack/rotate')).status).toBe(404)
  })

  it('is needed whole at first', async () => {
    const { api } = await aSlack()
    const { channel, people } = SLACK_SETUP
    const { status, body } = await api('PUT', '/v1/chat/slack', { body: { channel, people } })
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      ['/token', '/signingSecret'],
    ])
  })
})

describe('an alert in Teams', () => {
  it('is an Adaptive Card that leads to the console, without a word of the patient', async () => {
    const { api, world } = await aSlack()
    const url = 'https://prod-00.westus.logic.azure.com/workflows/1/triggers/manual/paths/invoke'
    expect((await api('PUT', '/v1/chat/teams', { body: { url } })).status).toBe(200)
    await checkout(world)
    await world.text(ANA, SWALLOW)
    await world.advance(1)
    const { alertId } = await theAlert(world)
    const [call] = world.webhookCalls.filter((each) => each.url === url)
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { actions: [{ type: 'Action.OpenUrl', url: `https://care.example/console/alerts/${alertId}` }] },
        },
      ],
    })
    expect(call?.body).not.toMatch(/Ana|swol|swallow|555/i)
  })
})
