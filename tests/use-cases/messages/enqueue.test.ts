import { expect, it } from 'vitest'
import type { Key } from '../../../functions/core/keys.ts'
import { type Outbound, planned } from '../../../functions/core/messages/outbound.ts'
import { enqueue } from '../../../functions/use-cases/messages/enqueue.ts'

const NOON = '2026-11-23T20:00:00.000Z'

const message = (outboundId: string, more: Partial<Outbound>): Outbound =>
  planned(
    {
      ...{ outboundId, clinicId: 'demo', place: 'CLINIC#demo#PATIENT#p', purpose: 'page', channel: 'sms' },
      ...{
        to: '+14155550123',
        from: '+14155550100',
        text: 'x',
        plannedFor: NOON,
        expiresAt: '2026-11-23T21:00:00.000Z',
      },
      ...more,
    },
    NOON,
  )

it('pages by text leave before the answer, and calls after it', async () => {
  const queued: string[] = []
  const put = async (queue: string, keys: readonly Key[]) => {
    queued.push(...keys.map(({ sk }) => `${queue} ${sk}`))
    return true
  }
  await enqueue({ now: () => NOON, queues: { put } }, [
    message('answer', { purpose: 'safety-answer' }),
    message('call', { channel: 'voice' }),
    message('page', {}),
    message('check-in', { purpose: 'follow-up' }),
    message('later', { plannedFor: '2026-11-23T20:30:00.000Z' }),
  ])
  expect(queued).toEqual(['urgent OUT#page', 'urgent OUT#answer', 'urgent OUT#call', 'routine OUT#check-in'])
})
