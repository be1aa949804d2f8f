import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../functions/runtime/rules.ts'
import { noteCause } from '../../../functions/use-cases/review/note-cause.ts'
import { type Candidate, candidatesIn } from '../../../infra/triage/learning/candidates.ts'
import { label } from '../../../infra/triage/learning/label.ts'
import { nameWords, redacted } from '../../../infra/triage/learning/redact.ts'
import { act, checkout, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, type World } from '../../support/world.ts'

const KIM = { staffId: 'nurse-kim', name: 'Nurse Kim' }
const from = async (world: World) => candidatesIn(await world.everything(), rules().reader.signs)

/** Ana writes a text that pages; a person closes it with an outcome. */
async function closed(text: string, resolution: Parameters<typeof act>[2]) {
  const world = await aWorld()
  await checkout(world)
  await world.advanceHours(30)
  await world.text(ANA, text)
  const { alertId } = await theAlert(world)
  await act(world, 'dr-lee', resolution)
  return { world, alertId }
}

describe('replies to learn from', () => {
  it('are those of false pages, with what the clinic said, plan and hours, and without names', async () => {
    const { world, alertId } = await closed('my eyelid is drooping. its Ana Ruiz, call 415-555-0123', {
      kind: 'resolve',
      resolution: { outcome: 'no-concern', note: '' },
    })
    await noteCause(world.deps, 'demo', alertId, { cause: 'somebody-else', note: '', by: KIM })
    expect(await from(world)).toEqual([
      expect.objectContaining({
        text: 'my eyelid is drooping. its NAME, call NUMBER',
        tier: 'routine',
        signs: [{ sign: 'eyelid_droop', when: 'other' }],
        why: 'False page: About or from someone else.',
        procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
        hoursSince: 30,
      }),
    ])
  })

  it('are those of pages that were too low', async () => {
    const { world } = await closed('throwing up since lunch', {
      kind: 'resolve',
      resolution: { outcome: 'seen', note: '', tierWas: 'too-low' },
    })
    expect(await from(world)).toEqual([expect.objectContaining({ tier: 'emergency', said: 'prompt' })])
  })

  it('are none where the page was right, or wrong for a reason that no words show', async () => {
    const right = await closed('my eyelid is drooping', {
      kind: 'resolve',
      resolution: { outcome: 'seen', note: '', tierWas: 'right' },
    })
    expect(await from(right.world)).toEqual([])
    const { world, alertId } = await closed('my eyelid is drooping', {
      kind: 'resolve',
      resolution: { outcome: 'no-concern', note: '' },
    })
    await noteCause(world.deps, 'demo', alertId, { cause: 'wrong-treatment', note: '', by: KIM })
    expect(await from(world)).toEqual([])
  })
})

describe('a text without what names a person', () => {
  const names = nameWords(['Ana María Ruiz', 'Dr Lee de la O'])
  it.each([
    ['hi its ana, ANA RUIZ', 'hi its NAME, NAME'],
    ['soy Lupita Gómez, hija de Maria', 'soy NAME, hija de NAME'],
    ['call +1 (415) 555-0123 or 4155550124', 'call NUMBER or NUMBER'],
    ['mail me a.b@care.example or https://x.example/a', 'mail me ADDRESS or ADDRESS'],
    ['since Nov 3rd, or el 4 de marzo', 'since DATE, or el DATE'],
    ['3', '3'],
    ['took 2 advil at 11 pm, 24 hours ago', 'took 2 advil at 11 pm, 24 hours ago'],
  ])('%s', (text, without) => {
    expect(redacted(text, names)).toBe(without)
  })

  it('holds no name on record and no run of three digits, whatever stands around', () => {
    const word = fc.constantFrom(
      'Ana',
      'RUIZ',
      'maría',
      'lee',
      '4155550123',
      '(415) 555',
      'swollen',
      '2',
      ',',
      '.',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(' ', '  ', ', ', '\n'), (words, between) => {
        expect(redacted(words.join(between), names)).not.toMatch(/ana|ruiz|mar[ií]a|lee|\d{3}/i)
      }),
    )
  })
})

const A_FALSE_PAGE: Candidate = {
  messageId: 'one',
  text: 'hi its Lupita, my sisters lid droops',
  language: 'en',
  said: 'emergency',
  tier: 'routine',
  signs: [],
  why: 'False page.',
  procedures: [],
}

describe('a person who labels', () => {
  const asked = async (...answers: string[]) => {
    const shown: string[] = []
    const said = await label(A_FALSE_PAGE, '1 of 1', new Set(['eyelid_droop']), async (text) => {
      shown.push(text)
      return answers.shift()
    })
    return { said, shown }
  }

  it('sees the words before anything is kept, and changes tier, signs and words', async () => {
    const { said, shown } = await asked('w hi its NAME, my sisters lid droops', 's eyelid_droop:other', 't other', '')
    expect(shown[0]).toContain('hi its Lupita')
    expect(said).toEqual({
      kind: 'kept',
      reply: {
        text: 'hi its NAME, my sisters lid droops',
        language: 'en',
        tier: 'other',
        signs: [{ sign: 'eyelid_droop', when: 'other' }],
      },
    })
  })

  it('is told what is wrong with what they typed, and nothing changes', async () => {
    const { said, shown } = await asked('t grave', 's lid', 'w', 'ok', '')
    expect(shown.slice(1).map((text) => text.split('\n')[0])).toEqual([
      'There is no tier "grave": emergency, urgent, prompt, soon, unclear, routine, other.',
      'There is no sign "lid". Signs: eyelid_droop.',
      'Type the words after w.',
      'There is no "ok".',
    ])
    expect(said).toMatchObject({ kind: 'kept', reply: { tier: 'routine', text: A_FALSE_PAGE.text } })
  })

  it('leaves it out, or stops, and then nothing is kept', async () => {
    expect((await asked('x')).said).toEqual({ kind: 'left-out' })
    expect((await asked('q')).said).toEqual({ kind: 'stopped' })
    expect((await asked()).said).toEqual({ kind: 'stopped' })
  })
})
