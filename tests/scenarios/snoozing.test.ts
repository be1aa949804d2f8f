import { describe, expect, it } from 'vitest'
import type { Task } from '../../functions/core/alerts/task.ts'
import { plusHours, plusMinutes, plusSeconds } from '../../functions/core/time.ts'
import { rescuedText } from '../../functions/runtime/rescued-text.ts'
import { assignTask } from '../../functions/use-cases/alerts/assign-task.ts'
import { inbox } from '../../functions/use-cases/alerts/inbox.ts'
import { snoozeTask, wakeTask } from '../../functions/use-cases/alerts/snooze-task.ts'
import { finishTask, undoTask } from '../../functions/use-cases/alerts/tasks.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { genericVisit } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { onCommit } from '../support/on-commit.ts'
import { unsure } from '../support/scripted-reader.ts'
import { checkout, listener, openAlerts, tasks } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, harbor, KIM, LEE, type World } from '../support/world.ts'

const NURSE = { staffId: 'nurse-kim', name: 'Nurse Kim' }
const REASON = 'Back from surgery then.'

/** A patient whose text became one task. */
async function aTaskFrom(text: string) {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await world.text(ANA, text)
  const [task] = await tasks(world)
  if (!task) throw new Error('no task came of it')
  const see = async (search = {}) => {
    const { lines, counts, shares } = await inbox(world.deps, 'demo', 'nurse', { me: 'nurse-kim', ...search })
    return { kinds: lines.map(({ tasks: [{ kind }] }) => kind), lines, counts, asleep: shares.asleep }
  }
  return { world, patientId, task, see }
}

const snooze = (world: World, { taskId }: Task, until: string, reason = REASON) =>
  snoozeTask(world.deps, 'demo', taskId, { until, reason, by: NURSE })

