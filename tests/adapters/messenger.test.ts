import { expect, test } from 'vitest'
import { messengerByChannel } from '../../functions/adapters/messenger.ts'
import type { Channel } from '../../functions/core/messages/outbound.ts'
import type { Messenger } from '../../functions/use-cases/ports.ts'

test('each channel goes to its own messenger, which is made once and only when it is needed', async () => {
  const made: Channel[] = []
  const making = (channel: Channel) => (): Messenger => {
    made.push(channel)
    return { send: async ({ text }) => ({ kind: 'sent', providerId: `${channel} ${text}` }) }
  }
  const messenger = messengerByChannel({ sms: making('sms'), email: making('email'), voice: making('voice') })
  const send = (channel: Channel, text: string) => messenger.send({ channel, text, to: 'to', from: 'from' })

  expect(await send('voice', 'one')).toEqual({ kind: 'sent', providerId: 'voice one' })
  expect(await send('sms', 'two')).toEqual({ kind: 'sent', providerId: 'sms two' })
  expect(await send('sms', 'three')).toEqual({ kind: 'sent', providerId: 'sms three' })
  expect(made).toEqual(['voice', 'sms'])
})
