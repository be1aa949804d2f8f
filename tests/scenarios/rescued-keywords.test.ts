import { describe, expect, it } from 'vitest'
import { plusMinutes } from '../../functions/core/time.ts'
import { rescuedText } from '../../functions/runtime/rescued-text.ts'
import { rescueReply, type UnreadText } from '../../functions/use-cases/replies/rescue-reply.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, LEE, type World } from '../support/world.ts'

/** A text whose reading failed three times, sent `minutes` ago. */
const letter = (world: World, said: string, minutes = 0) => {
  const Timestamp = plusMinutes(world.now(), -minutes)
  const payload = { originationNumber: ANA, destinationNumber: HARBOR, messageBody: said, inboundMessageId: said }
  return rescuedText({ messageId: 'l1', body: JSON.stringify({ Message: JSON.stringify(payload), Timestamp }) })
}
const rescue = async (world: World, rescued: UnreadText) => {
  const result = await rescueReply(world.deps, rescued)
  await world.settle()
  return result
}

describe('a keyword in a text that cannot be processed', () => {
  it('a bare STOP that cannot be processed is obeyed, once, and wakes nobody', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    expect(await rescue(world, letter(world, 'Stop.'))).toEqual({ kind: 'keyword-handled' })
    expect(hears(ANA)).toEqual([expect.stringMatching(/You are opted out/)])
    expect(await rescue(world, letter(world, 'Stop.'))).toEqual({ kind: 'already-handled' })
    await world.advanceHours(24 * 5)
    expect(hears(ANA)).toEqual([])
    expect([await openAlerts(world), hears(LEE)]).toEqual([[], []])
  })

  it('a bare START that cannot be processed is obeyed by when it was sent, and a person is told of what was cancelled', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.advance(1)
    await world.text(ANA, 'STOP')
    hears(ANA)
    await rescue(world, letter(world, 'start', 2))
    expect(hears(ANA)).toEqual([])
    await world.advance(2)
    await rescue(world, letter(world, 'UNSTOP', 1))
    expect(hears(ANA)).toEqual([expect.stringMatching(/You will get our texts again/)])
    expect(await tasks(world)).toMatchObject([{ kind: 'unclear', because: expect.stringMatching(/START.*canceled/) }])
    expect(await openAlerts(world)).toEqual([])
  })

  it('a bare STOP that cannot be processed while an alert is open is obeyed and goes to who has it', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    await world.text(LEE, (await theAlert(world)).code)
    hears(LEE)
    hears(ANA)
    expect(await rescue(world, letter(world, 'STOP'))).toEqual({ kind: 'alerted' })
    expect(hears(LEE)).toEqual([expect.stringContaining('STOP')])
    expect(hears(ANA)).toEqual([expect.stringMatching(/You are opted out/)])
  })

  it('a bare STOP that cannot be obeyed either is shown to a person', async () => {
    const world = await aWorld()
    await checkout(world)
    const content = () => ({ ...world.deps.content(), keywords: undefined as never })
    expect(await rescueReply({ ...world.deps, content }, letter(world, 'STOP'))).toEqual({ kind: 'alerted' })
    expect((await theAlert(world)).reply).toBe('STOP')
  })

  it('a bare STOP whose envelope lies about the time does not outlast a later START', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await rescue(world, letter(world, 'STOP', -60 * 24))
    await world.advance(1)
    hears(ANA)
    await world.text(ANA, 'START')
    expect(hears(ANA)).toEqual([expect.stringMatching(/You will get our texts again/)])
    await world.advanceHours(24)
    expect(hears(ANA).length).toBeGreaterThan(0)
  })
})
