import type { Channel } from '../core/messages/outbound.ts'
import type { Messenger } from '../use-cases/ports.ts'

/** Gives each parcel to the messenger of its channel, made when the channel is first used. */
export function messengerByChannel(make: Partial<Record<Channel, () => Messenger>>): Messenger {
  const made: Partial<Record<Channel, Messenger>> = {}
  return {
    send: (parcel) => {
      const messenger = made[parcel.channel] ?? make[parcel.channel]?.()
      if (!messenger) throw new Error(`this function sends nothing by ${parcel.channel} (runtime/deps.ts)`)
      made[parcel.channel] = messenger
      return messenger.send(parcel)
    },
  }
}
