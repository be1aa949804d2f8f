import { afterAll, beforeAll, expect, test } from 'vitest'
import { textMessenger } from '../../functions/adapters/text-messenger.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import { type AwsStub, startAwsStub } from '../support/aws-stub.ts'
import { messengerContract } from '../support/messenger-contract.ts'

const parcel: Parcel = {
  channel: 'sms',
  from: '+14155550100',
  to: '+14155550123',
  text: 'How are you today? ¿Qué tal?',
}
const taken = { status: 200, body: JSON.stringify({ MessageId: 'message-1' }) }

messengerContract('a text by End User Messaging', {
  make: () => textMessenger('texts'),
  parcel,
  taken,
  refusal: (code, Reason) => ({
    status: 400,
    body: JSON.stringify({ __type: code, Message: `${parcel.to}: no`, ...(Reason && { Reason }) }),
  }),
  forNow: [
    ['ThrottlingException'],
    ['ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'],
    ['ConflictException', 'NO_ORIGINATION_IDENTITIES_FOUND'],
    ['ResourceNotFoundException'],
  ],
  forGood: [
    ['ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT'],
    ['ValidationException', 'DESTINATION_COUNTRY_BLOCKED'],
  ],
  permission: ['AccessDeniedException'],
})

let stub: AwsStub
beforeAll(async () => {
  stub = await startAwsStub()
})
afterAll(() => stub.stop())

test('a text leaves from the clinic’s number, as transactional, word for word, and not for days', async () => {
  stub.answers(taken)
  await textMessenger('texts').send(parcel)
  expect(JSON.parse(stub.requests[0] ?? '')).toEqual({
    DestinationPhoneNumber: parcel.to,
    OriginationIdentity: parcel.from,
    MessageBody: parcel.text,
    MessageType: 'TRANSACTIONAL',
    TimeToLive: 14_400,
    ConfigurationSetName: 'texts',
  })
})
