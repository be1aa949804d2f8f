import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const FILLER = { procedures: [{ plan: 'filler', areas: ['lips'] }], hoursSince: 30 }
const read = (text: string) => triage(text, FILLER, rules())

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
  ])('of something else denies no sign: %s', (text) => {
    expect(read(text).pages).toBe(true)
  })
})
