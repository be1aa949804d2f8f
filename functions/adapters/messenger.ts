import type { Channel } from '../core/outbound.ts'
import type { Messenger } from '../use-cases/ports.ts'
import { sesMessenger } from './ses-messenger.ts'
import { snsMessenger } from './sns-messenger.ts'
import { voiceMessenger } from './voice-messenger.ts'

/** Gives each parcel to the messenger of its channel, made when the channel is first used. */
export function messengerByChannel(make: Record<Channel, () => Messenger>): Messenger {
  const made: Partial<Record<Channel, Messenger>> = {}
  return {
    send: (parcel) => {
      const messenger = made[parcel.channel] ?? make[parcel.channel]()
      made[parcel.channel] = messenger
      return messenger.send(parcel)
    },
  }
}

/** SMS by SNS, mail by SES, voice by End User Messaging; region, credentials and endpoint come from the environment. */
export const awsMessenger = (settings: { mailConfigurationSet?: string | undefined }): Messenger =>
  messengerByChannel({
    sms: snsMessenger,
    email: () => sesMessenger(settings.mailConfigurationSet),
    voice: voiceMessenger,
  })
