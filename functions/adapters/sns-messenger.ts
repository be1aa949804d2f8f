import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Messenger } from '../use-cases/ports.ts'
import { SENDING, sending } from './sending.ts'

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: what no later attempt would change. */
const FINAL = ['InvalidParameter', 'InvalidParameterValue', 'OptedOut', 'Validation']

/** Texts by SNS. `sent` means that SNS took it: opt-outs at the carrier and dead numbers come later, as receipts. */
export function snsMessenger(): Messenger {
  const client = new SNSClient(SENDING)
  return {
    send: ({ to, from, text }) => {
      const command = new PublishCommand({
        PhoneNumber: to,
        Message: text,
        MessageAttributes: {
          'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: from },
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        },
      })
      return sending(() => client.send(command), FINAL)
    },
  }
}
