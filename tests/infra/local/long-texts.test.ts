import { expect, it } from 'vitest'
import { Carrier } from '../../../infra/local/world/carrier.ts'

/** As AWS does: https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html */
it('the local carrier refuses a text of more than 1,600 characters, and takes one of 1,600', () => {
  const arrived: unknown[] = []
  const parts = {
    clock: { iso: () => '2026-11-25T18:00:00.000Z', now: () => 0 },
    store: { setting: () => undefined, run: (...row: unknown[]) => void arrived.push(row) },
  }
  const carrier = new Carrier({ resources: [], outputs: {} } as never, parts as never)
  const send = (length: number) => carrier.text('+14155550123', '+14155550100', 'a'.repeat(length)).kind
  expect([send(1601), send(1600)]).toEqual(['refused', 'accepted'])
  expect(arrived).toHaveLength(1)
})
