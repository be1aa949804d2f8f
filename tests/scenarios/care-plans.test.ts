import { describe, expect, it } from 'vitest'
import type { StepOverride } from '../../functions/core/courses/plan-override.ts'
import { getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { approveOverride, proposeOverride, removeOverride } from '../../functions/use-cases/courses/override-plan.ts'
import { checkout, listener } from '../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../support/world.ts'

const [lee, , hale] = harbor.staff
if (!lee || !hale) throw new Error('the clinic has two who may sign')

const propose = (world: World, steps: Record<string, StepOverride>) =>
  proposeOverride(world.deps, 'demo', 'neurotoxin', { steps, by: lee })
const WELCOME =
  '{clinic}: Hello {first}! Our texts come for two weeks. Emergency: {emergency}. STOP ends them, HELP helps.'

describe('a clinic that wants its own words and times', () => {
  it('has them from the second signature on, exactly as the preview shows', async () => {
    const world = await aWorld()
    const hears = listener(world)
    const steps = { welcome: { texts: { en: WELCOME } }, 'check-in-14d': { off: true } }
    expect(await propose(world, steps)).toMatchObject({ kind: 'signed', missing: 1 })
    const before = await checkout(world, { patient: { name: 'Ben Ode' } })
    expect(before.followUps.map(({ step }) => step)).toContain('check-in-14d')
    expect(await approveOverride(world.deps, 'demo', 'neurotoxin', lee)).toMatchObject({ missing: 1 })
    expect(await approveOverride(world.deps, 'demo', 'neurotoxin', hale)).toMatchObject({ missing: 0 })
    hears(ANA)
    const after = await checkout(world)
    expect(hears(ANA)).toEqual([
      'Harbor Clinic: Hello Ana! Our texts come for two weeks. Emergency: 911. STOP ends them, HELP helps.',
    ])
    expect(after.followUps.map(({ step }) => step)).not.toContain('check-in-14d')
  })

  it('may have a late check-in by mail', async () => {
    const world = await aWorld()
    await propose(world, { 'check-in-14d': { channel: 'email', after: 'P12D' } })
    await approveOverride(world.deps, 'demo', 'neurotoxin', hale)
    await checkout(world, { patient: { email: 'ana@example.com' }, consent: { sms: true, email: true } })
    await world.advanceHours(24 * 12 + 1)
    expect(world.at('ana@example.com').at(-1)).toMatchObject({ subject: expect.stringMatching(/How are you/) })
  })

  it('is asked by both plans of a visit where it has moved a check-in of one', async () => {
    const world = await aWorld()
    await propose(world, { 'check-in-3d': { after: 'PT60H' }, 'check-in-7d': { after: 'P9D' } })
    await approveOverride(world.deps, 'demo', 'neurotoxin', hale)
    const procedures = [
      { plan: 'neurotoxin', areas: ['forehead'] },
      { plan: 'filler', areas: ['cheeks'] },
    ]
    const { treatmentId, followUps } = await checkout(world, { procedures })
    const ofStep = (name: string) => followUps.filter(({ step }) => step === name).map(({ dueAt }) => dueAt)
    expect([ofStep('check-in-3d').length, ofStep('check-in-7d').length, ofStep('check-in-14d').length]).toEqual([
      2, 2, 1,
    ])
    await world.advanceHours(24 * 15)
    const seen = (await getTreatment(world.deps, 'demo', treatmentId))?.followUps ?? []
    const due = seen.filter(({ dueAt, channel }) => channel === 'sms' && dueAt < world.now())
    expect(due.map(({ step, status }) => [step, status])).toEqual(due.map(({ step }) => [step, 'delivered']))
    expect(due.map(({ step }) => step).filter((step) => step === 'check-in-7d').length).toBe(2)
  })

  it('is signed by the second person for what that person read, and for nothing newer', async () => {
    const world = await aWorld()
    const at = world.now()
    await propose(world, { 'check-in-14d': { off: true } })
    await world.advance(1)
    await propose(world, { 'check-in-7d': { off: true } })
    expect(await approveOverride(world.deps, 'demo', 'neurotoxin', hale, at)).toEqual({ kind: 'changed-meanwhile' })
    const seen = world.now()
    expect(await approveOverride(world.deps, 'demo', 'neurotoxin', hale, seen)).toMatchObject({ missing: 0 })
  })

  it('has the plan as it was written again, when it wants', async () => {
    const world = await aWorld()
    await propose(world, { 'check-in-14d': { off: true } })
    await approveOverride(world.deps, 'demo', 'neurotoxin', hale)
    expect(await removeOverride(world.deps, 'demo', 'neurotoxin')).toMatchObject({ kind: 'removed' })
    expect((await checkout(world)).followUps.map(({ step }) => step)).toContain('check-in-14d')
  })

  it.each<[string, Record<string, StepOverride>, string]>([
    ['leaves out a step about danger signs', { 'check-in-24h': { off: true } }, '/steps/check-in-24h/off'],
    ['asks about danger signs later', { 'check-in-24h': { after: 'P2D' } }, '/steps/check-in-24h/after'],
    ['asks about danger signs by mail', { 'check-in-24h': { channel: 'email' } }, '/steps/check-in-24h/channel'],
    ['names no step', { 'check-in-1y': { off: true } }, '/steps/check-in-1y'],
    ['has a time that is none', { 'check-in-14d': { after: 'two weeks' } }, '/steps/check-in-14d/after'],
    ['comes next year', { 'check-in-14d': { after: 'P99999999999D' } }, '/steps/check-in-14d/after'],
    [
      'has a name of nobody in a mail',
      { aftercare: { texts: { en: '{emergency} {nobody}' } } },
      '/steps/aftercare/texts/en',
    ],
    ...['constructor', '__proto__', 'toString'].map((name): [string, Record<string, StepOverride>, string] => [
      `has a placeholder {${name}}, a member of every object,`,
      { aftercare: { texts: { en: `{emergency} {${name}}` } } },
      '/steps/aftercare/texts/en',
    ]),
    ['drops the emergency line of a mail', { aftercare: { texts: { en: 'Call us.' } } }, '/steps/aftercare/texts/en'],
    ['forgets STOP', { welcome: { texts: { en: '{clinic}: Hi, {emergency}' } } }, '/steps/welcome/texts/en'],
    ['writes a language of nobody', { welcome: { texts: { fr: WELCOME } } }, '/steps/welcome/texts/fr'],
    ['names the treatment', { welcome: { texts: { en: `${WELCOME} Botox` } } }, '/steps/welcome/texts/en'],
    ['writes 911', { welcome: { texts: { en: `${WELCOME} 911` } } }, '/steps/welcome/texts/en'],
    ['is too long', { welcome: { texts: { en: WELCOME + WELCOME.slice(9) } } }, '/steps/welcome/texts/en'],
    ['drops the emergency line', { welcome: { texts: { en: '{clinic}: Hi. STOP ends.' } } }, '/steps/welcome/texts/en'],
  ])('that %s is refused, and the field named', async (_, steps, pointer) => {
    const world = await aWorld()
    const refused = await propose(world, steps)
    expect(refused).toMatchObject({ kind: 'invalid', faults: [{ pointer }] })
    expect(await approveOverride(world.deps, 'demo', 'neurotoxin', hale)).toEqual({ kind: 'nothing-proposed' })
  })
})
