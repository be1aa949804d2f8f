import { PinpointSMSVoiceV2Client, SendVoiceMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Messenger } from '../use-cases/ports.ts'
import { SENDING, sending } from './sending.ts'

/**
 * https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendVoiceMessage.html: what no later attempt
 * would change. A conflict counts by its reason.
 */
const FINAL = ['Validation', 'DESTINATION_PHONE_NUMBER_OPTED_OUT']

/** Calls by End User Messaging that read the text out. */
export function voiceMessenger(): Messenger {
  const client = new PinpointSMSVoiceV2Client(SENDING)
  return {
    send: ({ to, from, text }) => {
      const command = new SendVoiceMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: from,
        MessageBody: text,
        MessageBodyTextType: 'TEXT',
      })
      return sending(() => client.send(command), FINAL)
    },
  }
}
