import { beforeEach, describe, expect, it } from 'vitest'
import type { SecondOpinion } from '../../functions/core/second-reader/opinion.ts'
import { raises, scriptedReader, unsure } from '../support/scripted-reader.ts'
import { act, checkout, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, LEE, type World } from '../support/world.ts'

/** Triage takes them for conversation. */
const BUDDY = 'every stair has a buddy now lol thanks'
const GHOST = 'i keep parking my car next to its ghost, thanks for asking'

const clinicWith = (secondReader: 'shadow' | 'live' | 'off') => [
  { ...harbor, clinic: { ...harbor.clinic, ...(secondReader === 'off' ? {} : { secondReader }) } },
]

let reader: ReturnType<typeof scriptedReader>
let world: World
const begin = async (mode: 'shadow' | 'live' | 'off' = 'live', says?: Parameters<typeof scriptedReader>[0]) => {
  reader = scriptedReader(says)
  world = await aWorld({ clinics: clinicWith(mode), secondReader: reader.reader })
  return checkout(world)
}
const seesDouble = () => raises('every stair has a buddy', 'vision', 'urgent')
const register = async () =>
  (await world.everything())
    .filter(({ key }) => key.sk.startsWith('SECOND-READ#'))
    .map(({ value }) => value as { said: string })

