import { afterAll, beforeAll, expect, test } from 'vitest'
import { voiceMessenger } from '../../functions/adapters/voice-messenger.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import { type AwsStub, startAwsStub } from '../support/aws-stub.ts'
import { messengerContract } from '../support/messenger-contract.ts'

const parcel: Parcel = {
  channel: 'voice',
  from: '+14155550100',
  to: '+14155550201',
  text: 'Harbor Clinic. Urgent alert 41.',
}
const taken = { status: 200, body: JSON.stringify({ MessageId: 'message-1' }) }

messengerContract('a call by End User Messaging', {
  make: voiceMessenger,
  parcel,
  taken,
  refusal: (code, Reason) => ({
    status: 400,
    body: JSON.stringify({ __type: code, Message: `${parcel.to}: no`, ...(Reason && { Reason }) }),
  }),
  forNow: [
    ['ThrottlingException'],
    ['ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE'],
    ['ConflictException', 'RESOURCE_NOT_ACTIVE'],
    ['ResourceNotFoundException'],
  ],
  forGood: [
    ['ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT'],
    ['ValidationException', 'DESTINATION_COUNTRY_BLOCKED'],
    ['ValidationException'],
  ],
  permission: ['AccessDeniedException'],
})

let stub: AwsStub
beforeAll(async () => {
  stub = await startAwsStub()
})
afterAll(() => stub.stop())

test('a call comes from the clinic’s number and reads the words out', async () => {
  stub.answers(taken)
  await voiceMessenger().send(parcel)
  expect(JSON.parse(stub.requests[0] ?? '')).toEqual({
    DestinationPhoneNumber: parcel.to,
    OriginationIdentity: parcel.from,
    MessageBody: parcel.text,
    MessageBodyTextType: 'TEXT',
  })
})
