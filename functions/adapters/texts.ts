import type { Messenger } from '../use-cases/ports.ts'
import { snsMessenger } from './sns-messenger.ts'
import { textMessenger } from './text-messenger.ts'

/** Texts by the service that the stage names. */
export function textsBy(sender: string, configurationSet: string | undefined): Messenger {
  if (sender === 'sns') return snsMessenger()
  if (sender === 'end-user-messaging') return textMessenger(configurationSet)
  throw new Error(`there is no text sender "${sender}": sns or end-user-messaging`)
}
