import { describe, expect, it } from 'vitest'
import { rescuedMail } from '../../functions/runtime/rescued-email.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { rescueEmail } from '../../functions/use-cases/replies/rescue-email.ts'
import { aMail } from '../support/mails.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { aWorld, LEE, type World } from '../support/world.ts'

const MAILBOX = 'ana@example.com'

async function aReader() {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world, { patient: { phone: undefined, email: MAILBOX }, consent: { sms: false, email: true } })
  await world.advanceHours(3)
  return { world, hears, to: world.at(MAILBOX).at(-1)?.replyTo ?? '' }
}

const plain = (text: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`

/** A letter of the mails queue, as SNS hands over what SES received. */
function letter(to: string, mime: string, mailId = 'm1') {
  const content = Buffer.from(`From: Ana <${MAILBOX}>\r\nTo: ${to}\r\n${mime}`).toString('base64')
  const mail = { timestamp: '2026-11-24T10:00:00.000Z', source: MAILBOX, messageId: mailId, destination: [to] }
  const Message = JSON.stringify({ notificationType: 'Received', mail, receipt: { recipients: [to] }, content })
  return { messageId: 'letter-1', body: JSON.stringify({ Type: 'Notification', MessageId: 'sns-1', Message }) }
}

async function rescue(world: World, record: { messageId: string; body: string }) {
  const mail = rescuedMail(record)
  const rescue = mail && (await rescueEmail(world.deps, mail))
  await world.settle()
  return rescue
}

describe('an answer by mail that cannot be processed', () => {
  it('pages with its words, once', async () => {
    const { world, hears, to } = await aReader()
    const given = letter(to, plain('my lip is white'))
    expect(await rescue(world, given)).toEqual({ kind: 'alerted' })
    const alert = await theAlert(world)
    expect(alert).toMatchObject({ tier: 'prompt', because: expect.stringMatching(/mail could not be processed/) })
    expect(alert.reply).toContain('my lip is white')
    expect(hears(LEE).join()).toContain(alert.code)
    expect(await rescue(world, given)).toEqual({ kind: 'already-handled' })
  })

  it('joins the alert that is open, with a task, and goes to who has it', async () => {
    const { world, hears, to } = await aReader()
    await rescue(world, letter(to, plain('my lip is white')))
    await world.text(LEE, (await theAlert(world)).code)
    hears(LEE)
    await rescue(world, letter(to, plain('and now i cant breathe'), 'm2'))
    expect((await theAlert(world)).reply).toMatch(/cant breathe/)
    expect(hears(LEE)).toEqual([expect.stringContaining('cant breathe')])
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
  })

  it('and was processed after all, is left alone', async () => {
    const { world, to } = await aReader()
    const mail = await aMail({ mailId: 'm1', from: MAILBOX, to, body: 'all ok' })
    await receiveEmail(world.deps, mail)
    expect(await rescue(world, letter(to, plain('all ok')))).toEqual({ kind: 'already-handled' })
    expect(await openAlerts(world)).toEqual([])
  })

  it('to an address of nobody is of nobody', async () => {
    const { world } = await aReader()
    const to = 'reply+zzzzzzzzzzzzzzzz@reply.care.example'
    expect(await rescue(world, letter(to, plain('hello')))).toEqual({ kind: 'not-ours' })
  })
})

describe('what can be made of a letter of the mails queue', () => {
  const to = 'reply+abcdefgh12345678@reply.care.example'
  const textOf = (mime: string) => rescuedMail(letter(to, mime))?.text

  it('is whose it is, by which id, and the words', () => {
    expect(rescuedMail(letter(to, plain('my lip is white')))).toEqual({
      ...{ token: 'abcdefgh12345678', id: 'm1', text: 'my lip is white' },
    })
  })

  it('is the words of a mail in several parts, however they are written', () => {
    const parts = (encoding: string, text: string) =>
      `Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n${`Content-Transfer-Encoding: ${encoding}\r\n`}${plain(text)}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--b--`
    expect(textOf(parts('base64', Buffer.from('no puedo tragar').toString('base64')))).toBe('no puedo tragar')
    expect(textOf(parts('quoted-printable', 'mi p=C3=A1rpado se=\r\n cae'))).toBe('mi párpado se cae')
  })

  it('is something of every letter that names an answer’s address, even cut off or no mail at all', () => {
    const { body } = letter(to, plain('my lip is white'))
    for (let end = body.indexOf('reply+') + 30; end < body.length; end += 7)
      expect(rescuedMail({ messageId: 'l', body: body.slice(0, end) })).toMatchObject({ token: 'abcdefgh12345678' })
    expect(rescuedMail({ messageId: 'l', body: `{{ ${to}` })).toEqual({
      ...{ token: 'abcdefgh12345678', id: 'l', text: `{{ ${to}` },
    })
  })

  it('is nothing of a text, or of a mail to no such address', () => {
    expect(rescuedMail(letter('info@reply.care.example', plain('hi')))).toBeUndefined()
    expect(rescuedMail({ messageId: 'l', body: `{"originationNumber":"+14155550123","messageBody":"${to}"}` })).toBe(
      undefined,
    )
  })
})
