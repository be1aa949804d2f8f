/** What overtakes or is overtaken: an older word, a sender that was slow, a number that was corrected meanwhile. */
import { describe, expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import { changePatient } from '../../functions/use-cases/courses/change-patient.ts'
import { processOutbound } from '../../functions/use-cases/messages/process-outbound.ts'
import { recordReceipt } from '../../functions/use-cases/messages/record-receipt.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { act, checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, KIM, LEE, type World } from '../support/world.ts'

const itemAt = async (world: World, { patientId, followUps }: Awaited<ReturnType<typeof checkout>>, step: string) => {
  const id = followUps.find((each) => each.step === step)?.followUpId
  const key = { pk: `CLINIC#demo#PATIENT#${patientId}`, sk: `OUT#${id}` }
  return { key, read: async () => (await world.records.get(key))?.value as unknown as Outbound }
}

it('a START that was sent before a STOP and is processed after it does not bring texts back', async () => {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  const receivedAt = world.now()
  world.standStill(5)
  await world.text(ANA, 'STOP')
  await receiveText(world.deps, { carrierId: 'late', from: ANA, to: HARBOR, text: 'START', receivedAt })
  const written = await writeMessage(world.deps, 'demo', patientId, { text: 'Hello?', by: 'nurse-kim' })
  expect(written).toMatchObject({ kind: 'forbidden', because: expect.stringMatching(/opted out/) })
})

it('the emergency text without records has left before the function may die', async () => {
  const world = await aWorld()
  await checkout(world)
  let left = 0
  const slow = {
    ...world.deps,
    records: { ...world.records, commit: async () => ({ kind: 'busy' as const }) },
    messenger: {
      async send() {
        for (let i = 0; i < 50; i++) await Promise.resolve()
        left++
        return { kind: 'sent', providerId: 'p' } as const
      },
    },
  }
  const incoming = { carrierId: 'x1', from: ANA, to: HARBOR, text: 'i cant breathe', receivedAt: world.now() }
  await expect(receiveText(slow, incoming)).rejects.toThrow()
  expect(left).toBe(1)
})

it('a sender that comes back after its claim ran out writes over nothing: the message stays one that perhaps left', async () => {
  const world = await aWorld()
  const item = await itemAt(world, await checkout(world), 'check-in-2h')
  await world.advance(118)
  const { dueAt } = { dueAt: (await item.read()).plannedFor }
  world.standStill((Date.parse(dueAt) - Date.parse(world.now())) / 60_000)
  const slow = {
    ...world.deps,
    messenger: {
      async send() {
        world.standStill(1)
        await processOutbound(world.deps, item.key)
        return { kind: 'sent', providerId: 'slow' } as const
      },
    },
  }
  await processOutbound(slow, item.key)
  expect((await item.read()).state).toBe('uncertain')
})

it('a receipt of another attempt is none of this one’s', async () => {
  const world = await aWorld()
  const item = await itemAt(world, await checkout(world), 'check-in-2h')
  await world.advanceHours(3)
  const { state } = await item.read()
  const target = { kind: 'put', key: keys.receiptTarget('before'), value: item.key } as const
  await world.records.commit([target])
  await recordReceipt(world.deps, { providerId: 'before', result: 'failed', because: 'gone' })
  expect((await item.read()).state).toBe(state)
  expect((await tasks(world)).filter(({ kind }) => kind === 'undelivered')).toEqual([])
})

it('a reminder goes to the number that was corrected since the question, and not to the stranger who has the old one', async () => {
  const world = await aWorld()
  const hears = listener(world)
  const { patientId } = await checkout(world)
  await world.advanceHours(3)
  await changePatient(world.deps, 'demo', patientId, { phone: '+14155550141' })
  for (const phone of [ANA, '+14155550141']) hears(phone)
  await world.advanceHours(20)
  expect(hears('+14155550141').join()).toMatch(/we have not heard from you/)
  expect(hears(ANA)).toEqual([])
})

it('an unclear text that the patient has explained since pages nobody', async () => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'blorp zzyx')
  await world.advance(3)
  await world.text(ANA, '1')
  await world.advance(20)
  expect(await openAlerts(world)).toEqual([])
})

it('a personal text at night waits for the morning once the conversation is a day old', async () => {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await world.text(ANA, 'thanks')
  await world.advanceHours(38)
  const written = await writeMessage(world.deps, 'demo', patientId, { text: 'How are you?', by: 'nurse-kim' })
  expect(written).toMatchObject({ item: { plannedFor: '2026-11-25T16:00:00.000Z' } })
})

it('José and Jose on one phone are one patient, with one course and one history', async () => {
  const world = await aWorld()
  const first = await checkout(world, { patient: { name: 'José  Peña' } })
  const second = await checkout(world, { patient: { name: 'jose pena' } })
  expect(second.patientId).toBe(first.patientId)
})

describe('the same sign within a day of its outcome', () => {
  it('that is graver by now wakes everybody, and not the one who knows it alone', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'im so dizzy')
    const { tier } = await theAlert(world)
    await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'advice-by-phone', note: '' } })
    await world.advance(30)
    for (const phone of [ANA, LEE, KIM]) hears(phone)
    await world.text(ANA, 'im so dizzy')
    expect((await theAlert(world)).tier).not.toBe(tier)
    expect(hears(LEE).length).toBeGreaterThan(0)
    expect(hears(ANA)).toHaveLength(1)
  })
})
