import { beforeEach, describe, expect, it } from 'vitest'
import type { Clinic } from '../../functions/core/clinic/clinic.ts'
import { noteCause } from '../../functions/use-cases/review/note-cause.ts'
import { judgeFinding, secondReaderMonth } from '../../functions/use-cases/review/second-reader.ts'
import { raises, scriptedReader, unsure } from '../support/scripted-reader.ts'
import { act, checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const BUDDY = 'every stair has a buddy now lol thanks'
const GHOST = 'i keep parking my car next to its ghost, thanks for asking'
const KIM = { staffId: 'nurse-kim', name: 'Nurse Kim' }

let world: World
const clinic = { ...harbor.clinic, secondReader: 'live' } as Clinic
const month = async () => secondReaderMonth(world.deps, clinic, '2026-11')

beforeEach(async () => {
  const reader = scriptedReader(({ words }) =>
    words.includes('buddy')
      ? raises('buddy', 'vision', 'urgent')
      : words.includes('ghost')
        ? unsure('its ghost', 'vision')
        : words.includes('lie')
          ? raises('nobody wrote this')
          : { kind: 'nothing' },
  )
  world = await aWorld({ clinics: [{ ...harbor, clinic }], secondReader: reader.reader })
  await checkout(world)
})

describe('the figures of the second reader', () => {
  it('count what it paged as right or false by the outcome, with its cause', async () => {
    await world.text(ANA, BUDDY)
    expect((await month()).figures.paged).toEqual({ found: 1, right: 0, wrong: 0, open: 1 })
    const { alertId } = await theAlert(world)
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'no-concern', note: '' } })
    expect((await month()).figures).toMatchObject({
      paged: { found: 1, right: 0, wrong: 1, open: 0 },
      causes: [{ cause: 'unknown', count: 1 }],
    })
    await noteCause(world.deps, 'demo', alertId, { cause: 'wording', note: '', by: KIM })
    expect((await month()).figures.causes).toEqual([{ cause: 'wording', count: 1 }])
    await world.advanceHours(25)
    await world.text(ANA, BUDDY)
    await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
    const { figures } = await month()
    expect(figures.paged).toEqual({ found: 2, right: 1, wrong: 1, open: 0 })
    expect(figures.byTier).toMatchObject([{ name: 'urgent', paged: { found: 2, right: 1, wrong: 1 } }])
    expect(figures.byLanguage).toMatchObject([{ name: 'en', paged: { found: 2 } }])
  })

  it('count what a person was asked to read as the person judges it, once', async () => {
    await world.text(ANA, GHOST)
    await world.text(ANA, 'and a lovely day')
    await world.advance(11)
    await world.text(ANA, 'nothing but a lie')
    const { figures, toJudge } = await month()
    expect(figures).toMatchObject({ read: 3, ungrounded: 1, asked: { found: 1, open: 1 } })
    expect(toJudge).toMatchObject([{ text: GHOST, entry: { said: 'asked', signs: ['vision'] } }])
    const [{ entry } = { entry: { id: '', at: '' } }] = toJudge
    const judge = (right: boolean, by = KIM) =>
      judgeFinding(world.deps, 'demo', { messageId: entry.id, at: entry.at, right }, by)
    expect(await judge(true)).toEqual({ kind: 'judged', by: 'Nurse Kim' })
    expect(await judge(false, { staffId: 'dr-lee', name: 'Dr Lee' })).toEqual({ kind: 'judged', by: 'Nurse Kim' })
    const after = await month()
    expect(after.toJudge).toEqual([])
    expect(after.figures.asked).toEqual({ found: 1, right: 1, wrong: 0, open: 0 })
    expect(await judgeFinding(world.deps, 'demo', { messageId: 'x.y', at: entry.at, right: true }, KIM)).toEqual({
      kind: 'nothing-to-judge',
    })
  })
})