describe('a question that can wait', () => {
  it('leaves the list for as long as the nurse says, and comes back by itself with who, when and why', async () => {
    const { world, task, see } = await aTaskFrom('can I drink wine tonight?')
    const until = plusHours(world.now(), 4)
    expect(await snooze(world, task, until)).toMatchObject({ kind: 'snoozed' })
    expect(await see()).toMatchObject({ kinds: [], counts: {}, asleep: 1 })
    expect(await see({ whose: 'asleep' })).toMatchObject({
      kinds: ['question'],
      lines: [{ standing: { asleep: true } }],
    })

    await world.advance(239)
    expect(await see()).toMatchObject({ kinds: [], asleep: 1 })
    await world.advance(1)
    expect(await see()).toMatchObject({
      kinds: ['question'],
      counts: { question: 1 },
      asleep: 0,
      lines: [
        {
          standing: { returned: 'time' },
          tasks: [{ snooze: { until, reason: REASON, name: 'Nurse Kim' } }],
        },
      ],
    })
  })

  it('comes back at once when the patient writes, whatever they write', async () => {
    for (const reply of ['thanks', 'STOP', 'and can I exercise?', 'i cant breathe']) {
      const { world, task, see } = await aTaskFrom('can I drink wine tonight?')
      await snooze(world, task, plusHours(world.now(), 4))
      await world.advance(5)
      expect((await see()).asleep).toBe(0 + 1)
      await world.text(ANA, reply)
      const { lines, asleep } = await see()
      expect(asleep, reply).toBe(0)
      expect(
        lines.find(({ tasks: [{ taskId }] }) => taskId === task.taskId),
        reply,
      ).toMatchObject({ standing: { returned: 'text' } })
    }
  })

  it('comes back where the text of the patient was written between the look and the snooze', async () => {
    const { world, task, see } = await aTaskFrom('can I drink wine tonight?')
    let wrote = false
    const restore = onCommit(world.records, async (writes, commit) => {
      if (wrote || !JSON.stringify(writes).includes(REASON)) return commit(writes)
      wrote = true
      await world.text(ANA, 'please call me')
      return commit(writes)
    })
    expect(await snooze(world, task, plusHours(world.now(), 4))).toMatchObject({ kind: 'snoozed' })
    restore()
    expect(wrote).toBe(true)
    expect((await see()).asleep).toBe(0)
  })

  it.each(['STOP', 'still waiting'])('comes back where "%s" could not be read and was rescued', async (said) => {
    const { world, task, see } = await aTaskFrom('can I drink wine tonight?')
    await snooze(world, task, plusHours(world.now(), 4))
    const payload = { originationNumber: ANA, destinationNumber: HARBOR, messageBody: said, inboundMessageId: said }
    const Timestamp = world.now()
    const letter = { messageId: 'l1', body: JSON.stringify({ Message: JSON.stringify(payload), Timestamp }) }
    await rescueReply(world.deps, rescuedText(letter))
    expect((await see()).asleep).toBe(0)
  })

  it('is on record: each time, by whom, until when and why, and that it was woken', async () => {
    const { world, patientId, task, see } = await aTaskFrom('can I drink wine tonight?')
    const first = plusHours(world.now(), 1)
    await snooze(world, task, first, 'No answer on the phone.')
    await snooze(world, task, first, 'No answer on the phone.')
    await world.advance(60)
    await snooze(world, task, plusHours(first, 1), 'Asked to be called later.')
    await wakeTask(world.deps, 'demo', task.taskId, 'dr-lee')
    await wakeTask(world.deps, 'demo', task.taskId, 'dr-lee')
    expect((await see()).kinds).toEqual(['question'])
    const events = (await timeline(world.deps, 'demo', patientId))?.events ?? []
    expect(events.filter(({ kind }) => kind.startsWith('task-'))).toMatchObject([
      { kind: 'task-created' },
      { kind: 'task-snoozed', by: 'nurse-kim', until: first, reason: 'No answer on the phone.' },
      { kind: 'task-snoozed', by: 'nurse-kim', reason: 'Asked to be called later.' },
      { kind: 'task-woken', by: 'dr-lee' },
    ])
  })

  it('is refused beyond a week, and into the past', async () => {
    const { world, task, see } = await aTaskFrom('can I drink wine tonight?')
    const week = plusHours(world.now(), 24 * 7)
    expect(await snooze(world, task, plusSeconds(week, 1))).toEqual({ kind: 'too-long', latest: week })
    expect(await snooze(world, task, world.now())).toEqual({ kind: 'past' })
    expect(await see()).toMatchObject({ kinds: ['question'], asleep: 0 })
    expect(await snooze(world, task, week)).toMatchObject({ kind: 'snoozed' })
  })

  it('can be done while it sleeps, and undone', async () => {
    const { world, task, see } = await aTaskFrom('can I drink wine tonight?')
    await snooze(world, task, plusHours(world.now(), 4))
    await finishTask(world.deps, 'demo', task.taskId, 'nurse-kim')
    expect(await see()).toMatchObject({ kinds: [], asleep: 0 })
    expect(await snooze(world, task, plusHours(world.now(), 4))).toEqual({ kind: 'done' })
    await undoTask(world.deps, 'demo', task.taskId, 'nurse-kim')
    expect((await see()).asleep).toBe(1)
  })

  it('is gone with the patient who is erased, reason and all', async () => {
    const { world, patientId, task } = await aTaskFrom('can I drink wine tonight?')
    await snooze(world, task, plusHours(world.now(), 4))
    expect(await erasePatient(world.deps, 'demo', patientId, 'admin')).toMatchObject({ kind: 'erased' })
    expect(JSON.stringify(await world.everything())).not.toContain(REASON)
  })
})