describe('a reply that paged nobody', () => {
  beforeEach(() => begin('live', seesDouble))

  it('is read again, and pages within ten seconds what the rules took for conversation', async () => {
    const before = world.now()
    await world.text(ANA, BUDDY)
    const alert = await theAlert(world)
    expect(alert).toMatchObject({ tier: 'urgent', reply: BUDDY, state: 'paging' })
    expect(alert.signs).toMatchObject([{ sign: 'vision', rule: 'second-reader', evidence: { start: 0, end: 23 } }])
    expect(alert.because).toContain('second reader, a language model, found double or blurred sight')
    expect(world.at(LEE)[0]).toMatchObject({ at: before, text: expect.stringContaining('URGENT') })
    expect(await register()).toMatchObject([{ said: 'paged', tier: 'urgent', first: 'other', alertId: alert.alertId }])
  })

  it('is done with when its alert has an outcome: a question about it that stays open pages no one again', async () => {
    reader.says(() => raises('its kind of weird', 'vision', 'urgent'))
    await world.text(ANA, 'its kind of weird')
    const alert = await theAlert(world)
    expect(await tasks(world)).toMatchObject([{ kind: 'unclear' }])
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    const pages = world.at(LEE).length
    await world.advanceHours(1)
    expect(world.at(LEE)).toHaveLength(pages)
    const task = (await tasks(world))[0]
    expect([task?.timers.page, alert.alertId]).toEqual([undefined, `${task?.messageId}.alert`])
  })

  it('keeps its first verdict, and what the patient was told', async () => {
    await world.text(ANA, BUDDY)
    const messages = (world: World) => world.at(ANA).map(({ text }) => text)
    const without = await aWorld({ clinics: clinicWith('off') })
    await checkout(without)
    await without.text(ANA, BUDDY)
    expect(messages(world)).toEqual(messages(without))
    const stored = (await world.everything()).find(({ key }) => key.sk.startsWith('MESSAGE#'))
    expect(stored?.value).toMatchObject({ verdict: { tier: 'other', pages: false, signs: [] } })
  })

  it('gives away words alone: no name, number, address or clinic', async () => {
    await world.text(ANA, `${BUDDY} its Ana Ruiz, ${ANA}, ana@example.com, tell Dr Lee at Harbor Clinic`)
    const [asked] = reader.asked
    expect(asked).toEqual({
      words: expect.stringContaining(BUDDY),
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'], hoursSince: 0 }],
      hoursSince: 0,
      language: 'en',
    })
    expect(asked?.words).not.toMatch(/ana|ruiz|lee|harbor|415|@/i)
    expect(JSON.stringify(asked)).not.toMatch(/demo|Dr Lee/)
  })

  it('is read once, however often its message comes, and by one alert', async () => {
    await world.text(ANA, BUDDY, { id: 'c1' })
    await world.text(ANA, BUDDY, { id: 'c1' })
    await world.advance(3)
    expect(reader.asked).toHaveLength(1)
    expect(await openAlerts(world)).toHaveLength(1)
  })

  it('is read with the half that came before it', async () => {
    reader.says(() => ({ kind: 'nothing' }))
    await world.text(ANA, 'every stair has')
    await world.advance(1)
    reader.says(seesDouble)
    await world.text(ANA, 'a buddy today haha')
    expect(reader.asked.at(-1)?.words).toBe('every stair has\na buddy today haha')
  })

  it('is not read where nothing is said: a keyword, a digit, a heart', async () => {
    for (const text of ['STOP', 'START', '1', '❤️', '']) await world.text(ANA, text)
    expect(reader.asked).toEqual([])
  })

  it('is read by nobody without the clinic’s leave, or without a reader of the stage', async () => {
    await begin('off', seesDouble)
    await world.text(ANA, BUDDY)
    expect(reader.asked).toEqual([])
    const bare = await aWorld({ clinics: clinicWith('live') })
    await checkout(bare)
    await bare.text(ANA, BUDDY)
    expect(await bare.everything()).not.toContainEqual(
      expect.objectContaining({ key: expect.objectContaining({ sk: expect.stringMatching(/^READING#/) }) }),
    )
  })
})

describe('beside an open alert', () => {
  it('a new sign is a new round, and the same sign none', async () => {
    await begin('live', () => ({ kind: 'nothing' }))
    await world.text(ANA, 'my eyelid is drooping')
    const { round } = await theAlert(world)
    expect(reader.asked).toEqual([])
    reader.says(seesDouble)
    await world.text(ANA, BUDDY)
    const raised = await theAlert(world)
    expect(raised).toMatchObject({ tier: 'urgent', round: round + 1 })
    expect(raised.signs.map(({ sign }) => sign)).toEqual(['eyelid_droop', 'vision'])
    await world.text(ANA, `again: ${BUDDY}`)
    expect((await theAlert(world)).round).toBe(round + 1)
    expect((await register()).map(({ said }) => said)).toEqual(['paged', 'known'])
  })

  it('its page says what the patient has been told, as any other does', async () => {
    await begin('live', () => ({ kind: 'nothing' }))
    await world.text(ANA, 'my eyelid is drooping')
    const before = world.at(LEE).length
    reader.says(seesDouble)
    await world.text(ANA, BUDDY)
    expect(world.at(LEE).slice(before)).toMatchObject([{ text: expect.stringContaining('+1. Patient told: call by') }])
  })

  it('cannot lower: neither the tier, nor a sign, nor an alert', async () => {
    await begin()
    await world.text(ANA, 'i cant breathe')
    const before = await theAlert(world)
    for (const said of [
      { kind: 'nothing' },
      { ...raises('much better now', 'brow_uneven', 'soon') },
      { ...unsure('much better now', 'expected') },
      { ...raises('much better now', 'vision', 'prompt') },
    ] as SecondOpinion[]) {
      reader.says(() => said)
      await world.text(ANA, 'ok much better now thanks')
      expect(await theAlert(world)).toMatchObject({ tier: 'emergency', state: before.state })
      for (const { sign } of before.signs)
        expect((await theAlert(world)).signs.map((each) => each.sign)).toContain(sign)
    }
  })

  it('what a person has dealt with meanwhile becomes a task, and wakes nobody', async () => {
    await begin('live', () => ({ kind: 'unavailable', because: 'no-answer' }))
    await world.text(ANA, BUDDY)
    await world.text(ANA, 'my eyelid is drooping')
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    const pages = world.at(LEE).length
    reader.says(seesDouble)
    await world.advance(15)
    expect(world.at(LEE)).toHaveLength(pages)
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('second-reader')
  })
})

describe('a doubt', () => {
  it('becomes a task that says so, without the patient’s words, and pages nobody', async () => {
    await begin('live', () => unsure('its ghost', 'vision'))
    await world.text(ANA, GHOST)
    expect(await tasks(world)).toMatchObject([
      { kind: 'second-reader', because: expect.stringContaining('is not sure. It may be double or blurred sight.') },
    ])
    expect((await tasks(world))[0]?.because).not.toContain('ghost')
    expect(await openAlerts(world)).toEqual([])
    expect(world.at(LEE)).toEqual([])
  })

  it('in shadow mode, what it would page for is a task too', async () => {
    await begin('shadow', seesDouble)
    await world.text(ANA, BUDDY)
    expect(await tasks(world)).toMatchObject([
      { kind: 'second-reader', because: expect.stringContaining('would have paged') },
    ])
    expect(await openAlerts(world)).toEqual([])
    expect(await register()).toMatchObject([{ said: 'asked', mode: 'shadow', tier: 'urgent', signs: ['vision'] }])
  })

  it('adds no second task to a reply that has one', async () => {
    await begin('live', ({ words }) => unsure(words, 'eyelid_droop'))
    await world.text(ANA, 'just found out im pregnant')
    expect((await tasks(world)).map(({ kind }) => kind)).toEqual(['soon'])
  })
})
