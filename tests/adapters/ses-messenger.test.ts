import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sesMessenger } from '../../functions/adapters/ses-messenger.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import { type AwsStub, startAwsStub } from '../support/aws-stub.ts'
import { messengerContract } from '../support/messenger-contract.ts'

const parcel: Parcel = {
  channel: 'email',
  from: 'Harbor Clinic <care@harbor.example>',
  to: 'ana@example.com',
  subject: 'Your visit',
  text: 'How are you today?',
  html: '<p>How are you today?</p>',
}
const taken = {
  status: 200,
  body: '<SendRawEmailResponse><SendRawEmailResult><MessageId>message-1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
}

messengerContract('a mail by SES', {
  make: sesMessenger,
  parcel,
  taken,
  refusal: (code) => ({
    status: 400,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${parcel.to}</Message></Error></ErrorResponse>`,
  }),
  forNow: [
    ['Throttling'],
    ['AccountSendingPausedException'],
    ['ConfigurationSetSendingPausedException'],
    ['MailFromDomainNotVerifiedException'],
    ['ConfigurationSetDoesNotExist'],
  ],
  forGood: [['MessageRejected'], ['InvalidParameterValue']],
  permission: ['AccessDenied', 'SignatureDoesNotMatch'],
})

describe('the mail itself', () => {
  let stub: AwsStub
  beforeAll(async () => {
    stub = await startAwsStub()
  })
  afterAll(() => stub.stop())

  async function mailOf(changes: Partial<Parcel>, configurationSet?: string) {
    stub.answers(taken)
    await sesMessenger(configurationSet).send({ ...parcel, ...changes })
    const form = Object.fromEntries(new URLSearchParams(stub.requests[0]))
    return { form, raw: Buffer.from(form['RawMessage.Data'] ?? '', 'base64').toString() }
  }

  test('goes to one address, from the clinic’s, with its words as text and as HTML', async () => {
    const { form, raw } = await mailOf({})
    expect(form).toMatchObject({ Source: 'care@harbor.example', 'Destinations.member.1': 'ana@example.com' })
    expect(raw).toContain('From: Harbor Clinic <care@harbor.example>\r\n')
    expect(raw).toContain('To: ana@example.com\r\n')
    expect(raw).toContain('Content-Type: multipart/alternative')
    expect(raw).toContain('Auto-Submitted: auto-generated\r\n')
    expect(raw).toMatch(/^X-Auto-Response-Suppress: .*OOF, AutoReply/m)
    expect(raw).toMatch(/Content-Type: text\/plain[\s\S]*How are you today\?[\s\S]*Content-Type: text\/html/)
  })

  test('without HTML is plain text', async () => {
    const { html: _, ...plain } = parcel
    stub.answers(taken)
    await sesMessenger().send(plain)
    const raw = Buffer.from(new URLSearchParams(stub.requests[0]).get('RawMessage.Data') ?? '', 'base64').toString()
    expect(raw).toContain('Content-Type: text/plain')
    expect(raw).not.toContain('multipart')
  })

  test('says in which configuration set bounces are reported, if there is one', async () => {
    expect((await mailOf({}, 'aftercare')).form.ConfigurationSetName).toBe('aftercare')
    expect((await mailOf({})).form.ConfigurationSetName).toBeUndefined()
  })

  test('has a subject of ASCII only, whatever the language', async () => {
    const { raw } = await mailOf({ subject: 'Tu visita de mañana' })
    const subject = /^Subject: (.*)\r$/m.exec(raw)?.[1]
    expect(subject).toMatch(/^=\?UTF-8\?[QB]\?[\x20-\x7e]+\?=$/i)
  })

  test('a subject or an address with a line break adds no header and no recipient', async () => {
    const { raw } = await mailOf({ subject: 'Hello\r\nBcc: eve@example.com' })
    expect(raw).not.toMatch(/^Bcc:/im)
    const { form } = await mailOf({ to: 'ana@example.com, eve@example.com' })
    expect(Object.keys(form).filter((name) => name.startsWith('Destinations'))).toHaveLength(1)
  })
})
