import { expect, it } from 'vitest'
import { onQueue } from '../../functions/runtime/on-queue.ts'

it('what fails is received again, alone: a reply that could not be handled is not taken off its queue', async () => {
  const logged: object[] = []
  const handler = onQueue(
    () => ({ log: { write: (entry) => void logged.push(entry) } }),
    async (_, { body }) => {
      if (body === 'bad') throw new TypeError('i cant breathe')
    },
  )
  const record = (messageId: string, body: string) => ({
    messageId,
    body,
    attributes: { ApproximateReceiveCount: '2' },
  })
  const event = { Records: [record('m1', 'good'), record('m2', 'bad'), record('m3', 'good')] }
  expect(await handler(event as never, {} as never)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm2' }] })
  expect(logged).toMatchObject([{ event: 'record-failed', queueMessage: 'm2', received: 2 }])
  expect(JSON.stringify(logged)).not.toContain('breathe')
})
