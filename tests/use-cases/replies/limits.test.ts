/** What becomes of texts and mails that no patient of the clinic wrote, or that nobody can read. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys, patientPk } from '../../../functions/core/keys.ts'
import { openTasks } from '../../../functions/use-cases/alerts/tasks.ts'
import { NumberOfNoClinic, receiveText } from '../../../functions/use-cases/replies/receive-text.ts'
import { rescueReply } from '../../../functions/use-cases/replies/rescue-reply.ts'
import { findWholeEmail, unreadTask, wholeEmailWrite } from '../../../functions/use-cases/replies/whole-email.ts'
import type { PatientRecord } from '../../../functions/use-cases/store/read-patient.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, aWorld, HARBOR, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const recordOf = (tasks: object[] = []) =>
  ({ person: { value: { personId: 'p', clinicId: 'demo' }, version: 1 }, tasks }) as unknown as PatientRecord
const sha256 = (text: string) => `${text.length}`.padEnd(64, 'f')
const deps = { now: () => '2026-11-23T18:05:00.000Z', sha256 }

describe('a mail that a person has to look at', () => {
  const task = (said: Parameters<typeof unreadTask>[3], token = 'token') => {
    const [write] = unreadTask(deps, recordOf(), token, said)
    return write?.kind === 'put' ? write.value : expect.fail('no task')
  }

  it('is one open task, which pages nobody, and says why nobody else was told', () => {
    expect(task({ kind: 'infected' } as never)).toEqual({
      ...{ taskId: `p.14${'f'.repeat(14)}.unclear`, clinicId: 'demo', personId: 'p', kind: 'unclear', state: 'open' },
      ...{ createdAt: '2026-11-23T18:05:00.000Z', timers: {} },
      because: 'A mail of this patient was not opened: a virus was found in it. Please ask how they are.',
    })
    expect(task({ kind: 'automatic', text: 'I am away' } as never).because).toBe(
      'This looks like an automatic answer, so no one was paged: "I am away"',
    )
  })

  it('shows 300 characters', () => {
    const shown = (text: string) => String(task({ kind: 'automatic', text } as never).because).split('"')[1]
    expect(shown('x'.repeat(300))).toBe('x'.repeat(300))
    expect(shown('x'.repeat(301))?.length).toBeLessThanOrEqual(300)
    expect(shown('x'.repeat(301))).toMatch(/^x{299}/)
  })

  it('is one task however often it comes', () => {
    const said = { kind: 'infected' } as never
    const { taskId } = task(said)
    expect(unreadTask(deps, recordOf([{ value: { taskId } }]), 'token', said)).toEqual([])
    expect(unreadTask(deps, recordOf([{ value: { taskId: 'p.other.unclear' } }]), 'token', said)).toHaveLength(1)
  })
})

describe('a mail as it came', () => {
  const kept = (whole: string) => {
    const write = wholeEmailWrite(deps, { record: recordOf(), id: 'm1', whole })
    return write.kind === 'put' ? write : expect.fail('nothing')
  }

  it('is kept by its message, up to what an item holds', async () => {
    const write = kept('x'.repeat(300_000))
    expect(write).toMatchObject({
      ...{ key: keys.wholeEmail('demo', 'p.m1') },
      value: { messageId: 'p.m1', receivedAt: '2026-11-23T18:05:00.000Z', content: 'x'.repeat(300_000) },
    })
    expect(String(kept('x'.repeat(300_001)).value.content).length).toBeLessThanOrEqual(300_000)
    await world.records.commit([write])
    expect(await findWholeEmail(world.deps, 'demo', 'p.m1')).toEqual(write.value)
    expect(await findWholeEmail(world.deps, 'demo', 'p.m2')).toBeUndefined()
  })
})

describe('a text', () => {
  const incoming = {
    carrierId: 'sms-1',
    from: ANA,
    to: '+14155550999',
    text: 'hi',
    receivedAt: '2026-11-23T18:05:00.000Z',
  }
  const all = () => ({ ...world.deps, messenger: { send: () => expect.fail('sent') } }) as never

  it('to a number of no clinic is logged and comes again; nothing of it is kept, logged or answered', async () => {
    const before = (await world.everything()).length
    await expect(receiveText(all(), incoming)).rejects.toThrow(NumberOfNoClinic)
    await expect(rescueReply(world.deps, { ...incoming, id: 'sms-1' })).rejects.toThrow(NumberOfNoClinic)
    expect(world.logged).toEqual([{ event: 'text-to-unknown-number' }, { event: 'text-to-unknown-number' }])
    expect((await world.everything()).length).toBe(before)
  })

  it('that comes twice counts once, and says no second time how long it took', async () => {
    await checkout(world)
    const at = { ...incoming, to: HARBOR }
    world.logged.length = 0
    expect(await receiveText(all(), at)).toMatchObject({ kind: 'reply', alerted: false })
    expect(await receiveText(all(), at)).toEqual({ kind: 'repeated' })
    const received = world.logged.filter(({ event }) => event === 'text-received')
    expect(received).toEqual([
      { event: 'text-received', kind: 'reply', seconds: 0, tier: expect.any(String) },
      { event: 'text-received', kind: 'repeated' },
    ])
  })

  it('was triaged as many seconds after it came as the clocks say, and never before', async () => {
    await checkout(world)
    const seconds = async (receivedAt: string, carrierId: string) => {
      world.logged.length = 0
      await receiveText(all(), { ...incoming, to: HARBOR, receivedAt, carrierId })
      return world.logged.find(({ event }) => event === 'text-received')?.seconds
    }
    expect(await seconds('2026-11-23T18:04:30.000Z', 'late')).toBe(30)
    expect(await seconds('2026-11-23T18:05:09.000Z', 'early')).toBe(0)
  })

  it('of an unknown number is kept as a stranger’s, who has no name and has agreed to nothing', async () => {
    await receiveText(all(), { ...incoming, to: HARBOR, text: 'when do you open' })
    const people = (await world.everything()).filter(({ value }) => value.known === false)
    expect(people.map(({ value }) => value)).toEqual([
      expect.objectContaining({
        ...{
          clinicId: 'demo',
          name: '',
          phone: ANA,
          language: 'en',
          zone: 'America/Los_Angeles',
          lastReplyAt: expect.any(String),
        },
        consent: { sms: false, email: false },
      }),
    ])
    const tasks = await openTasks(world.deps, 'demo')
    expect(tasks.every(({ personId }) => patientPk('demo', personId) === people[0]?.key.pk)).toBe(true)
  })
})
