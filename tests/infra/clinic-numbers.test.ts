import { describe, expect, it } from 'vitest'
import { numberFor } from '../../infra/clinic/numbers.ts'
import type { Where } from '../../infra/clinic/where.ts'

const where = { local: false, outputs: { InboundTopicArn: 'arn:topic', OptOutListName: 'ours' } } as unknown as Where
const active = { PhoneNumber: '+14155550100', Status: 'ACTIVE', NumberType: 'TEN_DLC', NumberCapabilities: ['SMS'] }

type Sent = { constructor: { name: string }; input: Record<string, unknown> }

/** The carrier's side: answers what it is asked about one number, and keeps what it was asked. */
function carrier(number: object | undefined) {
  const sent: [string, Record<string, unknown>][] = []
  const send = async ({ constructor: { name }, input }: Sent) => {
    sent.push([name.replace('Command', ''), input])
    if (name === 'DescribePhoneNumbersCommand') return { PhoneNumbers: number ? [number] : [] }
    return { PhoneNumber: '+14155550111', PhoneNumberId: 'phone-2' }
  }
  return { sent, client: { send } as never }
}

describe("a clinic's number", () => {
  it('is attached by its ARN: texts come to the topic, STOP and HELP are ours, and nobody deletes it by mistake', async () => {
    const { sent, client } = carrier({ ...active, PhoneNumberId: 'phone-1' })
    const arn = 'arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-1'
    expect(await numberFor(where, { number: arn }, client)).toEqual({ number: '+14155550100', attached: true })
    expect(sent).toEqual([
      ['DescribePhoneNumbers', { PhoneNumberIds: ['phone-1'] }],
      [
        'UpdatePhoneNumber',
        {
          PhoneNumberId: 'phone-1',
          TwoWayEnabled: true,
          TwoWayChannelArn: 'arn:topic',
          SelfManagedOptOutsEnabled: true,
          OptOutListName: 'ours',
          DeletionProtectionEnabled: true,
        },
      ],
    ])
  })

  it.each([
    ['toll-free', { ...active, NumberType: 'TOLL_FREE' }, /toll-free/],
    ['not active yet', { ...active, Status: 'PENDING' }, /is pending/],
    ['for calls alone', { ...active, NumberCapabilities: ['VOICE'] }, /takes no texts/],
    ['not in the account', undefined, /has no number phone-1/],
  ])('that is %s is refused, and nothing is changed', async (_, number, said) => {
    const { sent, client } = carrier(number)
    await expect(numberFor(where, { number: 'phone-1' }, client)).rejects.toThrow(said)
    expect(sent).toHaveLength(1)
  })

  it('is requested under an approved campaign, for texts and calls, and attached once it is active', async () => {
    const { sent, client } = carrier(undefined)
    const ours = await numberFor(where, { registration: 'registration-9' }, client)
    expect(ours).toEqual({ number: '+14155550111', attached: false })
    expect(sent).toEqual([
      [
        'RequestPhoneNumber',
        expect.objectContaining({
          NumberType: 'TEN_DLC',
          MessageType: 'TRANSACTIONAL',
          NumberCapabilities: ['SMS', 'VOICE'],
          RegistrationId: 'registration-9',
        }),
      ],
    ])
  })

  it('needs to know the stage, and is none on one machine', async () => {
    await expect(numberFor({ ...where, outputs: {} }, { number: 'phone-1' })).rejects.toThrow(/--stage/)
    await expect(numberFor({ ...where, local: true }, { number: 'phone-1' })).rejects.toThrow(/On one machine/)
    expect(await numberFor(where, {})).toBeUndefined()
  })
})
