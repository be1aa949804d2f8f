import { describe, expect, it } from 'vitest'
import { rescuedText } from '../../functions/runtime/rescued-text.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { frozenRecord } from '../../functions/use-cases/alerts/freeze-record.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { rescueEmail } from '../../functions/use-cases/replies/rescue-email.ts'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { findIncidents } from '../../functions/use-cases/review/incidents.ts'
import { aMail } from '../support/mails.ts'
import { act, checkout, listener, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, harbor, LEE } from '../support/world.ts'

const MAILBOX = 'ana@example.com'
const THANKS = 'All good, thank you so much! '
const EMOJI = '😟'
/** What the store would refuse for ever: half of an emoji. */
const HALF = EMOJI.charAt(0)

async function aPatient() {
  const world = await aWorld()
  const hears = listener(world)
  const contacts = { patient: { email: MAILBOX }, consent: { sms: true, email: true } }
  const { patientId } = await checkout(world, contacts)
  return { world, hears, patientId, said: () => world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'MESSAGE#') }
}

async function aReader() {
  const world = await aWorld()
  const hears = listener(world)
  const { patientId } = await checkout(world, {
    patient: { phone: undefined, email: MAILBOX },
    consent: { sms: false, email: true },
  })
  await world.advanceHours(3)
  const to = world.at(MAILBOX).at(-1)?.replyTo ?? ''
  const mail = async (text: string, mailId = 'm1') => {
    await receiveEmail(world.deps, await aMail({ mailId, from: MAILBOX, to, body: text }))
    await world.settle()
  }
  return {
    world,
    hears,
    mail,
    token: to.slice(6, 22),
    said: () => world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'MESSAGE#'),
  }
}

describe('a long mail', () => {
  it('is read to its end: the sign in its last line pages', async () => {
    const { world, hears, mail, said } = await aReader()
    const text = `${THANKS.repeat(60)}One more thing: since this morning I cant swallow.`
    await mail(text)
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency', reply: text })
    expect((await said()).map(({ value }) => value.text)).toEqual([text])
    expect(hears(LEE).length).toBeGreaterThan(0)
  })

  it('that is longer than can be kept is read by a person, who sees that its end is missing', async () => {
    const { world, mail, said } = await aReader()
    await mail(`${THANKS.repeat(1000)}And I cant swallow.`)
    const [task] = await tasks(world)
    expect(task).toMatchObject({ kind: 'unclear', because: expect.stringMatching(/last 9,?019 of 29,?019 characters/) })
    const [message] = await said()
    expect(message?.value.text).toMatch(/^All good.*…$/)
    expect(message?.value.verdict).toMatchObject({ tier: 'unclear', because: task?.because })
  })

  it.each([
    ['what may be kept', 19_999],
    ['the one cut there was', 1599],
  ])('with an emoji across %s is kept', async (_, before) => {
    const { world, mail, said } = await aReader()
    await mail(`${'i cant swallow '.padEnd(before, 'x ')}${EMOJI}${'and more '.repeat(10)}`)
    expect(await said()).toHaveLength(1)
    expect((await theAlert(world)).tier).toBe('emergency')
  })

  it('that could not be processed is shown to its end', async () => {
    const { world, token } = await aReader()
    const text = `${THANKS.repeat(60)}I cant swallow.`
    await rescueEmail(world.deps, { token, id: 'm9', text })
    expect((await theAlert(world)).reply).toBe(text)
  })
})

describe('a long text', () => {
  it('that joins an alert goes to who has it in a text that can leave, with its beginning and where the rest is', async () => {
    const { world, hears } = await aPatient()
    await world.text(ANA, 'my eyelid is drooping')
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    hears(LEE)
    await world.text(ANA, `it began at noon ${'and so on '.repeat(400)}and it is the left one`)
    const [forwarded] = hears(LEE)
    expect(forwarded).toMatch(/it began at noon.*inbox/s)
    expect((await theAlert(world)).reply).toMatch(/and it is the left one$/)
    // The most that a text may have, at both services.
    expect(forwarded?.length).toBeLessThan(1600)
  })

  it('with an emoji wherever the alert is shortened joins it, and so does the next one', async () => {
    for (const before of [9_999, 10_000]) {
      const { world } = await aPatient()
      await world.text(ANA, 'i cant swallow '.padEnd(before, 'x') + EMOJI.repeat(4_500))
      await world.text(ANA, `x${EMOJI.repeat(6_000)}`)
      await rescueReply(world.deps, { id: 'r1', from: ANA, to: HARBOR, text: `${EMOJI.repeat(600)} my lip is white` })
      expect((await theAlert(world)).reply).toMatch(/my lip is white$/)
    }
  })

  it('is frozen with the record although an emoji stands where a part of the copy ends', async () => {
    for (const before of ['', 'x']) {
      const { world } = await aPatient()
      await world.text(ANA, `i cant swallow ${before}${EMOJI.repeat(9_000)}`)
      for (let n = 0; n < 4; n++) await world.text(ANA, `${before}${EMOJI.repeat(9_000)}`)
      const { alertId } = await theAlert(world)
      const by = harbor.staff[0] as NonNullable<(typeof harbor.staff)[0]>
      const resolution = { outcome: 'sent-to-emergency', note: 'Admitted.', harm: 'severe' } as const
      await actOnAlert(world.deps, 'demo', alertId, { kind: 'resolve', resolution }, by)
      const [incident] = await findIncidents(world.deps, 'demo')
      if (!incident) throw new Error('no incident')
      expect(await frozenRecord(world.deps, incident)).toMatchObject({ intact: true })
      expect(incident.frozen?.parts).toBeGreaterThan(1)
    }
  })
})

describe('a text that holds half a character', () => {
  it('is read', async () => {
    const { world } = await aPatient()
    await world.text(ANA, `i cant breathe ${HALF}`)
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency', reply: 'i cant breathe \ufffd' })
  })

  it('and could not be processed is shown', async () => {
    const { world } = await aPatient()
    await rescueReply(world.deps, { id: 'r1', from: ANA, to: HARBOR, text: `i cant breathe ${HALF}` })
    expect((await theAlert(world)).reply).toBe('i cant breathe \ufffd')
  })

  it('is in no id and no words that are made out of a letter', () => {
    const id = `${'x'.repeat(199)}${EMOJI}`
    const body = `{"originationNumber":"${ANA}","inboundMessageId":"${id}"`
    const rescued = rescuedText({ messageId: 'l1', body: body.padEnd(1599, ' ') + EMOJI })
    expect([rescued.id, rescued.text]).toEqual(['x'.repeat(199), body.padEnd(1599, ' ')])
  })
})
