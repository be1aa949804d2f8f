/** A page of an earlier round is left out only where its person has, or is about to be offered, a later one. */
import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import type { Alert } from '../../../functions/core/alerts/alert.ts'
import { type Channel, type Outbound, type OutboundState, planned } from '../../../functions/core/messages/outbound.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { checkSending } from '../../../functions/use-cases/messages/sending-guard.ts'
import type { Deps } from '../../../functions/use-cases/ports.ts'
import { writeAlert, writeOutbound } from '../../../functions/use-cases/store/records.ts'

const NOW = '2026-11-25T18:00:00.000Z'

type Given = {
  round: number
  staffId?: string
  channel?: Channel
  attempts?: number
  state?: OutboundState
  ending?: string
}

function page({
  round,
  staffId = 'lee',
  channel = 'sms',
  attempts = 0,
  state = 'planned',
  ending = '',
}: Given): Outbound {
  const item = planned(
    {
      ...{ outboundId: `p.m.alert.r${round}.${staffId}.${channel}${ending}`, clinicId: 'demo', personId: 'p', staffId },
      ...{ place: 'CLINIC#demo#PATIENT#p', purpose: 'page', channel, to: '+14155550201', from: '+14155550100' },
      ...{ text: 'a page', plannedFor: NOW, expiresAt: plusMinutes(NOW, 60), alertId: 'p.m.alert', round, attempt: 1 },
    },
    NOW,
  )
  return { ...item, attempts, state }
}

/** What becomes of a page when these others are on record and three rounds have been fired. */
async function becomes(item: Outbound, others: readonly Outbound[], chain: Partial<Alert['chain']> = {}) {
  const alert = {
    ...{ alertId: 'p.m.alert', clinicId: 'demo', personId: 'p', state: 'paging', round: 3, timers: {}, history: [] },
    chain: { startedAt: NOW, fired: 3, ...chain },
  } as unknown as Alert
  const records = memoryRecords({ now: () => NOW })
  await records.commit([writeAlert(alert), ...others.map((other) => writeOutbound(other))])
  const verdict = await checkSending({ records, now: () => NOW } as unknown as Deps, item)
  return verdict.kind === 'forbidden' ? `${verdict.item.state}: ${verdict.cause.kind}` : verdict.kind
}

const OVERTAKEN = 'cancelled: later-round'
const refused = page({ round: 1, attempts: 2 })

describe('a page that was refused, and is tried again after later rounds', () => {
  it.each([
    'planned',
    'claimed',
    'sent',
    'delivered',
  ] as const)('is left out where a later one is %s', async (state) => {
    expect(await becomes(refused, [page({ round: 3, state })])).toBe(OVERTAKEN)
  })

  it.each([
    'failed',
    'expired',
    'cancelled',
    'uncertain',
  ] as const)('leaves where the later one is %s', async (state) => {
    expect(await becomes(refused, [page({ round: 3, state })])).toBe('allowed')
  })

  it('is left out where the later one, whose sending is uncertain, is sent again', async () => {
    const later = [page({ round: 2, state: 'uncertain' }), page({ round: 2, ending: '.again2' })]
    expect(await becomes(refused, later)).toBe(OVERTAKEN)
  })

  it('leaves where the later rounds page other people, or this one by another channel', async () => {
    const others = [
      page({ round: 2, staffId: 'kim', state: 'sent' }),
      page({ round: 3, staffId: 'lee.b', state: 'sent' }),
      page({ round: 3, channel: 'voice', state: 'sent' }),
      page({ round: 3, channel: 'email', state: 'sent' }),
    ]
    expect(await becomes(refused, others)).toBe('allowed')
  })

  it('leaves where the later round has not come to its person yet', async () => {
    expect(await becomes(refused, [], { rest: { staffIds: ['lee'], by: ['sms'] } })).toBe('allowed')
  })

  it('leaves by mail where it went by mail in place of a text, and the later round texts', async () => {
    const mail = { ...page({ round: 1, attempts: 2, ending: '.email' }), channel: 'email' as const }
    expect(await becomes(mail, [page({ round: 3, state: 'sent' })])).toBe('allowed')
  })
})

describe('a page that no carrier has been offered yet', () => {
  it('leaves although a later one is planned: were both so late, neither would ever leave', async () => {
    expect(await becomes(page({ round: 1 }), [page({ round: 3 })])).toBe('allowed')
  })

  it('is left out where a later one has left', async () => {
    expect(await becomes(page({ round: 1 }), [page({ round: 2, state: 'sent' })])).toBe(OVERTAKEN)
  })
})

it('a page of the present round leaves', async () => {
  expect(await becomes(page({ round: 3, attempts: 2 }), [page({ round: 2, state: 'sent' })])).toBe('allowed')
})
