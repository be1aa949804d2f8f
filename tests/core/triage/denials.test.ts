import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const FILLER = { procedures: [{ plan: 'filler', areas: ['lips'] }], hoursSince: 30 }
const PEEL = { procedures: [{ plan: 'peel', areas: ['face'] }], hoursSince: 26 }
const read = (text: string) => triage(text, FILLER, rules())

describe('a grave sign that is told in a picture', () => {
  it('is read by a person where the text as a whole seems harmless: thoughts of self-harm, as everyday errands', () => {
    const verdict = triage('ya arregle todo para que mi mama no batalle cuando no este', PEEL, rules())
    expect(verdict.because).toContain('thoughts of self-harm')
    expect(['emergency', 'unclear']).toContain(verdict.tier)
  })

  it('is named by what it is: a lip the color of chalk is no uneven smile', () => {
    const { signs, pages } = read('one side of my lip has gone the colour of chalk')
    expect(pages).toBe(true)
    expect(signs.map(({ sign }) => sign)).toEqual(['skin_vascular'])
  })
})

describe('a denial', () => {
  it.each([
    'lip isnt white or cold',
    'el labio no está blanco',
    'el labio no se ve morado',
    'eyes close fine, not dry, not red',
    'small headache not a bad one',
    'Ronchas: cero',
    'rash: none',
    'ronchas no. aire ok.',
    'ni pus ni fiebre ni dolor, gracias a Dios',
    'aint puked aint dizzy',
    'swelling gone, ty!',
    'bruise and pain gone',
  ])('between the words of a sign, or right after it, pages nobody: %s', (text) => {
    expect(read(text).pages).toBe(false)
  })

  it.each([
    'my lip does not look right its white',
    'lip isnt just white its grey',
    'el labio no se ve bien esta blanco',
    'tengo la garganta cerrada, no?',
    'labio blanco no, morado',
    'hives, no wheezing',
    'cant see no light',
    'my voice is gone',
    'swelling gone up to my eye',
    'sight gone in one eye',
  ])('of something else denies no sign: %s', (text) => {
    expect(read(text).pages).toBe(true)
  })
})
