import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../functions/core/on-call/policy.ts'
import { DEFAULT_POLICY } from '../../functions/core/on-call/policy.ts'
import { hoursBetween } from '../../functions/core/time.ts'
import { arrivedOf, differences } from '../../functions/use-cases/rehearsal/saved-run.ts'
import type { Move } from '../../functions/use-cases/rehearsal/scenario.ts'
import { aScenario, clinicAsItStands, play, rehearsed } from '../support/rehearsal.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld, LEE } from '../support/world.ts'

const SWALLOWING: Move = { do: 'text', text: 'its really hard to swolow' }
const says = (text: string): Move => ({ do: 'text', text })
const lee = (text: string): Move => ({ do: 'staff-text', staffId: 'dr-lee', text })
const wait = (minutes: number): Move => ({ do: 'wait', minutes })

const on = (played: Awaited<ReturnType<typeof play>>, whose: string) =>
  arrivedOf(played.lines).filter(({ to }) => to === whose)

const moves = fc.array(
  fc.oneof(
    fc.constantFrom('1', '3', 'its really hard to swolow', 'thx', 'STOP', 'START', 'no').map(says),
    fc.constantFrom('41', '41 c').map(lee),
    fc.constantFrom(1, 15, 30, 120).map(wait),
  ),
  { maxLength: 8 },
)

describe('a rehearsal', () => {
  it('is what would happen: the patient and the staff get what they get in the service itself', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (made) => {
        const played = await play(aScenario([...made, wait(20)]))
        // A rehearsal's clock stops at many messages, the service's does not.
        fc.pre(played.chapters.every(({ stopped }) => stopped === undefined))
        const world = await aWorld()
        await checkout(world)
        for (const move of [...made, wait(20)]) {
          if (move.do === 'wait') await world.advance(move.minutes)
          else if (move.do === 'text') await world.text(ANA, move.text)
          else if (move.do === 'staff-text') await world.text(LEE, move.text.replace('41', await codeOf(world)))
        }
        expect(on(played, 'patient').map(({ at, text }) => [at, text])).toEqual(
          world.at(ANA).map(({ at, text }) => [at, text.replaceAll(/https?:\/\/\S+/g, '{link}')]),
        )
        expect(on(played, 'dr-lee').filter(({ channel }) => channel !== 'email').length).toBe(world.at(LEE).length)
      }),
      { numRuns: 30 },
    )
  })

  it('of the same moves is the same run', async () => {
    const scenario = aScenario([wait(120), SWALLOWING, wait(6), lee('41'), wait(2880)])
    expect(await play(scenario)).toEqual(await play(scenario))
  })

  it('pages by the policy of the clinic', async () => {
    const clinicNow = await clinicAsItStands()
    const emergency = { ...DEFAULT_POLICY.emergency, steps: [{ afterMinutes: 0, who: ['fallback'], by: ['voice'] }] }
    const policy = { ...DEFAULT_POLICY, emergency } as Policy
    const played = await play(aScenario([SWALLOWING]), { ...clinicNow, policy })
    expect(on(played, 'dr-hale').map(({ channel }) => channel)).toEqual(['voice'])
    expect(on(played, 'dr-lee')).toEqual([])
  })

  it('sends what is proposed only where that is asked for', async () => {
    const clinicNow = await clinicAsItStands()
    const texts = { en: '{clinic}: Hello {first}! Emergency: {emergency}. STOP ends them.' }
    const signedBy = [{ staffId: 'dr-lee', name: 'Dr Lee', at: '2026-11-22T18:00:00.000Z' }]
    const plans = [{ plan: 'neurotoxin', steps: { welcome: { texts } }, signedBy }]
    const first = async (proposed: boolean) =>
      on(await play(aScenario([], { proposed }), { ...clinicNow, plans }), 'patient')[0]?.text
    expect(await first(false)).toContain("we'll text after your visit")
    expect(await first(true)).toBe('Harbor Clinic: Hello Ana! Emergency: 911. STOP ends them.')
  })

  it('ends an alert by an outcome, and nobody is paged after it', async () => {
    const played = await play(
      aScenario([SWALLOWING, lee('41'), { do: 'outcome', staffId: 'dr-lee', outcome: 'seen' }, wait(120)]),
    )
    expect(played.alert).toMatchObject({ state: 'resolved', code: '41', outcome: { outcome: 'seen' } })
    expect(on(played, 'nurse-kim').every(({ at }) => at === '2026-11-23T18:05:00.000Z')).toBe(true)
  })

  it('stops its clock when nobody answers for long, and says so', async () => {
    const played = await play(aScenario([SWALLOWING, wait(14 * 1440)]))
    expect(played.chapters.at(-1)?.stopped).toEqual({ kind: 'many-messages' })
    expect(hoursBetween('2026-11-23T18:05:00.000Z', played.now)).toBeLessThan(2)
  })

  it('stops too where nothing reaches anybody: no number of any phone is right', async () => {
    const clinicNow = await clinicAsItStands()
    const staff = clinicNow.rota.staff.map(({ email: _, ...person }) => person)
    const wrong = [...staff.map(({ staffId }) => staffId), 'patient'].map(
      (of): Move => ({ do: 'carrier', of, behaviour: 'refused' }),
    )
    const moves = [...wrong, SWALLOWING, wait(14 * 1440), { do: 'next' } as const]
    const played = await play(aScenario(moves), { ...clinicNow, rota: { ...clinicNow.rota, staff } })
    expect(played.chapters.slice(-2).map(({ stopped }) => stopped)).toEqual([
      { kind: 'many-messages' },
      { kind: 'many-messages' },
    ])
  })

  it('goes on to the next message, and stays where none will come', async () => {
    const course = await play(aScenario(Array.from({ length: 12 }, () => ({ do: 'next' }) as const)))
    const [welcome, first] = on(course, 'patient')
    expect(welcome?.at).toBe('2026-11-23T18:05:00.000Z')
    expect(first?.at).toBe('2026-11-23T20:05:00.000Z')
    expect(course.chapters.at(-1)?.stopped).toEqual({ kind: 'nothing-more' })
    expect(course.toCome).toEqual([])
  })

  it('refuses staff who are not there, a language the clinic has not, and a rota with a gap', async () => {
    const unknown = await rehearsed(aScenario([{ do: 'staff-text', staffId: 'nobody', text: '41' }]))
    expect(unknown).toMatchObject({ kind: 'refused', faults: [{ pointer: '/moves/0' }] })
    const french = await rehearsed(aScenario([], { patient: { name: 'Ana', language: 'fr', email: false } }))
    expect(french).toMatchObject({ kind: 'refused', faults: [{ pointer: '/patient/language' }] })
    const clinicNow = await clinicAsItStands()
    const empty = await rehearsed(aScenario([]), { ...clinicNow, rota: { ...clinicNow.rota, shifts: [] } })
    expect(empty).toMatchObject({ kind: 'refused', faults: [{ pointer: '/start' }] })
  })
})

it('two runs differ by what only one of them has, however often it came', () => {
  const message = (text: string) => ({ at: '2026-11-23T18:05:00.000Z', to: 'patient', channel: 'sms' as const, text })
  const [a, b] = [message('a'), message('b')]
  expect(differences([a, a, b], [a, b, b])).toEqual({ gone: [a], fresh: [b] })
  expect(differences([a, b], [b, a])).toEqual({ gone: [], fresh: [] })
})

async function codeOf(world: Awaited<ReturnType<typeof aWorld>>): Promise<string> {
  const codes = await world.records.list('CLINIC#demo', 'CODE#')
  return String(codes[0]?.value.code ?? '41')
}
