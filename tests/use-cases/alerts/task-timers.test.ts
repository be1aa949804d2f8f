/** The timers of a task at their instant: a task that comes a tick late waits until something else looks at it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Task } from '../../../functions/core/alerts/task.ts'
import { keys } from '../../../functions/core/keys.ts'
import { plusSeconds } from '../../../functions/core/time.ts'
import { processTask } from '../../../functions/use-cases/alerts/process-task.ts'
import { writeTask } from '../../../functions/use-cases/store/records.ts'
import { aWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

/** What has become of a task, one of whose timers ends so many seconds from now. */
async function becomes(timer: keyof Task['timers'], seconds: number) {
  const task: Task = {
    ...{ taskId: 'p.m.unclear', clinicId: 'demo', personId: 'p', kind: 'unclear', because: 'Odd.' },
    ...{ createdAt: world.now(), messageId: 'p.m', state: timer === 'opens' ? 'waiting' : 'done' },
    before: { timers: {} },
    timers: { [timer]: plusSeconds(world.now(), seconds) },
  }
  await world.records.commit([writeTask(task)])
  await processTask(world.deps, keys.task('demo', task.taskId))
  const { value } = (await world.records.get(keys.task('demo', task.taskId))) ?? expect.fail('no task')
  return { timers: value.timers, state: value.state, isKept: value.before !== undefined }
}

describe.each<[keyof Task['timers'], object]>([
  ['forget', { timers: {}, state: 'done', isKept: false }],
  ['opens', { timers: {}, state: 'open', isKept: true }],
  ['page', { timers: {}, state: 'done', isKept: true }],
])('%s', (timer, done) => {
  it('is obeyed at its instant', async () => expect(await becomes(timer, 0)).toEqual(done))

  it('waits a tick before it', async () => {
    expect((await becomes(timer, 0.001)).timers).toEqual({ [timer]: plusSeconds(world.now(), 0.001) })
  })
})
