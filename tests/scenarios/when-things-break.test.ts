import { describe, expect, it } from 'vitest'
import { type Outbound, outboundKey } from '../../functions/core/outbound.ts'
import { rescuedText } from '../../functions/runtime/rescued-text.ts'
import { receiveText } from '../../functions/use-cases/receive-text.ts'
import { rescueReply } from '../../functions/use-cases/rescue-reply.ts'
import { wakeOutbound } from '../../functions/use-cases/wake-outbound.ts'
import { checkout, listener, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, KIM, LEE } from '../support/world.ts'

describe('when something breaks', () => {
  it('a page whose sending is uncertain is repeated within two minutes', async () => {
    const world = await aWorld()
    await checkout(world)
    world.carrier(LEE, 'uncertain')
    await world.text(ANA, 'i cant breathe')
    const first = world.at(LEE).filter(({ channel }) => channel === 'sms').length
    await world.advance(2)
    expect(world.at(LEE).filter(({ channel }) => channel === 'sms').length).toBeGreaterThan(first)
  })

  it('a page that cannot be delivered goes to the same person by e-mail', async () => {
    const world = await aWorld()
    await checkout(world)
    world.carrier(LEE, 'refused')
    await world.text(ANA, 'i cant breathe')
    expect(world.at('lee@harbor.example').length).toBeGreaterThan(0)
    expect(world.at(KIM).length).toBeGreaterThan(0)
  })

  it('a sender killed between claim and record is found by its timer: the follow-up is not sent twice', async () => {
    const world = await aWorld()
    const { followUps } = await checkout(world)
    const next = followUps.find(({ status, step }) => status === 'planned' && step === 'check-in-24h')
    const place = `CLINIC#demo#PATIENT#${next?.followUpId.split('.')[0]}`
    const key = outboundKey({ place, outboundId: next?.followUpId ?? '' })
    const dies = new Error('killed')
    const dying = { ...world.deps, messenger: { send: () => Promise.reject(dies) } }
    await world.advance((Date.parse(next?.dueAt ?? '') - Date.parse(world.now())) / 60_000 - 1)
    const before = world.at(ANA).length
    const item = await world.records.get(key)
    const now = next?.dueAt ?? ''
    await expect(wakeOutbound({ ...dying, now: () => now }, key)).rejects.toBe(dies)
    expect((item?.value as unknown as Outbound).state).toBe('planned')
    await world.advance(10)
    expect(world.at(ANA)).toHaveLength(before)
    const about = (await tasks(world)).filter(({ outboundId }) => outboundId === next?.followUpId)
    expect(about.map(({ kind }) => kind)).toEqual(['uncertain'])
  })

  it('an emergency is answered although nothing can be written, and the text comes again', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    const broken = { ...world.deps, records: { ...world.records, commit: async () => ({ kind: 'busy' as const }) } }
    const incoming = { carrierId: 'x1', from: ANA, to: HARBOR, text: 'i cant breathe', receivedAt: world.now() }
    await expect(receiveText(broken, incoming)).rejects.toThrow()
    expect(hears(ANA).join()).toMatch(/911/)
    await receiveText(world.deps, incoming)
    expect((await theAlert(world)).tier).toBe('emergency')
  })

  it('a reply that cannot be processed pages with its words', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    const body = `{"Type":"Notification","Message":"{\\"originationNumber\\":\\"${ANA}\\",\\"destinationNumber\\":\\"${HARBOR}\\",\\"messageBody\\":\\"my lip is white\\",\\"inboundMessageId\\":\\"z9\\"`
    const letter = { body, messageId: 'letter-1' }
    expect(await rescueReply(world.deps, rescuedText(letter))).toEqual({ kind: 'alerted' })
    await world.settle()
    const alert = await theAlert(world)
    expect(alert.reply).toBe('my lip is white')
    expect(hears(LEE).join()).toContain(alert.code)
    expect(await rescueReply(world.deps, rescuedText(letter))).toEqual({ kind: 'already-handled' })
  })

  it('a reply that cannot be processed while an alert is open goes to who has it, and is part of the alert', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    await world.text(LEE, (await theAlert(world)).code)
    hears(LEE)
    await rescueReply(world.deps, { id: 'z10', from: ANA, to: HARBOR, text: 'and now i cant breathe' })
    await world.settle()
    expect((await theAlert(world)).reply).toMatch(/eyelid.*\n.*cant breathe/)
    expect(hears(LEE)).toEqual([expect.stringContaining('and now i cant breathe')])
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
  })

  it('a text from a number nobody knows is read all the same', async () => {
    const world = await aWorld()
    await world.text('+14155550177', 'i had filler today and my lip is white and cold')
    expect((await theAlert(world)).reply).toMatch(/white and cold/)
  })

  it('an unclear reply that nobody explains pages after ten minutes', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    await world.text(ANA, 'blorp zzyx')
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
    expect(hears(ANA)).toHaveLength(1)
    await world.advance(11)
    expect((await theAlert(world)).reply).toBe('blorp zzyx')
  })
})
