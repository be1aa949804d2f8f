import { describe, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { pressLink } from '../../functions/http/links.ts'
import { getPatient } from '../../functions/use-cases/patients/find-patients.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { aMail } from '../support/mails.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, LEE, type World } from '../support/world.ts'

const [ANAS, BEAS] = ['ana@example.com', 'bea@example.com']

/** A patient who agreed to mail, with or without a phone. */
async function reader(world: World, email: string, phone?: string) {
  const consent = { sms: phone !== undefined, email: true }
  return checkout(world, { patient: { name: 'Ana Ruiz', phone, email }, consent })
}

let count = 0
/** Answers the last mail that arrived at an address. */
async function mails(world: World, from: string, text: string, answered = world.at(from).at(-1)) {
  const mail = await aMail({ mailId: `mail-${++count}`, from, to: answered?.replyTo ?? '', body: text })
  const received = await receiveEmail(world.deps, mail)
  await world.settle()
  return received
}

async function presses(world: World, mailbox: string, words: string) {
  const links = [...(world.at(mailbox).at(-1)?.html ?? '').matchAll(/href="\S+\/l\/([a-z0-9]{16})"/g)]
  const token = links.at(-1)?.[1] ?? ''
  const { body } = await pressLink(world.deps, token, new URLSearchParams({ action: 'answer', words }).toString())
  await world.settle()
  return /role="status"><strong>(.*?)<\/strong>/.exec(body)?.[1] ?? ''
}

const consentOf = async (world: World, patientId: string) => (await getPatient(world.deps, 'demo', patientId))?.consent
const optedOut = async (world: World) =>
  (await world.records.get(keys.phoneProfile(HARBOR, ANA)))?.value.optedOut as boolean | undefined

describe('STOP by mail', () => {
  it('ends mails, says so once by mail, and writes nothing under a number that is none', async () => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS)
    await world.advanceHours(3)
    const answered = world.at(ANAS).at(-1)
    const before = world.at(ANAS).length
    await mails(world, ANAS, 'Stop')
    expect((await consentOf(world, patientId))?.email).toBe(false)
    const told = world.at(ANAS).slice(before)
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/no more e-mails/)])
    await mails(world, ANAS, 'stop', answered)
    await world.advanceHours(24 * 16)
    expect(world.at(ANAS)).toHaveLength(before + 1)
    expect((await world.everything()).filter(({ key }) => key.pk === `PHONE#${HARBOR}#`)).toEqual([])
  })

  it('on a mail’s page says on the page that it is done', async () => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS)
    await world.advanceHours(3)
    expect(await presses(world, ANAS, 'unsubscribe')).toMatch(/no more e-mails/)
    expect((await consentOf(world, patientId))?.email).toBe(false)
  })

  it('with a warning sign wakes staff, whoever else has written STOP by mail before', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await reader(world, ANAS)
    await reader(world, BEAS)
    await world.advanceHours(3)
    await mails(world, BEAS, 'stop')
    const before = world.at(ANAS).length
    await mails(world, ANAS, "STOP, I can't swallow")
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
    expect(hears(LEE)).toHaveLength(2)
    const told = world.at(ANAS).slice(before)
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/Call 911 now.*no more e-mails/)])
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('phone')
  })

  it('leaves texts to whoever speaks of mails alone', async () => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS, ANA)
    await world.advanceHours(3)
    const texts = world.at(ANA).length
    await mails(world, ANAS, 'stop emailing me')
    expect(await consentOf(world, patientId)).toEqual({ sms: true, email: false })
    expect(await optedOut(world)).toBeFalsy()
    expect(world.at(ANA)).toHaveLength(texts)
    await world.advanceHours(30)
    expect(world.at(ANA).length).toBeGreaterThan(texts)
  })

  it.each([
    'STOP all messages',
    'please stop texting me',
    'no me manden mensajes',
    'leave me alone',
  ])('ends texts too where the words say so: "%s"', async (text) => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS, ANA)
    await world.advanceHours(3)
    const [texts, letters] = [world.at(ANA).length, world.at(ANAS).length]
    await mails(world, ANAS, text)
    expect((await consentOf(world, patientId))?.email).toBe(false)
    expect(await optedOut(world)).toBe(true)
    expect(world.at(ANAS).slice(letters)).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/no more e-mails and no more texts/) }),
    ])
    await world.advanceHours(24 * 16)
    expect(world.at(ANA)).toHaveLength(texts)
    expect(world.at(ANAS)).toHaveLength(letters + 1)
  })

  it('ends texts that had ended once and come back: no mail is lost on what is known of the number', async () => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS, ANA)
    await world.advanceHours(3)
    await world.text(ANA, 'STOP')
    await world.text(ANA, 'START')
    expect(await optedOut(world)).toBe(false)
    expect(await mails(world, ANAS, 'STOP all messages')).toEqual({ kind: 'received' })
    expect([await optedOut(world), (await consentOf(world, patientId))?.email]).toEqual([true, false])
  })

  it('is taken back by START by mail, which brings no texts back', async () => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS, ANA)
    await world.advanceHours(3)
    const answered = world.at(ANAS).at(-1)
    await world.text(ANA, 'STOP')
    await mails(world, ANAS, 'stop', answered)
    await mails(world, ANAS, 'START', answered)
    expect((await consentOf(world, patientId))?.email).toBe(true)
    expect(await optedOut(world)).toBe(true)
    expect(world.at(ANAS).at(-1)?.text).toMatch(/e-mails again/)
  })

  it('of somebody else’s mailbox ends mails and asks for the right address; texts go on', async () => {
    const world = await aWorld()
    const { patientId } = await reader(world, ANAS, ANA)
    await world.advanceHours(3)
    await mails(world, ANAS, 'wrong person')
    expect(await consentOf(world, patientId)).toEqual({ sms: true, email: false })
    expect(await optedOut(world)).toBeFalsy()
    expect(await tasks(world)).toEqual([
      expect.objectContaining({
        kind: 'wrong-number',
        because: expect.stringMatching(/address.*E-mails have stopped/),
      }),
    ])
  })

  it('is not the last word: a warning sign that follows is read, and answered by mail', async () => {
    const world = await aWorld()
    await reader(world, ANAS)
    await world.advanceHours(3)
    const answered = world.at(ANAS).at(-1)
    await mails(world, ANAS, 'stop', answered)
    const before = world.at(ANAS).length
    await mails(world, ANAS, 'thanks, all ok', answered)
    expect(await openAlerts(world)).toEqual([])
    expect(world.at(ANAS)).toHaveLength(before)
    await mails(world, ANAS, 'i cant swallow', answered)
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
    expect(world.at(ANAS).at(-1)?.text).toMatch(/Call 911 now/)
  })
})

