import { describe, expect, it } from 'vitest'
import type { AllDeps, Commit, Write } from '../../functions/use-cases/ports.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { Scheduler } from '../simulation/scheduler.ts'
import { seeded } from '../support/seeded.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, type World } from '../support/world.ts'

/** After so long receive-sms is killed (infra/functions.ts); handing a text to the carrier takes a part of it. */
const KILLED_AFTER_MILLISECONDS = 5_000
const SENDING_MILLISECONDS = 800
/** After so long a commit that hangs is given up (functions/adapters/dynamodb/records.ts). */
const HANGS_MILLISECONDS = 2_000
const READ_MILLISECONDS = 5
const COMMIT_MILLISECONDS = 15

type Slow = { milliseconds: number; answer(writes: readonly Write[]): Promise<Commit> }

/** The service of a world on a clock that reads, commits and pauses move; `commits` says how slow one is, and its answer. */
function slowly(world: World, commits: (at: number) => Slow) {
  const begun = Date.parse(world.now())
  const clock = new Scheduler(begun)
  const wait = (milliseconds: number) => new Promise<void>((done) => clock.after(milliseconds, done))
  const { records } = world
  const slow: AllDeps['records'] = {
    ...records,
    async get(key) {
      await wait(READ_MILLISECONDS)
      return records.get(key)
    },
    async list(pk, prefix) {
      await wait(READ_MILLISECONDS)
      return records.list(pk, prefix)
    },
    async commit(writes) {
      const { milliseconds, answer } = commits(clock.now - begun)
      await wait(milliseconds)
      return answer(writes)
    },
  }
  const sentAfter: number[] = []
  const messenger: AllDeps['messenger'] = {
    send(parcel) {
      sentAfter.push(clock.now - begun)
      return world.deps.messenger.send(parcel)
    },
  }
  const deps: AllDeps = { ...world.deps, records: slow, messenger, now: () => clock.instant(), pause: wait }
  return { deps, clock, sentAfter, runFor: (ms: number) => clock.runUntil(clock.now + ms, () => false) }
}

const text = (carrierId: string, said: string, world: World) => ({
  ...{ carrierId, from: ANA, to: HARBOR, text: said, receivedAt: world.now() },
})

describe('an emergency, while writes', () => {
  const busy = async () => ({ kind: 'busy' }) as const
  const unknown = async () => ({ kind: 'unknown' }) as const
  it.each<[string, (at: number) => Slow]>([
    ['are throttled', () => ({ milliseconds: COMMIT_MILLISECONDS, answer: busy })],
    ['hang', () => ({ milliseconds: HANGS_MILLISECONDS, answer: unknown })],
    [
      'are throttled and then hang',
      (at) =>
        at < 1_500
          ? { milliseconds: COMMIT_MILLISECONDS, answer: busy }
          : { milliseconds: HANGS_MILLISECONDS, answer: unknown },
    ],
  ])('%s, is answered before the function is killed, once in each try', async (_, commits) => {
    const world = await aWorld()
    await checkout(world)
    const { deps, sentAfter, runFor } = slowly(world, commits)
    for (const receives of [1, 2, 3]) {
      const received = receiveText(deps, text('s1', 'i cant breathe', world)).then(
        () => 'received',
        () => 'comes again',
      )
      await runFor(30_000)
      expect(await received).toBe('comes again')
      expect(sentAfter).toHaveLength(receives)
      const began = (receives - 1) * 30_000
      expect((sentAfter.at(-1) ?? 0) - began).toBeLessThan(KILLED_AFTER_MILLISECONDS - SENDING_MILLISECONDS)
    }
    expect(world.at(ANA).at(-1)?.text).toMatch(/911/)
  })
})

it('a hundred texts of one patient at once are all read in their three tries: none needs a rescue', async () => {
  const world = await aWorld()
  await checkout(world)
  const random = seeded(3)
  const { commit } = world.records
  const milliseconds = () => COMMIT_MILLISECONDS * (0.5 + random())
  const { deps, runFor } = slowly(world, () => ({ milliseconds: milliseconds(), answer: commit }))
  let waiting = Array.from({ length: 100 }, (_, n) => text(`s${n}`, `my eyelid is drooping, ${n}`, world))
  for (let receives = 1; receives <= 3; receives++) {
    const failed: typeof waiting = []
    for (const each of waiting) void receiveText(deps, each).catch(() => failed.push(each))
    await runFor(30_000)
    waiting = failed
  }
  expect(waiting).toHaveLength(0)
  expect((await theAlert(world)).messageIds).toHaveLength(100)
})
