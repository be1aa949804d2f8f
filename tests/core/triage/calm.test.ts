import { describe, expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const TOXIN = { procedures: [{ plan: 'neurotoxin', areas: ['forehead'] }], hoursSince: 50 }
const UNKNOWN = { procedures: [] }
const GRAVE = ['emergency', 'urgent', 'prompt', 'unclear']

describe('a plain question that names a part of the body', () => {
  it.each([
    'can i wash my face?',
    'puedo lavarme la cara hoy?',
    'can I wear a hat on my forehead tomorrow',
    'can I put sunscreen on my face',
  ])('is not asked back, nor read as a sign: %s', (text) => {
    for (const context of [TOXIN, UNKNOWN]) expect(triage(text, context, rules()).tier).toBe('other')
  })
})

describe('a letter full of kind words', () => {
  it.each([
    'Thank you so much for Tuesday, my sister loved your office and wants to come in January. I am so happy with my forehead. At choir I could not get the words of the psalm out and everyone thought I had been at the punch. I had nothing to drink. Could you book me a touch-up? Happy holidays.',
    'Doctora, mil gracias por todo, mi frente quedó divina y mi prima ya quiere cita. Anoche en el rosario no me salían las palabras y pensaron que venía tomada. Yo ni agua había tomado. ¿Me aparta lugar en enero? Saludos.',
  ])('hides no sentence that a person has to read: %s', (text) => {
    expect(GRAVE).toContain(triage(text, TOXIN, rules()).tier)
  })
})

describe('what a text reads like', () => {
  it.each([
    'my eyelid is halfway down',
    'my eyelid is halfway down and i cant lift it',
  ])('is the sign that is likely, never one that is not, for the sake of a tier: %s', (text) => {
    expect(triage(text, TOXIN, rules()).because).toContain('drooping eyelid')
  })
})