it('whoever ended mails and cannot be texted is called by a person', async () => {
  const world = await aWorld()
  await reader(world, ANAS, ANA)
  await world.advanceHours(3)
  await mails(world, ANAS, 'stop')
  world.carrier(ANA, 'undeliverable')
  const letters = world.at(ANAS).length
  await world.advanceHours(24)
  expect(world.at(ANAS)).toHaveLength(letters)
  expect((await tasks(world)).map(({ kind }) => kind)).toContain('undelivered')
})

describe('a patient who opted out of texts and agreed to mail', () => {
  async function aStory() {
    const world = await aWorld()
    await reader(world, ANAS, ANA)
    await world.advanceHours(3)
    await world.text(ANA, 'STOP')
    return { world, letters: world.at(ANAS).length, texts: world.at(ANA).length }
  }

  it('is told on the page what to do, and by mail; the card in it opens', async () => {
    const { world, letters, texts } = await aStory()
    expect(await presses(world, ANAS, "I can't swallow")).toMatch(/Call 911 now/)
    const told = world.at(ANAS).slice(letters)
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/Call 911 now/)])
    const card = /\/l\/([a-z0-9]{16})/.exec(told[0]?.text ?? '')?.[1] ?? 'none'
    expect((await pressLink(world.deps, card, '')).status).toBe(200)
    expect(world.at(ANA)).toHaveLength(texts)
    expect(await presses(world, ANAS, "I really can't swallow")).toMatch(/Call 911 now/)
  })

  it('is answered by mail where they wrote by mail', async () => {
    const { world, letters } = await aStory()
    await mails(world, ANAS, "I can't swallow")
    expect(world.at(ANAS).slice(letters)).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/Call 911 now/) }),
    ])
  })

  it('is told by mail, too, that nobody was reached', async () => {
    const { world } = await aStory()
    await mails(world, ANAS, "I can't swallow")
    await world.advance(12)
    expect(world.at(ANAS).at(-1)?.text).toMatch(/have not reached our team yet/)
  })
})

it('who takes texts is answered by text, and told on the page', async () => {
  const world = await aWorld()
  await reader(world, ANAS, ANA)
  await world.advanceHours(3)
  const letters = world.at(ANAS).length
  expect(await presses(world, ANAS, "I can't swallow")).toMatch(/Call 911 now/)
  expect(world.at(ANA).at(-1)?.text).toMatch(/Call 911 now/)
  expect(world.at(ANAS)).toHaveLength(letters)
  expect(await presses(world, ANAS, "I can't swallow")).toMatch(/Call 911 now/)
})
