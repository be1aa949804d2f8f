import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Messenger } from '../use-cases/ports.ts'
import { SENDING, sending } from './sending.ts'

/**
 * https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html: what no later attempt
 * would change. A conflict counts by its reason: an opt-out at the carrier is known at once, not as a later receipt.
 */
const FINAL = ['Validation', 'DESTINATION_PHONE_NUMBER_OPTED_OUT']

/** The carrier gives up after these seconds rather than deliver a check-in a day late; receipts say so. */
const TIME_TO_LIVE_SECONDS = 4 * 3600

/** Texts by End User Messaging. Delivery events come through the configuration set, if one is named. */
export function textMessenger(configurationSet?: string): Messenger {
  const client = new PinpointSMSVoiceV2Client(SENDING)
  return {
    send: ({ to, from, text }) => {
      const command = new SendTextMessageCommand({
        DestinationPhoneNumber: to,
        OriginationIdentity: from,
        MessageBody: text,
        MessageType: 'TRANSACTIONAL',
        TimeToLive: TIME_TO_LIVE_SECONDS,
        ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
      })
      return sending(() => client.send(command), FINAL)
    },
  }
}
