import { describe, expect, it } from 'vitest'
import { recordReceipt } from '../../functions/use-cases/messages/record-receipt.ts'
import { checkout, tasks } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

type Result = 'delivered' | 'failed'

/** A clinic whose carrier tells of each text while the sending function still waits for its answer. */
async function early(results: readonly Result[]) {
  const world = await aWorld()
  const { messenger } = world.deps
  const { send } = messenger
  messenger.send = async (parcel) => {
    const sent = await send(parcel)
    if (sent.kind === 'sent')
      for (const result of results)
        await recordReceipt(world.deps, { providerId: sent.providerId, result, because: 'said early' })
    return sent
  }
  await checkout(world)
  await world.settle()
  return tasks(world)
}

describe('a receipt that comes before the sending is recorded', () => {
  it.each<Result[][]>([
    [['failed']],
    [['delivered', 'failed']],
    [['failed', 'delivered']],
    [['delivered', 'failed', 'delivered']],
  ])('of a text that did not arrive opens a task to call: %j', async (results) =>
    expect(await early(results)).toMatchObject([{ kind: 'undelivered' }]))

  it('of one that arrived opens none', async () => expect(await early(['delivered', 'delivered'])).toEqual([]))
})
