/** A clinic's number at the carrier: its texts arrive at our topic, and STOP and HELP are ours to answer. */
import {
  DescribePhoneNumbersCommand,
  type PhoneNumberInformation,
  PinpointSMSVoiceV2Client,
  RequestPhoneNumberCommand,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { Complaint } from './file.ts'
import type { Where } from './where.ts'

export type AskedNumber = {
  /** Of a number that the account has: `phone-…`, or its ARN. */
  number?: string | undefined
  /** Of an approved 10DLC campaign, under which to request one. */
  registration?: string | undefined
}

type Carrier = Pick<PinpointSMSVoiceV2Client, 'send'>

export type OurNumber = { number: string; attached: boolean }

/** The number in E.164; attached to the stage when the account has it, and later when it is only requested. */
export async function numberFor(where: Where, asked: AskedNumber, carrier?: Carrier): Promise<OurNumber | undefined> {
  if (!asked.number && !asked.registration) return undefined
  if (where.local) throw new Complaint('On one machine every number texts already: name it in the file.')
  const { InboundTopicArn: topic, OptOutListName: optOuts } = where.outputs
  if (!topic || !optOuts)
    throw new Complaint('A number needs --stage dev or --stage prod, so that the topic of its texts is known.')
  const client = carrier ?? new PinpointSMSVoiceV2Client({})
  if (!asked.number) return requested(client, asked.registration, optOuts)
  const { PhoneNumberId, PhoneNumber = '' } = await described(client, asked.number)
  await client.send(
    new UpdatePhoneNumberCommand({
      PhoneNumberId,
      TwoWayEnabled: true,
      TwoWayChannelArn: topic,
      // STOP and HELP arrive as texts: triage reads them first, and the service answers them.
      SelfManagedOptOutsEnabled: true,
      OptOutListName: optOuts,
      DeletionProtectionEnabled: true,
    }),
  )
  return { number: PhoneNumber, attached: true }
}

async function described(client: Carrier, number: string): Promise<PhoneNumberInformation> {
  const id = number.split('/').at(-1) ?? number
  const { PhoneNumbers } = await client.send(new DescribePhoneNumbersCommand({ PhoneNumberIds: [id] }))
  const found = PhoneNumbers?.[0]
  if (!found) throw new Complaint(`The account has no number ${id} in this region.`)
  if (found.NumberType === 'TOLL_FREE')
    throw new Complaint(
      `${found.PhoneNumber} is toll-free: carriers answer STOP there themselves, before we can read it. Use a 10DLC number (docs/deploy.md).`,
    )
  if (!found.NumberCapabilities?.includes('SMS')) throw new Complaint(`${found.PhoneNumber} takes no texts.`)
  if (found.Status !== 'ACTIVE')
    throw new Complaint(`${found.PhoneNumber} is ${found.Status?.toLowerCase()}; it can be attached once it is active.`)
  return found
}

async function requested(client: Carrier, registration: string | undefined, optOuts: string): Promise<OurNumber> {
  const { PhoneNumber = '', PhoneNumberId } = await client.send(
    new RequestPhoneNumberCommand({
      IsoCountryCode: 'US',
      MessageType: 'TRANSACTIONAL',
      NumberType: 'TEN_DLC',
      NumberCapabilities: ['SMS', 'VOICE'],
      RegistrationId: registration,
      OptOutListName: optOuts,
      DeletionProtectionEnabled: true,
    }),
  )
  console.error(
    `${PhoneNumber} is requested. Once it is active: npm run clinic -- edit <clinicId> --number ${PhoneNumberId}`,
  )
  return { number: PhoneNumber, attached: false }
}
