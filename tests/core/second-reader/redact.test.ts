import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK, redact } from '../../../functions/core/second-reader/redact.ts'

const KNOWN = {
  people: ['Ana-María Ruiz', 'Dr Lee', 'Nurse Kim'],
  places: ['Harbor Clinic', 'St. Mary’s, 2nd floor (north)'],
}
const shown = (text: string) => redact(text, KNOWN).replaceAll(/█+/g, '[…]')

describe('what leaves for the second reader', () => {
  it.each([
    ['call me on 415-555-0123 please', 'call me on […] […] […] please'.replace('[…] […] […]', '[…]')],
    ['(415) 555 0123 is my cell', '[…] […] […] is my cell'],
    ['its ana.ruiz+x@example.com', 'its […]'],
    ['see https://example.com/me?id=7 or www.example.org', 'see […] or […]'],
    ['dm me @ana_ruiz', 'dm me […]'],
    ['I live at 12 Old Mill Road now', 'I live at […] […] […] […] now'],
    ['born 03/14/1985', 'born […]'],
    ['Hi Dr. Lee, this is ANA MARIA, thanks kim!', 'Hi Dr. […], this is […] […], thanks […]!'],
    ['soy Ana Mari\u0301a de Harbor  Clinic', 'soy […] […] de […]  […]'],
    ["ana's lips", "[…]'s lips"],
    ['at St. Mary’s, 2nd floor (north)', 'at […] […] […] […] […]'],
  ])('%j leaves as %j', (text, left) => expect(shown(text)).toBe(left))

  it.each([
    'fever 102.5 since 3 am, pain 9/10, took 2 x 500 mg',
    'leemos mañana',
    'banana for breakfast, kimchi for lunch',
    'day 3 and 4',
  ])('%j leaves as it is', (text) => expect(redact(text, KNOWN)).toBe(text))

  it('keeps its length, and changes nothing but what it hides', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
        (text, people) => {
          const left = redact(text, { people, places: people })
          expect(left).toHaveLength(text.length)
          expect(left.split('').some((each, i) => each !== BLOCK && each !== text[i])).toBe(false)
        },
      ),
    )
  })

  const name = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{2,10}$/)
  it('holds none of the known names as a word, however it is written', () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom('', ' ', ', ', '. ', '!', "'s "),
        fc.constantFrom(
          (x: string) => x,
          (x: string) => x.toUpperCase(),
          (x: string) => x.normalize('NFD'),
        ),
        (person, after, writing) => {
          fc.pre(!['dr', 'mr', 'ms', 'sr'].includes(person.toLowerCase()) && writing(person).length < 40)
          const left = redact(`hi ${writing(person)}${after}my eye`, { people: [person], places: [] })
          expect(left.toLowerCase()).not.toMatch(
            new RegExp(`(?<!\\p{L})${person.toLowerCase()}(?![\\p{L}\\p{M}])`, 'u'),
          )
        },
      ),
    )
  })

  it('holds no run of ten digits, however they are parted', () => {
    const part = fc.constantFrom('', ' ', '-', '.', ' - ')
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.array(part, { minLength: 9, maxLength: 9 }), (digits, parts) => {
        const written = [...digits].map((digit, i) => `${digit}${parts[i] ?? ''}`).join('')
        expect(redact(`my number is ${written} ok`, KNOWN)).not.toMatch(/\d/)
      }),
    )
  })
})