describe('a task that may be a warning sign', () => {
  it('words that nobody understood sleep no longer than until they page, and page all the same', async () => {
    const { world, task, see } = await aTaskFrom('my forehead is doing the thing again')
    expect(task).toMatchObject({ kind: 'unclear', timers: { page: plusMinutes(world.now(), 10) } })
    const page = plusMinutes(world.now(), 10)
    expect(await snooze(world, task, plusMinutes(page, 1))).toEqual({ kind: 'too-long', latest: page })
    expect(await snooze(world, task, page)).toMatchObject({ kind: 'snoozed' })
    const hears = listener(world)
    for (const phone of [LEE, KIM]) hears(phone)
    await world.advance(11)
    expect(await openAlerts(world)).toHaveLength(1)
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect((await see()).kinds).toEqual(['unclear'])
  })

  it('a "soon" sign sleeps no longer than until the patient was promised a call', async () => {
    const { world, task, see } = await aTaskFrom('there is a small hard lump under the skin')
    expect(task.kind).toBe('soon')
    const promised = '2026-11-25T01:00:00.000Z'
    expect(await snooze(world, task, plusSeconds(promised, 1))).toEqual({ kind: 'too-long', latest: promised })
    expect(await snooze(world, task, promised)).toMatchObject({ kind: 'snoozed' })
    await world.advance((Date.parse(promised) - Date.parse(world.now())) / 60_000)
    expect((await see()).lines[0]).toMatchObject({ standing: { returned: 'time' } })
    expect(await snooze(world, task, plusHours(promised, 1))).toEqual({ kind: 'overdue', due: promised })
  })
})

describe('news about a task that sleeps', () => {
  it('is a task of its own where the second reader is not sure about the same words', async () => {
    const clinics = [{ ...harbor, clinic: { ...harbor.clinic, secondReader: 'live' as const } }]
    const world: World = await aWorld({
      clinics,
      secondReader: {
        async read({ words }) {
          for (const task of await tasks(world)) await snooze(world, task, plusHours(world.now(), 4))
          return unsure(words, 'eyelid_droop')
        },
      },
    })
    await checkout(world)
    await world.text(ANA, 'just found out im pregnant')
    const { lines, shares } = await inbox(world.deps, 'demo', 'nurse')
    expect(lines.map(({ tasks: [{ kind }] }) => kind)).toEqual(['second-reader'])
    expect(shares.asleep).toBe(1)
  })

  it('of a booking system wakes it, and who has it stays so; what was written of it goes when it is done', async () => {
    const { send, connect, here: world } = await aBooking()
    await connect('generic')
    const visit = (more: object) => genericVisit({ visitId: 'v1', name: 'Bo Booked', textsAgreed: 'no', ...more })
    await send('generic', visit({}))
    const [task] = await tasks(world)
    if (!task) throw new Error('no task')
    await assignTask(world.deps, 'demo', task.taskId, { to: 'nurse-kim', by: 'dr-lee' })
    await snooze(world, task, plusHours(world.now(), 4), 'Bo comes on Friday.')
    expect((await inbox(world.deps, 'demo', 'nurse')).shares.asleep).toBe(1)
    await world.advance(1)
    await send('generic', visit({ name: 'Bo Booked-Ruiz' }))
    expect(await inbox(world.deps, 'demo', 'nurse', { me: 'nurse-kim' })).toMatchObject({
      shares: { asleep: 0, mine: 1 },
      lines: [{ tasks: [{ checkout: { name: 'Bo Booked-Ruiz' } }] }],
    })
    await snooze(world, task, plusHours(world.now(), 4), 'Bo comes on Monday.')
    await finishTask(world.deps, 'demo', task.taskId, 'nurse-kim')
    await undoTask(world.deps, 'demo', task.taskId, 'nurse-kim')
    expect((await tasks(world))[0]?.snooze?.reason).toBe('Bo comes on Monday.')
    await finishTask(world.deps, 'demo', task.taskId, 'nurse-kim')
    await world.advance(2)
    expect(JSON.stringify(await world.everything())).not.toContain('Bo comes')
  })
})

async function aBooking() {
  const here = await aWorld()
  return { ...(await anIntake(here)), here }
}
