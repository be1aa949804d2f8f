/** What AWS itself publishes when a topic is set up is known, logged and done: no dead letter, no alert. */
import { expect, it, vi } from 'vitest'
import { onTopicQueue } from '../../functions/runtime/on-queue.ts'
import { onReceipts } from '../../functions/runtime/on-receipts.ts'

const envelope = (Message: string) =>
  JSON.stringify({ Type: 'Notification', Message, Timestamp: '2030-11-25T18:00:00Z' })
const SET_UP = [
  'Successfully validated SNS topic for Amazon SES event publishing.',
  JSON.stringify({ notificationType: 'AmazonSnsSubscriptionSucceeded', message: 'You have successfully subscribed.' }),
]
const event = (body: string) => ({ Records: [{ messageId: 'm1', body, attributes: {} }] }) as never

it.each(SET_UP)('%s', async (message) => {
  const write = vi.fn()
  const handle = vi.fn()
  const answer = await onTopicQueue(() => ({ log: { write } }), handle)(event(envelope(message)), {} as never)
  expect(answer).toEqual({ batchItemFailures: [] })
  expect(handle).not.toHaveBeenCalled()
  expect(write).toHaveBeenCalledExactlyOnceWith({ event: 'topic-set-up', queueMessage: 'm1' })
})

it.each(SET_UP)('is no receipt: %s', async (message) => {
  const apply = vi.fn()
  const deps = () => ({ log: { write() {} } }) as never
  expect(await onReceipts(deps, apply)(event(envelope(message)), {} as never)).toEqual({ batchItemFailures: [] })
  expect(apply).not.toHaveBeenCalled()
})

it.each([
  'not JSON',
  envelope('Successfully validated my breathing is not'),
  envelope('{"messageBody":"help"}'),
])('and nothing else is taken for one: %s', async (body) => {
  const handle = vi.fn()
  await onTopicQueue(() => ({ log: { write() {} } }), handle)(event(body), {} as never)
  expect(handle).toHaveBeenCalledOnce()
})
