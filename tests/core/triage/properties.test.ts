import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../functions/core/triage/compile-rules.ts'
import { openModel } from '../../../functions/core/triage/reader/model.ts'
import type { LexiconFile } from '../../../functions/core/triage/rule-file.ts'
import { triage } from '../../../functions/core/triage/triage.ts'
import { TIERS, type Tier, type TriageContext } from '../../../functions/core/triage/verdict.ts'
import { rules } from '../../../functions/runtime/rules.ts'

const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../templates/warning-signs/${name}`, import.meta.url), 'utf8'))
const model = openModel(readFileSync(new URL('../../../templates/warning-signs/reader.bin', import.meta.url)))
const dangers = [
  ...[
    'i cant breathe',
    'its hard to swallow',
    'my throat is closing',
    'im slurring my words',
    'my eyelid is drooping',
    'seeing double',
  ],
  ...[
    'my lip is white and cold',
    'the pain is unbearable',
    'my arms are so weak',
    'i fainted',
    'no puedo tragar',
    'me falta el aire',
  ],
]
const danger = fc.constantFrom(...dangers)
const context = fc.record({
  procedures: fc.constantFrom<TriageContext['procedures']>(
    [],
    [{ plan: 'neurotoxin', areas: ['glabella'] }],
    [{ plan: 'filler', areas: ['lips'] }],
  ),
  hoursSince: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined }),
  asked: fc.option(fc.constantFrom('check-in-24h', 'clarify'), { nil: undefined }),
})
const rank = (tier: Tier) => TIERS.indexOf(tier)
const read = (text: string, given: TriageContext = { procedures: [] }) => triage(text, given, rules())

describe('any text at all', () => {
  it('gets a verdict, whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })),
        context,
        (text, given) => {
          const verdict = read(text, given)
          expect(TIERS).toContain(verdict.tier)
          expect(verdict.because.length).toBeGreaterThan(5)
          for (const { evidence } of verdict.signs) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a text with a warning sign', () => {
  const chatter = fc.constantFrom(
    'thank you so much!',
    'see you on friday.',
    'hope you are well.',
    'the parking was easy.',
    'gracias por todo.',
    'my dog says hi.',
  )

  it('is never lowered by what else it says, before or after', () => {
    fc.assert(
      fc.property(
        danger,
        fc.array(chatter, { maxLength: 3 }),
        fc.array(chatter, { maxLength: 3 }),
        (text, before, after) => {
          const whole = [...before, `${text}.`, ...after].join(' ')
          expect(rank(read(whole).tier), whole).toBeLessThanOrEqual(rank(read(text).tier))
        },
      ),
    )
  })

  it('is kept by kind words and by what is denied beside it, be it in doubt, over or an "if"', () => {
    const uncertain = fc.constantFrom(
      ...dangers,
      'if i cant breathe should i call',
      'no pain, bad headache',
      'i had trouble breathing this morning and its gone now',
      'my arms were so weak last year',
      'some spasms',
      'everything is sore',
    )
    const harmless = fc.constantFrom('Feeling great.', 'All good.', 'No fever.', 'No swelling at all.', 'Todo bien.')
    fc.assert(
      fc.property(uncertain, harmless, fc.boolean(), context, (text, kind, first, { procedures, hoursSince = 30 }) => {
        const given = { procedures, hoursSince }
        const whole = first ? `${kind} ${text}.` : `${text}. ${kind}`
        expect(rank(read(whole, given).tier), whole).toBeLessThanOrEqual(rank(read(`${text}.`, given).tier))
      }),
      { numRuns: 400 },
    )
  })

  it('is read the same in any case, with accents, spaces and emoji', () => {
    fc.assert(
      fc.property(
        danger,
        fc.boolean(),
        fc.constantFrom('', ' 😭', '!!', '...', ' 🙏🙏'),
        fc.constantFrom(' ', '  ', '\t'),
        (text, upper, end, space) => {
          const noisy = `${upper ? text.toUpperCase() : text}${end}`.replaceAll(' ', space).replaceAll('e', 'é')
          expect(read(noisy).tier).toBe(read(text).tier)
        },
      ),
    )
  })

  it('is found with one typing error in a word of six letters or more, unless that makes another word', () => {
    const known = rules().known
    const typo = fc.record({
      kind: fc.constantFrom('drop', 'double', 'swap', 'wrong'),
      at: fc.nat(),
      letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
    })
    const words = fc.constantFrom(
      'its hard to swallow',
      'trouble breathing',
      'my eyelid is drooping',
      'my speech is slurred',
      'blisters on my lip',
      'my vision is blurry and double',
      'no puedo respirar bien',
      'dificultad para tragar',
    )
    fc.assert(
      fc.property(words, typo, fc.nat(), (text, { kind, at, letter }, which) => {
        const long = text.split(' ').filter((word) => word.length >= 6 && known.has(word))
        const word = long[which % Math.max(long.length, 1)]
        if (!word) return
        const i = at % word.length
        const wrong = {
          drop: word.slice(0, i) + word.slice(i + 1),
          double: word.slice(0, i) + word.slice(i, i + 1) + word.slice(i),
          swap:
            word.slice(0, i) +
            word
              .slice(i, i + 2)
              .split('')
              .reverse()
              .join('') +
            word.slice(i + 2),
          wrong: word.slice(0, i) + letter + word.slice(i + 1),
        }[kind as 'drop']
        if (known.has(wrong) || /(.)\1\1/.test(wrong)) return
        expect(rank(read(text.replace(word, wrong)).tier), text.replace(word, wrong)).toBeLessThanOrEqual(
          rank(read(text).tier),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('sent in two halves is read whole', () => {
    const first = read('my arms feel so weak')
    expect(first.signs.map(({ sign }) => sign)).toEqual(['weakness'])
    expect(
      read('and im seeing double', {
        procedures: [{ plan: 'neurotoxin', areas: [] }],
        hoursSince: 70,
        recent: ['my arms feel so weak'],
      }).tier,
    ).toBe('emergency')
  })

  it('never takes longer than its length deserves: words are looked at once', () => {
    const long = 'no trouble cant hard swallow my eye '.repeat(44)
    expect(long.length).toBeGreaterThan(1500)
    expect(read(long).signs.length).toBeGreaterThan(0)
  })
})

describe('real words', () => {
  it.each([
    'visiting my sister',
    'what are your numbers',
    'i have access',
    'just chilling at home',
    'trust me',
    'what are you cooking',
    'keeping well',
    'a few inches',
  ])('"%s" is no typing error of a symptom', (text) => {
    expect(read(text)).toMatchObject({ pages: false })
    expect(read(text).signs.filter(({ sign }) => sign !== 'expected')).toEqual([])
  })
})

describe('a file of rules that is not right', () => {
  const broken = (change: (file: LexiconFile) => void) => {
    const file = structuredClone(load('en.json')) as LexiconFile
    change(file)
    const [names, reader, others] = [load('signs.json'), load('reader.json'), load('other-languages.json')]
    const [combinations, answers, windows] = ['combinations', 'answers', 'windows'].map((name) => load(`${name}.json`))
    const lexicons = { 'en.json': file }
    const made = compileRules(
      { lexicons, realWords: [], names, reader, others, combinations, answers, windows },
      model,
      () => '',
    )
    return made.kind === 'invalid' ? made.faults : []
  }
  const first = (file: LexiconFile) => {
    const [rule] = file.rules
    if (!rule) throw new Error('no rules')
    return rule
  }

  it.each<[string, (file: LexiconFile) => void, RegExp]>([
    ['an unknown class', (file) => first(file).patterns.push('@nothing hurts'), /no class @nothing/],
    ['an unknown tier', (file) => Object.assign(first(file), { tier: 'later' }), /no tier "later"/],
    ['no source', (file) => Object.assign(first(file), { source: '' }), /source/],
    ['no example', (file) => Object.assign(first(file), { examples: { yes: [] } }), /example/],
    ['a sign without a name', (file) => Object.assign(first(file), { sign: 'mystery' }), /no name/],
    ['an id that is there twice', (file) => file.rules.push(first(file)), /this id/],
  ])('with %s is refused, naming the file and the rule', (_, change, detail) => {
    const [fault] = broken(change)
    expect(fault).toMatchObject({ file: 'en.json', rule: 'en-breathing-cannot', detail: expect.stringMatching(detail) })
  })
})
