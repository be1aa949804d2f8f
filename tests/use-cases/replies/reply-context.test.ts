import { expect, it } from 'vitest'
import { planned } from '../../../functions/core/messages/outbound.ts'
import { plusHours } from '../../../functions/core/time.ts'
import { askedOf } from '../../../functions/use-cases/replies/reply-context.ts'

const NOON = '2026-11-23T20:00:00.000Z'

it('a question counts as asked for two days: a "no" of the third denies nothing', () => {
  const question = {
    ...planned(
      {
        ...{ outboundId: 'p.t.check-in-24h', clinicId: 'demo', place: 'CLINIC#demo#PATIENT#p', purpose: 'follow-up' },
        ...{ channel: 'sms', to: '+14155550123', from: '+14155550100', text: 'Any of these?', step: 'check-in-24h' },
        ...{ expectsAnswer: true, plannedFor: NOON, expiresAt: plusHours(NOON, 20) },
      },
      NOON,
    ),
    sentAt: NOON,
  }
  const asked = (hours: number) =>
    askedOf({ outbound: [{ value: question, version: 1 }] } as never, plusHours(NOON, hours))
  expect(asked(48)).toBe('check-in-24h')
  expect(asked(49)).toBeUndefined()
})
