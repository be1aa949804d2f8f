/** A line of the inbox with several tasks of one patient: one tap is about all of them, and stops half-way nowhere. */
import { describe, expect, it } from 'vitest'
import type { Task } from '../../functions/core/alerts/task.ts'
import { plusHours, plusMinutes } from '../../functions/core/time.ts'
import { assignTask, assignTasks } from '../../functions/use-cases/alerts/assign-task.ts'
import { snoozeTasks, wakeTasks } from '../../functions/use-cases/alerts/snooze-task.ts'
import { finishTask, finishTasks, undoTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { MOST_TOGETHER } from '../../functions/use-cases/alerts/together.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import { writeTask } from '../../functions/use-cases/store/records.ts'
import { aConsole } from '../support/console.ts'
import { onCommit } from '../support/on-commit.ts'
import { checkout, tasks } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

const KIM = { staffId: 'nurse-kim', name: 'Nurse Kim' }

async function aLineOf(count: number) {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  const ids = Array.from({ length: count }, (_, n) => `${patientId}.silence-${n}`)
  for (const [n, taskId] of ids.entries()) {
    const task: Task = {
      ...{ taskId, clinicId: 'demo', personId: patientId, kind: 'silence', timers: {}, state: 'open' },
      ...{ createdAt: plusMinutes(world.now(), n), because: 'No answer to the check-in. Please call.' },
    }
    await world.records.commit([writeTask(task)])
  }
  const asked = { until: plusHours(world.now(), 4), reason: 'Calls back tonight.', by: KIM }
  const asleep = async () => (await tasks(world)).filter(({ snooze }) => snooze).length
  return { world, ids, asked, asleep }
}

describe('a line of three unanswered check-ins', () => {
  it('sleeps, moves, wakes and ends as a whole, each in one commit', async () => {
    const { world, ids, asked } = await aLineOf(3)
    const { clinicId } = { clinicId: 'demo' }
    const commits: number[] = []
    onCommit(world.records, (writes, commit) => {
      commits.push(writes.length)
      return commit(writes)
    })
    await snoozeTasks(world.deps, clinicId, ids, asked)
    await wakeTasks(world.deps, clinicId, ids, KIM.staffId)
    await assignTasks(world.deps, clinicId, ids, { to: 'dr-lee', by: KIM.staffId })
    await finishTasks(world.deps, clinicId, ids, KIM.staffId)
    await undoTasks(world.deps, clinicId, ids, KIM.staffId)
    expect(commits).toEqual([3, 3, 3, 3, 3])
    expect((await tasks(world)).map(({ state, owner }) => [state, owner?.staffId])).toEqual(
      ids.map(() => ['open', 'dr-lee']),
    )
  })

  it('stays as it was where the store fails, and the same tap again does all of it', async () => {
    const { world, ids, asked, asleep } = await aLineOf(3)
    const mend = onCommit(world.records, async () => ({ kind: 'busy' }))
    await expect(snoozeTasks(world.deps, 'demo', ids, asked)).rejects.toBeInstanceOf(Unavailable)
    mend()
    expect(await asleep()).toBe(0)
    const unheard = onCommit(world.records, async (writes, commit) => {
      unheard()
      await commit(writes)
      return { kind: 'unknown' }
    })
    const answers = await snoozeTasks(world.deps, 'demo', ids, asked)
    expect(answers.map(({ kind }) => kind)).toEqual(['snoozed', 'snoozed', 'snoozed'])
    expect((await tasks(world)).map(({ moves }) => moves?.length)).toEqual([1, 1, 1])
  })

  it('stays as it was where one of them may not, and sleeps without the one that a colleague has finished meanwhile', async () => {
    const { world, ids, asked, asleep } = await aLineOf(3)
    await assignTask(world.deps, 'demo', ids[1] ?? '', { to: 'dr-hale', by: 'dr-hale' })
    const moved = await assignTasks(world.deps, 'demo', ids, { to: 'dr-lee', by: KIM.staffId })
    expect(moved.map(({ kind }) => kind)).toContain('somebody-has-it')
    expect((await tasks(world)).map(({ owner }) => owner?.staffId)).toEqual([undefined, 'dr-hale', undefined])

    const faster = onCommit(world.records, async (writes, commit) => {
      faster()
      await finishTask(world.deps, 'demo', ids[2] ?? '', 'dr-lee')
      return commit(writes)
    })
    const answers = await snoozeTasks(world.deps, 'demo', ids, asked)
    expect(answers.map(({ kind }) => kind)).toEqual(['snoozed', 'snoozed', 'done'])
    expect(await asleep()).toBe(2)
  })

  it('takes fifty at once, and the page names what it left', async () => {
    const { world, ids } = await aLineOf(MOST_TOGETHER + 2)
    const desk = aConsole(world)
    const { cookies } = await desk.signIn('nurse')
    const text = ids.map((each) => `task=${each}`).join('&')
    const { location = '' } = await desk.ask('POST', '/console/tasks/done', { cookies, text })
    expect((await tasks(world)).filter(({ state }) => state === 'open')).toHaveLength(2)
    const { body } = await desk.ask('GET', location, { cookies })
    expect(body).toMatch(/2 tasks were left as before.*<bdi>No reply: call the patient, Ana Ruiz<\/bdi>/s)
    expect(body).toContain('done by you')
  })
})
