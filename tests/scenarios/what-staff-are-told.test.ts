import { describe, expect, it } from 'vitest'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { act, checkout, listener, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, harbor, KIM, LEE } from '../support/world.ts'

const NOTHING = /told nothing: PHONE NOW/
const SWALLOW = 'i cant swallow'

async function aPatient() {
  const world = await aWorld()
  await checkout(world)
  const hears = listener(world)
  const phoneTasks = async () => (await tasks(world)).filter(({ kind }) => kind === 'phone')
  return { world, hears, phoneTasks }
}

describe('a page names the gravest sign', () => {
  it('whatever was said first', async () => {
    const { world, hears } = await aPatient()
    await world.text(ANA, 'it hurts a lot')
    hears(LEE)
    await world.text(ANA, SWALLOW)
    expect(hears(LEE).join()).toMatch(/EMERGENCY .*trouble swallowing \+1/)
  })

  it('and calls nothing expected that wakes someone', async () => {
    const world = await aWorld()
    await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    const hears = listener(world)
    await world.text(ANA, 'my bruise is spreading fast')
    expect(hears(LEE).join()).toMatch(/^URGENT .*an unusual after-effect\. /)
    expect((await theAlert(world)).because).not.toMatch(/expected/)
  })

  it('and not how alarmed the patient is', async () => {
    const { world, hears } = await aPatient()
    await world.text(ANA, 'help i cant breathe')
    expect(hears(LEE).join()).toMatch(/trouble breathing \+1/)
  })
})

describe('a page says what has been said to the patient', () => {
  it('an answer that is on its way, and later that it arrived', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    await world.text(ANA, SWALLOW)
    expect(hears(LEE).join()).toMatch(/Patient is being texted: call 911/)
    await world.advance(6)
    expect(hears(LEE).join()).toMatch(/Patient told: call 911/)
    expect(await phoneTasks()).toEqual([])
  })

  it('no time for a call where the answer named none, since no one is on call', async () => {
    const world = await aWorld({ clinics: [{ ...harbor, shifts: [] }] })
    const hears = listener(world)
    await world.text(ANA, 'i have pus and a fever')
    expect(hears(ANA).join()).not.toMatch(/by \d/)
    expect(hears(LEE).join()).toMatch(/Patient is being texted: call our line now/)
  })

  it('the crisis line, and not 911 alone, where the patient thinks of ending it', async () => {
    const { world, hears } = await aPatient()
    await world.text(ANA, 'i want to die')
    expect(hears(ANA).join()).toMatch(/988/)
    expect(hears(LEE).join()).toMatch(/Patient is being texted: call the crisis line/)
  })

  it('nothing after STOP', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    await world.text(ANA, 'STOP')
    hears(ANA)
    await world.text(ANA, SWALLOW)
    expect(hears(ANA)).toEqual([])
    expect(hears(LEE).join()).toMatch(NOTHING)
    expect(await phoneTasks()).toHaveLength(1)
  })

  it('what to do, where STOP itself came with an emergency', async () => {
    const { world, hears } = await aPatient()
    await world.text(ANA, 'STOP texting me i cant breathe')
    expect(hears(ANA).join()).toMatch(/911/)
    expect(hears(LEE).join()).toMatch(/Patient is being texted: call 911/)
  })

  it('nothing for a sign that is not an emergency and came with STOP', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    await world.text(ANA, 'STOP my eyelid is drooping')
    expect(hears(LEE).join()).toMatch(NOTHING)
    expect(await phoneTasks()).toHaveLength(1)
  })

  it('nothing within an hour of a talk, when no automatic text comes between them', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    await world.text(ANA, SWALLOW)
    await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'advice-by-phone', note: '' } })
    await world.advance(20)
    for (const phone of [ANA, KIM]) hears(phone)
    await world.text(ANA, SWALLOW)
    expect(hears(ANA)).toEqual([])
    expect(hears(KIM).join()).toMatch(NOTHING)
    expect(await phoneTasks()).toHaveLength(1)
  })

  it('nothing after a rescue', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    await rescueReply(world.deps, { id: 'r', from: ANA, to: HARBOR, text: SWALLOW })
    await world.settle()
    expect(hears(LEE).join()).toMatch(NOTHING)
    expect(await phoneTasks()).toHaveLength(1)
  })
})

describe('an answer that comes to nothing after its page has left', () => {
  it('is told to who was paged, and is a task: the phone is dead', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    world.carrier(ANA, 'undeliverable')
    await world.text(ANA, SWALLOW)
    for (const phone of [LEE, KIM]) expect(hears(phone).join()).toMatch(/A\.R\. has been told nothing.*Phone now/)
    expect(await phoneTasks()).toMatchObject([{ state: 'open' }])
    await world.advance(6)
    expect(hears(LEE).join()).toMatch(NOTHING)
  })

  it('is told to who has the alert: the patient wrote STOP in the same instant', async () => {
    const { world, hears, phoneTasks } = await aPatient()
    const { queues } = world.deps
    const put = queues.put.bind(queues)
    queues.put = async () => false
    await world.text(ANA, SWALLOW)
    await world.text(ANA, 'STOP')
    queues.put = put
    hears(ANA)
    await world.advance(1)
    expect(hears(ANA).filter((text) => /911/.test(text))).toEqual([])
    expect(hears(LEE).join()).toMatch(/has been told nothing/)
    expect((await phoneTasks()).length).toBeGreaterThan(0)
  })

  it('is told to who takes the alert meanwhile, and to nobody else: their phones need not ring', async () => {
    const { world, hears } = await aPatient()
    const { queues } = world.deps
    const put = queues.put.bind(queues)
    queues.put = async (...asked) => (JSON.stringify(asked).includes('.nothing.') ? false : put(...asked))
    world.carrier(ANA, 'undeliverable')
    await world.text(ANA, SWALLOW)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    for (const phone of [LEE, KIM]) expect(hears(phone).join()).not.toMatch(/has been told nothing/)
    queues.put = put
    await world.advance(1)
    expect(hears(LEE).join()).toMatch(/has been told nothing/)
    expect(hears(KIM).join()).not.toMatch(/has been told nothing/)
  })
})
