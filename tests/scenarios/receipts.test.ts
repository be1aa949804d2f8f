import { describe, expect, it } from 'vitest'
import { recordReceipt } from '../../functions/use-cases/messages/record-receipt.ts'
import { checkout, tasks } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

type Result = 'delivered' | 'failed'

/** A clinic whose carrier tells of each text while the sending function writes down what came of it. */
async function between(results: readonly Result[], whenWritten: 'target' | 'neither') {
  const world = await aWorld()
  const { records } = world.deps
  world.deps.records = {
    ...records,
    async commit(writes) {
      const target = writes.find(({ key: { pk, sk } }) => pk.startsWith('RECEIPT#') && sk === 'TARGET')
      if (!target || writes.length > 1) return records.commit(writes)
      const commit = whenWritten === 'target' ? await records.commit(writes) : ({ kind: 'busy' } as const)
      const providerId = target.key.pk.slice('RECEIPT#'.length)
      for (const result of results) await recordReceipt({ ...world.deps, records }, { providerId, result, because: '' })
      return commit
    },
  }
  await checkout(world)
  await world.settle()
  return tasks(world)
}

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

describe.each([
  'target',
  'neither',
] as const)('a receipt that comes while the sending is being recorded, when the %s is written', (whenWritten) => {
  it.each<Result[][]>([
    [['failed']],
    [['delivered', 'failed']],
    [['failed', 'delivered']],
  ])('of a text that did not arrive opens a task to call: %j', async (results) =>
    expect(await between(results, whenWritten)).toMatchObject([{ kind: 'undelivered' }]))

  it('of one that arrived opens none', async () => expect(await between(['delivered'], whenWritten)).toEqual([]))
})
