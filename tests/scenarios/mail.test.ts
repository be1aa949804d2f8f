import { describe, expect, it } from 'vitest'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { getPatient } from '../../functions/use-cases/patients/find-patients.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { aMail } from '../support/mails.ts'
import { checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, LEE } from '../support/world.ts'

const MAILBOX = 'ana@example.com'
const tokenIn = (html: string | undefined) => /\/l\/([a-z0-9]{16})/.exec(html ?? '')?.[1] ?? 'none'

/** Somebody who agreed to mail alone. */
async function aReader({ phone = undefined as string | undefined, language = 'en' } = {}) {
  const world = await aWorld()
  const hears = listener(world)
  const consent = { sms: phone !== undefined, email: true }
  const shown = await checkout(world, { patient: { phone, email: MAILBOX, language }, consent })
  await world.advanceHours(3)
  const mails = () => world.at(MAILBOX)
  const token = tokenIn(mails().at(-1)?.html)
  const press = async (fields: Record<string, string>, by = token) => {
    const answer = await pressLink(world.deps, by, new URLSearchParams(fields).toString())
    await world.settle()
    return answer
  }
  return { world, hears, mails, token, press, ...shown }
}

describe('a mail', () => {
  it('arrives with the words of the preview, a link to answer by, and a way out by one click', async () => {
    const { mails, followUps } = await aReader()
    const [first] = mails()
    expect(first?.text).toBe(followUps.find(({ channel }) => channel === 'email')?.text)
    expect(first?.unsubscribe).toMatch(/^https:\/\/care\.example\/l\//)
    expect(first?.html).toContain('Answer our questions here')
    expect(first?.subject).not.toMatch(/Ana|Botox|toxin/)
  })

  it('opened by a scanner answers nothing and ends nothing', async () => {
    const { world, token, patientId } = await aReader()
    for (let i = 0; i < 5; i++) expect((await showLink(world.deps, token)).status).toBe(200)
    expect((await getPatient(world.deps, 'demo', patientId))?.consent.email).toBe(true)
    expect((await getPatient(world.deps, 'demo', patientId))?.lastReplyAt).toBeUndefined()
  })

  it('answered with a warning sign wakes staff, and the page says at once what to do', async () => {
    const { world, hears, press } = await aReader()
    const answer = await press({ action: 'answer', words: 'i cant swallow my coffee' })
    expect(answer.body).toMatch(/Call 911 now/)
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
    expect(hears(LEE).length).toBe(2)
  })

  it('answered by a reader without a phone is answered by mail, and so are notices', async () => {
    const { world, mails, press } = await aReader()
    const before = mails().length
    await press({ action: 'answer', answer: '3' })
    expect(
      mails()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual([expect.stringMatching(/will call you by/)])
    await world.advance(61)
    expect(mails().at(-1)?.text).toMatch(/Are you safe/)
  })

  it('answered with both a choice and words counts both, twice counts once', async () => {
    const { world, press } = await aReader({ phone: ANA })
    const fields = { action: 'answer', answer: '1', words: 'my eyelid is drooping' }
    await press(fields)
    await press(fields)
    expect((await theAlert(world)).messageIds).toHaveLength(1)
  })

  it('answered with nothing asks for something', async () => {
    const { world, press } = await aReader()
    expect((await press({ action: 'answer' })).status).toBe(422)
    expect(await openAlerts(world)).toEqual([])
  })

  it('that reminds says so in both its parts, and has a link of its own', async () => {
    const { world, mails } = await aReader()
    const before = mails().length
    await world.advanceHours(30)
    const reminder = mails()
      .slice(before)
      .find(({ text }) => /have not heard/.test(text))
    const asked = mails().findLast(({ at }) => at < (reminder?.at ?? ''))
    expect(reminder?.html).toMatch(/have not heard/)
    expect(tokenIn(reminder?.html)).not.toBe(tokenIn(asked?.html))
    expect((await showLink(world.deps, tokenIn(reminder?.html))).status).toBe(200)
  })

  it.each([
    [{ 'List-Unsubscribe': 'One-Click' }],
    [{ action: 'unsubscribe' }],
  ])('ends mails by POST: %j', async (fields) => {
    const { world, mails, press, patientId } = await aReader()
    expect((await press(fields as Record<string, string>)).status).toBe(200)
    expect((await getPatient(world.deps, 'demo', patientId))?.consent.email).toBe(false)
    const before = mails().length
    await world.advanceHours(24 * 20)
    expect(mails()).toHaveLength(before)
  })

  it('in Spanish has a page in Spanish', async () => {
    const { world, token } = await aReader({ language: 'es' })
    const { body } = await showLink(world.deps, token)
    expect(body).toContain('<html lang="es">')
    expect(body).toContain('¿Cómo está?')
  })

  it('called unwanted, or sent to a dead mailbox, is the last one', async () => {
    for (const behaviour of ['complains', 'undeliverable'] as const) {
      const world = await aWorld()
      world.carrier(MAILBOX, behaviour)
      const { patientId } = await checkout(world, { patient: { email: MAILBOX }, consent: { sms: true, email: true } })
      await world.advanceHours(30)
      expect((await getPatient(world.deps, 'demo', patientId))?.consent).toEqual({ sms: true, email: false })
    }
  })
})

it('a reminder whose text is not delivered goes by mail in its own words', async () => {
  const world = await aWorld()
  await checkout(world, { patient: { email: MAILBOX }, consent: { sms: true, email: true } })
  await world.advanceHours(3)
  const before = world.at(MAILBOX).length
  world.carrier(ANA, 'undeliverable')
  await world.advanceHours(20)
  const [reminder] = world.at(MAILBOX).slice(before)
  expect(reminder?.text).toMatch(/have not heard/)
  expect(reminder?.html).toMatch(/have not heard/)
})

describe('an answer by mail', () => {
  it('is read as a text is, once', async () => {
    const { world, hears, mails } = await aReader()
    const body = 'my eyelid is drooping since this morning'
    const given = await aMail({ to: mails().at(-1)?.replyTo ?? '', body })
    expect(await receiveEmail(world.deps, given)).toEqual({ kind: 'received' })
    await receiveEmail(world.deps, given)
    await world.settle()
    expect((await theAlert(world)).messageIds).toHaveLength(1)
    expect(hears(LEE)).toHaveLength(1)
  })
})
