import { afterAll, beforeAll, expect, test } from 'vitest'
import { snsMessenger } from '../../functions/adapters/sns-messenger.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import { type AwsStub, startAwsStub } from '../support/aws-stub.ts'
import { messengerContract } from '../support/messenger-contract.ts'

const parcel: Parcel = {
  channel: 'sms',
  from: '+14155550100',
  to: '+14155550123',
  text: 'How are you today? ¿Qué tal?',
}
const taken = {
  status: 200,
  body: '<PublishResponse><PublishResult><MessageId>message-1</MessageId></PublishResult></PublishResponse>',
}

messengerContract('a text by SNS', {
  make: snsMessenger,
  parcel,
  taken,
  refusal: (code) => ({
    status: 400,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${parcel.to} ${parcel.text}</Message></Error></ErrorResponse>`,
  }),
  forNow: [['Throttling'], ['ThrottlingException'], ['KMSThrottling'], ['EndpointDisabled']],
  forGood: [['InvalidParameter'], ['OptedOut'], ['ValidationException']],
  permission: ['AuthorizationError', 'AccessDenied', 'InvalidClientTokenId'],
})

let stub: AwsStub
beforeAll(async () => {
  stub = await startAwsStub()
})
afterAll(() => stub.stop())

test('a text leaves from the clinic’s number, as transactional, word for word', async () => {
  stub.answers(taken)
  await snsMessenger().send(parcel)
  const form = Object.fromEntries(new URLSearchParams(stub.requests[0]))
  expect(form).toMatchObject({ Action: 'Publish', PhoneNumber: parcel.to, Message: parcel.text })
  const attributes = Object.values(form)
  for (const part of ['AWS.MM.SMS.OriginationNumber', parcel.from, 'AWS.SNS.SMS.SMSType', 'Transactional'])
    expect(attributes).toContain(part)
})
