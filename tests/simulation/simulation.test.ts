import { describe, expect, it } from 'vitest'
import { triage } from '../../functions/core/triage/triage.ts'
import type { ProcedureContext } from '../../functions/core/triage/verdict.ts'
import { rules } from '../../functions/runtime/rules.ts'
import { type Code, OURS } from './code.ts'
import { FAULTS } from './faults.ts'
import { invent } from './invent.ts'
import { minimise } from './minimise.ts'
import { play } from './play.ts'
import { asScenario } from './print.ts'
import type { Story } from './story.ts'
import { SAYINGS } from './words.ts'

const small = { patients: 25, days: 21, faults: FAULTS }

describe('three weeks of a service in which everything goes wrong', () => {
  it('lose nothing, repeat nothing and leave no warning sign unpaged, and every fault has struck', async () => {
    const struck = new Set<string>()
    const seen = { givenBack: 0, reopened: 0, byMail: 0, filed: 0, erased: 0, taken: 0, ownWords: 0, exported: 0 }
    for (const seed of [1, 2, 3]) {
      const played = await play(invent({ seed, ...small }))
      expect(played.violations).toEqual([])
      expect(played.followUps.sent).toBeGreaterThan(60)
      expect(played.replies.withSign).toBeGreaterThan(3)
      expect(played.replies).toMatchObject({ lost: 0, alerted: played.replies.withSign })
      for (const fault of FAULTS) if (played.struck[fault] > 0) struck.add(fault)
      seen.givenBack += played.alerts.givenBack
      seen.reopened += played.alerts.reopened
      seen.byMail += played.replies.byMail
      seen.filed += played.filed
      seen.erased += played.erased
      seen.taken += played.webhooks.taken
      seen.ownWords += played.told.received
      seen.exported += played.exported
    }
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([])
    expect(FAULTS.filter((fault) => !struck.has(fault))).toEqual([])
  })

  it('come again, step by step, from the same seed', async () => {
    const story = invent({ seed: 11, patients: 6, days: 10, faults: FAULTS })
    expect(await play(story)).toEqual(await play(story))
  })

  it('and when nothing goes wrong, nothing is in doubt', async () => {
    const played = await play(invent({ seed: 4, ...small, faults: [] }))
    expect(played.violations).toEqual([])
    expect(played.followUps).toMatchObject({ uncertain: 0, duplicate: 0 })
    expect(Object.values(played.struck).every((times) => times === 0)).toBe(true)
  })
})

describe('a deploy in the middle', () => {
  it('gives half of the events to the version beside, and finds what that version loses', async () => {
    const story = invent({ seed: 5, patients: 12, days: 8, faults: [] })
    let read = 0
    const counting: Code['receiveText'] = (...given) => {
      read++
      return OURS.receiveText(...given)
    }
    expect(await play(story, undefined, { beside: { ...OURS, receiveText: counting } })).toEqual(await play(story))
    expect(read).toBeGreaterThan(20)

    const forgetful: Code['receiveText'] = async () => ({ kind: 'reply', tier: 'routine', alerted: false })
    const { violations } = await play(story, 0, { beside: { ...OURS, receiveText: forgetful } })
    expect(violations).toMatchObject([{ invariant: 1, what: expect.stringContaining('is not stored') }])
  })
})

describe('the people of the simulation', () => {
  const everywhere: { procedures: ProcedureContext[]; hoursSince?: number }[] = [
    { procedures: [] },
    ...['neurotoxin', 'filler', 'laser', 'peel'].flatMap((plan) =>
      [1, 100, 490].map((hoursSince) => ({ procedures: [{ plan, areas: ['glabella'] }], hoursSince })),
    ),
  ]

  it.each(
    (['sign', 'stop-with-sign', 'unwell'] as const).flatMap((saying) => [...SAYINGS[saying].en, ...SAYINGS[saying].es]),
  )('mean a warning sign by "%s", whatever was done and when', (text) => {
    for (const context of everywhere) expect(triage(text, context, rules()).pages).toBe(true)
  })

  it('do the same when one of them is left out', () => {
    const [first, second] = [30, 31].map((patients) => invent({ seed: 5, ...small, patients }))
    expect(second?.patients.slice(0, 30)).toEqual(first?.patients)
  })
})

describe('a story that breaks an invariant', () => {
  const story = invent({ seed: 1, ...small })
  const [culprit] = story.patients.filter(({ texts }) => texts.length > 2)
  const breaks = ({ patients, faults }: Story) =>
    faults.includes('busy') &&
    patients.some(({ id, texts }) => id === culprit?.id && texts.includes(culprit.texts[1] as never))
  const playing = async (played: Story) => ({
    violations: breaks(played) ? [{ invariant: 3, at: story.startsAt, what: 'it broke' }] : [],
  })

  it('is shortened to who, what and which fault it takes', async () => {
    const { story: shortest } = await minimise(story, 3, playing)
    expect(shortest.faults).toEqual(['busy'])
    expect(shortest.patients.map(({ id, texts }) => [id, texts])).toEqual([[culprit?.id, [culprit?.texts[1]]]])
  })

  it('is printed as a test that plays it', async () => {
    const printed = asScenario(await minimise(story, 3, playing))
    expect(printed).toContain(`${culprit?.comesAt} ${culprit?.name} has`)
    const literal = /await play\((\{[\s\S]*\})\)\n {2}expect/.exec(printed)?.[1] ?? ''
    expect(new Function(`return ${literal}`)()).toEqual((await minimise(story, 3, playing)).story)
  })
})
