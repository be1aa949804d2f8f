import type { Channel } from '../core/outbound.ts'
import type { Messenger } from '../use-cases/ports.ts'
import { sesMessenger } from './ses-messenger.ts'
import { snsMessenger } from './sns-messenger.ts'
import { textMessenger } from './text-messenger.ts'
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

export type MessengerSettings = {
  /** Which service texts leave by: each stage names its own. */
  textSender: string
  textConfigurationSet?: string | undefined
  mailConfigurationSet?: string | undefined
}

function textsBy({ textSender, textConfigurationSet }: MessengerSettings): Messenger {
  if (textSender === 'sns') return snsMessenger()
  if (textSender === 'end-user-messaging') return textMessenger(textConfigurationSet)
  throw new Error(`there is no text sender "${textSender}": sns or end-user-messaging`)
}

/** Texts by the stage's sender, mail by SES, voice by End User Messaging; region and credentials come from the environment. */
export const awsMessenger = (settings: MessengerSettings): Messenger =>
  messengerByChannel({
    sms: () => textsBy(settings),
    email: () => sesMessenger(settings.mailConfigurationSet),
    voice: voiceMessenger,
  })
